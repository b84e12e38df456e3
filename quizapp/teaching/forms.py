"""A second form of the same questions, for neighbours: another order, and other places for the right options."""

from collections.abc import Sequence
from itertools import groupby
from random import Random

from quizapp.content.items import Item
from quizapp.exams.assembly import balanced

_TRIES = 20


def other_order(items: Sequence[Item], dice: Random) -> tuple[Item, ...]:
    """The same items in another order, where there is one; items of a case stay together, in their steps."""
    units = [tuple(some) for _, some in groupby(enumerate(items), key=_case)]
    mixed = units
    for _ in range(_TRIES):
        mixed = dice.sample(units, len(units))
        if mixed != units:
            break
    return balanced([item for unit in mixed for _, item in unit], dice)


def _case(numbered: tuple[int, Item]) -> str:
    number, item = numbered
    return item.exhibit.case if item.exhibit and item.exhibit.case else f"#{number}"
