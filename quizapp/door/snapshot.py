"""What the room's thread tells the window, and what it asks for."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.teaching.acts import PersonId
from quizapp.teaching.room import Room

TakeHome = Callable[[Room, PersonId, str], bytes]
"""What a participant takes home: of a room that is over, for somebody, the file of a name that ``door/files.py`` lists.
Called in a thread of its own. Raises UserError where there is nothing to take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An open door. ``url`` holds the code, for the QR code and for typing; ``port`` is the one that was free."""

    url: str
    code: str
    address: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The room as it stood at a moment.

    ``version`` grows with each change, ``elapsed_ms`` is how long the phase has lasted, ``connected`` are the people
    whose phones are there now, ``phones`` how many phones are connected (those whose people have no name yet among
    them), ``notices`` sentences to be shown once.
    """

    room: Room
    version: int
    elapsed_ms: int
    door: Door | None = None
    connected: frozenset[PersonId] = frozenset()
    phones: int = 0
    notices: tuple[str, ...] = ()
