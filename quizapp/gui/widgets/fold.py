"""A calm line that says how something stands, and opens what changes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.widgets.button import Button


class Fold(QWidget):
    """Put what is folded away into ``room``; ``first`` is what has the focus when a key opens it."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Button("", icon="chevron-right", key=key or None, quiet=True)
        self.line.setCheckable(True)
        self.line.toggled.connect(self._open)
        self._inside = QWidget()
        self.room = QVBoxLayout(self._inside)
        self.room.setContentsMargins(0, 0, 0, 8)
        self.room.setSpacing(8)
        self.first: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self._inside.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is open."""
        return self.line.isChecked()

    def unfold(self) -> None:
        """Opens it and puts the focus inside."""
        self.line.setChecked(True)
        (self.first or self.line).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.line.set_icon("chevron-down" if on else "chevron-right")
        self._inside.setVisible(on)
