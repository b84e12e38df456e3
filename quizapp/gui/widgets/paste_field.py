"""A large field for text that is pasted or typed."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from quizapp.gui import theme
from quizapp.gui.widgets.fields import paint_field
from quizapp.gui.widgets.scroll_bar import slim

_LINES = 12


class PasteField(QPlainTextEdit):
    """Plain text. Enter begins a line, Ctrl Enter takes the text, Tab leaves."""

    taken = Signal()
    focus_radius = 8

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(12)
        slim(self)

    def sizeHint(self) -> QSize:
        """A dozen lines."""
        return QSize(theme.current().px(480), self.fontMetrics().lineSpacing() * _LINES + 24)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(120, self.fontMetrics().lineSpacing() * _LINES // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter takes it; Esc is the page's."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the field, then the text as Qt does."""
        painter = QPainter(self.viewport())
        paint_field(self.viewport(), painter)
        painter.end()
        super().paintEvent(event)
