"""An icon beside a word; it says nothing by itself, so screen readers pass over it."""

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from quizapp.gui import theme


class Icon(QWidget):
    """A Lucide icon in a colour role, 20 px at 100 %."""

    def __init__(self, name: str, *, role: str = "ink", pixels: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._pixels = name, role, pixels
        self._fit()

    def set_icon(self, name: str, role: str) -> None:
        """Shows another icon."""
        self._name, self._role = name, role
        self.update()

    def _fit(self) -> None:
        side = theme.current().px(self._pixels)
        self.setFixedSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_pixels"):
            self._fit()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the icon."""
        painter = QPainter(self)
        color = getattr(theme.current().colors, self._role).name()
        painter.drawPixmap(QPointF(0, 0), theme.icon_pixmap(self._name, color, self.width(), self.devicePixelRatioF()))
        painter.end()
