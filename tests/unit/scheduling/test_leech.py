from datetime import UTC, datetime

import pytest

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.leech import becomes_leech, lapses_of
from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed

DAY = StudyDay(739_000)
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def relearning(lapses: int) -> Memory:
    return Relearning(stability=1, difficulty=9, step=0, due_at=NOW, last_day=DAY, reviews=20, lapses=lapses)


def reviewed(lapses: int) -> Memory:
    return Reviewed(stability=1, difficulty=9, due_day=DAY, last_day=DAY, reviews=20, lapses=lapses)


@pytest.mark.parametrize(
    ("threshold", "leeches_at"),
    [
        (8, [8, 12, 16, 20, 24]),
        (1, list(range(1, 26))),
        (2, list(range(2, 26))),
        (5, [5, 8, 11, 14, 17, 20, 23]),
        (99, []),
    ],
)
def test_at_the_threshold_and_at_every_half_of_it_after(threshold: int, leeches_at: list[int]) -> None:
    """As in Anki's rslib, ``test leech_threshold``: half of 5, rounded up, is 3."""
    found = [lapses for lapses in range(1, 26) if becomes_leech(reviewed(lapses - 1), relearning(lapses), threshold)]
    assert found == leeches_at


def test_only_a_lapse_makes_one() -> None:
    assert not becomes_leech(relearning(8), reviewed(8), 8)
    assert not becomes_leech(relearning(8), relearning(8), 8)


def test_lapses_of_every_state() -> None:
    learning = Learning(stability=1, difficulty=5, step=0, due_at=NOW, last_day=DAY, reviews=1)
    assert [lapses_of(one) for one in (New(), learning, reviewed(3), relearning(4))] == [0, 0, 3, 4]
