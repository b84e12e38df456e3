"""The one door to the ``fsrs`` library (imported when first needed: it costs a start 60 ms).

The library computes stability, difficulty, state and the plain interval. What is ours: elapsed time in study days
(every answer is handed over as midnight UTC of its study day), learning steps that fall due at real moments, and the
fuzz.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, assert_never

from quizapp.scheduling.balance import DayLoad, balanced
from quizapp.scheduling.day import StudyDay, study_day
from quizapp.scheduling.fuzz import fuzzed
from quizapp.scheduling.memory import Grade, Learning, LoggedGrade, Memory, New, Policy, Relearning, Reviewed

if TYPE_CHECKING:
    import fsrs

DEFAULT_DECAY = -0.1542
"""The forgetting curve's exponent, -w20, by the published weights: kept here so that Today can be drawn without the
library. A test holds it to the library's."""

_ANY_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
_ANY_CARD = 0  # without a number the library sleeps a millisecond to make one


def warm_up(policy: Policy | None = None) -> None:
    """Load the library ahead of the first answer (some 60 ms; call it once the window is shown)."""
    _engine(policy or Policy())


def review(
    memory: Memory,
    grade: Grade,
    at: datetime,
    policy: Policy,
    *,
    seed: str,
    load: DayLoad | None = None,
    interval_days: int | None = None,
) -> Memory:
    """The memory after a grade given at an aware moment. ``seed`` (card id) with the count of reviews seeds the fuzz.

    Study days are those of the moment's own time zone. If the clock was set back, no time has passed (0 days, never
    fewer). Without fuzz, intervals are the library's, where neighbouring grades may get the same. With fuzz, Hard is at
    most Good and Good less than Easy, up to the longest interval. With a ``load``, the days within the fuzz are
    balanced; the interval that came of it has to be logged, and is given as ``interval_days`` when the answer is
    replayed. Raises ValueError for a naive moment and for weights out of bounds.
    """
    _require_zone(at)
    after = _plain(memory, grade, at, policy)
    if not isinstance(after, Reviewed):
        return after
    if interval_days is not None:
        return replace(after, due_day=StudyDay(after.last_day + interval_days))
    if not policy.fuzz:
        return after
    chance = Random(f"{seed}:{after.reviews - 1}").random()
    spread = _Spread(memory=memory, at=at, policy=policy, chance=chance, load=load)
    return replace(after, due_day=StudyDay(after.last_day + spread.days(after, grade)))


def _require_zone(at: datetime) -> None:
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone: without it no study day is known")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spread:
    """How the interval of one answer is picked within its fuzz."""

    memory: Memory
    at: datetime
    policy: Policy
    chance: float
    load: DayLoad | None

    def days(self, after: Reviewed, grade: Grade) -> int:
        """The interval, at least as long as that of the grade below; Easy longer than Good, as in Anki."""
        longest = self.policy.maximum_interval_days
        shortest = 1
        if grade is Grade.EASY:
            # One chance for all grades keeps them in order, but may bring two together.
            shortest = min(self._days_of(Grade.GOOD) + 1, longest)
        elif grade is Grade.GOOD and self.load is not None:  # balanced days are in no order of their own
            shortest = max(1, self._days_of(Grade.HARD))
        plain = after.due_day - after.last_day
        if self.load is None:
            return fuzzed(plain, self.chance, shortest, longest)
        return balanced(plain, self.chance, shortest, longest, after.last_day, self.load)

    def _days_of(self, grade: Grade) -> int:
        """The interval of another grade; 0 if that would not bring the card into review."""
        after = _plain(self.memory, grade, self.at, self.policy)
        return self.days(after, grade) if isinstance(after, Reviewed) else 0


def preview(
    memory: Memory, at: datetime, policy: Policy, *, seed: str, load: DayLoad | None = None
) -> dict[Grade, Memory]:
    """What each grade would make of a memory: exactly what ``review`` returns for it. Same arguments, same errors."""
    return {grade: review(memory, grade, at, policy, seed=seed, load=load) for grade in Grade}


def replay(log: Iterable[LoggedGrade], *, seed: str, start: Memory | None = None) -> Memory:
    """The memory after the lines of a log, in the order given; ``start`` is the memory before them (by default a new
    card's).

    A card's memory is always this function of its log: rebuilding and undoing need nothing else. Raises as ``review``.
    """
    memory: Memory = New() if start is None else start
    lines = tuple(log)
    for line in lines[:-1]:
        _require_zone(line.at)
        memory = _plain(memory, line.grade, line.at, line.policy)  # a due day says nothing of the next memory
    for line in lines[-1:]:
        memory = review(memory, line.grade, line.at, line.policy, seed=seed, interval_days=line.interval_days)
    return memory


def recall_probability(memory: Memory, day: StudyDay, policy: Policy) -> float | None:
    """The probability (0 to 1) of recalling the card on a study day; None for a new card.

    FSRS-6's forgetting curve, (1 + factor · days / stability) ^ -w20, where the factor makes it 0.9 after ``stability``
    days.
    """
    if isinstance(memory, New):
        return None
    factor, decay = curve_of(policy)
    return float((1 + factor * max(0, day - memory.last_day) / memory.stability) ** decay)


def curve_of(policy: Policy) -> tuple[float, float]:
    """Factor and exponent of a policy's forgetting curve, see ``recall_probability``."""
    decay = -policy.parameters[20] if policy.parameters else DEFAULT_DECAY
    return float(0.9 ** (1 / decay) - 1), decay


class _Engine:
    """The library under one policy: building its scheduler takes longer than asking it."""

    __slots__ = ("card", "ratings", "scheduler", "states")

    def __init__(self, policy: Policy) -> None:
        import fsrs  # noqa: PLC0415 - when first needed

        self.card = fsrs.Card
        self.states = fsrs.State
        self.ratings = {grade: fsrs.Rating(int(grade)) for grade in Grade}
        self.scheduler = fsrs.Scheduler(
            parameters=policy.parameters or fsrs.Scheduler().parameters,
            desired_retention=policy.retention,
            learning_steps=[timedelta(minutes=step) for step in policy.learning_steps_minutes],
            relearning_steps=[timedelta(minutes=step) for step in policy.relearning_steps_minutes],
            maximum_interval=policy.maximum_interval_days,
            enable_fuzzing=False,  # it draws from the global dice: a rebuilt schedule would differ
        )


@lru_cache(maxsize=32)
def _engine(policy: Policy) -> _Engine:
    return _Engine(policy)


def _plain(memory: Memory, grade: Grade, at: datetime, policy: Policy) -> Memory:
    """The memory after a grade, without fuzz."""
    after, wait = _on_day(memory, grade, study_day(at, policy.rollover_hour), policy)
    if isinstance(after, Reviewed):
        return after
    return replace(after, due_at=at.astimezone(UTC) + wait)


@lru_cache(maxsize=64)  # what the four grades would do is shown before one is given, and each asks for those below it
def _on_day(
    memory: Memory, grade: Grade, day: StudyDay, policy: Policy
) -> tuple[Learning | Reviewed | Relearning, timedelta]:
    """The memory after a grade given on a study day, and how long it waits: in steps, from the moment of the answer,
    which is still to be put in."""
    engine = _engine(policy)
    midnight = _midnight(day)
    card, _ = engine.scheduler.review_card(_to_library(memory, engine), engine.ratings[grade], midnight)
    if card.stability is None or card.difficulty is None:
        raise AssertionError("the library left a graded card without a memory")
    stability, difficulty = float(card.stability), float(card.difficulty)
    reviews, lapses = (0, 0) if isinstance(memory, New) else (memory.reviews, memory.lapses)
    reviews += 1
    lapses += isinstance(memory, Reviewed) and grade is Grade.AGAIN
    wait = card.due - midnight
    if card.state is engine.states.Review or card.step is None:
        after = Reviewed(
            stability=stability,
            difficulty=difficulty,
            due_day=StudyDay(day + wait.days),
            last_day=day,
            reviews=reviews,
            lapses=lapses,
        )
        return after, wait
    in_steps = (Learning if card.state is engine.states.Learning else Relearning)(
        stability=stability,
        difficulty=difficulty,
        step=card.step,
        due_at=_ANY_MOMENT,
        last_day=day,
        reviews=reviews,
        lapses=lapses,
    )
    return in_steps, wait


def _to_library(memory: Memory, engine: _Engine) -> "fsrs.Card":
    """A memory in the library's words."""
    card = engine.card(card_id=_ANY_CARD, due=_ANY_MOMENT)
    match memory:
        case New():
            return card
        case Learning():
            card.step = memory.step
        case Reviewed():
            card.state, card.step = engine.states.Review, None
        case Relearning():
            card.state, card.step = engine.states.Relearning, memory.step
        case _:
            assert_never(memory)
    card.stability, card.difficulty = memory.stability, memory.difficulty
    card.last_review = _midnight(memory.last_day)
    return card


def _midnight(day: StudyDay) -> datetime:
    return datetime.fromordinal(day).replace(tzinfo=UTC)
