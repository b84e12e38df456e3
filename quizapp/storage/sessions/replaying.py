"""The room that a session's file gives."""

from dataclasses import dataclass

from quizapp.storage.sessions.faults import damaged_session
from quizapp.storage.sessions.file import SessionFile
from quizapp.teaching.acts import Event
from quizapp.teaching.happening import NotNowError, replayed
from quizapp.teaching.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRoom:
    """A room, and all that happened in it, in its order."""

    room: Room
    events: tuple[Event, ...]


def stored_room(file: SessionFile) -> StoredRoom:
    """The room as its events make it. DamagedSessionError for acts that cannot have happened."""
    events = tuple(file.events())
    try:
        return StoredRoom(room=replayed(file.plan(), events), events=events)
    except (NotNowError, IndexError) as error:
        raise damaged_session(file.file, "what happened in it does not fit together") from error
