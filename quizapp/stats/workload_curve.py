"""What each share to remember costs in minutes a day, read off a curve that was simulated at some shares."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from quizapp.stats.simulation import Study, play

SHARES = (0.70, 0.74, 0.78, 0.82, 0.85, 0.88, 0.90, 0.92, 0.94, 0.95, 0.96, 0.97)
"""The shares that are played; between them the curve is straight."""

HORIZON_DAYS = 180
"""So far ahead it is played: far enough for intervals to settle, near enough to be believed."""

CLEARLY = 0.03
"""The cheapest share is named only if both ends of the curve cost so much more per remembered card (3 %)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadPoint:
    """At a share to remember (0 to 1): the mean minutes of a day, and the cards remembered after the horizon."""

    share: float
    minutes: float
    remembered: float


def workload_curve(study: Study, per_card: float, seed: str, runs: int = 4) -> tuple[WorkloadPoint, ...]:
    """The curve over ``SHARES``; each is played with the same dice, so that what differs is the share.

    ``per_card``: how many cards each one of the study stands for.
    """
    points = []
    for share in SHARES:
        played = [play(replace(study, retention=share), Random(f"{seed}:{run}")) for run in range(runs)]
        points.append(
            WorkloadPoint(
                share=share,
                minutes=per_card * sum(sum(one.minutes) for one in played) / runs / study.days,
                remembered=per_card * sum(one.remembered for one in played) / runs,
            )
        )
    return tuple(points)


def point_at(curve: Sequence[WorkloadPoint], share: float) -> WorkloadPoint:
    """The curve at any share, straight between the simulated ones and level beyond them."""
    if share <= curve[0].share:
        return curve[0]
    if share >= curve[-1].share:
        return curve[-1]
    place = bisect_right([point.share for point in curve], share)
    low, high = curve[place - 1], curve[place]
    part = (share - low.share) / (high.share - low.share)
    return WorkloadPoint(
        share=share,
        minutes=low.minutes + part * (high.minutes - low.minutes),
        remembered=low.remembered + part * (high.remembered - low.remembered),
    )


def cheapest(curve: Sequence[WorkloadPoint]) -> float | None:
    """The share at which a remembered card costs least; None where the curve does not clearly have one inside (see
    ``CLEARLY``)."""
    costs = [point.minutes / point.remembered if point.remembered else 0.0 for point in curve]
    least = min(costs)
    if least <= 0 or min(costs[0], costs[-1]) < least * (1 + CLEARLY):
        return None
    return curve[costs.index(least)].share
