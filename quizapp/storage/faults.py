"""What SQLite and the disk can refuse, as sentences for the person: what happened, what was kept, what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.errors import UserError

NOTHING_CHANGED = "Nothing was changed."


class DamagedError(UserError):
    """The database file is not a sound QuizApp database."""


@contextmanager
def faults_as_sentences(file: Path, kept: str = NOTHING_CHANGED) -> Iterator[None]:
    """Turns what the disk or SQLite refuses inside the block into UserError; ``kept`` says what the refusal left alone.

    Anything that is our own bug (wrong SQL, a broken constraint) passes through as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        told = _from_sqlite(error, file, kept)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        raise from_system(error, file, kept) from error


def damaged(file: Path, what: str) -> DamagedError:
    """The error for a database that cannot be used; ``what`` is a clause such as ``its end is missing``."""
    return DamagedError(
        f"The profile's database {file} cannot be used: {what}. It was left as it is. "
        "Put a backup in its place (quizapp restore FILE), or choose another profile with --profile FOLDER."
    )


def from_system(error: OSError, file: Path, kept: str = NOTHING_CHANGED) -> UserError:
    """The error for a file that the operating system refused."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _full(file, kept)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return UserError(f"QuizApp may not write to {file}. {kept} Allow writing there, or choose another place.")
        case errno.EEXIST | errno.ENOTDIR | errno.EISDIR:
            return UserError(
                f"{file} cannot be used: a file stands where a folder should, or the other way round. {kept}"
            )
        case errno.ENOENT:
            return UserError(
                f"{file} cannot be used: its folder does not exist. {kept} Make the folder, or choose another."
            )
        case _:
            return UserError(
                f"{file} cannot be used: {error.strerror or error}. {kept} Look after the disk and try again."
            )


def _from_sqlite(error: sqlite3.Error, file: Path, kept: str) -> UserError | None:
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:  # the low byte is the kind
        case sqlite3.SQLITE_FULL:
            return _full(file, kept)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return UserError(
                f"QuizApp may not write to {file}. {kept} Allow writing to that file and its folder, "
                "or choose another profile with --profile FOLDER."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return UserError(
                f"Another window or program keeps {file} busy. {kept} Try again in a moment, or close the other window."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(file, "parts of it are damaged")
        case sqlite3.SQLITE_IOERR:
            return UserError(f"The disk refused to read or write {file}. {kept} Look after the disk and try again.")
        case _:
            return None


def _full(file: Path, kept: str) -> UserError:
    return UserError(f"The disk that holds {file} is full. {kept} Free some space and try again.")
