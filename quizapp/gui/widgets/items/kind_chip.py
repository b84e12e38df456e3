"""What kind of item this is, in words on a small outlined label."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from quizapp.content.items import Item
from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.words.kinds import kind_name


class KindChip(QLabel):
    """The label; it is read as text and cannot be pressed."""

    def show_kind(self, item: Item) -> None:
        """Shows an item's kind."""
        if self.text() != kind_name(item):
            self.setText(kind_name(item))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The words with a little room around them."""
        look = theme.current()
        metrics = QFontMetricsF(look.font(Size.SMALL))
        return QSize(
            round(metrics.horizontalAdvance(self.text()) + look.px(20) + 1), round(metrics.height()) + look.px(8)
        )

    def minimumSizeHint(self) -> QSize:
        """Very large type in a narrow window ends in dots."""
        return QSize(min(self.sizeHint().width(), 240), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints outline and words."""
        look, c = theme.current(), theme.current().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.surface)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(c.muted)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - look.px(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
