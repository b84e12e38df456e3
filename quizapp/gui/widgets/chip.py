"""A small pressable word: one of many that may be on (a topic), or one of a few of which one is on (a length)."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight

_MARK = 16


def _size_of(chip: QAbstractButton, note: str) -> QSize:
    px = theme.current().px
    words = QFontMetricsF(theme.current().font(Size.BODY, Weight.MEDIUM))
    width = px(14) * 2 + px(_MARK + 8) + words.horizontalAdvance(chip.text())
    if note:
        width += px(8) + QFontMetricsF(theme.current().font(Size.SMALL)).horizontalAdvance(note)
    return QSize(round(width + 1), round(words.height()) + px(16))


def _paint(chip: QAbstractButton, note: str, *, round_mark: bool) -> None:
    look, px = theme.current(), theme.current().px
    c, on = look.colors, chip.isChecked()
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(c.teal if on else c.line, 1))
    painter.setBrush(c.tint if on or chip.underMouse() else c.surface)
    painter.drawRoundedRect(QRectF(chip.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
    middle, side = chip.height() / 2, px(_MARK)
    paint_mark(painter, QRectF(px(14), middle - side / 2, side, side), on=on, round_mark=round_mark)
    x = px(14) + side + px(8)
    font = look.font(Size.BODY, Weight.MEDIUM)
    painter.setFont(font)
    painter.setPen(c.ink)
    metrics = QFontMetricsF(font)
    width = min(metrics.horizontalAdvance(chip.text()), chip.width() - x - 4)
    room = QRectF(x, 0, width + 2, chip.height())
    words = metrics.elidedText(chip.text(), Qt.TextElideMode.ElideRight, width + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    if note:
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(c.muted)
        beside = QRectF(x + width + px(8), 0, chip.width(), chip.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, note)
    painter.end()


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


class CheckChip(QCheckBox):
    """On or off by itself; ``note`` stands behind the word, muted (a count)."""

    def __init__(self, text: str, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._note = note
        _prepare(self, note)

    def sizeHint(self) -> QSize:
        """The word with its mark and note."""
        return _size_of(self, self._note)

    def minimumSizeHint(self) -> QSize:
        """Cut only where very large type meets a narrow window."""
        return QSize(min(self.sizeHint().width(), 280), self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chip."""
        _paint(self, self._note, round_mark=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page (it starts); Space toggles."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)


class ChoiceChip(QRadioButton):
    """One of a few: the arrow keys move among those of one parent."""

    def __init__(self, text: str, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._note = note
        _prepare(self, note)

    def sizeHint(self) -> QSize:
        """The word with its mark and note."""
        return _size_of(self, self._note)

    def minimumSizeHint(self) -> QSize:
        """Cut only where very large type meets a narrow window."""
        return QSize(min(self.sizeHint().width(), 280), self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        """All of it can be pressed."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chip."""
        _paint(self, self._note, round_mark=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)


def _prepare(chip: QAbstractButton, note: str) -> None:
    chip.setAccessibleName(f"{chip.text()}, {note}" if note else chip.text())
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    chip.setAttribute(Qt.WidgetAttribute.WA_Hover)
    chip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
