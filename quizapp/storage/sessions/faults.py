"""What can be wrong with a session's file, as sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.errors import UserError
from quizapp.storage.faults import NOTHING_CHANGED, DamagedError, faults_as_sentences


class DamagedSessionError(DamagedError):
    """The file is no whole session."""


class InUseError(UserError):
    """The session is open elsewhere."""


def damaged_session(file: Path, what: str) -> DamagedSessionError:
    """The error for a file that cannot be used; ``what`` is a clause such as ``its end is missing``."""
    return DamagedSessionError(
        f"The session {file.name} cannot be used: {what}. It was left as it is. "
        "Bring in an archived copy of it, or delete it."
    )


@contextmanager
def session_faults(file: Path, kept: str = NOTHING_CHANGED) -> Iterator[None]:
    """Turns what the disk or SQLite refuses inside the block into UserError that speaks of a session."""
    try:
        with faults_as_sentences(file, kept):
            yield
    except DamagedSessionError:
        raise
    except DamagedError as error:
        raise damaged_session(file, "parts of it are damaged") from error
    except UserError as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise InUseError(
                f"The session {file.name} is open in another window. {kept} Close it there and try again."
            ) from error
        if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
            raise UserError(
                f"QuizApp may not write to {file}. {kept} Allow writing to that file and its folder, and try again."
            ) from error
        raise
