"""The memory of a card: New | Learning | Reviewed | Relearning, and how a grade changes it.

The algebra of states follows FSRS-6 (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm): every
card but a new one has a stability (days until recall falls to 90 %) and a difficulty (1 to 10).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import assert_never

from quizapp.scheduling.day import DEFAULT_ROLLOVER_HOUR, StudyDay

PARAMETER_COUNT = 21
"""How many weights FSRS-6 has."""


class Grade(IntEnum):
    """How well a card was recalled; the numbers are Anki's and FSRS's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(StrEnum):
    """The name of a memory state, as stored and printed."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Everything that decides a schedule besides the grades. Immutable: the review log names the one each answer had.

    ``retention`` is the desired probability of recall at the due date (0.70 to 0.99, Anki's own borders); steps are in
    minutes; ``parameters`` are FSRS-6's 21 weights, empty for the published defaults; ``fuzz`` spreads review intervals
    (seeded by card and review). Raises ValueError for anything else; weights out of their bounds are refused when they
    are first used.
    """

    retention: float = 0.90
    learning_steps_minutes: tuple[int, ...] = (1, 10)
    relearning_steps_minutes: tuple[int, ...] = (10,)
    maximum_interval_days: int = 36_500
    rollover_hour: int = DEFAULT_ROLLOVER_HOUR
    parameters: tuple[float, ...] = ()
    fuzz: bool = True

    def __post_init__(self) -> None:
        if not 0.70 <= self.retention <= 0.99:
            raise ValueError(f"the desired retention lies between 0.70 and 0.99, not at {self.retention}")
        if any(minutes < 1 for minutes in self.learning_steps_minutes + self.relearning_steps_minutes):
            raise ValueError("a step lasts at least one minute")
        if self.maximum_interval_days < 1:
            raise ValueError(f"the longest interval is at least one day, not {self.maximum_interval_days}")
        if not 0 <= self.rollover_hour <= 23:
            raise ValueError(f"a study day begins at an hour from 0 to 23, not at {self.rollover_hour}")
        if len(self.parameters) not in {0, PARAMETER_COUNT}:
            raise ValueError(f"FSRS-6 has {PARAMETER_COUNT} parameters, not {len(self.parameters)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """Never answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """In its first steps; due at a moment (UTC-aware), within the day."""

    stability: float
    difficulty: float
    step: int
    due_at: datetime
    last_day: StudyDay
    reviews: int
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Graduated; due on a study day."""

    stability: float
    difficulty: float
    due_day: StudyDay
    last_day: StudyDay
    reviews: int
    lapses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relearning:
    """Forgotten and in its steps again; due at a moment (UTC-aware), within the day."""

    stability: float
    difficulty: float
    step: int
    due_at: datetime
    last_day: StudyDay
    reviews: int
    lapses: int


Memory = New | Learning | Reviewed | Relearning


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedGrade:
    """One line of a card's review log, as far as the schedule goes: an aware moment in the person's time zone then, the
    grade, the policy under which it was given, and the interval that was picked for it where days were balanced (None:
    what the fuzz alone gives)."""

    at: datetime
    grade: Grade
    policy: Policy
    interval_days: int | None = None


def state_of(memory: Memory) -> State:
    """The name of a memory's state."""
    match memory:
        case New():
            return State.NEW
        case Learning():
            return State.LEARNING
        case Reviewed():
            return State.REVIEW
        case Relearning():
            return State.RELEARNING
        case _:
            assert_never(memory)
