"""Work beside the window that needs no services: only the newest is told of, so that typing never waits."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from quizapp.errors import UserError


class Beside(QObject):
    """Runs one thing after another in threads of their own. ``done`` carries the result of the newest, ``refused`` the
    sentence of a UserError; anything else is our bug and is raised on the window's thread."""

    done = Signal(object)
    refused = Signal(str)
    _returned = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest = 0
        self._waiting: Callable[[], object] | None = None
        self._thread: threading.Thread | None = None
        self._returned.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked on."""
        return self._thread is not None

    def run(self, work: Callable[[], object]) -> None:
        """Works on this next; what waited is no longer wanted."""
        self._newest += 1
        self._waiting = work
        if self._thread is None:
            self._begin()

    def forget(self) -> None:
        """Nobody waits for anything any more."""
        self._newest += 1
        self._waiting = None

    def _begin(self) -> None:
        work, number = self._waiting, self._newest
        self._waiting = None
        if work is None:
            return
        self._thread = threading.Thread(target=self._work, args=(number, work), daemon=True)
        self._thread.start()

    def _work(self, number: int, work: Callable[[], object]) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = work()
        except BaseException as caught:  # told on the other thread, below
            error = caught
        self._returned.emit(number, result, error)

    def _tell(self, number: int, result: object, error: BaseException | None) -> None:
        self._thread = None
        newest = number == self._newest
        self._begin()
        if not newest:
            return
        if isinstance(error, UserError):
            self.refused.emit(str(error))
        elif error is not None:
            raise error
        else:
            self.done.emit(result)
