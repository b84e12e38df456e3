"""One session's file: its plan, and what happened, act after act."""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.storage.faults import NOTHING_CHANGED
from quizapp.storage.moments import from_ms, offset_minutes, to_ms
from quizapp.storage.sessions.faults import damaged_session, session_faults
from quizapp.storage.sessions.opening import connected, made
from quizapp.teaching.acts import Event, act_from_record, act_to_record
from quizapp.teaching.plan import Heading, Plan
from quizapp.teaching.records import heading_from_record, heading_to_record, plan_from_record, plan_to_record

_CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What is not mistaken for something else when it is read from a wall."""

_CODE_LENGTH = 6

ADD = "INSERT INTO events (id, act, value, at, utc_offset_minutes) VALUES (?, ?, ?, ?, ?)"
"""Stores an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """What a list of sessions shows. ``people`` came (and were not taken out) or, before anybody came, stand on the
    list."""

    heading: Heading
    minutes: int
    made_at: datetime
    people: int
    begun: bool
    over: bool
    anonymous: bool


class SessionFile:
    """An open session. Belongs to one thread; ``close`` when done."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self.file = file
        self._db = connection
        self._others = self._data_version()

    @classmethod
    def create(cls, file: Path, plan: Plan, at: datetime) -> "SessionFile":
        """Makes a session of a plan where no file is yet. UserError when the place cannot be written."""
        with session_faults(file, "The session was not saved."), made(file) as connection:
            connection.execute(
                "INSERT INTO session (id, heading, plan, minutes, edition, code, made_at, anonymous) "
                "VALUES (1, ?, ?, ?, 1, ?, ?, 0)",
                (*texts_of(plan), plan.minutes, new_code(), to_ms(at)),
            )
        return cls.open(file)

    @classmethod
    def open(cls, file: Path) -> "SessionFile":
        """Opens a session. DamagedSessionError for what is no whole session of ours, UserError for one that a newer
        version wrote or that may not be read."""
        with session_faults(file):
            return cls(file, connected(file))

    # -- the plan

    def plan(self) -> Plan:
        """The plan as it was last saved."""
        with session_faults(self.file):
            row = self._db.execute("SELECT plan FROM session").fetchone()
        try:
            return plan_from_record(json.loads(row[0]))
        except (ValueError, TypeError, RecursionError) as error:
            raise damaged_session(self.file, "its plan cannot be read") from error

    def edition(self) -> int:
        """How often the plan was saved."""
        with session_faults(self.file):
            return int(self._db.execute("SELECT edition FROM session").fetchone()[0])

    def save_plan(self, plan: Plan) -> None:
        """Puts a plan in the place of the former. Whether it may be is not asked here: call it inside ``writing``."""
        self._db.execute(
            "UPDATE session SET heading = ?, plan = ?, minutes = ?, edition = edition + 1",
            (*texts_of(plan), plan.minutes),
        )

    def code(self) -> str:
        """The code of the door, the same after every start."""
        with session_faults(self.file):
            return str(self._db.execute("SELECT code FROM session").fetchone()[0])

    def renew_code(self) -> str:
        """Another code: who has the former one finds the door no longer."""
        code = new_code()
        with self.writing("The code is as it was."):
            self._db.execute("UPDATE session SET code = ?", (code,))
        return code

    def glimpse(self) -> Glimpse:
        """What a list shows of it, without reading the plan or the answers."""
        with session_faults(self.file):
            row = self._db.execute(
                "SELECT heading, minutes, made_at, anonymous, plan ->> '$.participants' FROM session"
            ).fetchone()
            count = dict(self._db.execute("SELECT act, count(*) FROM events WHERE act <> 'answered' GROUP BY act"))
        try:
            came = count.get("joined", 0) - count.get("removed", 0)
            return Glimpse(
                heading=heading_from_record(json.loads(row[0])),
                minutes=row[1],
                made_at=from_ms(row[2]),
                people=came if count.get("joined") else len(json.loads(row[4] or "[]")),
                begun="went" in count,
                over="ended" in count,
                anonymous=bool(row[3]),
            )
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise damaged_session(self.file, "its heading cannot be read") from error

    # -- what happened

    def events(self, beyond: int = 0) -> Iterator[Event]:
        """Everything that happened after an event (its number), in its order."""
        with session_faults(self.file):
            rows = self._db.execute(
                "SELECT act, value, at, utc_offset_minutes FROM events WHERE id > ? ORDER BY id", (beyond,)
            )
            for act, value, at, offset in rows:
                try:
                    yield Event(act=act_from_record(act, json.loads(value)), at=from_ms(at, offset))
                except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
                    raise damaged_session(self.file, "what happened in it cannot be read") from error

    def last_event(self) -> int:
        """The number of the last event; 0 where nothing happened."""
        with session_faults(self.file):
            return int(self._db.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0])

    def append(self, event: Event) -> None:
        """Stores an event; it is on the disk when this returns."""
        self.append_many((event,))

    def append_many(self, events: Sequence[Event]) -> None:
        """Stores events in one transaction, or in the one that is open."""
        if not self._db.in_transaction:
            with self.writing("Nothing of this was stored; all before it is."):
                self.append_many(events)
            return
        last = self.last_event()
        self._db.executemany(ADD, (row_of(last + n, event) for n, event in enumerate(events, start=1)))

    @contextmanager
    def writing(self, kept: str = NOTHING_CHANGED) -> Iterator[None]:
        """One transaction that is stored as a whole or not at all; ``kept`` goes into the sentence if it cannot be."""
        with session_faults(self.file, kept):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk may have ended it already
                    self._db.execute("ROLLBACK")
                raise

    def others_wrote(self) -> bool:
        """Whether another window has written since this was asked last."""
        before, self._others = self._others, self._data_version()
        return before != self._others

    def copy_to(self, target: Path) -> None:
        """Writes all of it into one other file, also while another window writes."""
        with closing(sqlite3.connect(target)) as copy:
            self._db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file that can be carried about and read anywhere

    def close(self) -> None:
        """Closes the file; where no other window has it open, all of it is in one file then."""
        self._db.close()

    def _data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])


def new_code() -> str:
    """A code that nobody can guess in an evening, short enough to be typed from a wall."""
    return "".join(secrets.choice(_CODE_SIGNS) for _ in range(_CODE_LENGTH))


def texts_of(plan: Plan) -> tuple[str, str]:
    """What is stored of a plan: its heading for lists, and all of it."""
    return (
        json.dumps(heading_to_record(plan.heading), ensure_ascii=False),
        json.dumps(plan_to_record(plan), ensure_ascii=False),
    )


def row_of(number: int, event: Event) -> tuple[int, str, str, int, int]:
    """What is stored of an event."""
    name, value = act_to_record(event.act)
    return number, name, json.dumps(value, ensure_ascii=False), to_ms(event.at), offset_minutes(event.at)
