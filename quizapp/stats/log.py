"""The review log as the numbers read it."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade, State


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One answer. ``day`` is its study day, ``state_before`` the card's state when it was asked, ``took_ms`` how long
    the answer took in milliseconds (0: not known). Wherever a log is asked for, it comes in the order of answering."""

    card: CardId
    fact: FactId
    day: StudyDay
    at: datetime
    grade: Grade
    state_before: State
    took_ms: int
