"""One option as a large row: a mark, the words, a key's cap; once revealed, a verdict and a rationale.

Two classes share the look: a radio button where one option is chosen, a check box where several may be.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from quizapp.content.items import Option
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.chip import paint_mark
from quizapp.gui.widgets.keycap import cap_size, paint_cap

_WRAP = int(Qt.TextFlag.TextWordWrap)


class Verdict(Enum):
    """What may be told of an option. MISSED is said of a right one left out where several were to be chosen."""

    UNTOLD = "untold"
    RIGHT = "right"
    MISSED = "missed"
    CHOSEN_WRONG = "chosen wrong"
    WRONG = "wrong"


def verdict(option: Option, *, chosen: bool, revealed: bool, several: bool = False) -> Verdict:
    """The verdict on an option; ``several`` where more than one may be chosen at its place."""
    if not revealed:
        return Verdict.UNTOLD
    if option.correct:
        return Verdict.MISSED if several and not chosen else Verdict.RIGHT
    return Verdict.CHOSEN_WRONG if chosen else Verdict.WRONG


def verdict_words(told: Verdict, *, chosen: bool, several: bool = False) -> str:
    """A verdict in words, none where there is nothing to say."""
    tr = QCoreApplication.translate
    match told:
        case Verdict.RIGHT:
            return tr("options", "Right, your answer") if chosen else tr("options", "Right")
        case Verdict.MISSED:
            return tr("options", "Right, not chosen")
        case Verdict.CHOSEN_WRONG:
            return tr("options", "Wrong, your answer") if several else tr("options", "Your answer")
        case Verdict.WRONG | Verdict.UNTOLD:
            return ""


def verdict_colors(told: Verdict) -> tuple[QColor, QColor, QColor]:
    """Edge, ground and ink of a verdict's words."""
    c = theme.current().colors
    match told:
        case Verdict.RIGHT:
            return c.good, c.good_tint, c.good
        case Verdict.MISSED:
            return c.good, c.surface, c.good
        case Verdict.CHOSEN_WRONG:
            return c.bad, c.bad_tint, c.bad
        case Verdict.WRONG | Verdict.UNTOLD:
            return c.line, c.surface, c.muted


_ICONS = {Verdict.RIGHT: "circle-check", Verdict.MISSED: "circle-dashed", Verdict.CHOSEN_WRONG: "circle-x"}


def paint_verdict_mark(painter: QPainter, box: QRectF, told: Verdict, *, ratio: float) -> bool:
    """Paints the mark of a verdict; False when it has none."""
    icon = _ICONS.get(told)
    if icon is None:
        return False
    pixmap = theme.icon_pixmap(icon, verdict_colors(told)[2].name(), round(box.width()), ratio)
    painter.drawPixmap(QPointF(box.topLeft()), pixmap)
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """Where the parts of a row stand; ``words`` and ``reason`` are the rooms of the option's text and rationale."""

    words: QRectF
    verdict: QRectF
    reason: QRectF
    height: float


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the two rows below bring Qt's button of their kind


class _Row(_Button):
    """What both rows share: sizes, painting, and that a revealed answer stands."""

    _several = False
    _letter = _words = _reason = ""
    _verdict = Verdict.UNTOLD
    _compact = False

    def _prepare(self, letter: str, *, compact: bool) -> None:
        self._letter, self._compact = letter, compact
        self._measured: dict[tuple[int, str], _Measures] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_letter(self, letter: str) -> None:
        """Takes another key."""
        self._letter = letter

    def show_option(self, option: Option, *, chosen: bool, revealed: bool) -> None:
        """Shows an option, with its verdict and rationale once they may be told."""
        self._words, self._reason = option.text, option.rationale if revealed else ""
        self._measured.clear()
        self._verdict = verdict(option, chosen=chosen, revealed=revealed, several=self._several)
        self.setCursor(Qt.CursorShape.ArrowCursor if revealed else Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._letter}. {option.text}" if self._letter else option.text)
        self.setAccessibleDescription(" ".join(part for part in (self.verdict_words, self._reason) if part))
        self.updateGeometry()
        self.update()

    @property
    def verdict(self) -> Verdict:
        """What is told of it."""
        return self._verdict

    @property
    def verdict_words(self) -> str:
        """``Right``, ``Your answer``, ``Right, not chosen`` or nothing."""
        return verdict_words(self._verdict, chosen=self.isChecked(), several=self._several)

    # -- sizes

    @property
    def _type(self) -> Size:
        return Size.BODY if self._compact else Size.LARGE

    def _pad(self) -> tuple[int, int, int]:
        """Sideways, above and below, and the side of the mark."""
        px = theme.current().px
        return (px(12), px(10), px(20)) if self._compact else (px(18), px(15), px(22))

    def _measure(self, width: int) -> _Measures:
        """Where the parts stand at a width; layouts ask for the same again and again."""
        told = (width, self.verdict_words)
        if told not in self._measured:
            self._measured[told] = self._reckon(width)
        return self._measured[told]

    def _reckon(self, width: int) -> _Measures:
        look, px = theme.current(), theme.current().px
        side, top, mark = self._pad()
        left = side + mark + px(14 if not self._compact else 10)
        cap = cap_size(self._letter).width() if self._shows_cap(width) else 0
        right = width - side - cap - (px(12) if cap else 0)
        told = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD))
        aside = told.horizontalAdvance(self.verdict_words) + px(12) if self.verdict_words else 0.0
        beside = aside < (right - left) * 0.4  # otherwise the verdict stands under the words
        wide = right - left - (aside if beside else 0)
        metrics = QFontMetricsF(look.font(self._type))
        words = metrics.boundingRect(QRectF(0, 0, wide + 2, 1e4), _WRAP, self._words)
        room = QRectF(left, top, wide, max(words.height(), metrics.height()))
        ends = right - aside + px(12) if beside else left
        verdict_at = QRectF(ends, room.top() if beside else room.bottom() + 2, aside, told.height())
        if beside:
            verdict_at.moveTop(room.top() + (metrics.height() - told.height()) / 2)
        bottom = room.bottom() if beside or not aside else verdict_at.bottom()
        reason = QRectF(left, bottom + px(4), right - left + cap, 0)
        if self._reason:
            body = QFontMetricsF(look.font(Size.BODY))
            reason.setHeight(body.boundingRect(QRectF(0, 0, reason.width() + 2, 1e4), _WRAP, self._reason).height())
            bottom = reason.bottom()
        return _Measures(words=room, verdict=verdict_at, reason=reason, height=bottom + top)

    def _shows_cap(self, width: int) -> bool:
        """Very large type in a narrow window needs the cap's room for the longest word."""
        if not self._letter:
            return False
        metrics = QFontMetricsF(theme.current().font(self._type, Weight.MEDIUM))
        longest = max((metrics.horizontalAdvance(word) for word in self._words.split()), default=0)
        side, _, mark = self._pad()
        return longest <= width - 2 * side - mark - theme.current().px(26) - cap_size(self._letter).width()

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words need."""
        return round(self._measure(width).height + 0.5)

    def sizeHint(self) -> QSize:
        """As wide as the page lets it be."""
        wide = theme.current().px(240 if self._compact else 480)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap; how tall it then has to be, its height for a width says."""
        return QSize(160, theme.current().px(40))

    # -- what it does

    def hitButton(self, pos: object) -> bool:
        """All of the row can be pressed."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_measured"):
            self._measured.clear()
            self.updateGeometry()
            self.update()

    # -- painting

    def _colors(self) -> tuple[QColor, QColor]:
        """Edge and ground."""
        c = theme.current().colors
        if self._verdict is not Verdict.UNTOLD:
            edge, ground, _ = verdict_colors(self._verdict)
            return edge, ground
        if self.isChecked():
            return c.teal, c.tint
        return (c.edge if self.underMouse() else c.line), c.surface

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        look = theme.current()
        c, (edge, ground) = look.colors, self._colors()
        at = self._measure(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self._verdict is Verdict.MISSED else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 1, style))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        line = QFontMetricsF(look.font(self._type)).height()
        side, _, mark = self._pad()
        box = QRectF(side, at.words.top() + (line - mark) / 2, mark, mark)
        if not paint_verdict_mark(painter, box, self._verdict, ratio=self.devicePixelRatioF()):
            on = self.isChecked() and self._verdict is Verdict.UNTOLD
            paint_mark(painter, box, on=on, round_mark=not self._several)
        strong = self._verdict in {Verdict.RIGHT, Verdict.MISSED}
        painter.setFont(look.font(self._type, Weight.MEDIUM if strong else Weight.REGULAR))
        painter.setPen(c.ink)
        painter.drawText(at.words.adjusted(0, 0, 2, 8), _WRAP, self._words)
        if self.verdict_words:
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(verdict_colors(self._verdict)[2])
            painter.drawText(at.verdict.adjusted(0, 0, 2, 2), self.verdict_words)
        if self._reason:
            painter.setFont(look.font(Size.BODY))
            painter.setPen(c.muted if self._verdict is Verdict.WRONG else c.ink)
            painter.drawText(at.reason.adjusted(0, 0, 2, 8), _WRAP, self._reason)
        if self._shows_cap(self.width()):
            cap_edge = c.line if self._verdict is Verdict.UNTOLD else edge
            paint_cap(painter, self.width() - side, at.words.top() + line / 2, self._letter, ink=c.muted, edge=cap_edge)
        painter.end()


class OptionRow(_Row, QRadioButton):
    """One of several of which one is chosen. Screen readers know it as a radio button; the arrow keys choose."""

    def __init__(self, letter: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._prepare(letter, compact=compact)

    def nextCheckState(self) -> None:
        """A revealed answer stands."""
        if self._verdict is Verdict.UNTOLD:
            QRadioButton.nextCheckState(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page: it submits."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        QRadioButton.keyPressEvent(self, event)
        moved_to = self.window().focusWidget()
        if isinstance(moved_to, OptionRow) and moved_to is not self and moved_to.verdict is Verdict.UNTOLD:
            moved_to.setChecked(True)  # Qt does so only when a row was chosen before


class CheckRow(_Row, QCheckBox):
    """One of several of which any may be chosen. The arrow keys walk, Space toggles."""

    _several = True
    walked = Signal(int)
    refused = Signal()
    full = False
    """Whether no more may be chosen than are."""

    def __init__(self, letter: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._prepare(letter, compact=compact)

    def nextCheckState(self) -> None:
        """A revealed answer stands; a choice too many is refused."""
        if self._verdict is not Verdict.UNTOLD:
            return
        if self.full and not self.isChecked():
            self.refused.emit()
            return
        QCheckBox.nextCheckState(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk; Enter belongs to the page: it submits."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.walked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            QCheckBox.keyPressEvent(self, event)
