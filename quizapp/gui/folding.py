"""What answers wrote is forced onto the disk and put away beside the window: no answer waits for the disk."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from quizapp.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many seconds after something was stored it is forced onto the disk (the next card is painted first); how long
    nothing more is stored before it is put away; and after how long it is, although writing goes on."""

    force: float = 0.05
    rest: float = 1.0
    latest: float = 10.0


_PACE = Pace()


class Folding(QObject):
    """A thread that sleeps until something was stored (``note``), then has the log forced onto the disk, and has it
    folded into the file once writing rests.

    ``refused`` carries a sentence when the disk does neither; once, until it works again.
    """

    refused = Signal(str)
    _failed = Signal(str)

    def __init__(self, force: Callable[[], None], fold: Callable[[], None], pace: Pace = _PACE) -> None:
        super().__init__()
        self._force, self._fold, self._pace = force, fold, pace
        self._bell = threading.Condition()
        self._noted = self._stopping = False
        self._refusal = ""
        # Queued, because the thread emits it: the rest runs where the widgets live.
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="folding", daemon=True)
        self._thread.start()

    def note(self) -> None:
        """Something was stored. Returns at once; what comes while the disk is at work is forced together."""
        with self._bell:
            self._noted = True
            self._bell.notify()

    def stop(self) -> None:
        """Ends the thread: what is left is put away when the profile is closed."""
        with self._bell:
            self._stopping = True
            self._bell.notify()
        self._thread.join()

    def _run(self) -> None:
        since: float | None = None  # when what waits to be put away was stored
        while self._wait(None if since is None else self._pace.rest):
            if self._noted:
                since = time.monotonic() if since is None else since
                if not self._pause():
                    return
                self._noted = False  # before the disk is asked: what is stored from here on is forced next
                if self._is_forced() and time.monotonic() - since < self._pace.latest:
                    continue
            since = None
            self._put_away()

    def _wait(self, seconds: float | None) -> bool:
        """Sleeps until something was stored, at most so long; False when all ends."""
        with self._bell:
            self._bell.wait_for(lambda: self._noted or self._stopping, seconds)
            return not self._stopping

    def _pause(self) -> bool:
        """Lets what was stored last be shown first; False when all ends."""
        with self._bell:
            return not self._bell.wait_for(lambda: self._stopping, self._pace.force)

    def _is_forced(self) -> bool:
        try:
            self._force()
        except UserError:  # folding forces it too, and tells
            return False
        return True

    def _put_away(self) -> None:
        refused = ""
        try:
            self._fold()
        except UserError as error:
            refused = str(error)
        if refused != self._refusal:
            self._refusal = refused
            self._failed.emit(refused)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.refused.emit(sentence)
