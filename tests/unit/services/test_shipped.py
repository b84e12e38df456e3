from pathlib import Path

import pytest

from quizapp import bootstrap
from quizapp.content.facts import FactId
from quizapp.scheduling.selection import Selection
from tests.storage.profiles import GOOD, NOON, TOWNS, SetClock, profile, study_all, write_deck


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def test_a_new_profile_has_the_shipped_decks(home: Path, no_shipped_decks: Path, clock: SetClock) -> None:
    write_deck(no_shipped_decks / "towns")
    write_deck(no_shipped_decks / "more", count=3, deck="more", title="More")
    with profile(home, clock) as services:
        assert [deck.title for deck in services.library.decks()] == ["More", "Towns"]
        assert services.notices == ()


def test_a_newer_shipped_deck_comes_in_once_and_history_stays(
    home: Path, no_shipped_decks: Path, clock: SetClock
) -> None:
    write_deck(no_shipped_decks / "towns")
    with profile(home, clock) as services:
        study_all(services, GOOD)
    write_deck(no_shipped_decks / "towns", title="Towns, second edition")
    with profile(home, clock) as services:
        assert services.library.decks()[0].title == "Towns, second edition"
        assert services.progress.progress(TOWNS).answered_total == 12


def test_what_the_person_loaded_is_not_overwritten_by_an_unchanged_shipped_deck(
    home: Path, no_shipped_decks: Path, clock: SetClock, tmp_path: Path
) -> None:
    write_deck(no_shipped_decks / "towns")
    with profile(home, clock) as services:
        services.library.load(write_deck(tmp_path / "mine", title="My towns"))
    file = no_shipped_decks / "towns" / "deck.toml"
    file.touch()  # another time, the same content
    for _ in range(2):
        with profile(home, clock) as services:
            assert services.library.decks()[0].title == "My towns"


def test_an_unchanged_shipped_deck_is_not_even_read(
    home: Path, no_shipped_decks: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_deck(no_shipped_decks / "towns")
    with profile(home, clock):
        pass
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} was read"))
    with profile(home, clock):
        pass


def test_a_shipped_deck_that_is_broken_locks_no_one_out(home: Path, no_shipped_decks: Path, clock: SetClock) -> None:
    write_deck(no_shipped_decks / "towns")
    with profile(home, clock):
        pass
    (no_shipped_decks / "towns" / "deck.toml").write_text("[deck]\nid = 3")
    with profile(home, clock) as services:
        (notice,) = services.notices
        assert "came with QuizApp but could not be loaded" in notice
        assert services.library.decks()[0].facts == 6


def test_another_version_of_the_app_makes_the_cards_anew(
    home: Path, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with profile(home, clock, deck=write_deck(tmp_path / "towns")) as services:
        services.library.edit(TOWNS, FactId("F1"), "why", "Mine.")
        study_all(services, GOOD)
        with services._opened.database.writing():
            services._opened.database.run("UPDATE cards SET front = 'As an older version put it'")
    with profile(home, clock) as services:
        fronts = services._opened.database.rows("SELECT front FROM cards")
        assert all("older" in row["front"] for row in fronts)
    monkeypatch.setattr(bootstrap, "__version__", "99")
    with profile(home, SetClock(now=NOON)) as services:
        study = services.study.begin(Selection(deck=TOWNS))
        fronts = services._opened.database.rows("SELECT front FROM cards")
        assert not any("older" in row["front"] for row in fronts)
        assert hasattr(study, "summary")
        assert services.library.detail(TOWNS, FactId("F1")).why == "Mine."
        assert services.progress.progress(TOWNS).answered_total == 12
