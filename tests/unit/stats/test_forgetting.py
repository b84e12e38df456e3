"""FSRS in plain floats is what the library computes."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from quizapp.scheduling.fsrs import recall_probability, review
from quizapp.scheduling.fuzz import fuzzed
from quizapp.scheduling.memory import Grade, Memory, New, Policy
from quizapp.stats.forgetting import Forgetting, spread

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(8))
def test_memories_are_those_of_the_scheduler(seed: int) -> None:
    dice, model = Random(seed), Forgetting()
    policy = Policy(learning_steps_minutes=(), relearning_steps_minutes=(), fuzz=False, retention=0.87)
    at, memory = NOON, review(New(), grade := Grade(dice.randint(1, 4)), NOON, policy, seed="x")
    stability, difficulty = model.first(grade)
    for _ in range(12):
        assert not isinstance(memory, New)
        assert (memory.stability, memory.difficulty) == pytest.approx((stability, difficulty))
        wait = dice.choice((0, 0, 1, 4, 30, 300))
        assert model.recall(wait, stability) == pytest.approx(_recall(memory, wait, policy))
        at, grade = at + timedelta(days=wait), Grade(dice.randint(1, 4))
        memory = review(memory, grade, at, policy, seed="x")
        if wait:
            stability, difficulty = model.later(stability, difficulty, grade, wait)
        else:
            stability, difficulty = model.soon(stability, difficulty, grade)
        assert model.interval(stability, 0.87) == memory.due_day - memory.last_day


def _recall(memory: Memory, wait: int, policy: Policy) -> float:
    assert not isinstance(memory, New)
    recall = recall_probability(memory, memory.last_day + wait, policy)
    assert recall is not None
    return recall


def test_a_ratio_is_the_way_back_from_recall() -> None:
    model = Forgetting()
    assert model.recall(10 * model.ratio(0.8), 10) == pytest.approx(0.8)
    assert model.ratio(0.9) == pytest.approx(1.0)


@pytest.mark.parametrize("days", [1, 2, 3, 5, 7, 8, 19, 20, 21, 60, 400])
def test_intervals_are_spread_as_the_scheduler_spreads_them(days: int) -> None:
    chances = [number / 97 for number in range(97)]
    assert [spread(days, chance) for chance in chances] == [fuzzed(days, chance, 1, 36_500) for chance in chances]
