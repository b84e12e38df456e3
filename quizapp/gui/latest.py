"""Reading beside the window of which only the newest is wanted, such as the preview of what was chosen last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from quizapp.bootstrap import Services
from quizapp.gui.tasks import Task


class Latest(QObject):
    """Runs one thing after another. ``done`` carries the result of the newest, ``refused`` the sentence of its
    UserError; what was asked for before that and has not begun is not begun any more."""

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, open_services: Callable[[], Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_services
        self._wanted: Callable[[Services], object] | None = None
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._task is not None

    def run(self, work: Callable[[Services], object]) -> None:
        """Reads this next."""
        self._wanted = work
        if self._task is None:
            self._begin()

    def forget(self) -> None:
        """Nobody waits for anything any more."""
        self._wanted = None
        if self._task is not None:
            self._task.done.disconnect(self._tell)
            self._task.refused.disconnect(self._refuse)
            self._task = None

    def _begin(self) -> None:
        work, self._wanted = self._wanted, None
        if work is None:
            return
        self._task = Task(self._open, work)
        self._task.done.connect(self._tell)
        self._task.refused.connect(self._refuse)
        self._task.start()

    def _tell(self, result: object) -> None:
        self._task = None
        if self._wanted is None:
            self.done.emit(result)
        else:
            self._begin()

    def _refuse(self, sentence: str) -> None:
        self._task = None
        if self._wanted is None:
            self.refused.emit(sentence)
        else:
            self._begin()
