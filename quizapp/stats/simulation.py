"""Days of study to come, played through with dice: how long they take and how much is remembered. Pure and seeded.

Each simulated day asks what is due (the likeliest recalled first where a limit cuts), then new cards. Whether a card is
recalled falls by its recall probability under FSRS-6; how well, and how long an answer takes, as the person's own log
has it. Steps within a day are played with Good, since their failures hardly count in minutes. Left out: siblings kept
apart and balancing of days, which move cards by a day or so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from quizapp.scheduling.memory import Grade
from quizapp.stats.calibration import shifted
from quizapp.stats.forgetting import Forgetting, spread


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedCard:
    """A studied card: days since its last answer and days until it is due (negative: overdue)."""

    stability: float
    difficulty: float
    since: int
    due_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a person answers. Seconds are those of one answer; ``first`` are the chances of the four grades of a new
    card, ``recalled`` those of Hard, Good and Easy of a recalled one. Steps are how many a new or a forgotten card goes
    through."""

    seconds_new: float = 20.0
    seconds_recalled: float = 8.0
    seconds_forgotten: float = 14.0
    seconds_step: float = 6.0
    first: tuple[float, float, float, float] = (0.20, 0.10, 0.60, 0.10)
    recalled: tuple[float, float, float] = (0.10, 0.80, 0.10)
    learning_steps: int = 2
    relearning_steps: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What is simulated: ``days`` of study of some cards, ``new_cards`` of them still new and brought in at
    ``new_per_day`` for ``new_days`` at most. ``shift`` is the person's, in log-odds (see ``calibration``)."""

    cards: tuple[SimulatedCard, ...]
    new_cards: int
    days: int
    retention: float
    new_per_day: float
    reviews_per_day: float
    habits: Habits = field(default_factory=Habits)
    model: Forgetting = field(default_factory=Forgetting)
    shift: float = 0.0
    new_days: int | None = None
    longest_interval: int = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``minutes`` and ``answers`` of each day; at the end of the last one each met card's recall (0 to 1)."""

    minutes: tuple[float, ...]
    answers: tuple[int, ...]
    recalls: tuple[float, ...]
    never_met: int

    @property
    def remembered(self) -> float:
        """How many cards would be recalled at the end, on average."""
        return sum(self.recalls)


_Card = tuple[float, float, int]
"""Stability, difficulty, and the day of the last answer (0 is today)."""


def play(study: Study, dice: Random) -> Outcome:
    """Plays the days of a study through once."""
    due: list[list[_Card]] = [[] for _ in range(study.days)]
    beyond: list[_Card] = []
    for one in study.cards:
        _file(due, beyond, (one.stability, one.difficulty, -one.since), max(0, one.due_in))
    minutes, answers = [], []
    waiting: list[_Card] = []
    unmet, owed_new, owed_reviews = study.new_cards, 0.0, 0.0
    for day in range(study.days):
        waiting += due[day]
        owed_reviews += study.reviews_per_day
        room = int(owed_reviews)
        owed_reviews -= room
        if len(waiting) > room:
            waiting.sort(key=lambda card: (day - card[2]) / card[0])
        seconds, count = 0.0, 0
        for card in waiting[:room]:
            after, wait, took, given = _review(study, card, day, dice)
            _file(due, beyond, after, day + wait)
            seconds, count = seconds + took, count + given
        waiting = waiting[room:]
        if study.new_days is None or day < study.new_days:
            owed_new += study.new_per_day
            met = min(unmet, int(owed_new))
            owed_new -= int(owed_new)
            unmet -= met
            for _ in range(met):
                after, wait, took, given = _meet(study, day, dice)
                _file(due, beyond, after, day + wait)
                seconds, count = seconds + took, count + given
        minutes.append(seconds / 60)
        answers.append(count)
    recalls = tuple(_recall(study, card, study.days) for card in (*beyond, *waiting))
    return Outcome(minutes=tuple(minutes), answers=tuple(answers), recalls=recalls, never_met=unmet)


def _file(due: list[list[_Card]], beyond: list[_Card], card: _Card, day: int) -> None:
    (due[day] if day < len(due) else beyond).append(card)


def _recall(study: Study, card: _Card, day: int) -> float:
    return shifted(study.model.recall(day - card[2], card[0]), study.shift)


def _wait(study: Study, stability: float, dice: Random) -> int:
    days = min(study.longest_interval, study.model.interval(stability, study.retention))
    return spread(days, dice.random())


def _review(study: Study, card: _Card, day: int, dice: Random) -> tuple[_Card, int, float, int]:
    """The card after a review, days until it comes again, seconds taken, answers given."""
    stability, difficulty, last = card
    habits, model = study.habits, study.model
    if dice.random() < _recall(study, card, day):
        grade = _drawn((Grade.HARD, Grade.GOOD, Grade.EASY), habits.recalled, dice)
        stability, difficulty = model.later(stability, difficulty, grade, day - last)
        return (stability, difficulty, day), _wait(study, stability, dice), habits.seconds_recalled, 1
    stability, difficulty = model.later(stability, difficulty, Grade.AGAIN, day - last)
    for _ in range(habits.relearning_steps):
        stability, difficulty = model.soon(stability, difficulty, Grade.GOOD)
    seconds = habits.seconds_forgotten + habits.relearning_steps * habits.seconds_step
    return (stability, difficulty, day), _wait(study, stability, dice), seconds, 1 + habits.relearning_steps


def _meet(study: Study, day: int, dice: Random) -> tuple[_Card, int, float, int]:
    """The like for a card that is met."""
    habits, model = study.habits, study.model
    grade = _drawn(tuple(Grade), habits.first, dice)
    stability, difficulty = model.first(grade)
    steps = 0 if grade is Grade.EASY else habits.learning_steps - (grade is Grade.GOOD and habits.learning_steps > 0)
    for _ in range(steps):
        stability, difficulty = model.soon(stability, difficulty, Grade.GOOD)
    seconds = habits.seconds_new + steps * habits.seconds_step
    return (stability, difficulty, day), _wait(study, stability, dice), seconds, 1 + steps


def _drawn(grades: Sequence[Grade], chances: Sequence[float], dice: Random) -> Grade:
    chance = dice.random() * sum(chances)
    for grade, weight in zip(grades, chances, strict=True):
        chance -= weight
        if chance < 0:
            return grade
    return grades[-1]
