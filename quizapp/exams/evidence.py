"""What an item asks of each of its facts, and what an answer says of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import comb, factorial
from statistics import fmean
from typing import Any

from quizapp.content.facts import FactId
from quizapp.content.items import Item, ItemKind, OrderedResponse
from quizapp.exams.scoring import score
from quizapp.exams.sitting import Response
from quizapp.scheduling.knowledge import Evidence

TYPED_GUESS = 0.02
"""How often a word or number that is not known is typed rightly. Our assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A fact that an item asks: the share of its points (0 to 1) that guessing earns on average, and how much an answer
    counts for it (1: the whole item is about it)."""

    fact: FactId
    guess: float
    weight: float


def asked_of(item: Item) -> tuple[Asked, ...]:
    """What an item asks, each fact once.

    Where one choice is made at each place, the fact behind a place's right option is asked there, at the odds of one
    among its options. Elsewhere all facts are asked by the item as a whole and share its weight.
    """
    if item.kind in _BY_PLACE:
        return tuple(
            Asked(fact=fact, guess=fmean(_odds(item, place) for place in places), weight=1.0)
            for fact, places in _places(item).items()
        )
    guess = _GUESSES[item.kind](item)
    return tuple(Asked(fact=fact, guess=guess, weight=1 / len(item.facts)) for fact in item.facts)


def evidence_of(item: Item, response: Response | None, weight: float = 1.0) -> tuple[Evidence, ...]:
    """What an answer says of the item's facts, ``weight`` times as much as an answer of today. An item without an
    answer says nothing: it may not have been reached."""
    if response is None:
        return ()
    if item.kind in _BY_PLACE:
        places = _places(item)
        shares = {fact: fmean(_right_at(item, place, response) for place in some) for fact, some in places.items()}
    else:
        points = score(item, response)
        shares = dict.fromkeys(item.facts, points.earned / points.possible)
    return tuple(
        Evidence(fact=one.fact, share=shares[one.fact], guess=one.guess, weight=weight * one.weight)
        for one in asked_of(item)
    )


def guess_of(item: Item) -> float:
    """The share of the item's points (0 to 1) that guessing earns on average."""
    if item.kind in _BY_PLACE:
        return fmean(_odds(item, place) for place in item.scored_places)
    return _GUESSES[item.kind](item)


_BY_PLACE = frozenset(
    {
        ItemKind.SINGLE_BEST_ANSWER,
        ItemKind.TRUE_FALSE_REASON,
        ItemKind.MATRIX_MULTIPLE_CHOICE,
        ItemKind.DROP_DOWN_CLOZE,
        ItemKind.DROP_DOWN_RATIONALE,
        ItemKind.DRAG_DROP_CLOZE,
        ItemKind.MATCHING,
        ItemKind.HOT_SPOT,
    }
)
"""Kinds in which one option is chosen at each place."""


def _places(item: Item) -> Mapping[FactId, list[Any]]:
    """The places that ask a fact, by facts as they first occur."""
    found: dict[FactId, list[Any]] = {}
    for place in item.scored_places:
        found.setdefault(item.keys_at(place)[0].fact, []).append(place)
    return found


def _odds(item: Item, place: Any) -> float:
    return len(item.keys_at(place)) / len(item.at(place))


def _right_at(item: Item, place: Any, response: Response) -> float:
    return float(any(key.id in response.chosen for key in item.keys_at(place)))


def _by_lot(item: Item) -> float:
    """The mean of +/− where each option is taken or left by a coin, place by place."""
    keys = sum(len(item.keys_at(place)) for place in item.places)
    return sum(_plus_minus_by_coin(len(item.keys_at(place)), len(item.at(place))) for place in item.places) / keys


def _by_column(item: Any) -> float:
    """As ``_by_lot``, a column of a matrix at a time."""
    rows = len(item.rows)
    counts = [sum(item.cell(row.id, column.id).correct for row in item.rows) for column in item.columns]
    return sum(_plus_minus_by_coin(count, rows) for count in counts) / len(item.keys)


def _plus_minus_by_coin(keys: int, options: int) -> float:
    wrong = options - keys
    ways = sum(
        max(0, right - taken) * comb(keys, right) * comb(wrong, taken)
        for right in range(keys + 1)
        for taken in range(wrong + 1)
    )
    return float(ways / 2**options)


def _by_count(item: Item) -> float:
    """The mean where as many options as are right are taken by lot at each place."""
    return sum(len(item.keys_at(place)) ** 2 / len(item.at(place)) for place in item.places) / len(item.keys)


def _any_order(item: OrderedResponse) -> float:
    return 1 / factorial(len(item.order))


def _typed(_item: Item) -> float:
    return TYPED_GUESS


_GUESSES: Mapping[ItemKind, Callable[[Any], float]] = {
    ItemKind.SELECT_ALL: _by_lot,
    ItemKind.SELECT_N: _by_count,
    ItemKind.GROUPING: _by_lot,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _by_column,
    ItemKind.ORDERED_RESPONSE: _any_order,
    ItemKind.HIGHLIGHT_TEXT: _by_lot,
    ItemKind.FILL_IN: _typed,
    ItemKind.BOW_TIE: _by_count,
}
