"""How likely a card will be recalled on a day to come if it is studied as planned until then. Pure and seeded."""

from dataclasses import replace
from random import Random

from quizapp.stats.simulation import SimulatedCard, Study, play

RUNS = 20
"""Futures that are played for each card; their mean lies within some 3 points of what more of them give."""


def recall_as_planned(card: SimulatedCard, study: Study, dice: Random, runs: int = RUNS) -> float:
    """The recall probability (0 to 1) of a studied card at the end of ``study``'s days, when it is reviewed whenever it
    is due; ``study``'s own cards play no part."""
    alone = replace(study, cards=(card,), new_cards=0, reviews_per_day=1.0)
    return sum(play(alone, dice).recalls[0] for _ in range(runs)) / runs


def recall_when_met(days: int, study: Study, dice: Random, runs: int = RUNS) -> float | None:
    """The recall probability (0 to 1) of a card that is met ``days`` before the end of ``study``; None for one that is
    not met before."""
    if days < 1:
        return None
    alone = replace(study, cards=(), new_cards=1, new_per_day=1.0, new_days=None, reviews_per_day=1.0, days=days)
    return sum(play(alone, dice).recalls[0] for _ in range(runs)) / runs
