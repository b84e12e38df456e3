"""How long the question has been on the screen; only there for those who asked for it."""

from PySide6.QtCore import QElapsedTimer, QTimer

from quizapp.gui.theme import Size
from quizapp.gui.widgets.text import Text


class StudyTimer(Text):
    """Counts seconds from ``begin`` to ``stop``; hidden, and not running, where it is not wanted."""

    def __init__(self) -> None:
        super().__init__(size=Size.SMALL, role="muted", wrap=False)
        self._watch = QElapsedTimer()
        self._beat = QTimer(self)
        self._beat.setInterval(500)
        self._beat.timeout.connect(self._show)
        self.hide()

    def begin(self, *, on: bool) -> None:
        """Starts from zero, where it is wanted."""
        if self.isHidden() is on:
            self.setVisible(on)
        if on:
            self._watch.start()
            self._show()
            self._beat.start()
        else:
            self._beat.stop()

    def stop(self) -> None:
        """Stands still at the time the answer took."""
        if self._beat.isActive():
            self._beat.stop()
            self._show()

    def _show(self) -> None:
        seconds = self._watch.elapsed() // 1000
        self.setText(f"{seconds // 60}:{seconds % 60:02}")
        self.setAccessibleName(self.tr("Time on this card: {time}").format(time=self.text()))
