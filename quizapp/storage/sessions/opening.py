"""Making and opening a session's file."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.errors import UserError
from quizapp.storage.copies import flush
from quizapp.storage.sessions.faults import damaged_session
from quizapp.storage.sessions.schema import APPLICATION_ID, FORMAT, SCHEMA

BUSY_TIMEOUT_MS = 5_000
"""How long a window waits for another one's transaction before it gives up. Ours last a few milliseconds."""

SIDE_FILES = ("-wal", "-shm", "-journal")


@contextmanager
def made(file: Path) -> Iterator[sqlite3.Connection]:
    """A new, empty session to be filled inside the block; it stands at its place when it is whole, never before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(partial, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            connection.execute(f"PRAGMA user_version = {FORMAT:d}")
            connection.execute("BEGIN")
            for statement in SCHEMA:
                connection.execute(statement)
            yield connection
            connection.execute("COMMIT")
        flush(partial)
        partial.replace(file)
    finally:
        for ending in ("", *SIDE_FILES):
            partial.with_name(partial.name + ending).unlink(missing_ok=True)


def connected(file: Path) -> sqlite3.Connection:
    """A connection to a session's file, which was looked at."""
    if not file.is_file():
        raise UserError(f"There is no session {file.name} any more. Nothing was changed. Open another one.")
    if file.stat().st_size == 0:
        raise damaged_session(file, "it is empty")
    connection = sqlite3.connect(file, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000, cached_statements=64)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        _look(file, connection)
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: an answer that a phone was told is stored survives a power cut too (NORMAL: only the end of the
        # process). docs/decisions/0015 has what it costs.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_autocheckpoint = 4000")  # not in the middle of a question
    except BaseException:
        connection.close()
        raise
    return connection


def _look(file: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise damaged_session(file, "it is no session of QuizApp")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise UserError(
            f"The session {file.name} was written by a newer QuizApp. Nothing was changed. Open it with the newer one."
        )
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged_session(file, "parts of it are damaged")
    known = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema ORDER BY rowid")]
    if known != list(SCHEMA) or connection.execute("SELECT count(*) FROM session").fetchone()[0] != 1:
        raise damaged_session(file, "it does not hold what a session holds")
