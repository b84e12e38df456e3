"""The shipped deck: sound, complete, and made into cards and items fast."""

from pathlib import Path

import pytest

from quizapp.content.cards import View
from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.generators import cards_of, items_of
from quizapp.content.review import Severity, review

FILE = Path(__file__).resolve().parents[3] / "decks" / "lactation" / "deck.toml"
FIGURES = {figure.name: figure.read_bytes() for figure in FILE.parent.glob("*.svg")}


@pytest.fixture(scope="module")
def lactation() -> Deck:
    return parse_deck(FILE.read_bytes(), "decks/lactation/deck.toml", FIGURES)


def test_it_teaches_and_asks_every_fact_of_the_article(lactation: Deck) -> None:
    facts = {f"F{number:02}" for number in range(1, 86)}
    assert {fact.id for fact in lactation.facts} == facts
    assert {card.fact for card in cards_of(lactation)} == facts
    assert {fact for item in items_of(lactation, 0) for fact in item.facts} == facts
    assert {card.view for card in cards_of(lactation)} == set(View)


@pytest.mark.parametrize("seed", range(5))
def test_no_item_of_any_seed_is_unfair(lactation: Deck, seed: int) -> None:
    where = places_of(FILE.read_bytes(), FILE.name)
    findings = review(lactation, where=where, seed=seed)
    assert [f"{one.place} {one.message}" for one in findings if one.severity is Severity.ERROR] == []
    assert "key-length" not in {one.rule for one in findings}
    assert "typical-length-ratio" not in {one.rule for one in findings}
