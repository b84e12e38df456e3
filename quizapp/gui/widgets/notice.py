"""A quiet line that says what has just happened, with one act beside it (mostly Undo)."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui.announce import announce
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.text import Text


class Notice(QWidget):
    """Hidden until ``say`` is called; stays for a while, or until something else is said. Screen readers hear it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("info", role="teal")
        self._text = Text(role="muted")
        self._action = Button("", quiet=True)
        self._action.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def action(self) -> Button:
        """The act beside the words."""
        return self._action

    def say(self, text: str, *, action: str = "", icon: str = "info", role: str = "teal", seconds: int = 0) -> None:
        """Shows a line; an empty text hides it. ``seconds`` 0 keeps it until something else is said."""
        self._clock.stop()
        self.setVisible(bool(text))
        if not text:
            return
        self._icon.set_icon(icon, role)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        announce(self, text)
        if seconds:
            self._clock.start(seconds * 1000)
