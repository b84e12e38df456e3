"""An open profile with a deck of six towns (30 cards, 6 items) and a clock that is set by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp import bootstrap
from quizapp.bootstrap import Services
from tests.storage.profiles import SetClock, profile, write_deck


@pytest.fixture(autouse=True)
def no_shipped_decks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The decks that come with the app are a folder of the test's own, empty unless it puts one in."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.setattr(bootstrap, "shipped_decks", lambda: shipped)
    return shipped


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return write_deck(tmp_path / "towns")


@pytest.fixture
def services(tmp_path: Path, clock: SetClock, deck: Path) -> Iterator[Services]:
    with profile(tmp_path / "profile", clock, deck=deck) as opened:
        yield opened
