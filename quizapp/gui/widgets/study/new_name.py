"""Where another name for a list is typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from quizapp.gui.widgets.fields import NameField


class NewName(NameField):
    """Another name for a list; Escape leaves it as it was."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape is meant for the field, whatever it does on the page."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            event.accept()
            return True
        return super().event(event)
