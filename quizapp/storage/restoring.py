"""Putting a backup in the place of a profile's database."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from quizapp.errors import UserError
from quizapp.storage.copies import flush
from quizapp.storage.database import Database
from quizapp.storage.faults import DamagedError, faults_as_sentences
from quizapp.storage.glance import glance, refuse_newer
from quizapp.storage.schema.migrations import migrate


def require_sound(file: Path) -> None:
    """Raises UserError when a file is not a whole, consistent database of ours that this version can read."""
    if not file.is_file():
        raise UserError(
            f"There is no file {file}. Nothing was changed. Give the path of a backup made with quizapp backup."
        )
    try:
        version = glance(file).version
        faults = _faults(file)
    except DamagedError:
        version, faults = 0, True
    refuse_newer(file, version)
    if version == 0 or faults:
        raise DamagedError(f"{file} is not a whole backup of QuizApp. Nothing was changed. Choose another backup.")


def _faults(file: Path) -> bool:
    with faults_as_sentences(file), closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as opened:
        sound = opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        return not sound or opened.execute("PRAGMA foreign_key_check").fetchone() is not None


def take_contents_of(database: Database, source: Path) -> None:
    """Replaces everything in an open database by a sound backup's contents; windows that have it open see that too.

    The backup is brought up to date in memory first, so that the exchange itself is one transaction.
    """
    with faults_as_sentences(database.file), closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.row_factory = sqlite3.Row
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            opened.backup(fresh)
        migrate(Database(source, fresh))
        fresh.backup(database.connection)


def put_in_place(source: Path, target: Path, former: Path) -> Path | None:
    """Puts a sound backup at ``target``, which no one has open; what stood there is moved to ``former``."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    with faults_as_sentences(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(source, partial)
            flush(partial)
            there = target.exists()
            if there:
                for ending in ("-wal", "", "-shm"):  # the log first: without it the rest would lack its newest answers
                    beside = target.with_name(target.name + ending)
                    if beside.exists():
                        beside.rename(former.with_name(former.name + ending))
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    return former if there else None
