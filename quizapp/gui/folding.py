"""What answers wrote is put away between two of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_AT_LATEST = 10
"""Looks after which it is put away although writing goes on: what is not would be lost with the power."""


class Folding(QObject):
    """Has what was written put away once nothing was written for a second: while a person reads, not while they
    answer; at the latest after some seconds.

    ``changes`` gives a number that grows with what is written.
    """

    def __init__(self, changes: Callable[[], int], fold: Callable[[], None]) -> None:
        super().__init__()
        self._changes, self._fold = changes, fold
        self._folded = self._seen = changes()
        self._waited = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def stop(self) -> None:
        """Ends it: what is left is put away when the profile is closed."""
        self._clock.stop()

    def _look(self) -> None:
        seen, self._seen = self._seen, self._changes()
        self._waited = 0 if self._seen == self._folded else self._waited + 1
        if self._waited and (seen == self._seen or self._waited > _AT_LATEST):
            self._folded, self._waited = self._seen, 0
            self._fold()
