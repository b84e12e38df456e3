"""Slow things run in a thread of their own, with services of their own; after 0.3 s they show themselves."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.bootstrap import Services
from quizapp.errors import Stopped, UserError
from quizapp.gui import garbage
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.progress_line import ProgressLine
from quizapp.gui.widgets.text import Text

SHOWN_AFTER_MS = 300

_STEP = 0.004
"""A share that is told is shown when it has grown by so much."""

_running: "set[Task]" = set()
"""Held until they have told: whoever asked may be gone by then."""


class Task(QObject):
    """One piece of work. What comes of it is told on the window's thread, unless it was cancelled.

    ``done`` carries the result, ``refused`` the sentence of a UserError. Anything else is our bug and is raised there.
    A cancelled task's thread ends by itself: a half-written file is the services' own business, and they leave none.
    """

    done = Signal(object)
    refused = Signal(str)
    ended = Signal()
    stopped = Signal()
    shared = Signal(float)
    _returned = Signal(object, object)

    def __init__(self, open_services: Callable[[], Services], work: Callable[[Services], object]) -> None:
        super().__init__()
        self._open, self._work = open_services, work
        self._cancelled = False
        self._stopping = False
        self._told = 0.0
        # Queued, because the thread emits it: the rest runs where the widgets live.
        self._returned.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begins. Garbage waits meanwhile: the thread would take apart widgets that are not its own."""
        garbage.rest()
        _running.add(self)
        self._thread.start()

    def tell(self, share: float) -> None:
        """Takes from the work, on its thread, how much is done (0 to 1). Raises Stopped once it is cancelled."""
        if self._cancelled or self._stopping:
            raise Stopped
        if share - self._told >= _STEP:
            self._told = share
            self.shared.emit(share)

    def cancel(self) -> None:
        """Nobody waits for the result any more."""
        self._cancelled = True
        self.ended.emit()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the result."""
        return self._cancelled

    def forget(self) -> None:
        """Nobody is there any more: not even its end is told."""
        self._cancelled = True

    def _run(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            services = self._open()
            try:
                result = self._work(services)
            finally:
                services.close()
        except BaseException as caught:  # told on the other thread, below
            error = caught
        self._returned.emit(result, error)

    def _tell(self, result: object, error: BaseException | None) -> None:
        garbage.resume()
        _running.discard(self)
        if self._cancelled:
            return
        self.ended.emit()
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, UserError):
            self.refused.emit(str(error))
        elif error is not None:
            raise error
        else:
            self.done.emit(result)


def forget_tasks() -> None:
    """The window is being closed: what still runs tells nothing to widgets that are gone."""
    for task in _running:
        task.forget()


class ToldTask(Task):
    """Work that tells how much of it is done, and can be stopped with nothing changed: ``stopped`` says that it was.
    What is done before it hears of it is ``done``."""

    def __init__(
        self, open_services: Callable[[], Services], work: Callable[[Services, Callable[[float], None]], object]
    ) -> None:
        super().__init__(open_services, lambda services: work(services, self.tell))

    def cancel(self) -> None:
        """Stops it at the next word it tells."""
        self._stopping = True


class TaskLine(QWidget):
    """Says that something is going on, once it takes longer than 0.3 s, and lets the person stop waiting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._words = Text(role="muted")
        self._line = ProgressLine()
        self._line.setRange(0, 0)
        self.cancel = Button(self.tr("Cancel"), quiet=True)
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._line)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.show)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a task is running that somebody waits for."""
        return self._task is not None

    def run(self, task: Task, words: str) -> None:
        """Starts a task."""
        self._task = task
        self._words.setText(words)
        self._line.setRange(0, 0)
        task.shared.connect(self._show_share)
        task.ended.connect(self._ended)
        self._clock.start(SHOWN_AFTER_MS)
        task.start()

    @property
    def share(self) -> float | None:
        """The share that is done as it is shown; None where it is not known."""
        return self._line.value() / 1000 if self._line.maximum() else None

    def stop(self) -> None:
        """Cancels what is running."""
        if self._task is not None:
            self._words.setText(self.tr("Stopping…"))
            self._task.cancel()

    def _show_share(self, share: float) -> None:
        self._line.show_share(round(1000 * share), 1000)

    def _ended(self) -> None:
        self._clock.stop()
        self.hide()
        self._task = None
