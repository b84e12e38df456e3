"""The items of a deck, made once while its content stands, at once or step by step beside other work."""

from collections.abc import Iterator
from itertools import groupby
from time import perf_counter

from quizapp.content.deck import Deck
from quizapp.content.generators import items_among, made_of_fact, written_items
from quizapp.content.items import Item

VARIANTS = 16
"""A deck's items are made in so many ways (other wrong options, in another order); a quiz's seed says in which."""


class Bank:
    """The bank that was made last."""

    def __init__(self) -> None:
        self._made_of: tuple[Deck, int] | None = None
        self._steps: Iterator[tuple[Item, ...]] = iter(())
        self._items: list[Item] = []
        self._whole: tuple[Item, ...] | None = None

    def of(self, deck: Deck, seed: int) -> tuple[Item, ...]:
        """The items of a deck as a seed has them, just as ``items_of`` gives them."""
        while not self.advance(deck, seed, 1.0):
            pass
        return self._whole or ()

    def advance(self, deck: Deck, seed: int, seconds: float) -> bool:
        """Goes on making them for so long; whether all are there."""
        wanted = (deck, seed % VARIANTS)
        if self._made_of is None or self._made_of[0] is not deck or self._made_of != wanted:
            self._made_of, self._steps, self._items, self._whole = wanted, _steps(*wanted), [], None
        until = perf_counter() + seconds
        while self._whole is None and perf_counter() < until:
            step = next(self._steps, None)
            if step is None:
                self._whole = tuple(self._items)
            else:
                self._items += step
        return self._whole is not None


def _steps(deck: Deck, seed: int) -> Iterator[tuple[Item, ...]]:
    """The items fact by fact, then those written as such, one by one or case by case."""
    for fact in deck.standing:
        yield items_among(made_of_fact(deck, fact, seed))
    for _, some in groupby(deck.items, key=lambda one: one.case or one.id):
        among = frozenset(one.id for one in some)
        made = items_among(written_items(deck, seed, among=among))
        yield tuple(one for one in made if one.facts[0] not in deck.resting)
