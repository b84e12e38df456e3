"""Opening a profile's database: what must hold before the first question is asked of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.storage.database import Database
from quizapp.storage.faults import faults_as_sentences
from quizapp.storage.glance import SCHEMA_VERSION, glance, refuse_newer
from quizapp.storage.search.texts import keep_search_texts

BUSY_TIMEOUT_MS = 10_000
"""How long a window waits for another one's transaction before it gives up. Ours last a few milliseconds."""


def open_database(file: Path) -> Database:
    """Opens the database at ``file``, makes it if there is none, and brings an older one up to date after copying it.

    Raises UserError, the file untouched, when it was written by a newer version, is damaged, or may not be written.
    """
    with faults_as_sentences(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    version = glance(file).version
    refuse_newer(file, version)
    with faults_as_sentences(file):
        database = Database(file, _connect(file.absolute()))
        try:
            _prepare(database.connection, new=version == 0)
            if version < SCHEMA_VERSION:
                from quizapp.storage.schema.migrations import bring_up_to_date  # noqa: PLC0415 - imports sqlite_utils

                bring_up_to_date(database)
            keep_search_texts(database)
            _require_writable(database.connection)
        except BaseException:
            database.close()
            raise
    return database


@contextmanager
def looking_beside(database: Database) -> Iterator[Database]:
    """The same profile over a connection of its own, which can look at it and not change it. It is closed afterwards,
    whatever was being read."""
    with faults_as_sentences(database.file):
        beside = Database(database.file, _connect(f"{database.file.resolve().as_uri()}?mode=ro"))
    try:
        beside.connection.execute("PRAGMA cache_size = -8192")
        yield beside
    finally:
        beside.connection.close()


def _connect(name: str | Path) -> sqlite3.Connection:
    # isolation_level=None: the module starts no transactions behind our back.
    connection = sqlite3.connect(
        name, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000, cached_statements=256, uri=True
    )
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, *, new: bool) -> None:
    if new:
        # Stays in the file: with a write-ahead log a reader and a writer do not wait for each other.
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE slips past the log's triggers
    # An answer outlives the program at once, and a power cut as soon as the log is forced: docs/decisions/0014.
    connection.execute("PRAGMA synchronous = NORMAL")
    # SQLite's own 2 MB are too few where a search jumps about in the indexes of 100,000 cards.
    connection.execute("PRAGMA cache_size = -8192")
    # The log is folded into the file between two answers (``fold_log``), not in the one that happens to fill it.
    connection.execute("PRAGMA wal_autocheckpoint = 10000")


def _require_writable(connection: sqlite3.Connection) -> None:
    """Says now, not at the first answer, that the file is read-only. Nothing reaches the disk."""
    connection.execute("BEGIN IMMEDIATE")  # of a read-only file SQLite silently makes this a reading transaction …
    try:
        connection.execute("DELETE FROM settings WHERE key IS NULL")  # … so that only a change tells
    finally:
        connection.execute("ROLLBACK")
