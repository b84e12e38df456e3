"""What SQLite itself can tell about a database's soundness, as sentences."""

import sqlite3
from collections.abc import Iterator

from quizapp.storage.database import Database
from quizapp.storage.schema import GUARDS


def file_faults(database: Database) -> Iterator[str]:
    """Everything that is wrong with the file: broken pages, lines that refer to nothing, missing guards of the log."""
    try:
        for row in database.rows("PRAGMA integrity_check(20)"):
            if row[0] != "ok":
                yield f"The database file is damaged: {row[0]}."
        for row in database.rows("PRAGMA foreign_key_check"):
            yield f"Row {row['rowid']} of {row['table']} refers to a row of {row['parent']} that does not exist."
        present = {row["name"] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    except sqlite3.DatabaseError as error:
        yield f"The database file is damaged: {error}."
        return
    for guard in GUARDS:
        if guard not in present:
            yield f"The guard {guard}, which keeps the log from being changed, is missing."
