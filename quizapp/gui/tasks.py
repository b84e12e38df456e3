"""Slow things run in a thread of their own, with services of their own; after 0.3 s they show themselves."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.gui import garbage
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.progress_line import ProgressLine
from quizapp.gui.widgets.text import Text

SHOWN_AFTER_MS = 300

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
    _returned = Signal(object, object)

    def __init__(self, open_services: Callable[[], Services], work: Callable[[Services], object]) -> None:
        super().__init__()
        self._open, self._work = open_services, work
        self._cancelled = False
        # Queued, because the thread emits it: the rest runs where the widgets live.
        self._returned.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begins. Garbage waits meanwhile: the thread would take apart widgets that are not its own."""
        garbage.rest()
        _running.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Nobody waits for the result any more."""
        self._cancelled = True
        self.ended.emit()

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
        if isinstance(error, UserError):
            self.refused.emit(str(error))
        elif error is not None:
            raise error
        else:
            self.done.emit(result)


def forget_tasks() -> None:
    """The window is being closed: what still runs tells nothing to widgets that are gone."""
    for task in _running:
        task.forget()


class TaskLine(QWidget):
    """Says that something is going on, once it takes longer than 0.3 s, and lets the person stop waiting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._words = Text(role="muted")
        self._line = ProgressLine()
        self._line.setRange(0, 0)
        self.cancel = Button(self.tr("Cancel"), quiet=True)
        self.cancel.clicked.connect(self._cancel)
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
        task.ended.connect(self._ended)
        self._clock.start(SHOWN_AFTER_MS)
        task.start()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self) -> None:
        self._clock.stop()
        self.hide()
        self._task = None
