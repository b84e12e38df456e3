"""Slides, painted: a head and a foot of small type, and between them what the room looks at."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from quizapp.gui import theme
from quizapp.gui.theme import Weight
from quizapp.gui.widgets.projector.pieces import bar, box, color, fitting, text_width, words
from quizapp.gui.widgets.projector.qr import paint_code
from quizapp.gui.widgets.projector.question import QuestionBody
from quizapp.teaching.room import Phase
from quizapp.teaching.slides import (
    BlankSlide,
    LobbySlide,
    QuestionSlide,
    ScoresSlide,
    Slide,
    TalkSlide,
    TestSlide,
    Way,
)

_MARGIN = 0.055
_SMALL = 0.034
"""Type of head and foot, as a share of the slide's height."""

_CLOCK = 1.35
"""Type of a clock that runs, as a share of that: it is looked for from the last row."""

_HURRY = 10
"""Seconds: so few are left that it is said by colour too."""

_TEAM_ROLES = ("gold", "teal", "good", "warn")


def _tr(text: str) -> str:
    return QCoreApplication.translate("projector", text)


def clock_words(seconds: int) -> str:
    """``0:42``."""
    return f"{seconds // 60}:{seconds % 60:02}"


def paint_slide(painter: QPainter, slide: Slide, width: float, height: float, left: int | None) -> None:
    """Paints a slide of a size in px; ``left`` are the seconds that its clock shows, None for no clock."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(QRectF(0, 0, width, height), color("paper"))
    room = QRectF(0, 0, width, height).adjusted(
        height * _MARGIN, height * _MARGIN, -height * _MARGIN, -height * _MARGIN
    )
    match slide:
        case LobbySlide():
            _lobby(painter, slide, room, height)
        case QuestionSlide():
            _question(painter, slide, room, height, left)
        case TalkSlide():
            _talk(painter, slide, room, height, left)
        case TestSlide():
            _test(painter, slide, room, height, left)
        case ScoresSlide():
            _scores(painter, slide, room, height)
        case BlankSlide():
            pass


def question_room(width: float, height: float) -> tuple[float, float]:
    """The room between head and foot, in px."""
    margin, line = height * _MARGIN, height * _SMALL * 1.9
    return width - 2 * margin, height - 2 * margin - 2 * line


@lru_cache(maxsize=8)
def _body(slide: QuestionSlide, width: float, height: float, _look: object) -> QuestionBody:
    """Laid out once for all windows that show it, and not anew when somebody answers."""
    return QuestionBody(slide, *question_room(width, height), height)


def body(slide: QuestionSlide, width: float, height: float) -> QuestionBody:
    """The question laid out for a slide's size in the theme in force."""
    some = slide.choices if slide.choices is not None and slide.choices.answers else None
    bare = QuestionSlide(shown=slide.shown, phase=slide.phase, number=0, of=0, choices=some, told=slide.told)
    return _body(bare, width, height, theme.current().colors.paper.name())


def _question(painter: QPainter, slide: QuestionSlide, room: QRectF, height: float, left: int | None) -> None:
    small = height * _SMALL
    line = small * 1.9
    head = _tr("Question {number} of {of}").format(number=slide.number, of=slide.of)
    words(head, small, room.width(), role="muted").draw(painter, room.x(), room.y())
    if left is None or slide.phase not in {Phase.SHOWN, Phase.OPEN}:
        _at_right(painter, _time(slide, left), small, room, room.y(), "muted")
    else:
        role = "gold" if left <= _HURRY else "ink"
        clock = words(
            _time(slide, left), small * _CLOCK, room.width(), weight=Weight.BOLD, role=role,
            align=Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        clock.draw(painter, room.x(), room.y() - small * (_CLOCK - 1) * 0.6)
    body(slide, room.width() + 2 * height * _MARGIN, height).draw(painter, room.x(), room.y() + line)
    foot = room.bottom() - small * 1.2
    answered = _answered(slide)
    aside = text_width(answered, small) + small if answered else 0.0
    _teams(painter, slide.teams, small, QRectF(room.x(), foot, room.width() - aside, small * 1.3))
    _at_right(painter, answered, small, room, foot, "muted")


def _time(slide: QuestionSlide, left: int | None) -> str:
    if slide.phase is Phase.SHOWN:
        return "" if left is None else _tr("Talk first: {time}").format(time=clock_words(left))
    if slide.phase is Phase.OPEN:
        return _tr("Answer now") if left is None else _tr("Answer now: {time}").format(time=clock_words(left))
    if slide.phase is not Phase.CLOSED or slide.choices is None:
        return ""
    return _tr("What the room chose") if slide.choices.answers else _tr("No answers")


def _answered(slide: QuestionSlide) -> str:
    if slide.phase is Phase.SHOWN:
        return ""
    if slide.answering:
        return _tr("{n} of {of} answered").format(n=slide.answered, of=slide.answering)
    if slide.teams and slide.teams_answered:
        return _tr("{n} of {of} teams").format(n=slide.teams_answered, of=len(slide.teams))
    return ""


def _teams(painter: QPainter, teams: tuple[tuple[str, int], ...], size: float, room: QRectF) -> None:
    """Names with points on one line; smaller where there are many."""
    if not teams:
        return
    need = sum(text_width(f"{name} {points}", size, Weight.BOLD) + size * 1.4 for name, points in teams)
    size *= min(1.0, room.width() / need)
    x = room.x()
    for number, (name, points) in enumerate(teams):
        wide = text_width(f"{name} ", size, Weight.BOLD)
        words(name, size, wide + size, weight=Weight.BOLD, role=_TEAM_ROLES[number % 4]).draw(painter, x, room.y())
        words(str(points), size, size * 9).draw(painter, x + wide, room.y())
        x += wide + text_width(str(points), size) + size * 1.4


def _at_right(painter: QPainter, text: str, size: float, room: QRectF, y: float, role: str) -> None:
    if text:
        words(text, size, room.width(), role=role, align=Qt.AlignmentFlag.AlignRight).draw(painter, room.x(), y)


def _lobby(painter: QPainter, slide: LobbySlide, room: QRectF, height: float) -> None:
    code = slide.way
    wide = room.width() * (0.58 if code else 1.0)
    y = room.y() + height * 0.06
    title = fitting(slide.title, height * 0.1, wide, height * 0.32)
    title.draw(painter, room.x(), y)
    y += title.height + height * 0.02
    if slide.place:
        place = words(slide.place, height * 0.045, wide, role="muted")
        place.draw(painter, room.x(), y)
        y += place.height
    y += height * 0.04
    if slide.people:
        said = _tr("1 person is here") if slide.people == 1 else _tr("{n} people are here").format(n=slide.people)
        words(said, height * 0.05, wide, weight=Weight.BOLD, role="teal").draw(painter, room.x(), y)
        y += height * 0.08
    else:
        said = _tr("Welcome. Take out your phone and scan the code.") if code else _tr("Welcome. It begins soon.")
        words(said, height * 0.05, wide, weight=Weight.BOLD, role="teal").draw(painter, room.x(), y)
    names = "   ".join(name.replace(" ", "\u00a0") for name in slide.names)
    if names:
        fitting(names, height * 0.045, wide, room.bottom() - y, weight=Weight.REGULAR).draw(painter, room.x(), y)
    if code:
        side = min(room.width() * 0.37, room.height() * 0.58)
        _way(painter, code, QRectF(room.right() - room.width() * 0.37, room.y(), room.width() * 0.37, side), height)


def _way(painter: QPainter, way: Way, room: QRectF, height: float) -> None:
    """QR code, address and code under each other."""
    side = room.height()
    centre = Qt.AlignmentFlag.AlignHCenter
    paint_code(painter, QRectF(room.center().x() - side / 2, room.y(), side, side), way.url)
    y = room.y() + side + height * 0.02
    lead = words(_tr("Scan this, or open in a browser"), height * 0.032, room.width(), role="muted", align=centre)
    lead.draw(painter, room.x(), y)
    y += lead.height
    address = way.url.split("#", maxsplit=1)[0].removeprefix("http://").rstrip("/").split("?", maxsplit=1)[0]
    shown = fitting(address, height * 0.05, room.width(), height * 0.08, align=centre)
    shown.draw(painter, room.x(), y)
    y += shown.height
    if way.code:
        said = _tr("Code {code}").format(code=way.code)
        words(said, height * 0.05, room.width(), weight=Weight.BOLD, role="gold", align=centre).draw(
            painter, room.x(), y
        )


def _talk(painter: QPainter, slide: TalkSlide, room: QRectF, height: float, left: int | None) -> None:
    centre = Qt.AlignmentFlag.AlignHCenter
    y = room.y() + height * (0.2 if slide.pause else 0.3)
    title = fitting(slide.title, height * 0.12, room.width(), height * 0.4, align=centre)
    title.draw(painter, room.x(), y)
    if slide.pause and left is not None:
        said = clock_words(left) if left else _tr("We go on now")
        size = height * (0.2 if left else 0.09)
        words(said, size, room.width(), weight=Weight.BOLD, role="gold", align=centre).draw(
            painter, room.x(), y + title.height + height * 0.03
        )


def _test(painter: QPainter, slide: TestSlide, room: QRectF, height: float, left: int | None) -> None:
    wide = room.width() * (0.58 if slide.way else 1.0)
    y = room.y() + height * 0.1
    title = words(slide.title, height * 0.1, wide, weight=Weight.BOLD)
    title.draw(painter, room.x(), y)
    y += title.height + height * 0.03
    said = _tr("{n} questions. Everybody answers alone.").format(n=slide.items)
    if slide.closed:
        said = _tr("This test is closed. Thank you.")
    line = words(said, height * 0.055, wide)
    line.draw(painter, room.x(), y)
    y += line.height + height * 0.03
    if slide.answering:
        given = _tr("{n} of {of} have given it in").format(n=slide.handed, of=slide.answering)
        words(given, height * 0.05, wide, weight=Weight.BOLD, role="teal").draw(painter, room.x(), y)
        y += height * 0.08
    if left is not None and not slide.closed:
        words(clock_words(left), height * 0.1, wide, weight=Weight.BOLD, role="gold").draw(painter, room.x(), y)
    if slide.way and not slide.closed:
        side = min(room.width() * 0.37, room.height() * 0.58)
        _way(
            painter, slide.way, QRectF(room.right() - room.width() * 0.37, room.y(), room.width() * 0.37, side), height
        )


def _scores(painter: QPainter, slide: ScoresSlide, room: QRectF, height: float) -> None:
    heading = slide.title if slide.podium else _tr("Scores")
    title = fitting(heading, height * 0.075, room.width(), height * 0.16)
    title.draw(painter, room.x(), room.y())
    y = room.y() + title.height + height * 0.05
    if not slide.rows:
        words(_tr("Thank you for coming."), height * 0.07, room.width(), role="muted").draw(painter, room.x(), y)
        return
    top = [row for row in slide.rows if row.place <= 3] if slide.podium else []
    if slide.podium and 0 < len(top) <= 4:
        _podium(painter, slide, QRectF(room.x(), y, room.width(), room.bottom() - y), height)
        return
    each = min(height * 0.105, (room.bottom() - y) / len(slide.rows))
    most = max(1, *(row.points for row in slide.rows))
    size = each * 0.5
    for row in slide.rows:
        words(f"{row.place}.", size, size * 3, weight=Weight.BOLD, role="gold").draw(painter, room.x(), y)
        name = fitting(row.name, size, room.width() * 0.36, each)
        name.draw(painter, room.x() + size * 2.2, y)
        track = QRectF(room.x() + room.width() * 0.45, y + size * 0.4, room.width() * 0.42, size * 0.5)
        bar(painter, track, max(0, row.points) / most)
        _at_right(painter, str(row.points), size, room, y, "ink")
        y += each


def _podium(painter: QPainter, slide: ScoresSlide, room: QRectF, height: float) -> None:
    """The first in the middle and highest, the second at the left, the third at the right; who shares a place stands
    as high."""
    best = [row for row in slide.rows if row.place <= 3][:4]
    order = [best[1], best[0], *best[2:]] if len(best) > 1 else best
    each = room.width() / max(3, len(order))
    x = room.x() + (room.width() - each * len(order)) / 2
    centre = Qt.AlignmentFlag.AlignHCenter
    others = [row for row in slide.rows if row not in best]
    floor = room.bottom() - (height * 0.09 if others else 0)
    for row in order:
        share = {1: 0.62, 2: 0.46, 3: 0.34}[row.place]
        top = floor - room.height() * share
        stand = QRectF(x + each * 0.05, top, each * 0.9, floor - top)
        box(painter, stand, edge="gold" if row.place == 1 else "line", fill="tint" if row.place == 1 else "surface")
        inside = each * 0.84
        place = words(str(row.place), height * 0.1, inside, weight=Weight.BOLD, role="gold", align=centre)
        place.draw(painter, x + each * 0.08, top + height * 0.02)
        said = _tr("{n} points").format(n=row.points)
        words(said, height * 0.045, inside, align=centre).draw(painter, x + each * 0.08, top + height * 0.15)
        name = fitting(row.name, height * 0.06, inside, height * 0.16, align=centre)
        name.draw(painter, x + each * 0.08, top - name.height - height * 0.01)
        x += each
    if others:
        said = "    ".join(f"{row.place}. {row.name} {row.points}" for row in others)
        fitting(said, height * 0.04, room.width(), height * 0.08, weight=Weight.REGULAR, align=centre).draw(
            painter, room.x(), floor + height * 0.02
        )
