"""A row across a panel that can be pressed: painted by its own class, told apart by a tint under the mouse."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QPushButton

from quizapp.gui import theme


class RowButton(QPushButton):
    """A button as wide as its panel."""

    focus_radius = 8

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too; the arrow keys scroll the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            QAbstractButton.keyPressEvent(self, event)

    def painter(self) -> QPainter:
        """A painter for ``paintEvent``, with the tint laid where the mouse is over the row; the caller ends it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colors.tint)
            painter.drawRoundedRect(QRectF(self.rect()), self.focus_radius, self.focus_radius)
        return painter
