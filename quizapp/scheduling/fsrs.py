"""The one door to the ``fsrs`` library (imported when first needed: it costs a start 60 ms)."""

from datetime import datetime

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade, Memory, Policy


def review(memory: Memory, grade: Grade, at: datetime, policy: Policy, *, seed: str) -> Memory:
    """The memory after a grade given at an aware moment. ``seed`` (card id) with the count of reviews seeds the fuzz."""
    raise NotImplementedError


def recall_probability(memory: Memory, day: StudyDay, policy: Policy) -> float | None:
    """The probability (0 to 1) of recalling the card on a study day; None for a new card."""
    raise NotImplementedError
