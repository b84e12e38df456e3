"""Random review histories for the comparisons with other schedulers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from random import Random

from quizapp.scheduling.fsrs import review
from quizapp.scheduling.memory import Grade, Memory, New, Policy, Reviewed

FIRST_DAY = datetime(2012, 1, 1, tzinfo=UTC)
LAST_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # Anki knows no answers of the future
YEAR = timedelta(days=365)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (0.5, 1, 5, 10, 60, 600, 1500, 4400))
LATENESS = (0.1, 0.5, 0.9, 1.0, 1.0, 1.0, 1.1, 1.5, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a history, with the memory before and after."""

    at: datetime
    grade: Grade
    before: Memory
    after: Memory


def histories(
    dice: Random, count: int, policy: Policy, zone: tzinfo, *, longest: int = 12, clock_set_back: float = 0.0
) -> Iterator[tuple[Answer, ...]]:
    """``count`` histories of up to ``longest`` answers: any grade at any time of day, early, due, late or at once.

    With the chance ``clock_set_back``, an answer comes up to three days before the one that was given earlier.
    """
    for _ in range(count):
        yield tuple(_history(dice, dice.randint(1, longest), policy, zone, clock_set_back))


def _history(dice: Random, answers: int, policy: Policy, zone: tzinfo, clock_set_back: float) -> Iterator[Answer]:
    memory: Memory = New()
    # Half a minute past: Anki counts the very second of the rollover to the day before.
    moment = FIRST_DAY + timedelta(seconds=30, minutes=dice.randrange(YEAR // timedelta(minutes=1)))
    for _ in range(answers):
        at = moment.astimezone(zone)
        grade = dice.choices(tuple(Grade), weights=(3, 2, 8, 3))[0]
        after = review(memory, grade, at, policy, seed="history")
        yield Answer(at=at, grade=grade, before=memory, after=after)
        memory = after
        wait = dice.choice(WAITS)
        if isinstance(after, Reviewed) and dice.random() < 0.9:
            wait = min(timedelta(days=after.due_day - after.last_day), YEAR) * dice.choice(LATENESS)
            wait += timedelta(minutes=dice.randrange(24 * 60))
        if dice.random() < clock_set_back:
            wait = -timedelta(minutes=dice.randrange(3 * 24 * 60))
        moment += timedelta(minutes=wait // timedelta(minutes=1))
        if moment > LAST_DAY:
            break
