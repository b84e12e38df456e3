"""Killed at any moment (SIGKILL): what was acknowledged is there, what was not is at most one answer, all is sound."""

import os
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from bench.killed import run as killed_imports
from quizapp import bootstrap
from quizapp.bootstrap import Services
from quizapp.storage.database import Database
from tests.journeys.children import ROOT, command
from tests.journeys.sitting_lives import Verdict, begun, one_life
from tests.storage.profiles import TOWNS, SetClock, fact_text, profile, write_deck

ROUNDS = 24
LONGEST_S = 0.25


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bootstrap, "shipped_decks", lambda: tmp_path / "none")
    with profile(tmp_path / "profile", SetClock(), deck=write_deck(tmp_path / "one", count=12)):
        return tmp_path / "profile"


def killed(task: str, *arguments: object, after_s: float) -> list[list[str]]:
    """Starts a child, lets it work, kills it; gives the lines that it had printed, in words."""
    child = subprocess.Popen(command(task, *arguments), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child, child.stdout as lines:
        assert lines.readline() == "ready\n"
        time.sleep(after_s)
        child.kill()
        said = lines.read()
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


def again_and_again(home: Path, rounds: int, one_round: Callable[[float], None]) -> None:
    dice = Random(home.name)
    for _ in range(rounds):
        one_round(dice.uniform(0, LONGEST_S))
        with profile(home, SetClock()) as services:
            assert services.backup.verify() == ()


def database_of(services: Services) -> Database:
    return services._opened.database


def log(services: Services) -> tuple[list[int], list[int]]:
    """The times of all answers (the child gives each its number), and of those that were taken back."""
    database = database_of(services)
    every = [row["took_ms"] for row in database.rows("SELECT took_ms FROM reviews ORDER BY id")]
    undone = "SELECT took_ms FROM reviews JOIN undone ON undone.review = reviews.id ORDER BY id"
    return every, [row["took_ms"] for row in database.rows(undone)]


def test_while_studying_at_most_the_answer_in_hand_is_lost(home: Path) -> None:
    total = 0

    def one_round(after_s: float) -> None:
        nonlocal total
        with profile(home, SetClock()) as services:
            before, undone_before = log(services)
        said = killed("answer_for_ever", home, after_s=after_s)
        with profile(home, SetClock()) as services:
            every, undone = log(services)
        answered = [int(line[1]) for line in said if line[0] == "answered"]
        taken_back = [int(line[1]) for line in said if line[0] == "undone"]
        stored, stored_undone = every[len(before) :], undone[len(undone_before) :]
        assert stored[: len(answered)] == answered
        assert len(stored) <= len(answered) + 1  # stored, but killed before it could be said
        assert stored_undone[: len(taken_back)] == taken_back
        total += len(answered)

    again_and_again(home, ROUNDS, one_round)
    assert total > ROUNDS


def test_while_loading_a_deck_it_is_the_one_or_the_other(home: Path, tmp_path: Path) -> None:
    one = tmp_path / "one"
    other = write_deck(
        tmp_path / "other", *(fact_text(n, statement="Other.") for n in range(1, 8)), count=12, title="Other"
    )

    def one_round(after_s: float) -> None:
        said = killed("load_for_ever", home, one, other, after_s=after_s)
        with profile(home, SetClock()) as services:
            deck = services.library.deck(TOWNS)
            new = deck.title == "Other"
            assert len(deck.facts) == (7 if new else 12)
            assert {fact.statement == "Other." for fact in deck.facts} == {new}
            assert services.library.decks()[0].cards == 5 * len(deck.facts)
        if said:
            assert deck.title in (said[-1][1], "Towns" if said[-1][1] == "Other" else "Other")

    again_and_again(home, ROUNDS // 3, one_round)


def test_while_a_package_comes_in_all_of_it_is_there_or_nothing(tmp_path: Path) -> None:
    outcomes, _ = killed_imports(tmp_path, 6, 300)
    assert outcomes["harmed"] == 0
    assert outcomes.total() == 6


def test_while_exporting_no_half_file_is_seen(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "towns.apkg"
    written = 0

    def one_round(after_s: float) -> None:
        nonlocal written
        written += len(killed("export_for_ever", home, file, after_s=after_s))
        if file.exists():
            with zipfile.ZipFile(file) as package:
                assert package.testzip() is None
        if file.with_suffix(".db").exists():
            with profile(home, SetClock()) as services:
                services.backup.restore(file.with_suffix(".db"))

    again_and_again(home, ROUNDS // 3, one_round)
    patience_s = LONGEST_S
    while not written and patience_s < 60:  # a busy computer needs longer for its first export
        patience_s *= 2
        one_round(patience_s)
    assert written > 0


def test_while_sitting_a_quiz_it_goes_on_where_it_stood(home: Path) -> None:
    def one_round(after_s: float) -> None:
        said = killed("quiz_for_ever", home, after_s=after_s)
        with profile(home, SetClock()) as services:
            finished = {int(line[1]) for line in said if line[0] == "finished"}
            assert finished <= {past.sitting for past in services.exam.history(TOWNS)}
            for line in said:
                if line[0] == "responded":
                    view = services.exam.show(int(line[1]), int(line[2]))  # type: ignore[arg-type]
                    assert view.chosen == (line[3],)
            unfinished = services.exam.setup(TOWNS).unfinished
            if unfinished is not None:
                assert services.exam.resume(unfinished).sitting == unfinished
                services.exam.finish(unfinished)

    again_and_again(home, ROUNDS // 3, one_round)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is forked")
def test_a_timed_exam_keeps_every_answer_and_an_honest_clock(home: Path) -> None:
    """A few of the lives that ``python -m bench exam`` goes through by the thousand."""
    dice = Random(home.name)
    with profile(home, SetClock()) as services:
        sitting = begun(services, TOWNS)
    for _ in range(ROUNDS // 2):
        said = one_life(home, sitting, dice.uniform(0, LONGEST_S), dice.randrange(10**6))
        with profile(home, SetClock()) as services:
            told = Verdict(services, sitting, said)
            assert told.sound
            assert services.backup.verify() == ()
