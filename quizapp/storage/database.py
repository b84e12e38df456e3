"""One connection to one profile's database: pragmas, transactions, and the door to sqlite-utils for bulk work."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.storage.faults import NOTHING_CHANGED, faults_as_sentences

if TYPE_CHECKING:
    import sqlite_utils

Parameters = Sequence[Any] | Mapping[str, Any]

_TO_DISK: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)

_STORED = "Your answers are stored, but would not all outlive a power cut."


class Database:
    """An open database. Belongs to one thread, but for ``force_log`` and ``fold_beside``. Every statement runs inside
    ``reading`` or ``writing``."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self.file = file
        self.connection = connection
        self.at_commit: Callable[[], None] | None = None
        """What every transaction does at its end, before it is stored."""

        self.stored: Callable[[], None] | None = None
        """What is told of every transaction that was stored."""

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
                if self.at_commit is not None:
                    self.at_commit()
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        if self.stored is not None:
            self.stored()

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

    def plain(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The like, each row a plain tuple: what is asked for by the hundred thousand."""
        cursor = self.connection.cursor()
        cursor.row_factory = None
        return cursor.execute(sql, parameters)

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

    @property
    def changes(self) -> int:
        """How many rows were written since the profile was opened."""
        return self.connection.total_changes

    def force_log(self) -> None:
        """Waits until what was stored is on the disk, in the log (docs/decisions/0014). From any thread: no connection
        is used.

        The log is opened by its name: SQLite may have begun another one. It keeps no lock on that file, so that closing
        it loses none; the database file must never be opened so. UserError when the disk refuses.
        """
        with faults_as_sentences(self.file, _STORED), suppress(FileNotFoundError):  # folded away: nothing to force
            log = os.open(f"{self.file}-wal", os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                _TO_DISK(log)
            finally:
                os.close(log)

    def fold_beside(self) -> None:
        """What ``fold_log`` does, from any thread, over a connection of its own: no answer waits for the disk.

        UserError when the disk refuses.
        """
        with faults_as_sentences(self.file, _STORED), closing(sqlite3.connect(self.file, timeout=0)) as beside:
            beside.execute("PRAGMA synchronous = NORMAL")
            beside.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def fold_log(self) -> None:
        """Copies what stands in the log into the file itself, as far as nobody else reads it. What cannot be copied now
        stays in the log, where it is as safe."""
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Closes the connection. What was written here lies in the file then, as far as no other window reads."""
        with suppress(sqlite3.ProgrammingError):  # closed already
            if self.changes:
                self.fold_log()
        self.connection.close()
