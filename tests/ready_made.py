"""Profiles that are made once in a process and copied from then on: to make one, the shipped deck is read and checked
and its cards are stored, which takes as long as forty starts."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from quizapp.bootstrap import open_services
from quizapp.clock import Clock
from quizapp.content.facts import DeckId
from tests.looks import demo


def new_profile(folder: Path, clock: Clock | None = None) -> None:
    """Puts a profile into a folder that was opened once, at the moment where ``clock`` stands, and holds the shipped
    deck; without a clock, one that was made by the computer's since this process began."""
    shutil.copytree(_new(None if clock is None else clock()), folder, dirs_exist_ok=True)


def studied_profile(folder: Path) -> None:
    """Puts the demo profile, after eleven days of study, into a folder."""
    copy_made(demo.build, folder)


def copy_made(make: Callable[[Path], object], folder: Path) -> None:
    """Puts what ``make`` makes in a folder into another one; a function makes it once."""
    shutil.copytree(_made(make), folder, dirs_exist_ok=True)


@cache
def _new(at: datetime | None) -> Path:
    def make(profile: Path) -> None:
        services = open_services(profile) if at is None else open_services(profile, lambda: at)
        decks = {one.id for one in services.library.decks()}
        services.close()
        assert decks == {DeckId("lactation")}, "the shipped decks are other ones here"

    return _made(make)


@cache
def _made(make: Callable[[Path], object]) -> Path:
    """What is there until this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="quizapp-ready-made-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make(folder / "profile")
    return folder / "profile"
