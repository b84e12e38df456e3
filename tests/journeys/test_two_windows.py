"""Two windows, or a window and the command line, on one profile: both work, and no answer is lost."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp import bootstrap
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.scheduling.selection import Selection
from tests.journeys.children import ROOT, command
from tests.storage.profiles import AGAIN, EASY, GOOD, TOWNS, SetClock, asking, finished, profile, write_deck

ANSWERS = 60


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bootstrap, "shipped_decks", lambda: tmp_path / "none")
    with profile(tmp_path / "profile", SetClock(), deck=write_deck(tmp_path / "towns")):
        return tmp_path / "profile"


def test_processes_that_answer_at_once_lose_nothing(home: Path) -> None:
    children = [
        subprocess.Popen(
            command("answer_some", home, ANSWERS), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        said, _ = child.communicate(timeout=60)
        assert len(said.splitlines()) == ANSWERS
        assert child.returncode == 0
    with profile(home, SetClock()) as services:
        assert services.progress.progress(TOWNS).answered_total == 3 * ANSWERS
        assert services.backup.verify() == ()


def test_a_session_goes_on_with_what_another_window_has_left(home: Path) -> None:
    clock = SetClock()
    with profile(home, clock) as one, profile(home, clock) as two:
        asking(one.study.begin(Selection(deck=TOWNS)))
        asking(two.study.begin(Selection(deck=TOWNS)))
        assert asking(one.study.grade(EASY, 1)).face.card.fact == "F2"
        # The second window still shows F1: its answer counts too, and it goes on with F2.
        assert asking(two.study.grade(EASY, 1)).face.card.fact == "F2"
        assert asking(two.study.grade(EASY, 1)).face.card.fact == "F3"
        assert asking(one.study.grade(AGAIN, 1)).face.card.fact == "F3"
        for window in (one, two):
            assert window.progress.progress(TOWNS).answered_total == 4
            assert window.backup.verify() == ()
        assert one.library.detail(TOWNS, FactId("F2")).cards[1].reviews == 2


def test_texts_settings_and_decks_are_seen_by_the_other_window(home: Path, tmp_path: Path) -> None:
    clock = SetClock()
    with profile(home, clock) as one, profile(home, clock) as two:
        assert two.library.deck(TOWNS).title == "Towns"
        one.library.edit(TOWNS, FactId("F1"), "ask-1.question", "Which town, please?")
        assert asking(two.study.begin(Selection(deck=TOWNS))).face.card.front == "Which town, please?"
        one.settings.change(replace(one.settings.current(), new_per_day=1))
        assert two.progress.today(TOWNS).new == 1
        assert finished(two.study.grade(EASY, 1)).summary.answered == 1
        one.library.load(write_deck(tmp_path / "towns", title="Towns anew"))
        assert two.library.deck(TOWNS).title == "Towns anew"


def test_a_restore_in_one_window_is_the_other_ones_profile_too(home: Path, tmp_path: Path) -> None:
    clock = SetClock()
    with profile(home, clock) as one, profile(home, clock) as two:
        one.study.answer(CardId("towns/F1/recall-1"), GOOD)
        one.backup.backup(tmp_path / "copy.db")
        two.study.answer(CardId("towns/F2/recall-1"), GOOD)
        one.backup.restore(tmp_path / "copy.db")
        assert two.progress.today(TOWNS).answered_today == 1
        two.study.answer(CardId("towns/F3/recall-1"), GOOD)
        assert one.progress.today(TOWNS).answered_today == 2
        assert one.backup.verify() == two.backup.verify() == ()
