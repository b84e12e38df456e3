"""A place among words that takes one choice, and once the answer is told says how it was and what was right."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.drag import PALE, Drag
from quizapp.gui.widgets.items.passage import Inline
from quizapp.gui.widgets.items.verdict import Verdict, paint_verdict_mark, verdict_colors, verdict_words

_WRAP = int(Qt.TextFlag.TextWordWrap)
_WIDEST = 340
"""A blank keeps room for its longest choice, up to so many px at 100 %; longer ones wrap when they are chosen."""

OPENERS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F4})
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line in a blank whose answer is told: what was chosen there, or what is right."""

    text: str
    verdict: Verdict
    chosen: bool

    @property
    def word(self) -> str:
        """The verdict in a word."""
        return verdict_words(self.verdict, chosen=self.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """Where a line of a blank stands: its words, and its verdict beside or below them."""

    words: QRectF
    word: QRectF
    bottom: float


def _width(text: str, size: Size = Size.LARGE, weight: Weight = Weight.REGULAR) -> float:
    return QFontMetricsF(theme.current().font(size, weight)).horizontalAdvance(text)


class Blank(Inline):
    """A blank of a passage or beside a term.

    ``opened`` asks for the list of choices (by a key or not), ``taken_back`` for the choice to go, ``let_go`` for what
    is carried to be put down. ``dashed`` draws it as a place to drop things on; ``fills`` makes it as wide as may be.
    """

    opened = Signal(bool)
    taken_back = Signal()
    let_go = Signal()
    focus_radius = 8

    enter_opens = True
    """Whether Enter opens the list; otherwise it is the page's."""
    carried_to = False
    """Whether something is being carried, which Escape puts down."""
    fills = False
    drag: Drag | None = None
    """Lets a choice be dragged out, where that is offered."""

    def __init__(self, *, dashed: bool = False) -> None:
        super().__init__()
        self._dashed = dashed
        self._number = self._name = ""
        self._choice = self._empty = ""
        self._reserved: tuple[str, ...] = ()
        self._told: tuple[Told, ...] = ()
        self._aimed_at = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.opened.emit(False))  # noqa: FBT003 - not by a key

    # -- what it shows

    def set_up(self, *, name: str, number: str = "", empty: str = "", choices: tuple[str, ...] = ()) -> None:
        """``name`` is what screen readers call it, ``number`` stands in it, ``empty`` while nothing is chosen.

        Room is kept for the longest of ``choices``, so that the words around do not move when one is chosen.
        """
        self._name, self._number, self._empty, self._reserved = name, number, empty, (*choices, empty)
        self._told = ()
        self.show_choice("")

    def show_choice(self, text: str) -> None:
        """Shows what is chosen, empty for nothing."""
        self._choice, self._told = text, ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._name}: {text or self.tr('empty')}")
        self.setAccessibleDescription("")
        self.update()

    def tell(self, lines: tuple[Told, ...]) -> None:
        """Shows how it was: what was chosen, and what is right where that was not."""
        self._told = lines
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(". ".join(f"{line.word}: {line.text}" for line in lines))
        self.update()

    @property
    def choice(self) -> str:
        """The words of what is chosen."""
        return self._choice

    @property
    def told(self) -> tuple[Told, ...]:
        """What is told of it, nothing before the answer."""
        return self._told

    def aim(self, *, on: bool) -> None:
        """Shows that what is dragged would drop here, or no longer."""
        if on != self._aimed_at:
            self._aimed_at = on
            self.update()

    # -- sizes

    def _lead(self) -> float:
        return (
            theme.current().px(18) + theme.current().px(7)
            if self._told
            else (_width(self._number, Size.SMALL, Weight.BOLD) + theme.current().px(8) if self._number else 0.0)
        )

    def _tail(self) -> float:
        return 0.0 if self._told or self._dashed else theme.current().px(16 + 6)

    def _rooms(self, width: float) -> tuple[_Room, ...]:
        px = theme.current().px
        left, y = px(12) + self._lead(), float(px(6))
        inner = max(20.0, width - px(12) - left - self._tail())
        rooms = []
        metrics = QFontMetricsF(theme.current().font(Size.LARGE))
        small = QFontMetricsF(theme.current().font(Size.SMALL, Weight.BOLD)).height()
        lines = [(one.text, one.word) for one in self._told] or [(self._choice or self._empty, "")]
        for text, word in lines:
            aside = _width(word, Size.SMALL, Weight.BOLD) + px(10) if word else 0.0
            beside = not aside or aside + min(_width(text), px(120)) <= inner
            wide = inner - (aside if beside else 0)
            box = metrics.boundingRect(QRectF(0, 0, wide + 1, 1e4), _WRAP, text)
            words = QRectF(left, y, wide, max(box.height(), metrics.height()))
            if beside:
                at = QRectF(left + min(wide, box.width()) + px(10), y + (metrics.height() - small) / 2, aside, small)
            else:
                at = QRectF(left, words.bottom(), inner, small)
            y = max(words.bottom(), at.bottom() if word else 0) + px(3)
            rooms.append(_Room(words=words, word=at, bottom=y - px(3)))
        return tuple(rooms)

    def size_within(self, width: int) -> QSize:
        """Wide enough for its longest choice, wrapped where that is wider than the room."""
        px = theme.current().px
        around = 2 * px(12) + self._lead() + self._tail()
        if self._told:
            longest = max(_width(one.text) + _width(one.word, Size.SMALL, Weight.BOLD) + px(12) for one in self._told)
        else:
            longest = max(_width(text) for text in self._reserved)
            longest = max(min(longest, px(_WIDEST)), min(_width(self._choice), px(_WIDEST)))
        wanted = width if self.fills else min(width, round(max(longest, px(64)) + around + 1.5))
        return QSize(wanted, round(self._rooms(wanted)[-1].bottom + px(6) + 0.5))

    # -- what it does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Down open, Delete takes back; letters are the item's."""
        key = Qt.Key(event.key())
        if self._told:
            event.ignore()
        elif key in OPENERS or (key in ENTERS and self.enter_opens):
            self.opened.emit(True)  # noqa: FBT003 - by a key
        elif key == Qt.Key.Key_Escape and self.carried_to:
            self.let_go.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.taken_back.emit()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """While something is carried, Escape is no shortcut of the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.carried_to:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.update()

    # -- painting

    def _colors(self) -> tuple[QColor, QColor]:
        c = theme.current().colors
        if self._told:
            edge, ground, _ = verdict_colors(self._told[0].verdict)
            return edge, ground
        if self._aimed_at:
            return c.gold, c.tint
        if self._choice:
            return c.teal, c.tint
        return c.edge, c.tint if self.underMouse() else c.surface

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the box and its lines."""
        edge, ground = self._colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(PALE if self.drag is not None and self.drag.is_on else 1.0)
        pen = QPen(edge, 2 if self._aimed_at else 1)
        if self._dashed and not self._choice and not self._told:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        rooms = self._rooms(self.width())
        if self._told:
            self._paint_told(painter, rooms)
        else:
            self._paint_choice(painter, rooms[0])
        painter.end()

    def _paint_choice(self, painter: QPainter, room: _Room) -> None:
        look, px = theme.current(), theme.current().px
        c = look.colors
        if self._number:
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(c.muted)
            painter.drawText(QRectF(px(12), 0, 100, self.height()), Qt.AlignmentFlag.AlignVCenter, self._number)
        painter.setFont(look.font(Size.LARGE))
        painter.setPen(c.ink if self._choice else c.muted)
        painter.drawText(room.words.adjusted(0, 0, 2, 8), _WRAP, self._choice or self._empty)
        if self._tail():
            icon = theme.icon_pixmap("chevron-down", c.muted.name(), px(16), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(self.width() - px(10) - px(16), (self.height() - px(16)) / 2), icon)

    def _paint_told(self, painter: QPainter, rooms: tuple[_Room, ...]) -> None:
        look, px = theme.current(), theme.current().px
        line = QFontMetricsF(look.font(Size.LARGE)).height()
        for told, room in zip(self._told, rooms, strict=True):
            box = QRectF(px(12), room.words.top() + (line - px(18)) / 2, px(18), px(18))
            paint_verdict_mark(painter, box, told.verdict, ratio=self.devicePixelRatioF())
            painter.setFont(look.font(Size.LARGE))
            painter.setPen(look.colors.ink)
            painter.drawText(room.words.adjusted(0, 0, 2, 8), _WRAP, told.text)
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(verdict_colors(told.verdict)[2])
            painter.drawText(room.word.adjusted(0, 0, 8, 4), told.word)
