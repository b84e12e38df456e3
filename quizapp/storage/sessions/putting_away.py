"""Sessions archived, written anew without names, and deleted: whole, or not at all."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from quizapp.errors import UserError
from quizapp.storage.copies import flush
from quizapp.storage.moments import to_ms
from quizapp.storage.sessions.faults import DamagedSessionError, session_faults
from quizapp.storage.sessions.file import ADD, SessionFile, new_code, row_of, texts_of
from quizapp.storage.sessions.opening import SIDE_FILES, made
from quizapp.teaching.acts import Event
from quizapp.teaching.plan import Plan

_IMPATIENT_SECONDS = 0.3


def archive(session: Path, target: Path) -> None:
    """Writes a session as one file that can be carried about, also while it is held; a file that was there before stays
    until the copy is whole. UserError when the place cannot be written."""
    if target.exists() and target.samefile(session):
        raise UserError(f"{target} is the session itself. Nothing was changed. Choose another file for the archive.")
    if not target.parent.is_dir():
        raise UserError(
            f"There is no folder {target.parent}. Nothing was archived. Make the folder, or choose another."
        )
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    with session_faults(target, "Nothing was archived; the session is as it was."):
        with closing(SessionFile.open(session)) as file:
            file.copy_to(partial)
        try:
            flush(partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


def write_anew(file: Path, plan: Plan, events: Iterable[Event], at: datetime, *, anonymous: bool) -> None:
    """Writes a session with these acts, in the place of what stands there, if anything does; nothing of that is left in
    the new file. No one may have it open (``require_alone``)."""
    with session_faults(file, "The session is as it was."):
        with made(file) as connection:
            connection.execute(
                "INSERT INTO session (id, heading, plan, minutes, edition, code, made_at, anonymous) "
                "VALUES (1, ?, ?, ?, 1, ?, ?, ?)",
                (*texts_of(plan), plan.minutes, new_code(), to_ms(at), int(anonymous)),
            )
            connection.executemany(ADD, (row_of(number, event) for number, event in enumerate(events, start=1)))
        _without_sides(file)


def require_alone(file: Path) -> None:
    """Puts all of a session into its one file. InUseError while it is open elsewhere."""
    with (
        session_faults(file),
        closing(sqlite3.connect(file, isolation_level=None, timeout=_IMPATIENT_SECONDS)) as alone,
    ):
        alone.execute("PRAGMA trusted_schema = OFF")
        alone.execute("PRAGMA journal_mode = DELETE")


def erase(file: Path) -> None:
    """Removes a session with everything beside it. InUseError while it is open; what cannot be read is removed too."""
    with suppress(DamagedSessionError):
        require_alone(file)
    with session_faults(file, "The session is still there."):
        beside = [one for one in file.parent.iterdir() if one.name.startswith(f".{file.name}.")]
        for one in (*beside, *(file.with_name(file.name + ending) for ending in SIDE_FILES), file):
            one.unlink(missing_ok=True)


def _without_sides(file: Path) -> None:
    for ending in SIDE_FILES:
        file.with_name(file.name + ending).unlink(missing_ok=True)
