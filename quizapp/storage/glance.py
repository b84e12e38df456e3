"""A look at a database file before it is opened: reads bytes and changes none, not even the files beside it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import UserError
from quizapp.storage.faults import damaged, faults_as_sentences

SCHEMA_VERSION = 10
"""The format that this version writes (``PRAGMA user_version``): the number of migrations."""

APPLICATION_ID = 0x5155495A
"""``QUIZ`` in ASCII: the mark in the header of every database of ours."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a file's header says. ``version`` is 0 for a file that does not exist or is still empty."""

    version: int


def glance(file: Path) -> Glance:
    """What lies at ``file``. Raises DamagedError for anything but a whole database of ours, UserError if unreadable."""
    with faults_as_sentences(file):
        try:
            with file.open("rb") as opened:
                header = opened.read(_HEADER_BYTES)
        except FileNotFoundError:
            return Glance(version=0)
        size = file.stat().st_size
    if size == 0:
        return Glance(version=0)
    log = file.with_name(file.name + "-wal")
    if log.exists() and log.stat().st_size > 0:
        # The newest header may stand in the log: another window is open, or one was killed.
        return _through_the_log(file)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise damaged(file, "it is not a database")
    counted = header[24:28] == header[92:96]  # the page count holds only if no older SQLite wrote after it was noted
    if counted and size < _int(header, 28) * _page_size(header):
        raise damaged(file, "its end is missing")
    return _ours(file, _int(header, 68), _int(header, 60))


def _through_the_log(file: Path) -> Glance:
    with faults_as_sentences(file):
        looking = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            application = looking.execute("PRAGMA application_id").fetchone()[0]
            version = looking.execute("PRAGMA user_version").fetchone()[0]
        finally:
            looking.close()
    return _ours(file, application, version)


def _ours(file: Path, application: int, version: int) -> Glance:
    if application == 0 and version == 0:
        return Glance(version=0)  # made, but killed before its tables were: nothing is in it
    if application != APPLICATION_ID:
        raise damaged(file, "it is a database of another program")
    return Glance(version=version)


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    return 65_536 if size == 1 else size


def _int(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def refuse_newer(file: Path, version: int, known: int = SCHEMA_VERSION) -> None:
    """Raises UserError when a database's format is newer than what this program knows."""
    if version > known:
        raise UserError(
            f"{file} was written by a newer QuizApp: its format is {version}, this one knows formats up to "
            f"{known}. Nothing was changed. Start the newer QuizApp, or choose another profile with --profile FOLDER."
        )
