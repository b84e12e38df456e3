"""A session's file from somewhere else. Everything in it is taken to be hostile: it is only read, with nothing of its
schema trusted; what it says is put into a file of our own, act by act, if it fits together.
"""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from quizapp.errors import UserError
from quizapp.storage.moments import from_ms
from quizapp.storage.sessions.replaying import StoredRoom
from quizapp.storage.sessions.schema import APPLICATION_ID, FORMAT, SCHEMA, SUFFIX
from quizapp.teaching.acts import Event, act_from_record
from quizapp.teaching.happening import NotNowError, replayed
from quizapp.teaching.records import plan_from_record

MOST_BYTES = 64 * 1024 * 1024
MOST_EVENTS = 400_000
"""More than a thousand people give in a day."""

_MOST_ROW_BYTES = 32 * 1024 * 1024
_STEPS = 100_000
_MOST_SECONDS = 20
_MAGIC = b"SQLite format 3\0"
_KEPT = "Nothing was brought in."
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_TABLES = frozenset({"session", "events"})
_FUNCTIONS = frozenset({"count"})


class ForeignError(UserError):
    """The file is no session that can be brought in."""


def read_foreign(file: Path) -> tuple[StoredRoom, bool]:
    """The session that a file holds, and whether it has no names. ForeignError for anything else."""
    _look_at_bytes(file)
    until = time.monotonic() + _MOST_SECONDS
    with _sound(file), closing(_locked_down(file, until)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise refused(file, "it is no session of QuizApp")
        if connection.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
            raise refused(file, "it was written by a newer QuizApp")
        known = [tuple(row) for row in connection.execute("SELECT type, sql FROM sqlite_schema ORDER BY rowid LIMIT 9")]
        if known != [("index" if "INDEX" in one else "table", one) for one in SCHEMA]:
            raise refused(file, "it holds something else than a session")
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise refused(file, "parts of it are damaged")
        connection.set_authorizer(_authorized)
        if connection.execute("SELECT count(*) FROM events").fetchone()[0] > MOST_EVENTS:
            raise refused(file, f"more than {MOST_EVENTS:,} things happened in it")
        rows = connection.execute("SELECT plan, anonymous FROM session").fetchall()
        if len(rows) != 1:
            raise refused(file, "it does not hold one session")
        events = tuple(_events(connection))
        room = replayed(plan_from_record(_json(rows[0][0])), events)
        return StoredRoom(room=room, events=events), bool(rows[0][1])


def refused(file: Path, why: str) -> ForeignError:
    """The error for a file that cannot be brought in; ``why`` is a clause."""
    return ForeignError(f"{file.name} cannot be brought in: {why}. {_KEPT} Choose a session that was archived.")


def _look_at_bytes(file: Path) -> None:
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            magic = opened.read(len(_MAGIC))
    except OSError as error:
        raise UserError(f"{file} could not be read: {error.strerror or error}. {_KEPT}") from error
    if size > MOST_BYTES:
        raise refused(file, f"it has more than {MOST_BYTES // 2**20} MB")
    if magic != _MAGIC:
        raise refused(file, "it is no session of QuizApp")
    log = file.with_name(f"{file.name}-wal")
    if file.suffix == SUFFIX and log.exists() and log.stat().st_size:
        raise refused(file, "it is open, or was copied while it was: archive it instead")


def _locked_down(file: Path, until: float) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _events(connection: sqlite3.Connection) -> Iterator[Event]:
    for act, value, at, offset in connection.execute(
        "SELECT act, value, at, utc_offset_minutes FROM events ORDER BY id"
    ):
        yield Event(act=act_from_record(act, _json(value)), at=from_ms(at, offset))


def _json(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("a record is an object")
    return found


@contextmanager
def _sound(file: Path) -> Iterator[None]:
    try:
        yield
    except NotNowError as error:
        raise refused(file, "what happened in it does not fit together") from error
    except (
        sqlite3.Error,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OverflowError,
        RecursionError,
        MemoryError,
    ) as error:
        raise refused(file, "parts of it are damaged") from error


def _authorized(action: int, first: str | None, second: str | None, _db: str | None, inner: str | None) -> int:
    """Reading from the two tables, and nothing that a trigger or a view asks for."""
    if action not in _ALLOWED or inner is not None:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and first not in _TABLES:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second not in _FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MOST_ROW_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
}
