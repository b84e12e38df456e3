"""Somebody else's database beside the profile, as ``package``: what is to be copied from it is copied by statements,
and no row passes through Python.

It is read-only and unchanging, nothing of its schema is trusted, and of its tables only those are read that are named;
whatever else a statement asks of it is refused by an authorizer.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.storage.database import Database

PACKAGE = "package"
_QUESTIONS = frozenset({"table_xinfo", "index_list", "index_info"})


@contextmanager
def attached(database: Database, file: Path, tables: frozenset[str]) -> Iterator[None]:
    """Around a transaction that reads from ``package.…``. sqlite3.Error where the file is no database."""
    connection = database.connection
    connection.execute("ATTACH ? AS package", (f"{file.resolve().as_uri()}?mode=ro&immutable=1",))
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.set_authorizer(_authorizer(tables))
        yield
    finally:
        connection.set_authorizer(None)
        connection.execute("PRAGMA cell_size_check = OFF")
        connection.execute("PRAGMA trusted_schema = ON")
        connection.execute("DETACH package")


def has_keys(database: Database, *tables: str) -> bool:
    """Whether the ids of some tables of the package are their keys, so that none is there twice."""
    return all(
        [row[1] for row in database.plain(f"PRAGMA package.table_xinfo({table})") if row[5] and _is_integer(row[2])]
        == ["id"]
        for table in tables
    )


def is_found_by(database: Database, table: str, column: str) -> bool:
    """Whether rows of a table of the package are found by a column without looking through all."""
    for index in list(database.plain(f"PRAGMA package.index_list({table})")):
        if not index[4]:
            name = str(index[1]).replace('"', '""')
            first = next(database.plain(f'PRAGMA package.index_info("{name}")'), None)
            if first is not None and first[2] == column:
                return True
    return False


def _is_integer(kind: object) -> bool:
    return isinstance(kind, str) and kind.upper() == "INTEGER"


def _authorizer(tables: frozenset[str]) -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    def authorized(action: int, first: str | None, _second: str | None, where: str | None, inner: str | None) -> int:
        if where != PACKAGE:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and first in tables and inner is None:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_PRAGMA and first in _QUESTIONS:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    return authorized
