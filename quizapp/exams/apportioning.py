"""Dividing a number of items among topics, kinds or levels in proportion."""

import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from quizapp.content.items import Item

_Key = TypeVar("_Key", bound=Hashable)


def shares(
    by_topic: Mapping[_Key, Sequence[Item]],
    length: int,
    dice: random.Random,
    capacity: Mapping[_Key, int] | None = None,
) -> dict[_Key, int]:
    """How many items each topic gives.

    In proportion to its items in the bank, by the method of the largest remainder, within what "no fact twice while
    others are left" allows: when facts have to be asked again, each has been asked before any is asked once more.
    ``capacity`` bounds what a topic can give; without it, all that it has.
    """
    asked = {topic: Counter(item.facts[0] for item in items) for topic, items in by_topic.items()}
    most = capacity or {topic: len(items) for topic, items in by_topic.items()}
    length = min(length, sum(most[topic] for topic in asked))
    times = 0
    at_most = dict.fromkeys(asked, 0)
    at_least = at_most
    while sum(at_most.values()) < length:
        times += 1
        at_least = at_most
        at_most = {
            topic: min(most[topic], sum(min(times, n) for n in counts.values())) for topic, counts in asked.items()
        }
    weights = {topic: len(items) for topic, items in by_topic.items()}
    return apportioned(weights, length, dice, at_least, at_most)


def apportioned(
    weights: Mapping[_Key, int],
    length: int,
    dice: random.Random,
    at_least: Mapping[_Key, int],
    at_most: Mapping[_Key, int],
) -> dict[_Key, int]:
    """``length`` in proportion to weights within bounds, by the method of the largest remainder.

    The bounds have to allow it. Equal remainders are settled by the dice, not by the order of the keys.
    """
    quotas = _quotas(weights, length, at_least, at_most)
    floors = {key: int(quota) for key, quota in quotas.items()}
    order = list(quotas)
    dice.shuffle(order)
    order.sort(key=lambda key: floors[key] - quotas[key])
    for key in order[: length - sum(floors.values())]:
        floors[key] += 1
    return floors


def by_lot(
    weights: Mapping[_Key, int], length: int, dice: random.Random, at_most: Mapping[_Key, int]
) -> dict[_Key, int]:
    """``length`` in proportion to weights within bounds, each key rounded up or down by lot.

    How often a key is rounded up is its remainder, so that over many draws each has exactly its share, and what is
    rare is not always left out (systematic sampling: Madow 1949).
    """
    quotas = _quotas(weights, length, dict.fromkeys(weights, 0), at_most)
    order = list(quotas)
    dice.shuffle(order)
    given, before = {}, Fraction(dice.random())
    for key in order:
        after = before + quotas[key]
        given[key] = int(after) - int(before)
        before = after
    return given


def _quotas(
    weights: Mapping[_Key, int], length: int, at_least: Mapping[_Key, int], at_most: Mapping[_Key, int]
) -> dict[_Key, Fraction]:
    """Shares of ``length`` in proportion to ``weights`` within bounds, as fractions.

    Where the plain share of some keys is out of bounds, those on the side that is further out are set to their bound
    and the rest is shared anew: the way CSS resolves flexible lengths (https://www.w3.org/TR/css-flexbox-1/, 9.7).
    """
    fixed: dict[_Key, Fraction] = {}
    while True:
        free = [key for key in weights if key not in fixed]
        rest, weight = length - sum(fixed.values()), sum(weights[key] for key in free)
        plain = {key: Fraction(rest) * weights[key] / weight for key in free}
        over = {key: Fraction(at_most[key]) for key, share in plain.items() if share > at_most[key]}
        under = {key: Fraction(at_least[key]) for key, share in plain.items() if share < at_least[key]}
        if not over and not under:
            return {key: fixed.get(key, plain.get(key, Fraction())) for key in weights}
        too_much = sum(plain[key] - bound for key, bound in over.items())
        too_little = sum(bound - plain[key] for key, bound in under.items())
        fixed |= over if too_much >= too_little else {}
        fixed |= under if too_little >= too_much else {}
