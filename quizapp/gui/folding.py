"""What answers wrote is put away between two of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Folding(QObject):
    """Has what was written put away once nothing was written for a second: while a person reads, not while they answer.

    ``changes`` gives a number that grows with what is written.
    """

    def __init__(self, changes: Callable[[], int], fold: Callable[[], None]) -> None:
        super().__init__()
        self._changes, self._fold = changes, fold
        self._folded = self._seen = changes()
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def stop(self) -> None:
        """Ends it: what is left is put away when the profile is closed."""
        self._clock.stop()

    def _look(self) -> None:
        seen, self._seen = self._seen, self._changes()
        if seen == self._seen != self._folded:
            self._folded = seen
            self._fold()
