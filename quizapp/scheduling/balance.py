"""Load balance: among the days that the fuzz allows anyhow, the emptier and the less easy ones are the likelier.

After Anki's load balancer (rslib/src/scheduler/states/load_balancer.rs, by Jake Probst) with its weights. Ours differs
in that it balances intervals of any length (Anki: up to 90 days), that a weekday may bring any share of its usual work
(Anki: all, half, as little as can be), and that a day that shall bring nothing gets a card only if the fuzz allows no
other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fuzz import fuzz_range

USUAL_WEEK = (100,) * 7
"""Every weekday brings its usual work."""

_COUNT_POWER = 2.15
_INTERVAL_POWER = 3.0
_BESIDE_A_SIBLING = 0.001
_OVERFULL = 0.0001


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLoad:
    """What the days bring so far. ``due`` counts the reviews of each study day, None if days are not to be balanced;
    ``easy_days`` is the percentage of its usual work that each weekday shall bring, Monday first; on the days
    ``beside`` a card of the same fact is due."""

    due: Mapping[StudyDay, int] | None = None
    easy_days: tuple[int, ...] = USUAL_WEEK
    beside: frozenset[StudyDay] = frozenset()


def balanced(days: int, chance: float, shortest: int, longest: int, last_day: StudyDay, load: DayLoad) -> int:
    """An interval of the ``fuzz_range`` around ``days``, counted from ``last_day``, picked by a ``chance`` (0 up to 1)
    among days weighted by their load."""
    lower, upper = fuzz_range(days, shortest, longest)
    if lower == upper:
        return lower
    sums = list(accumulate(_weights(range(lower, upper + 1), last_day, load)))
    aim = chance * sums[-1]
    return lower + next(place for place, reached in enumerate(sums) if reached > aim)


def _weights(intervals: range, last_day: StudyDay, load: DayLoad) -> list[float]:
    days = [StudyDay(last_day + interval) for interval in intervals]
    shares = [load.easy_days[_weekday(day)] / 100 for day in days]
    if not any(shares):
        shares = [1.0] * len(days)
    if load.due is None:
        return shares
    counts = [load.due.get(day, 0) for day in days]
    all_shares, every = sum(shares), sum(counts)
    return [
        _eased(share, count, all_shares - share, every - count)
        * (_BESIDE_A_SIBLING if day in load.beside else 1.0)
        * (count**-_COUNT_POWER * interval**-_INTERVAL_POWER if count else 1.0)
        for day, interval, share, count in zip(days, intervals, shares, counts, strict=True)
    ]


def _eased(share: float, count: int, other_shares: float, other_count: int) -> float:
    """What is left of a day's weight, by the share of the usual work that it shall bring: nothing or all; in between,
    hardly anything as soon as it brings more than its share of what the other days bring."""
    if share in {0.0, 1.0}:
        return share
    usual = other_count / other_shares if other_shares else 0.0
    return _OVERFULL if count / share > usual else 1.0


def _weekday(day: StudyDay) -> int:
    """0 is Monday; day 1 of the ordinals was one."""
    return (day - 1) % 7
