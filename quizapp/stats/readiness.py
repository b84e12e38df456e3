"""What share of a test's points a person would earn on a day, from memory and quiz answers. Pure and seeded.

Not a percentile and not a chance of passing: nothing here knows the exam or other people. The interval holds what few
answers leave open (persons and topics as they may be, see ``scheduling.knowledge``), which facts a test happens to ask,
and the luck of the answers themselves. docs/readiness.md has the model in words, and how it held on learners whose
memory is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from random import Random
from statistics import fmean

from quizapp.content.facts import FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.knowledge import SLIP, Knowledge, Row
from quizapp.stats.tally import likely_range

WHAT_IT_IS_NOT = (
    "This is no percentile and no chance of passing: it knows neither your exam nor other people, only what you "
    "answered here."
)

WITHIN = 0.8
"""How often what comes should lie in the range."""

HALF_LIFE_DAYS = 21.0
"""An answer so many days old says half as much. Our assumption."""

NEAR_DAYS = 3
"""A sitting is held against a forecast for a day at most so far away."""

FEWEST_ITEMS = 10
"""A shorter sitting is not held against a forecast: luck decides it."""

_DRAWS = 1000


class Plan(StrEnum):
    """What is taken to happen until the day: NOTHING more is studied, or all that is PLANNED."""

    NOTHING = "nothing"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A test of ``length`` items, with each topic's part of them (positive numbers), and the share of points that
    guessing earns in the bank's items on each fact (0 to 1)."""

    length: int
    parts: Mapping[TopicId, float]
    guesses: Mapping[FactId, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicReadiness:
    """The share of a topic's points that is expected (0 to 1)."""

    topic: TopicId
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The share of points that is expected (0 to 1), and between what it lies in eight of ten such tests."""

    share: float
    low: float
    high: float
    topics: tuple[TopicReadiness, ...]


def fading(days: int) -> float:
    """How much an answer still says after so many days (1 down to 0)."""
    return float(2 ** (-max(0, days) / HALF_LIFE_DAYS))


def readiness(known: Knowledge, test: Paper, seed: str) -> Readiness:
    """The forecast for a test, of what is held of its day (``Knowledge.later``). Topics of which nothing is held are
    left out; with none at all, nothing is known: 0 to 1."""
    belief = known.belief()
    facts: dict[TopicId, list[FactId]] = {}
    for name, fact in belief.facts.items():
        facts.setdefault(fact.topic, []).append(name)
    every = sum(part for topic, part in test.parts.items() if topic in facts)
    if not every:
        return Readiness(share=0.0, low=0.0, high=1.0, topics=())
    parts = {topic: part / every for topic, part in test.parts.items() if topic in facts}
    topics = tuple(
        TopicReadiness(
            topic=topic,
            share=fmean(points(belief.facts[name].chance, test.guesses.get(name, 0.0)) for name in facts[topic]),
        )
        for topic in parts
    )
    rows = known.chances()
    outlooks = {
        topic: _outlook([rows[name] for name in facts[topic]], _guesses(test, facts[topic]), part * test.length)
        for topic, part in parts.items()
    }
    dice = Random(seed)
    shares = []
    for places in known.draws(_DRAWS, dice):
        mean = sum(part * outlooks[topic].means[places[topic]] for topic, part in parts.items())
        variance = sum(one.variances[places[topic]] for topic, one in outlooks.items())
        shares.append(min(1.0, max(0.0, dice.gauss(mean, sqrt(variance) / test.length))))
    shares.sort()
    beyond = (1 - WITHIN) / 2
    return Readiness(
        share=sum(parts[one.topic] * one.share for one in topics),
        low=shares[round(beyond * (_DRAWS - 1))],
        high=shares[round((1 - beyond) * (_DRAWS - 1))],
        topics=topics,
    )


def points(chance: float, guess: float) -> float:
    """The share of an item's points (0 to 1) that is expected where its fact is known with a chance."""
    return guess + max(0.0, 1 - SLIP - guess) * chance


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outlook:
    """Under each shift of a topic: the share of its points, and the variance of the points that its items earn."""

    means: Row
    variances: Row


def _guesses(test: Paper, names: Iterable[FactId]) -> list[float]:
    return [test.guesses.get(name, 0.0) for name in names]


def _outlook(rows: Sequence[Row], guesses: Sequence[float], items: float) -> _Outlook:
    """Of a topic's facts as many are drawn as there are items; more items than facts ask each fact several times, and
    whoever does not know it misses all of them."""
    times = max(1.0, items / len(rows))
    distinct = items / times
    means, variances = [], []
    for chances in zip(*rows, strict=True):
        earned = [points(chance, guess) for chance, guess in zip(chances, guesses, strict=True)]
        mean = fmean(earned)
        by_fact = [
            max(0.0, 1 - SLIP - guess) ** 2 * chance * (1 - chance)
            for chance, guess in zip(chances, guesses, strict=True)
        ]
        luck = fmean(one * (1 - one) - of_fact for one, of_fact in zip(earned, by_fact, strict=True))
        among = fmean((one - mean) ** 2 for one in earned) * (1 - distinct / len(rows))
        means.append(mean)
        variances.append(distinct * (times**2 * (fmean(by_fact) + among) + times * luck))
    return _Outlook(means=tuple(means), variances=tuple(variances))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForecast:
    """A forecast made on a study day for another."""

    made: StudyDay
    day: StudyDay
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What a sitting came to: the share of its points (0 to 1), of so many items."""

    day: StudyDay
    share: float
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A sitting beside the last forecast before it."""

    forecast: KeptForecast
    came: Came

    @property
    def held(self) -> bool:
        """Whether what came lay in the range."""
        return self.forecast.low <= self.came.share <= self.forecast.high


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReadiness:
    """How past forecasts held: ``held`` of those compared lay in their range, which should be ``WITHIN``; with 95 %
    confidence they do so with a share in ``likely``. ``bias`` is by how much more came than was expected, on average
    (−1 to 1); None without any."""

    compared: tuple[Compared, ...]
    held: int
    likely: tuple[float, float]
    bias: float | None


def past(kept: Iterable[KeptForecast], came: Iterable[Came]) -> PastReadiness:
    """Sittings beside the forecasts made for them.

    Each sitting of ``FEWEST_ITEMS`` or more is held against the last forecast that was made on a day before it for a
    day at most ``NEAR_DAYS`` away from it.
    """
    forecasts = sorted(kept, key=lambda one: (one.made, one.day))
    compared = []
    for sitting in came:
        fitting = [
            one
            for one in forecasts
            if one.made < sitting.day and abs(one.day - sitting.day) <= NEAR_DAYS and sitting.items >= FEWEST_ITEMS
        ]
        if fitting:
            # Of one day's forecasts, the one for the nearest day.
            best = max(fitting, key=lambda one: (one.made, -abs(one.day - sitting.day)))
            compared.append(Compared(forecast=best, came=sitting))
    held = sum(one.held for one in compared)
    return PastReadiness(
        compared=tuple(compared),
        held=held,
        likely=likely_range(held, len(compared)),
        bias=fmean(one.came.share - one.forecast.share for one in compared) if compared else None,
    )
