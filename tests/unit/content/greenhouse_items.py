"""Items of the greenhouse deck, as it is and as it could have been written: what tests of kinds look at."""

from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.generators import (
    ItemNotMade,
    items_of,
    written_items,
)
from quizapp.content.items import (
    Item,
)
from tests.written import FIGURES, greenhouse

SEEDS = range(6)
ITEMS = {seed: items_of(greenhouse(), seed) for seed in SEEDS}


def item(name: str, seed: int = 0) -> Item:
    """One item of the greenhouse."""
    return named(ITEMS[seed], name)


def named(items: tuple[Item, ...], name: str) -> Item:
    """The item that its author calls so."""
    return next(one for one in items if one.id.rpartition("/")[2].partition("-")[2] == name)


def made(text: str, name: str, *, figures: dict[str, bytes] | None = None, seed: int = 0) -> Item:
    """One item of a deck that was written otherwise."""
    deck = parse_deck(text, "deck.toml", FIGURES if figures is None else figures)
    return named(items_of(deck, seed), name)


def reason(text: str, name: str, *, figures: dict[str, bytes] | None = None) -> str:
    """Why an item cannot be made; all others can."""
    deck = parse_deck(text, "deck.toml", FIGURES if figures is None else figures)
    found = [one for one in written_items(deck, 0) if isinstance(one, ItemNotMade)]
    assert [one.item for one in found] == [name]
    assert len(items_of(deck, 0)) == len(deck.items) - 1
    return found[0].reason
