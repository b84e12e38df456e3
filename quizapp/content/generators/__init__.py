"""Facts into cards and items. A kind is a module here and a line in one of the two tables below."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from quizapp.content.cards import Card, View
from quizapp.content.facts import Deck, Fact
from quizapp.content.generators import cloze, recall, reverse, single_best_answer
from quizapp.content.generators.single_best_answer import NotMade
from quizapp.content.items import Item, ItemKind

__all__ = [
    "CARD_GENERATORS",
    "ITEM_GENERATORS",
    "NotMade",
    "cards_of",
    "cards_of_fact",
    "items_among",
    "items_of",
    "items_of_fact",
    "made_of",
]

CARD_GENERATORS: Mapping[View, Callable[[Deck, Fact], Iterator[Card]]] = {
    View.RECALL: recall.cards,
    View.CLOZE: cloze.cards,
    View.REVERSE: reverse.cards,
}
"""The order is the order in which cards of the same number are met: the plain question first, its reverse last."""

ITEM_GENERATORS: Mapping[ItemKind, Callable[[Deck, Fact, int], Iterator[Item | NotMade]]] = {
    ItemKind.SINGLE_BEST_ANSWER: single_best_answer.items,
}


def cards_of(deck: Deck) -> tuple[Card, ...]:
    """Every card of the deck, in the order of its facts."""
    return tuple(card for fact in deck.facts for card in cards_of_fact(deck, fact))


def cards_of_fact(deck: Deck, fact: Fact) -> tuple[Card, ...]:
    """The cards of one fact, by number, and within a number by view: recall-1, cloze-1, reverse-1, recall-2 …"""
    cards = [card for generate in CARD_GENERATORS.values() for card in generate(deck, fact)]
    return tuple(sorted(cards, key=lambda card: card.number))


def items_of(deck: Deck, seed: int, kind: ItemKind | None = None) -> tuple[Item, ...]:
    """Every item of the deck (of one kind), in the order of its facts: the same deck and seed give the same items."""
    return items_among(made_of(deck, seed, kind))


def items_of_fact(deck: Deck, fact: Fact, seed: int, kind: ItemKind | None = None) -> tuple[Item, ...]:
    """The items of one fact, just as ``items_of`` gives them."""
    return items_among(_made_of_fact(deck, fact, seed, kind))


def made_of(deck: Deck, seed: int, kind: ItemKind | None = None) -> Iterator[Item | NotMade]:
    """For each ask that should make an item: the item, or the reason why there is none."""
    for fact in deck.facts:
        yield from _made_of_fact(deck, fact, seed, kind)


def items_among(made: Iterable[Item | NotMade]) -> tuple[Item, ...]:
    """The items among what was made."""
    return tuple(one for one in made if not isinstance(one, NotMade))


def _made_of_fact(deck: Deck, fact: Fact, seed: int, kind: ItemKind | None) -> Iterator[Item | NotMade]:
    for one, generate in ITEM_GENERATORS.items():
        if kind in {None, one}:
            yield from generate(deck, fact, seed)
