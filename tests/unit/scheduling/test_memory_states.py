from datetime import UTC, datetime
from typing import Any

import pytest

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import (
    PARAMETER_COUNT,
    Grade,
    Learning,
    Memory,
    New,
    Policy,
    Relearning,
    Reviewed,
    State,
    state_of,
)

NUMBERS: dict[str, Any] = {"stability": 1.0, "difficulty": 5.0, "last_day": StudyDay(1), "reviews": 1, "lapses": 0}
SOON = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("memory", "state"),
    [
        (New(), State.NEW),
        (Learning(step=0, due_at=SOON, **NUMBERS), State.LEARNING),
        (Reviewed(due_day=StudyDay(2), **NUMBERS), State.REVIEW),
        (Relearning(step=0, due_at=SOON, **NUMBERS), State.RELEARNING),
    ],
)
def test_every_memory_has_its_state(memory: Memory, state: State) -> None:
    assert state_of(memory) is state


def test_grades_have_the_numbers_of_anki() -> None:
    assert [(grade.name, int(grade)) for grade in Grade] == [("AGAIN", 1), ("HARD", 2), ("GOOD", 3), ("EASY", 4)]


@pytest.mark.parametrize(
    "settings",
    [
        {"retention": 0.70},
        {"retention": 0.99},
        {"learning_steps_minutes": (), "relearning_steps_minutes": ()},
        {"maximum_interval_days": 1},
        {"rollover_hour": 0},
        {"rollover_hour": 23},
        {"parameters": (0.5,) * PARAMETER_COUNT},
    ],
)
def test_a_policy_may_go_to_its_borders(settings: dict[str, Any]) -> None:
    assert Policy(**settings) != Policy()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"retention": 0.69}, "0.70 and 0.99, not at 0.69"),
        ({"retention": 1.0}, "0.70 and 0.99, not at 1.0"),
        ({"retention": float("nan")}, "not at nan"),
        ({"learning_steps_minutes": (1, 0)}, "at least one minute"),
        ({"relearning_steps_minutes": (-5,)}, "at least one minute"),
        ({"maximum_interval_days": 0}, "at least one day, not 0"),
        ({"rollover_hour": 24}, "0 to 23, not at 24"),
        ({"rollover_hour": -1}, "0 to 23, not at -1"),
        ({"parameters": (0.5,) * 19}, "21 parameters, not 19"),
    ],
)
def test_a_policy_refuses_what_makes_no_schedule(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Policy(**settings)
