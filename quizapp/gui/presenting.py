"""A session while it is held, as the window sees it: what the room's thread tells comes as signals, what the trainer
does goes there and never waits."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from quizapp.clock import Stopwatch, system_stopwatch
from quizapp.door.snapshot import Door, Snapshot
from quizapp.errors import UserError
from quizapp.teaching.acts import Act
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.room import Room


class Holding(Protocol):
    """The thread that owns the room."""

    def start(self) -> Snapshot:
        """Opens the room."""

    def stop(self) -> None:
        """Shuts the door and closes the room."""

    def do(self, act: Act) -> Future[Room]:
        """An act."""

    def come(self, name: str) -> Future[Room]:
        """Somebody without a phone comes in."""

    def open_door(self, address: str, port: int = 0) -> Future[Door]:
        """Lets phones in."""

    def shut_door(self) -> Future[None]:
        """Sends phones away."""


class Presenting(QObject):
    """``hold`` makes the thread over what it is to tell. ``changed`` comes in the window's thread; ``refused`` carries
    a sentence."""

    changed = Signal()
    refused = Signal(str)
    noticed = Signal(str)
    _told = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self, hold: Callable[[Callable[[Snapshot], None]], Holding], stopwatch: Stopwatch = system_stopwatch
    ) -> None:
        super().__init__()
        self._stopwatch = stopwatch
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._thread = hold(self._told.emit)
        self._snapshot = self._thread.start()
        self._arrived = stopwatch()
        self._is_over = False
        self._waiting = 0

    @property
    def is_waiting(self) -> bool:
        """Whether an act is on its way: what the room would be after it is not known yet."""
        return self._waiting > 0

    @property
    def snapshot(self) -> Snapshot:
        """The room as it was told last."""
        return self._snapshot

    @property
    def room(self) -> Room:
        """The room."""
        return self._snapshot.room

    @property
    def elapsed_ms(self) -> int:
        """How long the phase lasts already."""
        return self._snapshot.elapsed_ms + int((self._stopwatch() - self._arrived) * 1000)

    def do(self, act: Act | None) -> None:
        """An act of the trainer's; None is none."""
        if act is not None and not self._is_over:
            self._waiting += 1
            self._watch(self._thread.do(act), self._stand)

    def come(self, name: str) -> None:
        """Somebody without a phone is here."""
        if not self._is_over:
            self._waiting += 1
            self._watch(self._thread.come(name), self._stand)

    def open_door(self, address: str, done: Callable[[object], None]) -> None:
        """Lets phones in; ``done`` is called with the door, in the window's thread."""
        self._watch(self._thread.open_door(address), done)

    def shut_door(self) -> None:
        """Sends phones away."""
        self._watch(self._thread.shut_door(), None)

    def stop(self) -> None:
        """The session is left; it goes on where it stood when it is opened again."""
        self._is_over = True
        self._thread.stop()

    def _watch(self, future: "Future[Any]", done: Callable[[object], None] | None) -> None:
        future.add_done_callback(lambda ended: self._ended.emit(ended, done))

    def _take(self, snapshot: Snapshot) -> None:
        if self._is_over or snapshot.version < self._snapshot.version:
            return
        self._snapshot, self._arrived = snapshot, self._stopwatch()
        for notice in snapshot.notices:
            self.noticed.emit(notice)
        self.changed.emit()

    def _stand(self, room: object) -> None:
        """The room after an act of the trainer's, told at once; the thread's own word follows."""
        if not isinstance(room, Room):
            return
        before = self._snapshot.room
        same = (room.phase, room.step, room.since) == (before.phase, before.step, before.since)
        elapsed = self.elapsed_ms if same else 0
        self._snapshot, self._arrived = replace(self._snapshot, room=room, elapsed_ms=elapsed), self._stopwatch()
        self.changed.emit()

    def _settle(self, future: "Future[Any]", done: Callable[[object], None] | None) -> None:
        if done == self._stand:
            self._waiting -= 1
        if self._is_over or future.cancelled():
            return
        error = future.exception()
        if isinstance(error, NotNowError | UserError):
            self.refused.emit(str(error))
        elif error is not None:
            raise error
        elif done is not None:
            done(future.result())
