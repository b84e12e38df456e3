"""A slim scroll bar that says where one is and otherwise keeps out of the way."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from quizapp.gui import theme

WIDTH = 12


class ScrollBar(QScrollBar):
    """A rounded handle without arrows or groove; the mouse works as with any other."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def sizeHint(self) -> QSize:
        """Slim."""
        return QSize(WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Slim."""
        return QSize(WIDTH, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the handle where the style says that it is; nothing where there is nothing to scroll."""
        if self.minimum() == self.maximum():
            return
        # Late: the style's class takes 8 ms, and a start seldom has something to scroll.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        look = theme.current()
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        active = self.underMouse() or self.isSliderDown()
        painter.setBrush(look.colors.edge if active else look.colors.line)
        box = QRectF(handle).adjusted(3, 2, -3, -2)
        painter.drawRoundedRect(box, 3, 3)
        painter.end()


def slim(area: QAbstractScrollArea) -> None:
    """Gives a scroll area the slim bar."""
    area.setVerticalScrollBar(ScrollBar())
