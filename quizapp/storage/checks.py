"""What SQLite itself can tell about a database's soundness, as sentences."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from quizapp.storage.database import Database
from quizapp.storage.schema.tables import GUARDS

_CACHE_KIB = 65_536
"""Memory for pages while an index is held against its table, which jumps about: with SQLite's own 2 MB it takes half as
long again."""


_LOG = "reviews"


def file_faults(file: Path, stage: Callable[[sqlite3.Connection], Iterator[str]]) -> tuple[str, ...]:
    """What one look at the whole file finds, over a connection of its own: to be called beside other work, in a thread,
    since SQLite keeps none waiting meanwhile."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB:d}")
            return tuple(stage(connection))
    except sqlite3.DatabaseError as error:
        return (f"The database file is damaged: {error}.",)


def broken_pages(connection: sqlite3.Connection) -> Iterator[str]:
    """Pages that cannot be read, values that break a rule of their table, indexes that say otherwise than it."""
    for (told,) in connection.execute("PRAGMA integrity_check(20)"):
        if told != "ok":
            yield f"The database file is damaged: {told}."


def lost_references(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows that refer to none."""
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").fetchall():
        if name != _LOG or _log_refers_to_none(connection):
            for table, number, parent, _ in connection.execute(f"PRAGMA foreign_key_check({name})"):
                yield f"Row {number} of {table} refers to a row of {parent} that does not exist."


def _log_refers_to_none(connection: sqlite3.Connection) -> bool:
    """Whether any line of the log does: asked once for each row that lines refer to, not for each of its lines."""
    return any(
        connection.execute(
            f"SELECT 1 FROM (SELECT DISTINCT {column} AS referred FROM {_LOG}) "  # noqa: S608 - names of our own schema
            f"WHERE referred IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} WHERE {key} = referred) LIMIT 1"
        ).fetchone()
        for _, _, parent, column, key, *_ in connection.execute(f"PRAGMA foreign_key_list({_LOG})").fetchall()
    )


def missing_guards(database: Database) -> Iterator[str]:
    """Guards of the log that are not there."""
    present = {row["name"] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    for guard in GUARDS:
        if guard not in present:
            yield f"The guard {guard}, which keeps the log from being changed, is missing."
