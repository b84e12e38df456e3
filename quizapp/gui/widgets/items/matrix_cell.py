"""A cell of a matrix: a mark under its heading, or, where there is little room, a row with the heading in it."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from quizapp.content.items import Option
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.chip import paint_mark
from quizapp.gui.widgets.items.verdict import Verdict, paint_verdict_mark, verdict, verdict_colors, verdict_words
from quizapp.gui.widgets.keycap import cap_size, paint_cap

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the two cells below bring Qt's button of their kind

_WRAP = int(Qt.TextFlag.TextWordWrap)
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class _Cell(_Button):
    """What both cells share. ``walked`` gives the rows and columns that an arrow key wants to go."""

    walked: Signal
    entered: Signal
    focus_radius = 8
    _round = True
    _row = _column = _key = ""
    _stacked = False
    _verdict = Verdict.UNTOLD

    def _prepare(self) -> None:
        self.setAutoExclusive(False)  # rows see to it themselves: all cells have one parent
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._name)

    def show_cell(self, option: Option, *, row: str, column: str, key: str, chosen: bool, revealed: bool) -> None:
        """Shows a cell; ``key`` is the digit that chooses its column."""
        self._row, self._column, self._key = row, column, key
        self._verdict = verdict(option, chosen=chosen, revealed=revealed, several=True)
        self.setChecked(chosen)
        self.setCursor(Qt.CursorShape.ArrowCursor if revealed else Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(option.rationale if revealed else "")
        self._name()
        self.updateGeometry()
        self.update()

    def set_stacked(self, stacked: bool) -> None:  # noqa: FBT001 - a setter
        """Shows the column's heading in the cell, or leaves it to the table's head."""
        if stacked != self._stacked:
            self._stacked = stacked
            self.updateGeometry()

    def _name(self) -> None:
        parts = [self._row, self._column]
        if self._verdict is not Verdict.UNTOLD:
            parts.append(self.verdict_words or self.tr("wrong, not chosen"))
        elif self.isChecked():
            parts.append(self.tr("chosen"))
        self.setAccessibleName(", ".join(parts))

    @property
    def verdict(self) -> Verdict:
        """What is told of it."""
        return self._verdict

    @property
    def verdict_words(self) -> str:
        """The verdict in words."""
        return verdict_words(self._verdict, chosen=self.isChecked(), several=True)

    # -- sizes

    def _rooms(self, width: int) -> tuple[QRectF, QRectF, QRectF, float]:
        """Where mark, words and verdict stand, and the height."""
        look, untold = theme.current(), self._verdict is Verdict.UNTOLD
        told = None if untold else self.verdict_words
        if self._stacked:
            return _as_row(self._column, self._key, told or "", width, look.scale, look.wide)
        return _under_head(told, width, look.scale, look.wide)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words."""
        return round(self._rooms(width)[3] + 0.5)

    def sizeHint(self) -> QSize:
        """Room for a verdict in two lines."""
        wide = theme.current().px(112)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than a word of the verdict."""
        return QSize(theme.current().px(84), theme.current().px(40))

    # -- what it does

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that the focus is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter chooses what is not chosen yet; on what is chosen it belongs to the page."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.walked.emit(*_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.isChecked() or self._verdict is not Verdict.UNTOLD:
                event.ignore()
            else:
                self.click()
        else:
            QAbstractButton.keyPressEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints mark and words."""
        look, c = theme.current(), theme.current().colors
        mark, words, room, _ = self._rooms(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if not paint_verdict_mark(painter, mark, self._verdict, ratio=self.devicePixelRatioF()):
            on = self.isChecked() and self._verdict is Verdict.UNTOLD
            paint_mark(painter, mark, on=on, round_mark=self._round)
        if self._stacked:
            painter.setFont(look.font(Size.BODY))
            painter.setPen(c.ink)
            painter.drawText(words.adjusted(0, 0, 2, 8), _WRAP, self._column)
            middle = words.top() + QFontMetricsF(look.font(Size.BODY)).height() / 2
            paint_cap(painter, self.width() - look.px(12), middle, self._key, ink=c.muted, edge=c.line)
        if self.verdict_words:
            painter.setFont(look.font(Size.SMALL, Weight.BOLD))
            painter.setPen(verdict_colors(self._verdict)[2])
            flags = _WRAP if self._stacked else _CENTRED
            painter.drawText(room.adjusted(0, 0, 0, 6), flags, self.verdict_words)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        c = theme.current().colors
        if self._verdict in {Verdict.UNTOLD, Verdict.WRONG}:
            on = self._verdict is Verdict.UNTOLD and self.isChecked()
            hovered = self._verdict is Verdict.UNTOLD and self.underMouse()
            edge = c.teal if on else c.edge if hovered else c.line
            ground = c.tint if on else c.surface
            if not self._stacked and not on and not hovered:
                return
            painter.setPen(QPen(edge, 1))
        else:
            edge, ground, _ = verdict_colors(self._verdict)
            style = Qt.PenStyle.DashLine if self._verdict is Verdict.MISSED else Qt.PenStyle.SolidLine
            painter.setPen(QPen(edge, 1, style))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class RadioCell(_Cell, QRadioButton):
    """One in its row is chosen."""

    walked = Signal(int, int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._prepare()

    def nextCheckState(self) -> None:
        """Choosing takes the choice from the rest of the row; a revealed answer stands."""
        if self._verdict is Verdict.UNTOLD:
            self.setChecked(True)


class CheckCell(_Cell, QCheckBox):
    """Any number in its row may be chosen."""

    walked = Signal(int, int)
    entered = Signal()
    _round = False

    def __init__(self) -> None:
        super().__init__()
        self._prepare()

    def nextCheckState(self) -> None:
        """A revealed answer stands."""
        if self._verdict is Verdict.UNTOLD:
            QCheckBox.nextCheckState(self)


@lru_cache(maxsize=256)
def _under_head(
    told: str | None,
    width: int,
    _scale: float,
    _wide: bool,  # noqa: FBT001 - a key of the cache
) -> tuple[QRectF, QRectF, QRectF, float]:
    """The rooms of a cell under its heading; layouts ask for the same again and again. Nobody changes them."""
    look, px = theme.current(), theme.current().px
    side = px(22)
    mark = QRectF((width - side) / 2, px(11), side, side)
    room = QRectF(4, mark.bottom() + px(4), width - 8, 0)
    if told is None:
        return mark, QRectF(), room, mark.bottom() + px(11)
    small = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD))
    room.setHeight(small.boundingRect(QRectF(0, 0, room.width(), 1e4), _WRAP, told).height() if told else 0)
    return mark, QRectF(), room, (room.bottom() if told else mark.bottom()) + px(9)


@lru_cache(maxsize=256)
def _as_row(
    column: str,
    key: str,
    told: str,
    width: int,
    _scale: float,
    _wide: bool,  # noqa: FBT001 - a key of the cache
) -> tuple[QRectF, QRectF, QRectF, float]:
    """The rooms of a cell that stands as a row of its own."""
    look, px = theme.current(), theme.current().px
    side, metrics = px(22), QFontMetricsF(look.font(Size.BODY))
    left, cap = px(12) + side + px(10), cap_size(key).width() + px(24)
    words = metrics.boundingRect(QRectF(0, 0, width - left - cap, 1e4), _WRAP, column)
    words.moveTo(left, px(10))
    small = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD))
    room = QRectF(left, words.bottom() + 2, width - left - cap, small.height() if told else 0)
    bottom = room.bottom() if told else words.bottom()
    mark = QRectF(px(12), words.top() + (metrics.height() - side) / 2, side, side)
    return mark, words, room, bottom + px(10)
