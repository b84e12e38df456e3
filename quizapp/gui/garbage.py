"""Garbage is collected on the window's thread alone, and between two answers rather than in one.

Widgets and what they call refer to each other, so that only a collection finds the ones that are gone. One that began
in a thread beside the window would take apart widgets that are not its own; one in the middle of an answer is felt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_YOUNG = 2_000
"""So many new objects are looked through together, in about a millisecond."""

_FULL_AFTER = 60
"""After so many looks at the young ones all are looked through."""


class _Rest:
    held = 0


def rest() -> None:
    """From here on nothing is collected by itself; ``resume`` once for each call."""
    _Rest.held += 1
    gc.disable()


def resume() -> None:
    """What was held is let go: once nobody holds it, garbage is collected by itself again."""
    _Rest.held -= 1
    if not _Rest.held:
        gc.enable()


class Sweeping(QObject):
    """Collects garbage from the window's event loop while it lives; ``stop`` gives it back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self._sweep)
        self._clock.start()
        rest()

    def settle(self) -> None:
        """What stands now stays: it is not looked through again."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Ends it."""
        if self._clock.isActive():
            self._clock.stop()
            gc.unfreeze()
            resume()

    def _sweep(self) -> None:
        if gc.get_count()[0] < _YOUNG:
            return
        self._looks += 1
        gc.collect(2 if self._looks % _FULL_AFTER == 0 else 1)
