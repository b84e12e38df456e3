from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed
from quizapp.stats.workload import (
    DEFAULT_SECONDS,
    ENOUGH_ANSWERS,
    minutes_for,
    reviews_ahead,
    reviews_on,
    seconds_per_answer,
)

from .logs import NOON, TODAY, day


def due_in(days: int) -> Memory:
    return Reviewed(stability=1.0, difficulty=5.0, due_day=StudyDay(TODAY + days), last_day=TODAY, reviews=1, lapses=0)


def step_at(due_at: datetime, kind: type[Learning | Relearning] = Learning) -> Memory:
    return kind(stability=1.0, difficulty=5.0, step=0, due_at=due_at, last_day=TODAY, reviews=1, lapses=0)


def test_cards_fall_on_the_days_they_are_due() -> None:
    memories = [due_in(0), due_in(1), due_in(1), due_in(3), due_in(4), New()]
    assert reviews_ahead(memories, NOON, 4, 4) == (1, 2, 0, 1)


def test_what_is_overdue_falls_to_today() -> None:
    assert reviews_ahead([due_in(-1), due_in(-400), step_at(NOON - timedelta(days=3))], NOON, 4, 2) == (3, 0)


def test_no_day_has_no_count() -> None:
    assert reviews_ahead([due_in(0)], NOON, 4, 0) == ()


def test_steps_fall_on_the_study_day_of_their_moment_where_the_person_is() -> None:
    now = NOON.astimezone(ZoneInfo("Pacific/Auckland"))  # one o'clock at night on the 21st: still the 20th's study day
    four_there = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    memories = [step_at(four_there - timedelta(seconds=1)), step_at(four_there, Relearning)]
    assert reviews_ahead(memories, now, 4, 3) == (1, 1, 0)


def test_one_day_can_be_asked_for() -> None:
    memories = [due_in(-1), due_in(0), due_in(1)]
    assert [reviews_on(memories, NOON, 4, day(number)) for number in range(3)] == [2, 1, 0]


def test_a_day_that_is_over_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="is over"):
        reviews_on([due_in(0)], NOON, 4, day(-1))


def test_the_median_answer_tells_the_time() -> None:
    took_ms = [number * 1000 for number in range(ENOUGH_ANSWERS, 0, -1)]
    assert seconds_per_answer(took_ms) == 10.5
    assert seconds_per_answer([*took_ms, 21_000]) == 11


@pytest.mark.parametrize("took_ms", [[], [5_000] * (ENOUGH_ANSWERS - 1), [0] * 100])
def test_too_few_timed_answers_tell_nothing(took_ms: list[int]) -> None:
    assert seconds_per_answer(took_ms) == DEFAULT_SECONDS


def test_an_answer_counts_a_minute_at_most() -> None:
    assert seconds_per_answer([3_600_000] * ENOUGH_ANSWERS) == 60


@pytest.mark.parametrize(
    ("cards", "seconds", "minutes"), [(0, 20, 0), (1, 20, 1), (3, 20, 1), (4, 20, 2), (30, 7.5, 4)]
)
def test_minutes_are_rounded_up(cards: int, seconds: float, minutes: int) -> None:
    assert minutes_for(cards, seconds) == minutes
