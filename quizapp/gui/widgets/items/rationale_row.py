"""A choice with its rationale on the ground of its verdict: in reports, in the Library, under an answered item."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.items.verdict import Verdict, verdict_colors

_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a row says: the heading above it, the option, and what is told of it."""

    heading: str
    option: str
    told: str


class RationaleRow(QWidget):
    """An option with its rationale: beside each other where there is room, under each other where there is not.

    A row can be shown again with other words (``say``); ``heading`` stands above it, on no ground of its own.
    """

    def __init__(
        self, text: str = "", reason: str = "", told: Verdict = Verdict.UNTOLD, *, lead: str = "", heading: str = ""
    ) -> None:
        super().__init__()
        self._words, self._verdict = _Words(heading="", option="", told=""), told
        self._air = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text, reason, told, lead=lead, heading=heading)

    def say(
        self, text: str, reason: str, told: Verdict, *, lead: str = "", heading: str = "", first: bool = True
    ) -> None:
        """Shows an option with its rationale; a heading that is not the first keeps its distance from what is above."""
        words = " ".join(part for part in (lead, reason) if part)
        self._words, self._verdict = _Words(heading=heading, option=text, told=words), told
        self._air = 0 if first or not heading else 6
        spoken = f"{text}: {words}" if text or words else ""
        self.setAccessibleName(f"{heading}. {spoken}" if heading else spoken)
        self.updateGeometry()
        self.update()

    @property
    def heading(self) -> str:
        """What stands above the row, nothing for nothing."""
        return self._words.heading

    def _rooms(self, width: int) -> tuple[QRectF, QRectF, QRectF]:
        """The rooms of heading, option and rationale."""
        look = theme.current()
        return _reckoned(self._words, self._air, width, look.scale, look.wide)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words."""
        return round(max(room.bottom() for room in self._rooms(width)) + theme.current().px(10) + 0.5)

    @property
    def liked_width(self) -> int:
        """Wide."""
        return theme.current().px(520)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(self.liked_width, self.heightForWidth(self.liked_width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(120, theme.current().px(32))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints option and rationale on the verdict's ground."""
        look = theme.current()
        c = look.colors
        above, left, right = self._rooms(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._words.heading:
            painter.setPen(c.muted)
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.drawText(above.adjusted(0, 0, 2, 4), _WRAP, self._words.heading)
        quiet = self._verdict in {Verdict.WRONG, Verdict.UNTOLD}
        if not quiet:
            edge, ground, _ = verdict_colors(self._verdict)
            missed = self._verdict is Verdict.MISSED
            painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine) if missed else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            box = QRectF(self.rect()).adjusted(0.5, left.top() - look.px(10) + 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, 8, 8)
        painter.setPen(c.muted if quiet else c.ink)
        painter.setFont(look.font(Size.BODY, Weight.BOLD))
        painter.drawText(left.adjusted(0, 0, 2, 6), _WRAP, self._words.option)
        painter.setFont(look.font(Size.BODY))
        painter.drawText(right.adjusted(0, 0, 2, 6), _WRAP, self._words.told)
        painter.end()


@lru_cache(maxsize=512)
def _reckoned(
    words: _Words,
    air: int,
    width: int,
    _scale: float,
    _wide: bool,  # noqa: FBT001 - a key of the cache
) -> tuple[QRectF, QRectF, QRectF]:
    """Layouts ask for the same rooms again and again, and so do rows that are shown anew. Nobody changes them."""
    px, font = theme.current().px, theme.current().font
    pad, inner = px(14), width - px(28)
    wide = width >= px(560)
    top = 0.0
    above = QRectF(pad, air, inner, 0)
    if words.heading:
        small = QFontMetricsF(font(Size.SMALL, Weight.BOLD))
        above.setHeight(small.boundingRect(QRectF(0, 0, inner + 2, 1e4), _WRAP, words.heading).height())
        top = above.bottom() + px(6)
    first = inner * 0.30 if wide else inner
    second = inner - first - px(16) if wide else inner
    bold, body = QFontMetricsF(font(Size.BODY, Weight.BOLD)), QFontMetricsF(font(Size.BODY))
    option = bold.boundingRect(QRectF(0, 0, first + 2, 1e4), _WRAP, words.option)
    told = body.boundingRect(QRectF(0, 0, second + 2, 1e4), _WRAP, words.told)
    left = QRectF(pad, top + px(10), first, option.height())
    if wide:
        return above, left, QRectF(pad + first + px(16), top + px(10), second, told.height())
    return above, left, QRectF(pad, left.bottom() + 4, second, told.height())
