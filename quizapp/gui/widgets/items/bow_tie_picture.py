"""The bow tie itself: five boxes joined in the middle, filled with what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight

_HEIGHT = 148
_WRAP = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class BowTiePicture(QWidget):
    """A picture beside the lists, which hold the same for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: tuple[list[str], list[str]] = ([], [])
        self._middle = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, actions: Sequence[str], condition: Sequence[str], parameters: Sequence[str]) -> None:
        """Fills the boxes."""
        self._sides = (list(actions), list(parameters))
        self._middle = condition[0] if condition else ""
        said = "; ".join((*actions, *condition, *parameters))
        self.setAccessibleName(self.tr("Bow tie: {parts}").format(parts=said or self.tr("empty")))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(theme.current().px(600), theme.current().px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints lines, then boxes over their ends."""
        look, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        third = (self.width() - 2 * px(28)) / 3
        height = px(56)
        low = self.height() - height - 1
        middle = QRectF((self.width() - third) / 2, (self.height() - height) / 2, third, height)
        boxes = []
        for x, texts in zip((0.5, self.width() - third - 0.5), self._sides, strict=True):
            for number, top in enumerate((1, low)):
                boxes.append((QRectF(x, top, third, height), texts[number] if number < len(texts) else ""))
        painter.setPen(QPen(look.colors.edge, 1.5))
        for box, _ in boxes:
            inner = box.right() if box.x() < middle.x() else box.left()
            outer = middle.left() if box.x() < middle.x() else middle.right()
            painter.drawLine(QPointF(inner, box.center().y()), QPointF(outer, middle.center().y()))
        for box, text in (*boxes, (middle, self._middle)):
            self._paint_box(painter, box, text)
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF, text: str) -> None:
        look, c = theme.current(), theme.current().colors
        style = Qt.PenStyle.SolidLine if text else Qt.PenStyle.DashLine
        painter.setPen(QPen(c.teal if text else c.edge, 1, style))
        painter.setBrush(c.tint if text else c.surface)
        painter.drawRoundedRect(box, 8, 8)
        font = look.font(Size.SMALL, Weight.MEDIUM)
        painter.setFont(font)
        painter.setPen(c.ink)
        room = box.adjusted(8, 4, -8, -4)
        fits = painter.fontMetrics().boundingRect(room.toRect(), _WRAP, text).height() <= room.height()
        if not fits:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width() * 1.8))
        painter.drawText(room, _WRAP, text)
