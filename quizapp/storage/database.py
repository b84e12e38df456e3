"""One connection to one profile's database: pragmas, transactions, and the door to sqlite-utils for bulk work."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.errors import UserError
from quizapp.storage.faults import NOTHING_CHANGED, faults_as_sentences
from quizapp.storage.glance import glance

if TYPE_CHECKING:
    import sqlite_utils

SCHEMA_VERSION = 2
"""The format that this version writes (``PRAGMA user_version``): the number of migrations."""

BUSY_TIMEOUT_MS = 10_000
"""How long a window waits for another one's transaction before it gives up. Ours last a few milliseconds."""

Parameters = Sequence[Any] | Mapping[str, Any]


class Database:
    """An open database. Belongs to one thread. Every statement runs inside ``reading`` or ``writing``."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self.file = file
        self.connection = connection
        self._bulk: sqlite_utils.Database | None = None

    @contextmanager
    def writing(self, kept: str = NOTHING_CHANGED) -> Iterator[None]:
        """One transaction that is stored as a whole or not at all. ``kept`` goes into the sentence if it cannot be.

        The write lock is taken at once: a second window waits its turn instead of failing half way.
        """
        with faults_as_sentences(self.file, kept):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging picture of the database for several questions; inside another transaction, that one's."""
        if self.connection.in_transaction:
            yield
            return
        with faults_as_sentences(self.file):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        if self.connection.in_transaction:  # a full disk may have ended it already
            self.connection.execute("ROLLBACK")

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterable[sqlite3.Row]:
        """The rows of a question, read as they are asked for."""
        return self.connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a question."""
        found: sqlite3.Row | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first value of the first row; None without rows."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Changes rows; gives the id of the row that was put in."""
        return self.connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Changes rows, once for each set of parameters."""
        self.connection.executemany(sql, parameters)

    @property
    def bulk(self) -> "sqlite_utils.Database":
        """The same connection as sqlite-utils sees it (imported when first needed: it costs a start 95 ms)."""
        if self._bulk is None:
            import sqlite_utils  # noqa: PLC0415 - when first needed

            self._bulk = sqlite_utils.Database(self.connection, execute_plugins=False)
        return self._bulk

    def others_wrote(self) -> int:
        """A number that changes when another connection (a second window) has changed the database."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Closes the connection; without another window the log is folded into the file."""
        self.connection.close()


def open_database(file: Path) -> Database:
    """Opens the database at ``file``, makes it if there is none, and brings an older one up to date after copying it.

    Raises UserError, the file untouched, when it was written by a newer version, is damaged, or may not be written.
    """
    with faults_as_sentences(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    version = glance(file).version
    refuse_newer(file, version)
    with faults_as_sentences(file):
        database = Database(file, _connect(file))
        try:
            _prepare(database.connection, new=version == 0)
            if version < SCHEMA_VERSION:
                from quizapp.storage.migrations import bring_up_to_date  # noqa: PLC0415 - imports sqlite_utils

                bring_up_to_date(database)
            _require_writable(database.connection)
        except BaseException:
            database.close()
            raise
    return database


def refuse_newer(file: Path, version: int, known: int = SCHEMA_VERSION) -> None:
    """Raises UserError when a database's format is newer than what this program knows."""
    if version > known:
        raise UserError(
            f"{file} was written by a newer QuizApp: its format is {version}, this one knows formats up to "
            f"{known}. Nothing was changed. Start the newer QuizApp, or choose another profile with --profile FOLDER."
        )


def _connect(file: Path) -> sqlite3.Connection:
    # isolation_level=None: the module starts no transactions behind our back.
    connection = sqlite3.connect(file, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000, cached_statements=256)
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, *, new: bool) -> None:
    if new:
        # Stays in the file: with a write-ahead log a reader and a writer do not wait for each other.
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE slips past the log's triggers
    # FULL: an answer that was acknowledged survives a power cut, where NORMAL may lose the last ones. Measured over
    # 3,000 answers, storing one and showing the next card takes 0.4 ms at the median and 0.7 ms at the 99th percentile
    # (NORMAL: 0.2 and 0.4), of the 16 ms that one frame has.
    connection.execute("PRAGMA synchronous = FULL")


def _require_writable(connection: sqlite3.Connection) -> None:
    """Says now, not at the first answer, that the file is read-only. Nothing reaches the disk."""
    connection.execute("BEGIN IMMEDIATE")  # of a read-only file SQLite silently makes this a reading transaction …
    try:
        connection.execute("DELETE FROM settings WHERE key IS NULL")  # … so that only a change tells
    finally:
        connection.execute("ROLLBACK")
