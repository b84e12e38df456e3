"""Where sessions lie: one file each, named for people who look into the folder."""

import re
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NewType

from quizapp.errors import UserError
from quizapp.storage.sessions.file import SessionFile
from quizapp.storage.sessions.schema import SUFFIX
from quizapp.teaching.plan import Heading

SessionId = NewType("SessionId", str)
"""A session's name: that of its file, without the ending."""

_LONGEST_SLUG = 40
_OLD_SECONDS = 3600


class State(StrEnum):
    """PREPARED: nothing was shown yet. RUNNING: it was begun. OVER: it was ended. DAMAGED: its file cannot be read."""

    PREPARED = "prepared"
    RUNNING = "running"
    OVER = "over"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session in the list. ``people`` are those who came, before it began those on the list; ``minutes`` as planned;
    ``told`` says what is wrong with a damaged one."""

    id: SessionId
    title: str
    on: date
    state: State
    people: int = 0
    minutes: int = 0
    trainer: str = ""
    place: str = ""
    anonymous: bool = False
    told: str = ""


def id_of(file: Path) -> SessionId:
    """A session's name."""
    return SessionId(file.name.removesuffix(SUFFIX))


def file_of(folder: Path, session: SessionId) -> Path:
    """A session's file. UserError for what can be no session's name."""
    if not session or Path(session).name != session or session.startswith(".") or "\\" in session:
        raise UserError(f"There is no session {session}. Nothing was changed. Choose one of the list.")
    return folder / f"{session}{SUFFIX}"


@contextmanager
def opened(folder: Path, session: SessionId) -> Iterator[SessionFile]:
    """A session, open inside the block."""
    with closing(SessionFile.open(file_of(folder, session))) as file:
        yield file


def free_file(folder: Path, heading: Heading) -> Path:
    """Where a session of this heading is put: by its title and day, with a number where there is one already."""
    plain = unicodedata.normalize("NFKD", heading.title).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:_LONGEST_SLUG].strip("-") or "session"
    stem = f"{slug}-{heading.on.isoformat()}"
    number, file = 1, folder / f"{stem}{SUFFIX}"
    while file.exists():
        number += 1
        file = folder / f"{stem}-{number}{SUFFIX}"
    return file


def listed(folder: Path) -> tuple[SessionLine, ...]:
    """The sessions of a folder, newest first."""
    if not folder.is_dir():
        return ()
    _sweep(folder)
    files = [file for file in folder.iterdir() if file.suffix == SUFFIX and not file.name.startswith(".")]
    lines = [(_line(file), file) for file in files]
    ordered = sorted(lines, key=lambda one: (one[0].on, one[1].stat().st_mtime, one[0].id), reverse=True)
    return tuple(line for line, _ in ordered)


def _line(file: Path) -> SessionLine:
    try:
        with closing(SessionFile.open(file)) as session:
            seen = session.glimpse()
    except UserError as error:
        on = date.fromtimestamp(file.stat().st_mtime)  # noqa: DTZ012 - the person's own day
        return SessionLine(id=id_of(file), title=id_of(file), on=on, state=State.DAMAGED, told=str(error))
    return SessionLine(
        id=id_of(file),
        title=seen.heading.title,
        on=seen.heading.on,
        state=State.OVER if seen.over else State.RUNNING if seen.begun else State.PREPARED,
        people=seen.people,
        minutes=seen.minutes,
        trainer=seen.heading.trainer,
        place=seen.heading.place,
        anonymous=seen.anonymous,
    )


def _sweep(folder: Path) -> None:
    """Takes away what a killed process left half made: it may hold names."""
    for left in folder.glob(f".*{SUFFIX}.*.partial*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD_SECONDS:
                left.unlink()
