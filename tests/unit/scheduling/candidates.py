"""Cards for the tests of the queue. Today is 20 November 2026 at noon in Berlin."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.scheduling.day import StudyDay, study_day
from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed
from quizapp.scheduling.queue import Candidate, DayDone, Limits, Queue, build_queue

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=BERLIN)
TODAY = study_day(NOON)
MINUTE = timedelta(minutes=1)


def card(name: str, memory: Memory, *, position: int = 0, forward: bool = False) -> Candidate:
    """``F1/a`` is card ``F1/a`` of fact ``F1``."""
    fact = FactId(name.split("/", maxsplit=1)[0])
    return Candidate(card=CardId(name), fact=fact, position=position, memory=memory, forward=forward)


def new(name: str, position: int = 0, *, forward: bool = False) -> Candidate:
    return card(name, New(), position=position, forward=forward)


def due(name: str, *, days: int = 0, ago: int = 10, stability: float = 10.0, forward: bool = False) -> Candidate:
    """A review that was due ``days`` days ago (negative: will be due) and last answered ``ago`` days ago."""
    memory = Reviewed(
        stability=stability,
        difficulty=5.0,
        due_day=StudyDay(TODAY - days),
        last_day=StudyDay(TODAY - ago),
        reviews=3,
        lapses=0,
    )
    return card(name, memory, forward=forward)


def learning(name: str, minutes: float = 0, *, again: bool = False, forward: bool = False) -> Candidate:
    """A card that is due in its steps so many minutes after noon."""
    kind = Relearning if again else Learning
    due_at = NOON.astimezone(UTC) + minutes * MINUTE
    memory = kind(stability=1.0, difficulty=5.0, step=0, due_at=due_at, last_day=TODAY, reviews=1, lapses=0)
    return card(name, memory, forward=forward)


def today(*candidates: Candidate, done: DayDone | None = None, limits: Limits | None = None) -> Queue:
    return build_queue(candidates, NOON, done or DayDone(), limits or Limits(), 4)


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [str(candidate.card) for candidate in candidates]
