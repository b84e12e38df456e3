"""Whole copies of a database: written beside their target and moved into place, so that no half copy is ever seen."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from quizapp.errors import UserError
from quizapp.storage.database import Database
from quizapp.storage.faults import faults_as_sentences


def copy_to(database: Database, target: Path) -> None:
    """Writes a complete copy while the database may be in use; a file that was there before stays until it is whole.

    Raises UserError when the place cannot be written.
    """
    if target.exists() and target.samefile(database.file):
        raise UserError(f"{target} is the profile itself. Nothing was changed. Choose another file for the copy.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    with faults_as_sentences(target, "No copy was made; the profile is as it was."):
        try:
            with closing(sqlite3.connect(partial)) as copy:
                database.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file that can be carried about and read anywhere
            flush(partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
            partial.with_name(partial.name + "-journal").unlink(missing_ok=True)


def flush(file: Path) -> None:
    """Waits until a file's contents are on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
