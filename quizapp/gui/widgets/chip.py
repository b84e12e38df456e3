"""A small pressable word: one of many that may be on (a topic), or one of a few of which one is on (a length)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight

_MARK = 16

_WRAP = int(Qt.TextFlag.TextWordWrap)


def paint_mark(painter: QPainter, box: QRectF, *, on: bool, round_mark: bool) -> None:
    """The box of a check mark or the ring of a choice, empty or filled."""
    c = theme.current().colors
    painter.save()
    inner = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(c.teal if on else c.edge, 1.6))
    painter.setBrush(c.teal if on else Qt.BrushStyle.NoBrush)
    if round_mark:
        painter.drawEllipse(inner)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.on_teal)
            painter.drawEllipse(inner.center(), box.width() * 0.19, box.width() * 0.19)
    else:
        painter.drawRoundedRect(inner, box.width() * 0.22, box.width() * 0.22)
        if on:
            pen = QPen(c.on_teal, max(1.6, box.width() * 0.11))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            x, y, w = inner.x(), inner.y(), inner.width()
            painter.drawPolyline(
                [
                    QPointF(x + w * 0.24, y + w * 0.52),
                    QPointF(x + w * 0.43, y + w * 0.71),
                    QPointF(x + w * 0.76, y + w * 0.32),
                ]
            )
    painter.restore()


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the two chips below bring Qt's button of their kind


class _Chip(_Button):
    """What both chips share: size, look, and that Enter belongs to the page (it starts)."""

    _round_mark = False
    _note = ""

    def _prepare(self, note: str) -> None:
        self._note = note
        self.setAccessibleName(f"{self.text()}, {note}" if note else self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def let_wrap(self) -> None:
        """In a row that is narrower than its words it becomes taller instead of being cut."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def note(self) -> str:
        """What stands behind the word."""
        return self._note

    def set_note(self, note: str) -> None:
        """Shows another count; the caller says it to screen readers in words of its own."""
        if note != self._note:
            self._note = note
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The word with its mark and note."""
        px = theme.current().px
        words = QFontMetricsF(theme.current().font(Size.BODY, Weight.MEDIUM))
        width = px(14) * 2 + px(_MARK + 8) + words.horizontalAdvance(self.text())
        if self._note:
            width += px(8) + QFontMetricsF(theme.current().font(Size.SMALL)).horizontalAdvance(self._note)
        return QSize(round(width + 1), round(words.height()) + px(16))

    def _room(self, width: int) -> float:
        """How wide the words may be in a chip of a width."""
        px = theme.current().px
        note = self._note_width() if self._shows_note(width) else 0
        return max(1.0, width - 2 * px(14) - px(_MARK + 8) - note)

    def _note_width(self) -> float:
        look = theme.current()
        return look.px(8) + QFontMetricsF(look.font(Size.SMALL)).horizontalAdvance(self._note)

    def _shows_note(self, width: int) -> bool:
        """The note gives its room to the longest word."""
        look = theme.current()
        metrics = QFontMetricsF(look.font(Size.BODY, Weight.MEDIUM))
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        inside = width - 2 * look.px(14) - look.px(_MARK + 8)
        return bool(self._note) and longest <= inside - self._note_width()

    def hasHeightForWidth(self) -> bool:
        """Words wrap where very large type meets a narrow window."""
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """As tall as its words."""
        look = theme.current()
        room = QRectF(0, 0, self._room(width), 1e4)
        words = QFontMetricsF(look.font(Size.BODY, Weight.MEDIUM)).boundingRect(room, _WRAP, self.text())
        return max(self.sizeHint().height(), round(words.height()) + look.px(16))

    def minimumSizeHint(self) -> QSize:
        """Narrower than its words only where very large type meets a narrow window; there they wrap."""
        return QSize(min(self.sizeHint().width(), 280), self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page; Space and the arrow keys are Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chip."""
        look, px = theme.current(), theme.current().px
        c, on = look.colors, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        painter.setPen(QPen(c.teal if on else c.line, 1))
        painter.setBrush(c.tint if on or self.underMouse() else c.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        middle, side = self.height() / 2, px(_MARK)
        paint_mark(painter, QRectF(px(14), middle - side / 2, side, side), on=on, round_mark=self._round_mark)
        self._paint_words(painter, px(14) + side + px(8))
        painter.end()

    def _paint_words(self, painter: QPainter, x: float) -> None:
        look, px = theme.current(), theme.current().px
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        font, small = look.font(Size.BODY, Weight.MEDIUM), look.font(Size.SMALL)
        width = min(QFontMetricsF(font).horizontalAdvance(self.text()), self._room(self.width()))
        painter.setFont(font)
        painter.setPen(look.colors.ink)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), int(left) | _WRAP, self.text())
        if self._shows_note(self.width()):
            painter.setFont(small)
            painter.setPen(look.colors.muted)
            painter.drawText(QRectF(x + width + px(8), 0, self.width(), self.height()), left, self._note)


class CheckChip(_Chip, QCheckBox):
    """On or off by itself; ``note`` stands behind the word, muted (a count). Space toggles."""

    def __init__(self, text: str, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._prepare(note)


class ChoiceChip(_Chip, QRadioButton):
    """One of a few: the arrow keys move among those of one parent."""

    _round_mark = True

    def __init__(self, text: str, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._prepare(note)
