"""The schema, step by step. A step that has been released is never changed: a new one is added and SCHEMA_VERSION
raised."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from quizapp.storage.copies import copy_to
from quizapp.storage.database import Database
from quizapp.storage.faults import damaged
from quizapp.storage.glance import APPLICATION_ID, SCHEMA_VERSION, refuse_newer
from quizapp.storage.schema.anki import ANKI
from quizapp.storage.schema.counting import COUNTING
from quizapp.storage.schema.facts import FACTS
from quizapp.storage.schema.readiness import READINESS
from quizapp.storage.schema.sittings import VERSION_4
from quizapp.storage.schema.size import INDEXES, NUMBERS
from quizapp.storage.schema.steps import VERSION_2, VERSION_3
from quizapp.storage.schema.tables import VERSION_1

if TYPE_CHECKING:
    import sqlite_utils

MIGRATIONS = Migrations("quizapp")


@MIGRATIONS(name="1: decks, cards, the review log, sittings, settings")
def _version_1(db: "sqlite_utils.Database") -> None:
    for statement in VERSION_1:
        db.execute(statement)


@MIGRATIONS(name="2: written items, figures")
def _version_2(db: "sqlite_utils.Database") -> None:
    for statement in VERSION_2:
        db.execute(statement)


@MIGRATIONS(name="3: marks, tags, the undo journal, exam dates, study lists")
def _version_3(db: "sqlite_utils.Database") -> None:
    for statement in VERSION_3:
        db.execute(statement)


@MIGRATIONS(name="4: a sitting's events, item records, templates of quizzes")
def _version_4(db: "sqlite_utils.Database") -> None:
    for statement in VERSION_4:
        db.execute(statement)


@MIGRATIONS(name="5: notes that came from Anki, as they came")
def _version_5(db: "sqlite_utils.Database") -> None:
    for statement in ANKI:
        db.execute(statement)


@MIGRATIONS(name="6: indexes for large profiles")
def _version_6(db: "sqlite_utils.Database") -> None:
    for statement in INDEXES:
        db.execute(statement)


@MIGRATIONS(name="7: forecasts of readiness")
def _version_7(db: "sqlite_utils.Database") -> None:
    for statement in READINESS:
        db.execute(statement)


@MIGRATIONS(name="8: cards in order by their numbers")
def _version_8(db: "sqlite_utils.Database") -> None:
    for statement in NUMBERS:
        db.execute(statement)


@MIGRATIONS(name="9: answers counted one by one")
def _version_9(db: "sqlite_utils.Database") -> None:
    for statement in COUNTING:
        db.execute(statement)


@MIGRATIONS(name="10: facts by their numbers, the log by its days")
def _version_10(db: "sqlite_utils.Database") -> None:
    for statement in FACTS:
        db.execute(statement)


def bring_up_to_date(database: Database, steps: Migrations = MIGRATIONS, version: int = SCHEMA_VERSION) -> Path | None:
    """Copies the file, then applies the steps that are missing.

    Gives the path of the copy, None for a new database. Raises UserError when the copy cannot be made (nothing is
    changed then).
    """
    copy = None
    if _version(database) > 0:
        copy = database.file.with_name(f"{database.file.stem}-before-version-{version}{database.file.suffix}")
        copy_to(database, copy)
    migrate(database, steps, version)
    database.run("PRAGMA wal_checkpoint(TRUNCATE)")  # the header now tells an older QuizApp not to touch the file
    return copy


def migrate(database: Database, steps: Migrations = MIGRATIONS, version: int = SCHEMA_VERSION) -> None:
    """Applies the steps that are missing, all in one transaction. Raises UserError for another program's database."""
    with _unreferred(database), database.writing():
        before = _version(database)
        if before == version:  # another window was quicker
            return
        refuse_newer(database.file, before, version)
        if before == 0 and database.value("SELECT count(*) FROM sqlite_schema") > 0:
            raise damaged(database.file, "it is a database of another program")
        steps.apply(database.bulk)  # inside our transaction each step is a savepoint: all are stored, or none
        database.run(f"PRAGMA user_version = {version:d}")
        database.run(f"PRAGMA application_id = {APPLICATION_ID:d}")


@contextmanager
def _unreferred(database: Database) -> Iterator[None]:
    """Around a transaction in which a table may be made anew under its name: no row is asked meanwhile whether what it
    refers to is there. It can be changed outside a transaction only."""
    database.run("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        database.run("PRAGMA foreign_keys = ON")


def _version(database: Database) -> int:
    return int(database.value("PRAGMA user_version"))
