"""A deck that travels as one file comes home without a difference, whatever is in it: every kind of written item,
figures, claims and labels, with words of any script, and facts of people's own."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.content.deck import Deck
from quizapp.content.facts import Cloze, FactId
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import ItemKind, NumberWanted, Segment
from quizapp.exchange.formats import Outgoing, quizdeck
from tests.unit.content.test_deckwriting import TEXT, facts, lactation
from tests.written import EVERY_KIND, greenhouse

_WORDS = {"stem", "because", "text", "title", "summary", "statement", "why", "hint", "neither"}
"""Fields of words that refer to nothing."""


def _reworded(one: Any, draw: st.DrawFn) -> Any:
    """The same with other words here and there; passages keep theirs, by which their blanks are known."""
    if isinstance(one, tuple):
        return tuple(_reworded(part, draw) for part in one)
    if isinstance(one, NumberWanted):
        value = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4))
        return replace(one, value=draw(value), tolerance=abs(draw(value)))
    if not is_dataclass(one) or isinstance(one, Segment | Cloze | type):
        return one
    changed: dict[str, Any] = {}
    for part in fields(one):
        before = getattr(one, part.name)
        if isinstance(before, str) and part.name in _WORDS and before:
            changed[part.name] = draw(TEXT) if draw(st.integers(0, 3)) == 0 else before
        elif isinstance(before, tuple) or is_dataclass(before):
            changed[part.name] = _reworded(before, draw)
    return replace(one, **changed)


@st.composite
def whole_decks(draw: st.DrawFn) -> Deck:
    """The greenhouse deck, which has every kind, with some items less, other words, and new facts."""
    deck = greenhouse()
    kept = [one for one in deck.items if one.case or draw(st.integers(0, 4))]
    some = draw(st.lists(st.sampled_from(range(len(deck.facts))), max_size=4, unique=True))
    told = [_reworded(fact, draw) if place in some else fact for place, fact in enumerate(deck.facts)]
    topics = [str(topic.id) for topic in deck.topics]
    new = [draw(facts(f"new-{number}", topics)) for number in range(draw(st.integers(0, 3)))]
    return replace(
        deck,
        title=draw(TEXT),
        summary=draw(TEXT),
        facts=(*told, *new),
        items=tuple(_reworded(one, draw) if draw(st.booleans()) else one for one in kept),
    )


def test_the_greenhouse_has_every_kind() -> None:
    assert {one.kind for one in EVERY_KIND} == set(ItemKind)


@pytest.mark.parametrize("deck", [lactation(), greenhouse()], ids=["lactation", "greenhouse"])
def test_a_deck_comes_home_with_all_its_cards_and_items(deck: Deck) -> None:
    home = quizdeck.read(quizdeck.write(Outgoing(deck=deck)).content, "deck.quizdeck")
    assert home == deck
    assert list(cards_of(home)) == list(cards_of(deck))
    assert items_of(home, 3) == items_of(deck, 3)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(whole_decks())
def test_any_deck_comes_home_without_a_difference(deck: Deck) -> None:
    content = quizdeck.write(Outgoing(deck=deck)).content
    home = quizdeck.read(content, "deck.quizdeck")
    assert home == deck
    assert quizdeck.write(Outgoing(deck=home)).content == content


def test_words_of_a_fact_may_be_such_as_the_file_is_made_of() -> None:
    odd = '"""\\n[[fact]]\nid = "x" # \\u0000 \'\'\' \\ {{1:a}} %'
    deck = greenhouse()
    first = replace(deck.facts[0], statement=" ".join(odd.split()), why=" ".join(odd.split()))
    whole = replace(deck, facts=(first, *deck.facts[1:]))
    assert quizdeck.read(quizdeck.write(Outgoing(deck=whole)).content, "deck.quizdeck") == whole
    assert FactId("x") not in whole.fact_by_id
