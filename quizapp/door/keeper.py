"""The room in the loop that owns it: acts, answers that came together, the clock of a phase, who is to be told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from quizapp.door.snapshot import Door, Snapshot
from quizapp.errors import UserError
from quizapp.teaching.acts import Act, Answered, Handed, PersonId
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.room import Person, Room

if TYPE_CHECKING:
    from quizapp.services.live import LiveRoom

TOLD_EVERY = 0.05
"""Seconds: the window hears of changes at most so often."""

TICK = 0.25
GATHER = 0.01
"""Seconds in which answers are gathered into one transaction."""

MOST_AT_ONCE = 100
"""Answers in one transaction, so that no other message waits long."""

LOST_A_MOMENT = "The room could not go on by itself: {error}"


class Listeners(Protocol):
    """Who shows the room to phones, while the door is open."""

    door: Door

    @property
    def connected(self) -> frozenset[PersonId]:
        """The people whose phones are there."""

    @property
    def phones(self) -> int:
        """How many phones are there."""

    def room_changed(self) -> None:
        """Everybody's view may be another."""

    def people_changed(self, people: frozenset[PersonId]) -> None:
        """Only the views of these people are others."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    act: Answered
    told: asyncio.Future[bool]


class Keeper:
    """Holds a LiveRoom; everything here is called in one loop's thread, and what it says is stored when it is said.

    ``changed`` hears of every change, together with others that come within ``TOLD_EVERY``.
    """

    def __init__(self, live: "LiveRoom", changed: Callable[[Snapshot], None]) -> None:
        self.live = live
        self.listeners: Listeners | None = None
        self._changed = changed
        self._loop = asyncio.get_running_loop()
        self._notices: list[str] = []
        self._told_at = float("-inf")
        self._telling: asyncio.TimerHandle | None = None
        self._waiting: list[_Waiting] = []
        self._storing: asyncio.TimerHandle | None = None
        self._ticking = self._loop.call_later(TICK, self._tick)

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.live.room

    def left_ms(self) -> int | None:
        """How much of the phase's time is left; None where it has no limit."""
        seconds = self.room.seconds
        return None if seconds is None else max(0, seconds * 1000 - self.live.elapsed_ms())

    def snapshot(self) -> Snapshot:
        """The room for the window, with the notices that it has not seen."""
        notices, self._notices = tuple(self._notices), []
        door = self.listeners
        return Snapshot(
            room=self.room,
            version=self.live.version,
            elapsed_ms=self.live.elapsed_ms(),
            door=None if door is None else door.door,
            connected=frozenset() if door is None else door.connected,
            phones=0 if door is None else door.phones,
            notices=notices,
        )

    def do(self, act: Act) -> Room:
        """An act of the trainer. Raises NotNowError or UserError, with nothing changed."""
        self._store()  # what came before it counts before it
        room = self.live.do(act)
        self._room_changed()
        return room

    def join(self, name: str, team: str, secret: str) -> Person:
        """Somebody comes in, with a phone or, without a secret, with none."""
        person = self.live.join(name, team, secret)
        if self.listeners is not None:
            self.listeners.people_changed(frozenset((person.id,)))
        self.tell()
        return person

    def hand(self, act: Handed) -> None:
        """Somebody gives a test in; the answers that came before are stored before."""
        self._store()
        self.live.do(act)
        if self.listeners is not None:
            self.listeners.people_changed(frozenset((act.person,)))
        self.tell()

    def give(self, act: Answered) -> asyncio.Future[bool]:
        """An answer: True when it is stored, False when it was before; NotNowError when it is not taken, UserError when
        it could not be stored (it may be sent again)."""
        told: asyncio.Future[bool] = self._loop.create_future()
        self._waiting.append(_Waiting(act, told))
        if len(self._waiting) >= MOST_AT_ONCE:
            self._store()
        elif self._storing is None:
            self._storing = self._loop.call_later(GATHER, self._store)
        return told

    def notice(self, sentence: str) -> None:
        """Tells the window something, once."""
        if sentence not in self._notices:
            self._notices.append(sentence)
            self.tell()

    def tell(self) -> None:
        """The window is to hear of a change, soon."""
        if self._telling is None:
            wait = max(0.0, self._told_at + TOLD_EVERY - self._loop.time())
            self._telling = self._loop.call_later(wait, self._tell)

    def close(self) -> None:
        """Stores what waits, and closes the room."""
        try:
            self._store()
        finally:
            self._ticking.cancel()
            if self._telling is not None:
                self._telling.cancel()
            self.live.close()

    def _tell(self) -> None:
        self._telling = None
        self._told_at = self._loop.time()
        self._changed(self.snapshot())

    def _room_changed(self) -> None:
        if self.listeners is not None:
            self.listeners.room_changed()
        self.tell()

    def _store(self) -> None:
        if self._storing is not None:
            self._storing.cancel()
            self._storing = None
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        version = self.live.version
        try:
            results = self.live.answer_all([one.act for one in waiting])
        except UserError as error:
            for one in waiting:
                _tell_error(one.told, error)
            self.notice(str(error))
            return
        for one, result in zip(waiting, results, strict=True):
            if isinstance(result, NotNowError):
                _tell_error(one.told, result)
            elif not one.told.done():
                one.told.set_result(result)
        if self.live.version != version:
            people = frozenset(one.act.person for one in waiting)
            if self.listeners is not None:
                self.listeners.people_changed(people)
            self.tell()

    def _tick(self) -> None:
        self._ticking = self._loop.call_later(TICK, self._tick)
        try:
            self._store()
            if self.live.refresh() | self.live.tick():
                self._room_changed()
        except UserError as error:
            self.notice(LOST_A_MOMENT.format(error=error))


def _tell_error(told: asyncio.Future[bool], error: Exception) -> None:
    if not told.done():
        told.set_exception(error)
