"""Bringing in Anki's packages: schedule, memory, flags and log."""

import json
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.scheduling.memory import Grade, New
from tests.storage.profiles import SetClock
from tests.unit.exchange.legacy import (
    Note,
    write_legacy,
)
from tests.unit.services.brought import ANSWERED, DAY, bring


def test_schedule_memory_flags_and_log_come_along(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7, "lapses": 1, "flags": 3}
    state["data"] = json.dumps({"s": 31.25, "d": 6.5, "dr": 0.9})
    answers = [(ANSWERED - 30 * DAY, 3, 10, 0, 2500, 4_000, 0), (ANSWERED, 3, 30, 10, 2500, 5_000, 1)]
    manual = [(ANSWERED + 5, 0, 30, 10, 2500, 0, 4)]
    bring(services, tmp_path, Note(1, ("a", "b"), card=state, answers=[*answers, *manual]))
    row = services._opened.database.row(
        "SELECT state, stability, difficulty, due_day, reviews, lapses, flag FROM cards WHERE deck LIKE 'anki-%'"
    )
    assert row is not None
    first = 737_425  # 2020-01-01
    assert tuple(row) == ("review", 31.25, 6.5, first + 2_500, 7, 1, 3)
    log = services._opened.database.rows("SELECT at, grade, state_before, anki_ivl FROM answers ORDER BY at")
    assert [tuple(one) for one in log] == [(ANSWERED - 30 * DAY, 3, "new", 10), (ANSWERED, 3, "review", 30)]
    assert services._opened.database.value("SELECT count(*) FROM anki_acts") == 1
    from quizapp.storage.schema.tallies import TALLIES_AGREE

    assert not services._opened.database.value(TALLIES_AGREE)


def test_a_card_of_the_old_scheduler_gets_a_memory_and_keeps_its_day(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": -1, "due": 2_600, "ivl": 40, "factor": 2_300, "reps": 4}
    bring(services, tmp_path, Note(1, ("a", "b"), card=state))
    row = services._opened.database.row(
        "SELECT stability, due_day - 737425, suspended FROM cards WHERE deck LIKE 'anki-%'"
    )
    assert row is not None
    assert tuple(row) == (40.0, 2_600, 1)


def test_an_answer_here_goes_on_from_the_memory_that_anki_gave(services: Services, tmp_path: Path) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7}
    state["data"] = json.dumps({"s": 31.25, "d": 6.5})
    bring(services, tmp_path, Note(1, ("a", "b"), card=state, answers=[(ANSWERED, 3, 30, 10, 2500, 1, 1)]))
    card = services._opened.database.value("SELECT id FROM cards WHERE deck LIKE 'anki-%'")
    services.study.answer(card, Grade.GOOD)
    assert services.backup.verify() == ()
    assert services._opened.database.value("SELECT stability FROM cards WHERE id = ?", (card,)) > 31.25
    services.undo.undo()
    assert services._opened.database.value("SELECT stability FROM cards WHERE id = ?", (card,)) == 31.25


@pytest.mark.parametrize(
    "answers", [[(ANSWERED - 30 * DAY, 3, 10, 0, 2500, 1, 0), (ANSWERED, 3, 30, 10, 2500, 1, 1)], []]
)
def test_a_cards_history_goes_on_from_the_memory_that_anki_gave(
    services: Services, tmp_path: Path, clock: SetClock, answers: list[tuple[int, ...]]
) -> None:
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7}
    state["data"] = json.dumps({"s": 31.25, "d": 6.5})
    bring(services, tmp_path, Note(1, ("a", "b"), card=state, answers=answers))
    card = services._opened.database.value("SELECT id FROM cards WHERE deck LIKE 'anki-%'")
    brought = services.charts.card(card)
    assert [line.stability for line in brought.lines[-1:]] == [31.25] * bool(answers)
    assert brought.curve[0].recall == 1.0
    given = services.study.answer(card, Grade.GOOD).memory
    clock.forward(days=40)
    again = services.study.answer(card, Grade.GOOD).memory
    assert not isinstance(given, New)
    assert not isinstance(again, New)
    history = services.charts.card(card)
    assert [line.stability for line in history.lines[-2:]] == [given.stability, again.stability]
    assert history.stability == again.stability


def test_newer_answers_of_a_known_card_come_once(services: Services, tmp_path: Path, clock: SetClock) -> None:
    first = (ANSWERED, 3, 10, 0, 2500, 1, 0)
    state = {"type": 2, "queue": 2, "due": 2_500, "ivl": 10, "reps": 1, "data": '{"s":10,"d":5}'}
    note = Note(1, ("a", "b"), guid="g", card=state, answers=[first])
    services.importing.bring(write_legacy(tmp_path / "a.apkg", [note]))
    later = {**state, "mod": 1_700_000_000, "due": 2_530, "ivl": 30, "reps": 2, "data": '{"s":33,"d":5}'}
    newer = Note(1, ("a", "b"), guid="g", card=later, answers=[first, (ANSWERED + 10 * DAY, 3, 30, 10, 2500, 1, 1)])
    for added in (1, 0):
        report = services.importing.bring(write_legacy(tmp_path / "b.apkg", [newer]))
        assert report.reviews == added
        assert services._opened.database.value("SELECT stability FROM cards WHERE deck LIKE 'anki-%'") == 33
        assert services.backup.verify() == ()


def test_an_answer_from_the_future_grades_nothing_and_is_kept(services: Services, tmp_path: Path) -> None:
    answers = [(ANSWERED, 3, 1, 0, 0, 1, 0), (ANSWERED + 4_000 * DAY, 3, 1, 0, 0, 1, 0)]
    file = write_legacy(tmp_path / "a.apkg", [Note(1, ("a", "b"), answers=answers)])
    for reviews in (1, 0):
        assert services.importing.bring(file).reviews == reviews
    assert services._opened.database.value("SELECT count(*) FROM anki_acts") == 1
    assert services.backup.verify() == ()
