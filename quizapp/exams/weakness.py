"""Which facts are weak, as weights for drawing items: by memory, by quiz answers, and by what was missed. Pure.

A fact weighs as much as it is likely not to be known (``scheduling.knowledge``), never less than ``LEAST``: what is
held to be known is asked now and then too, since it may not be. A fact that was missed and not recalled since weighs
``MISSED`` times as much; one missed with the highest certainty ``MISSED_SURELY`` times: such errors are readily
corrected when the right answer is seen (Butterfield and Metcalfe 2001), and come back unless it is practised (Butler,
Fazio and Marsh 2011). docs/adaptive.md has it in words.
"""

from collections.abc import Collection, Mapping, Sequence
from math import log
from random import Random
from statistics import fmean
from typing import TypeVar

from quizapp.content.facts import FactId
from quizapp.content.items import Item
from quizapp.exams.evidence import asked_of
from quizapp.scheduling.knowledge import Belief

LEAST = 0.1
MISSED = 2.0
MISSED_SURELY = 3.0

_Thing = TypeVar("_Thing")


def weaknesses(
    belief: Belief, missed: Collection[FactId] = (), surely: Collection[FactId] = ()
) -> Mapping[FactId, float]:
    """The weight of each fact (``LEAST`` up to ``MISSED_SURELY``). ``missed`` are facts missed in a quiz and not
    recalled since, ``surely`` those missed with the highest certainty."""
    return {
        name: (LEAST + (1 - LEAST) * (1 - fact.chance))
        * (MISSED_SURELY if name in surely else MISSED if name in missed else 1.0)
        for name, fact in belief.facts.items()
    }


def weakness_of(item: Item, weights: Mapping[FactId, float]) -> float:
    """The weight of an item: the mean of those of the facts it asks; ``LEAST`` where none of them is held."""
    held = [weights[one.fact] for one in asked_of(item) if one.fact in weights]
    return fmean(held) if held else LEAST


def weak_first(things: Sequence[_Thing], weights: Sequence[float], dice: Random) -> list[_Thing]:
    """The same things in an order drawn by lot: each comes next with a chance in proportion to its weight among those
    that are left (Efraimidis and Spirakis 2006). Weights are above 0."""
    keys = [log(1 - dice.random()) / weight for weight in weights]
    return [things[place] for place in sorted(range(len(things)), key=keys.__getitem__, reverse=True)]
