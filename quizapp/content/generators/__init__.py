"""Facts into cards and items. A kind is a module here and a line in one of the tables below."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact, FactId
from quizapp.content.generators import (
    bow_tie,
    choice,
    cloze,
    drag_drop_cloze,
    drop_down,
    fill_in,
    grouping,
    highlight_text,
    hot_spot,
    label,
    matching,
    matrix,
    ordered_response,
    recall,
    reverse,
    select_all,
    select_n,
    single_best_answer,
    true_false_reason,
)
from quizapp.content.generators.making import CannotMakeError, ItemNotMade, Making, NotMade
from quizapp.content.items import Item, ItemKind
from quizapp.content.written import WrittenId, WrittenItem

__all__ = [
    "CARD_GENERATORS",
    "ITEM_GENERATORS",
    "WRITTEN_GENERATORS",
    "ItemNotMade",
    "NotMade",
    "cards_of",
    "cards_of_fact",
    "counted_facts",
    "items_among",
    "items_of",
    "items_of_fact",
    "made_of",
    "written_items",
]

CARD_GENERATORS: Mapping[View, Callable[[Deck, Fact], Iterator[Card]]] = {
    View.CHOICE: choice.cards,
    View.RECALL: recall.cards,
    View.CLOZE: cloze.cards,
    View.REVERSE: reverse.cards,
    View.LABEL: label.cards,
}
"""The order is the order in which cards of the same number are met: the easiest form first, the figure last."""

ITEM_GENERATORS: Mapping[ItemKind, Callable[[Deck, Fact, int], Iterator[Item | NotMade]]] = {
    ItemKind.SINGLE_BEST_ANSWER: single_best_answer.items,
}
"""The kinds that a fact's asks make."""

WRITTEN_GENERATORS: Mapping[ItemKind, Callable[[Making, Any], Item]] = {
    ItemKind.SINGLE_BEST_ANSWER: single_best_answer.make,
    ItemKind.TRUE_FALSE_REASON: true_false_reason.make,
    ItemKind.SELECT_ALL: select_all.make,
    ItemKind.SELECT_N: select_n.make,
    ItemKind.GROUPING: grouping.make,
    ItemKind.MATRIX_MULTIPLE_CHOICE: matrix.multiple_choice,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: matrix.multiple_response,
    ItemKind.DROP_DOWN_CLOZE: drop_down.cloze,
    ItemKind.DROP_DOWN_RATIONALE: drop_down.rationale,
    ItemKind.DRAG_DROP_CLOZE: drag_drop_cloze.make,
    ItemKind.ORDERED_RESPONSE: ordered_response.make,
    ItemKind.MATCHING: matching.make,
    ItemKind.HIGHLIGHT_TEXT: highlight_text.make,
    ItemKind.HOT_SPOT: hot_spot.make,
    ItemKind.FILL_IN: fill_in.make,
    ItemKind.BOW_TIE: bow_tie.make,
}
"""The kinds that a deck writes as items of their own."""


def cards_of(deck: Deck) -> tuple[Card, ...]:
    """Every card of the deck, in the order of its facts; none of those that rest."""
    return tuple(card for fact in deck.standing for card in cards_of_fact(deck, fact))


def cards_of_fact(deck: Deck, fact: Fact) -> tuple[Card, ...]:
    """The cards of one fact, by number, and within a number by view: choice-1, recall-1, cloze-1, recall-2 …"""
    cards = [card for generate in CARD_GENERATORS.values() for card in generate(deck, fact)]
    return tuple(sorted(cards, key=lambda card: card.number))


def items_of(deck: Deck, seed: int, kind: ItemKind | None = None) -> tuple[Item, ...]:
    """Every item of the deck (of one kind): those of its facts in their order, then those written as such in theirs.

    The same deck and seed give the same items.
    """
    return items_among(made_of(deck, seed, kind))


def items_of_fact(
    deck: Deck, fact: Fact, seed: int, kind: ItemKind | None = None, among: Collection[WrittenId] | None = None
) -> tuple[Item, ...]:
    """The items that count for one fact, just as ``items_of`` gives them: its own, and written ones that name it first.

    Where it is known which written items these are (``counted_facts``), only those ``among`` need be made.
    """
    written = (one for one in items_among(written_items(deck, seed, kind, among)) if one.facts[0] == fact.id)
    return (*items_among(made_of_fact(deck, fact, seed, kind)), *written)


def made_of(deck: Deck, seed: int, kind: ItemKind | None = None) -> Iterator[Item | NotMade | ItemNotMade]:
    """For each ask that should make an item, and for each written item: the item, or the reason why there is none.

    What counts for a fact that rests is left out.
    """
    for fact in deck.standing:
        yield from made_of_fact(deck, fact, seed, kind)
    for one in written_items(deck, seed, kind):
        if isinstance(one, ItemNotMade) or one.facts[0] not in deck.resting:
            yield one


def made_of_fact(deck: Deck, fact: Fact, seed: int, kind: ItemKind | None = None) -> Iterator[Item | NotMade]:
    """For each ask of a fact that should make an item: the item, or the reason why there is none."""
    for one, generate in ITEM_GENERATORS.items():
        if kind in {None, one}:
            yield from generate(deck, fact, seed)


def written_items(
    deck: Deck, seed: int, kind: ItemKind | None = None, among: Collection[WrittenId] | None = None
) -> Iterator[Item | ItemNotMade]:
    """For each item written as such (of one kind, or among some): the item, or the reason why there is none.

    A case study stands or falls as a whole.
    """
    before = accumulate((written.places for written in deck.items), initial=0)
    made = [
        (written, _made(deck, written, seed, number))
        for written, number in zip(deck.items, before, strict=False)
        if among is None or written.id in among
    ]
    broken = {written.case: written.id for written, one in made if written.case and isinstance(one, ItemNotMade)}
    for written, one in made:
        if kind not in {None, written.kind}:
            continue
        if written.case in broken and not isinstance(one, ItemNotMade):
            yield ItemNotMade(item=written.id, reason=f"“{broken[written.case]}” of the same case cannot be made")
        else:
            yield one


def counted_facts(deck: Deck, seed: int) -> Mapping[WrittenId, FactId]:
    """For which fact each written item counts, the first that it is about; items that cannot be made are left out."""
    made = zip(deck.items, written_items(deck, seed), strict=True)
    return {written.id: item.facts[0] for written, item in made if not isinstance(item, ItemNotMade)}


def items_among(made: Iterable[Item | NotMade | ItemNotMade]) -> tuple[Item, ...]:
    """The items among what was made."""
    return tuple(one for one in made if not isinstance(one, (NotMade, ItemNotMade)))


def _made(deck: Deck, written: WrittenItem, seed: int, number: int) -> Item | ItemNotMade:
    making = Making(deck=deck, written=written, kind=written.kind, seed=seed, number=number)
    try:
        return WRITTEN_GENERATORS[written.kind](making, written)
    except CannotMakeError as error:
        return ItemNotMade(item=written.id, reason=str(error))
