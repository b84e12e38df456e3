"""FSRS-6 in plain numbers, bit for bit what ``review`` makes with the library: for replaying a log of a million
answers.

The formulas, and the order of their operations, are those of py-fsrs (MIT; https://github.com/open-spaced-repetition/
py-fsrs), and the steps are those of ``quizapp.scheduling.fsrs``. A test holds every memory to what that module gives,
so that a check of the database is also a second opinion on the library. Schedules are never made here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from math import e
from operator import itemgetter
from random import Random
from typing import NamedTuple

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
    """The memory of each card that the standing lines of a log name, or that was ``given`` one before them; ``seeds``
    are the ids of the cards by the numbers of their rows. Each card's lines stand together, in their order."""
    engines = {number: Replay(policy) for number, policy in policies.items()}
    terms = {number: engine.terms for number, engine in engines.items()}
    memories = dict(given)
    for card, lines in groupby(log, key=itemgetter(0)):
        *earlier, last = lines
        before = _moved(given.get(card, UNMET), earlier, terms)
        engine = engines[last[4]]
        memories[card] = engine.settled(before, engine.after(before, last), last, seeds[card])
    return memories


class Replay:
    """How memories change under one policy."""

    def __init__(self, policy: Policy) -> None:
        w = policy.parameters or PUBLISHED
        self._policy = policy
        decay = -w[20]
        self._factor = 0.9 ** (1 / decay) - 1
        self._per_stability = policy.retention ** (1 / decay) - 1
        self._steps = {LEARNING: policy.learning_steps_minutes, RELEARNING: policy.relearning_steps_minutes}
        self.terms = _terms(w, self._steps, policy.rollover_hour * 3_600_000)

    def after(self, memory: Plain, line: Line) -> Plain:
        """The memory after a line, its interval as the library has it."""
        state, stability, difficulty, step, _, day, reviews, lapses = _moved(memory, (line,), {line[4]: self.terms})
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


class _Terms(NamedTuple):
    """All that hangs on a policy alone, reckoned before; what hangs on a grade too stands at its number."""

    rollover_ms: int
    steps: Mapping[int, tuple[int, ...]]
    relearning: tuple[int, ...]
    first: Sequence[tuple[float, float]]
    factor: float
    decay: float
    at_once: Sequence[float]
    spread: float
    gain: float
    fading: float
    missed: float
    favour: Sequence[float]
    again: float
    tiring: float
    lasting: float
    forgotten: float
    soon: float
    to_easy: float
    kept: float
    harder: Sequence[float]


def _terms(w: Sequence[float], steps: Mapping[int, tuple[int, ...]], rollover_ms: int) -> _Terms:
    decay = -w[20]
    grades = range(5)  # that of 0 is never given
    return _Terms(
        rollover_ms=rollover_ms,
        steps=steps,
        relearning=steps[RELEARNING],
        first=[
            (max(w[grade - 1], _SMALLEST), min(max(w[4] - (e ** (w[5] * (grade - 1))) + 1, 1.0), 10.0))
            for grade in grades
        ],
        factor=0.9 ** (1 / decay) - 1,
        decay=decay,
        at_once=[e ** (w[17] * (grade - 3 + w[18])) for grade in grades],
        spread=-w[19],
        gain=e ** w[8],
        fading=-w[9],
        missed=w[10],
        favour=(1, 1, w[15], 1, w[16]),
        again=w[11],
        tiring=-w[12],
        lasting=w[13],
        forgotten=w[14],
        soon=e ** (w[17] * w[18]),
        to_easy=w[7] * (w[4] - (e ** (w[5] * 3)) + 1),
        kept=1 - w[7],
        harder=[-(w[6] * (grade - 3)) for grade in grades],
    )


def _moved(memory: Plain, lines: Iterable[Line], terms: Mapping[int, _Terms]) -> Plain:  # noqa: C901, PLR0912
    """The memory after some lines of its card, but for when it is due (0).

    One loop over plain numbers, for it goes round a million times: to bring a memory to each line and back took as long
    as the formulas do.
    """
    state, stability, difficulty, step, _, last_day, reviews, lapses = memory
    policy = None
    for _, at, offset, grade, under, _ in lines:
        if under != policy:
            policy = under
            (
                rollover_ms, steps, relearning, first, factor, decay, at_once, spread, gain, fading, missed, favour,
                again, tiring, lasting, forgotten, soon, to_easy, kept, harder,
            ) = terms[policy]  # fmt: skip
        day = (at + offset * 60_000 - rollover_ms) // _DAY_MS + _EPOCH_DAY
        reviews += 1
        if state == NEW:
            stability, difficulty = first[grade]
            state, step = _stepped(LEARNING, steps[LEARNING], 0, grade)
            last_day = day
            continue
        elapsed = day - last_day
        last_day = day
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
        if stability < _SMALLEST:  # noqa: PLR1730 - a call takes longer
            stability = _SMALLEST
        difficulty = to_easy + kept * (difficulty + (10.0 - difficulty) * harder[grade] / 9.0)
        if difficulty < 1.0:
            difficulty = 1.0
        elif difficulty > 10.0:
            difficulty = 10.0
        if state != REVIEW:
            state, step = _stepped(state, steps[state], step, grade)
        elif grade == 1:
            lapses += 1
            if relearning:
                state, step = RELEARNING, 0
    return state, stability, difficulty, step, 0, last_day, reviews, lapses


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
