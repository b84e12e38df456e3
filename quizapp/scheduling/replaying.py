"""FSRS-6 in plain numbers, bit for bit what ``review`` makes with the library: for replaying a log of a million
answers.

The formulas, and the order of their operations, are those of py-fsrs (MIT; https://github.com/open-spaced-repetition/
py-fsrs), and the steps are those of ``quizapp.scheduling.fsrs``. A test holds every memory to what that module gives,
so that a check of the database is also a second opinion on the library. Schedules are never made here.
"""

from collections.abc import Iterable, Mapping
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
    them; ``seeds`` are the ids of the cards by the numbers of their rows."""
    engines = {number: Replay(policy) for number, policy in policies.items()}
    untouched = (UNMET, UNMET, (0, 0, 0, 0, 0, None))
    last: dict[int, tuple[Plain, Plain, Line]] = {}
    if given:
        last.update((card, (memory, memory, untouched[2])) for card, memory in given.items())
    for line in log:
        card, at, offset, grade, policy, _ = line
        engine = engines[policy]
        before = last.get(card, untouched)[1]
        day = (at + offset * 60_000 - engine.rollover_ms) // _DAY_MS + _EPOCH_DAY
        last[card] = before, engine.after(before, grade, at, day), line
    return {
        card: engines[line[4]].settled(before, after, line, seeds[card]) if line[0] else after
        for card, (before, after, line) in last.items()
    }


class Replay:
    """How memories change under one policy."""

    def __init__(self, policy: Policy) -> None:
        w = policy.parameters or PUBLISHED
        self._weights = w
        self._policy = policy
        self._decay = -w[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._per_stability = policy.retention ** (1 / self._decay) - 1
        self._easy = w[4] - (e ** (w[5] * 3)) + 1
        self._gain = e ** w[8]
        self._soon = e ** (w[17] * w[18])
        self._at_once = {grade: e ** (w[17] * (grade - 3 + w[18])) for grade in (1, 2, 3, 4)}
        self._first = {
            grade: (max(w[grade - 1], _SMALLEST), min(max(w[4] - (e ** (w[5] * (grade - 1))) + 1, 1.0), 10.0))
            for grade in (1, 2, 3, 4)
        }
        self._moved = {grade: -(w[6] * (grade - 3)) for grade in (1, 2, 3, 4)}
        self._steps = {LEARNING: policy.learning_steps_minutes, RELEARNING: policy.relearning_steps_minutes}
        self.rollover_ms = policy.rollover_hour * 3_600_000

    def after(self, memory: Plain, grade: int, at: int, day: int) -> Plain:
        """The memory after a grade at a moment (UTC ms) of a study day, its interval as the library has it."""
        state, stability, difficulty, step, _, last_day, reviews, lapses = memory
        if state == NEW:
            stability, difficulty = self._first[grade]
            state, step = LEARNING, 0
        else:
            w = self._weights
            elapsed = day - last_day
            if elapsed < 1:
                increase = self._at_once[grade] * (stability ** -w[19])
                if grade != 1 and increase < 1.0:
                    increase = 1.0
                stability = stability * increase
            else:
                recall = (1 + self._factor * elapsed / stability) ** self._decay
                if grade == 1:
                    long = (
                        w[11]
                        * (difficulty ** -w[12])
                        * (((stability + 1) ** w[13]) - 1)
                        * (e ** ((1 - recall) * w[14]))
                    )
                    short = stability / self._soon
                    stability = long if long <= short else short
                else:
                    stability = stability * (
                        1
                        + self._gain
                        * (11 - difficulty)
                        * (stability ** -w[9])
                        * ((e ** ((1 - recall) * w[10])) - 1)
                        * (w[15] if grade == 2 else 1)
                        * (w[16] if grade == 4 else 1)
                    )
            stability = max(stability, _SMALLEST)
            towards = difficulty + (10.0 - difficulty) * self._moved[grade] / 9.0
            difficulty = w[7] * self._easy + (1 - w[7]) * towards
            difficulty = 1.0 if difficulty < 1.0 else 10.0 if difficulty > 10.0 else difficulty
        reviews += 1
        if state == REVIEW:
            if grade == 1:
                lapses += 1
                if self._steps[RELEARNING]:
                    due = at + self._steps[RELEARNING][0] * 60_000
                    return RELEARNING, stability, difficulty, 0, due, day, reviews, lapses
        else:
            steps = self._steps[state]
            if (
                steps
                and (step < len(steps) or grade == 1)
                and grade != 4
                and not (grade == 3 and step + 1 == len(steps))
            ):
                step, minutes = _next_step(steps, step, grade)
                return state, stability, difficulty, step, at + round(minutes * 60_000), day, reviews, lapses
        return REVIEW, stability, difficulty, -1, day + self._interval(stability), day, reviews, lapses

    def settled(self, before: Plain, after: Plain, line: Line, seed: str) -> Plain:
        """The memory ``after`` the last line of a card's log with the interval that was picked for it: the one that was
        logged, else what the fuzz gives."""
        if after[0] != REVIEW:
            return after
        _, at, _, grade, _, interval_days = line
        if interval_days is None:
            if not self._policy.fuzz:
                return after
            chance = Random(f"{seed}:{after[6] - 1}").random()
            interval_days = self._fuzzed(before, after, grade, at, chance)
        return (*after[:4], after[5] + interval_days, *after[5:])

    def _fuzzed(self, before: Plain, after: Plain, grade: int, at: int, chance: float) -> int:
        longest, shortest = self._policy.maximum_interval_days, 1
        if grade == 4:  # Easy is longer than Good
            good = self.after(before, 3, at, after[5])
            days = self._fuzzed(before, good, 3, at, chance) if good[0] == REVIEW else 0
            shortest = min(days + 1, longest)
        return fuzzed(after[4] - after[5], chance, shortest, longest)

    def _interval(self, stability: float) -> int:
        days = round((stability / self._factor) * self._per_stability)
        return int(min(max(days, 1), self._policy.maximum_interval_days))


def _next_step(steps: tuple[int, ...], step: int, grade: int) -> tuple[int, float]:
    """The step that follows, and the wait before it in minutes."""
    if grade == 1:
        return 0, steps[0]
    if grade == 3:
        return step + 1, steps[step + 1]
    if step == 0:
        return 0, steps[0] * 1.5 if len(steps) == 1 else (steps[0] + steps[1]) / 2.0
    return step, steps[step]


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
