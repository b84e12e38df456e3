"""FSRS-6 in plain numbers, bit for bit what ``review`` makes with the library: for replaying a log of a million
answers.

The formulas, and the order of their operations, are those of py-fsrs (MIT; https://github.com/open-spaced-repetition/
py-fsrs), and the steps are those of ``quizapp.scheduling.fsrs``. A test holds every memory to what that module gives,
so that a check of the database is also a second opinion on the library. Schedules are never made here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import e
from random import Random

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fuzz import fuzzed
from quizapp.scheduling.memory import Learning, Memory, New, Policy, Relearning, Reviewed

PUBLISHED = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The published weights, in force where a policy names none of its own."""

NEW, LEARNING, REVIEW, RELEARNING = range(4)
"""A memory's state as a number."""

Plain = tuple[int, float, float, int, int, int, int, int]
"""A memory in plain numbers: state, stability, difficulty, step (-1 in review), due (UTC ms in steps, study day in
review), last study day, reviews, lapses."""

UNMET: Plain = (NEW, 0.0, 0.0, -1, 0, 0, 0, 0)
"""The memory of a card that was never answered."""

Line = tuple[int, int, int, int, int, "int | None"]
"""A line of the log: the number of the card's row, UTC ms, offset from UTC in minutes, grade, the number of the policy,
and the interval that was picked where days were balanced."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_DAY_MS = 86_400_000
_EPOCH_DAY = 719_163  # 1970-01-01 as an ordinal
_SMALLEST = 0.001


def replay_all(
    log: Iterable[Line], policies: Mapping[int, Policy], seeds: Mapping[int, str], given: Mapping[int, Plain]
) -> dict[int, Plain]:
    """The memory of each card that the standing lines of a log, in their order, name, or that was ``given`` one before
    them; ``seeds`` are the ids of the cards by the numbers of their rows.

    Each card's last line waits, and is moved on from when another comes: what a due day takes is reckoned once a card.
    """
    engines = {number: Replay(policy) for number, policy in policies.items()}
    moved = {number: engine.moved for number, engine in engines.items()}
    waiting: dict[int, tuple[Plain, Line]] = {}
    for line in log:
        card = line[0]
        held = waiting.get(card)
        if held is None:
            waiting[card] = given.get(card, UNMET), line
        else:
            before, one = held
            waiting[card] = moved[one[4]](before, one), line
    memories = dict(given)
    for card, (before, line) in waiting.items():
        engine = engines[line[4]]
        memories[card] = engine.settled(before, engine.after(before, line), line, seeds[card])
    return memories


class Replay:
    """How memories change under one policy. ``moved`` gives the memory after a line, but for when it is due (0)."""

    def __init__(self, policy: Policy) -> None:
        w = policy.parameters or PUBLISHED
        self._policy = policy
        decay = -w[20]
        self._factor = 0.9 ** (1 / decay) - 1
        self._per_stability = policy.retention ** (1 / decay) - 1
        self._steps = {LEARNING: policy.learning_steps_minutes, RELEARNING: policy.relearning_steps_minutes}
        self.moved = _mover(w, self._steps, policy.rollover_hour * 3_600_000)

    def after(self, memory: Plain, line: Line) -> Plain:
        """The memory after a line, its interval as the library has it."""
        state, stability, difficulty, step, _, day, reviews, lapses = self.moved(memory, line)
        if state == REVIEW:
            due = day + self._interval(stability)
        else:
            due = line[1] + round(_minutes(self._steps[state], step, line[3]) * 60_000)
        return state, stability, difficulty, step, due, day, reviews, lapses

    def settled(self, before: Plain, after: Plain, line: Line, seed: str) -> Plain:
        """The memory ``after`` the last line of a card's log with the interval that was picked for it: the one that was
        logged, else what the fuzz gives."""
        if after[0] != REVIEW:
            return after
        interval_days = line[5]
        if interval_days is None:
            if not self._policy.fuzz:
                return after
            chance = Random(f"{seed}:{after[6] - 1}").random()
            interval_days = self._fuzzed(before, after, line, chance)
        return (*after[:4], after[5] + interval_days, *after[5:])

    def _fuzzed(self, before: Plain, after: Plain, line: Line, chance: float) -> int:
        longest, shortest = self._policy.maximum_interval_days, 1
        if line[3] == 4:  # Easy is longer than Good
            as_good: Line = (*line[:3], 3, *line[4:])
            good = self.after(before, as_good)
            days = self._fuzzed(before, good, as_good, chance) if good[0] == REVIEW else 0
            shortest = min(days + 1, longest)
        return fuzzed(after[4] - after[5], chance, shortest, longest)

    def _interval(self, stability: float) -> int:
        days = round((stability / self._factor) * self._per_stability)
        return int(min(max(days, 1), self._policy.maximum_interval_days))


def _mover(
    w: Sequence[float], steps_of: Mapping[int, tuple[int, ...]], rollover_ms: int
) -> Callable[[Plain, Line], Plain]:
    """``Replay.moved``: called a million times, so that all that hangs on the weights alone is reckoned before."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    first = {
        grade: (max(w[grade - 1], _SMALLEST), min(max(w[4] - (e ** (w[5] * (grade - 1))) + 1, 1.0), 10.0))
        for grade in (1, 2, 3, 4)
    }
    at_once, soon = {grade: e ** (w[17] * (grade - 3 + w[18])) for grade in (1, 2, 3, 4)}, e ** (w[17] * w[18])
    harder = {grade: -(w[6] * (grade - 3)) for grade in (1, 2, 3, 4)}
    to_easy, kept = w[7] * (w[4] - (e ** (w[5] * 3)) + 1), 1 - w[7]
    gain, fading, missed, spread, favour = e ** w[8], -w[9], w[10], -w[19], {2: w[15], 3: 1, 4: w[16]}
    again, tiring, lasting, forgotten = w[11], -w[12], w[13], w[14]
    relearning = steps_of[RELEARNING]

    def moved(memory: Plain, line: Line) -> Plain:
        state, stability, difficulty, step, _, last_day, reviews, lapses = memory
        _, at, offset, grade, _, _ = line
        day = (at + offset * 60_000 - rollover_ms) // _DAY_MS + _EPOCH_DAY
        if state == NEW:
            stability, difficulty = first[grade]
            state, step = LEARNING, 0
        else:
            elapsed = day - last_day
            if elapsed < 1:
                increase = at_once[grade] * (stability**spread)
                if grade != 1 and increase < 1.0:
                    increase = 1.0
                stability = stability * increase
            else:
                recall = (1 + factor * elapsed / stability) ** decay
                if grade == 1:
                    long = (
                        again
                        * (difficulty**tiring)
                        * (((stability + 1) ** lasting) - 1)
                        * (e ** ((1 - recall) * forgotten))
                    )
                    short = stability / soon
                    stability = long if long <= short else short
                else:
                    more = gain * (11 - difficulty) * (stability**fading) * ((e ** ((1 - recall) * missed)) - 1)
                    stability = stability * (1 + more * favour[grade])
            stability = stability if stability > _SMALLEST else _SMALLEST
            difficulty = to_easy + kept * (difficulty + (10.0 - difficulty) * harder[grade] / 9.0)
            difficulty = 1.0 if difficulty < 1.0 else 10.0 if difficulty > 10.0 else difficulty
        if state != REVIEW:
            state, step = _stepped(state, steps_of[state], step, grade)
        elif grade == 1:
            lapses += 1
            state, step = (RELEARNING, 0) if relearning else (REVIEW, -1)
        return state, stability, difficulty, step, 0, day, reviews + 1, lapses

    return moved


def _stepped(state: int, steps: tuple[int, ...], step: int, grade: int) -> tuple[int, int]:
    """To which state and step a grade brings a memory that is in steps."""
    if not steps or grade == 4 or (grade == 3 and step + 1 == len(steps)) or (grade != 1 and step >= len(steps)):
        return REVIEW, -1
    return state, 0 if grade == 1 else step + 1 if grade == 3 else step


def _minutes(steps: tuple[int, ...], step: int, grade: int) -> float:
    """How long a memory waits that a grade brought to a step."""
    if grade == 2 and step == 0:
        return steps[0] * 1.5 if len(steps) == 1 else (steps[0] + steps[1]) / 2.0
    return steps[step]


def told(plain: Plain) -> Memory:
    """A memory as the rest of the program knows it."""
    state, stability, difficulty, step, due, last, reviews, lapses = plain
    if state == NEW:
        return New()
    last_day = StudyDay(last)
    if state == REVIEW:
        return Reviewed(
            stability=stability,
            difficulty=difficulty,
            due_day=StudyDay(due),
            last_day=last_day,
            reviews=reviews,
            lapses=lapses,
        )
    return (Learning if state == LEARNING else Relearning)(
        stability=stability,
        difficulty=difficulty,
        step=step,
        due_at=_EPOCH + timedelta(milliseconds=due),
        last_day=last_day,
        reviews=reviews,
        lapses=lapses,
    )
