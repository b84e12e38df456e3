"""What was gained between a test before and one after, on parallel forms: of one person and of groups. Pure.

Normalised gain is the part of what was still to gain that was gained, (after − before) / (1 − before) in shares of
points (Hake 1998). It explodes near full marks and is unfair to losses; so where points were lost, the loss is taken as
the part of what there was to lose, (after − before) / before, and who had everything or nothing both times tells
nothing (normalised change: Marx and Cummings 2007).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from statistics import fmean
from typing import assert_never

from quizapp.content.facts import TopicId

WITHIN = 0.95
"""How sure the ranges are."""

FEWEST_PERSONS = 2
"""One person has no range: what another would have done is not known."""

FEWEST_ITEMS = 2
"""Nor does one item on either side say what others would have brought."""

_DRAWS = 1000


class Case(StrEnum):
    """What happened: GAIN, LOSS, the SAME short of full points, FULL both times, or NOTHING both times."""

    GAIN = "gain"
    LOSS = "loss"
    SAME = "same"
    FULL = "full"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Shares of points (0 to 1) before and after. Raises ValueError for anything else."""

    before: float
    after: float

    def __post_init__(self) -> None:
        if not (0 <= self.before <= 1 and 0 <= self.after <= 1):
            raise ValueError(f"shares of points lie from 0 to 1, not at {self.before} and {self.after}")

    @property
    def case(self) -> Case:
        """What happened."""
        if self.after > self.before:
            return Case.GAIN
        if self.after < self.before:
            return Case.LOSS
        return Case.FULL if self.after == 1 else Case.NOTHING if self.after == 0 else Case.SAME


def gain(pair: Pair) -> float | None:
    """Hake's normalised gain: the part of what was still to gain that was gained, 1 at most, below 0 for a loss; None
    where there was nothing to gain."""
    return None if pair.before == 1 else (pair.after - pair.before) / (1 - pair.before)


def change(pair: Pair) -> float | None:
    """The normalised change (−1 to 1): a gain as Hake has it, a loss as the part of what there was to lose; None where
    all or nothing was right both times."""
    match pair.case:
        case Case.GAIN:
            return gain(pair)
        case Case.LOSS:
            return (pair.after - pair.before) / pair.before
        case Case.SAME:
            return 0.0
        case Case.FULL | Case.NOTHING:
            return None
        case _:
            assert_never(pair.case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A figure with the range in which it lies with 95 % confidence; the range is None where it cannot be told."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupGain:
    """What ``persons`` gained.

    ``gain_of_means`` is Hake's gain of their mean shares before and after: the class as one. ``mean_change`` is the
    mean of each one's normalised change: everybody counts alike. The two differ where those who began low gain
    otherwise than those who began high. None where they cannot be told. ``full`` and ``nothing`` are how many had
    everything or nothing both times: part of the first figure, not of the second.
    """

    persons: int
    before: float
    after: float
    gain_of_means: Range | None
    mean_change: Range | None
    full: int
    nothing: int


def group_gain(pairs: Sequence[Pair], dice: Random) -> GroupGain | None:
    """What a group gained, of those who took both tests; None for nobody. Ranges are by bootstrap over persons with the
    dice given (percentiles: Efron and Tibshirani 1993)."""
    if not pairs:
        return None
    rows = [(pair.before, pair.after, change(pair)) for pair in pairs]
    gains, changes = list[float | None](), list[float | None]()
    for _ in range(_DRAWS if len(pairs) >= FEWEST_PERSONS else 0):
        before, after, changed = zip(*dice.choices(rows, k=len(rows)), strict=True)
        told = [one for one in changed if one is not None]
        missing = len(rows) - sum(before)
        gains.append((sum(after) - sum(before)) / missing if missing > 0 else None)
        changes.append(sum(told) / len(told) if told else None)
    return GroupGain(
        persons=len(pairs),
        before=fmean(pair.before for pair in pairs),
        after=fmean(pair.after for pair in pairs),
        gain_of_means=_range(gain_of_means(pairs), gains),
        mean_change=_range(mean_change(pairs), changes),
        full=sum(pair.case is Case.FULL for pair in pairs),
        nothing=sum(pair.case is Case.NOTHING for pair in pairs),
    )


def gain_of_means(pairs: Sequence[Pair]) -> float | None:
    """Hake's gain of the mean shares; None where all had everything before. Raises ValueError for nobody."""
    return gain(Pair(before=fmean(pair.before for pair in pairs), after=fmean(pair.after for pair in pairs)))


def mean_change(pairs: Sequence[Pair]) -> float | None:
    """The mean of each one's normalised change, of those who have one; None where nobody has."""
    changes = [one for pair in pairs if (one := change(pair)) is not None]
    return fmean(changes) if changes else None


def group_gain_by_topic(pairs: Mapping[TopicId, Sequence[Pair]], dice: Random) -> Mapping[TopicId, GroupGain]:
    """The same for each topic in which anybody was asked both times."""
    return {topic: found for topic, some in pairs.items() if (found := group_gain(some, dice)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The share of points (0 to 1) earned on each item of a topic, before and after."""

    before: tuple[float, ...]
    after: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGain:
    """What one person gained: in shares of points, with the normalised change and its range; None where it cannot be
    told."""

    pair: Pair
    change: Range | None


def person_gain(points: Points, dice: Random) -> PersonGain | None:
    """What one person gained on some items; None where nothing was asked before or after. The range is by bootstrap
    over items with the dice given: other items of the same sort would have been asked as well. It cannot be told from
    fewer than two items on either side."""
    if not points.before or not points.after:
        return None
    pair = Pair(before=fmean(points.before), after=fmean(points.after))
    drawn = []
    for _ in range(_DRAWS if min(len(points.before), len(points.after)) >= FEWEST_ITEMS else 0):
        again = Pair(
            before=fmean(dice.choices(points.before, k=len(points.before))),
            after=fmean(dice.choices(points.after, k=len(points.after))),
        )
        drawn.append(change(again))
    return PersonGain(pair=pair, change=_range(change(pair), drawn))


def person_gain_by_topic(points: Mapping[TopicId, Points], dice: Random) -> Mapping[TopicId, PersonGain]:
    """The same for each topic that was asked both times."""
    return {topic: found for topic, some in points.items() if (found := person_gain(some, dice)) is not None}


def _range(value: float | None, drawn: Sequence[float | None]) -> Range | None:
    """A figure with the middle of what was drawn; draws that tell nothing are left out."""
    if value is None:
        return None
    told = sorted(one for one in drawn if one is not None)
    if not told:
        return Range(value=value)
    beyond = (1 - WITHIN) / 2 * (len(told) - 1)
    return Range(value=value, low=told[round(beyond)], high=told[round(len(told) - 1 - beyond)])
