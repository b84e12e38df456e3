"""A deck with some facts put otherwise is the deck that is made anew, in all that is looked up in it too."""

from dataclasses import replace
from functools import cached_property

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.changing import ready, with_facts
from quizapp.content.corpus import Corpus
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact, FactId, Topic, TopicId
from quizapp.content.generators import cards_of, items_of
from tests.unit.content.test_distractors import decks

LOOKUPS = tuple(name for name, value in vars(Deck).items() if isinstance(value, cached_property))
TEXT = st.text("abc ", max_size=12)


@st.composite
def changes(draw: st.DrawFn, deck: Deck) -> tuple[Fact, ...]:
    """Facts with other texts, asks fewer or as they are, now and then other claims; and new ones."""
    found = []
    for fact in draw(st.lists(st.sampled_from(deck.facts), max_size=3, unique_by=lambda one: one.id)):
        asks = tuple(replace(ask, question=draw(TEXT)) for ask in fact.asks[draw(st.integers(0, 1)) :])
        claims = fact.claims[draw(st.sampled_from((0, 0, 0, 1))) :]
        found.append(replace(fact, statement=draw(TEXT), why=draw(TEXT), asks=asks, claims=claims))
    new = draw(st.lists(st.sampled_from(("N1", "N2")), max_size=2, unique=True))
    given_ = draw(st.booleans())
    for name in new:
        like = draw(st.sampled_from(deck.facts))
        new_one = replace(like, id=FactId(name), statement=draw(TEXT))
        found.append(new_one if given_ else replace(new_one, claims=(), asks=()))
    return tuple(found)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_changed_deck_is_one_made_anew(data: st.DataObject) -> None:
    deck = data.draw(decks())
    looked_up = data.draw(st.lists(st.sampled_from(LOOKUPS), unique=True))
    for name in looked_up:
        getattr(deck, name)
    if data.draw(st.booleans()):
        ready(deck, reviewed=True)
    changed = data.draw(changes(deck))
    topics = (*deck.topics, Topic(id=TopicId("more"), title="More")) if data.draw(st.booleans()) else None
    after = with_facts(deck, changed, topics=topics)

    by_id = {fact.id: fact for fact in changed}
    facts = tuple(by_id.pop(fact.id, fact) for fact in deck.facts) + tuple(by_id.values())
    anew = replace(deck, facts=facts, topics=topics or deck.topics)
    assert after == anew
    for name in LOOKUPS:
        assert getattr(after, name) == getattr(anew, name), name
    if all(deck.fact_by_id[fact.id].claims == fact.claims for fact in changed if fact.id in deck.fact_by_id):
        assert cards_of(after) == cards_of(anew)  # a query that nothing answers any more is no deck's
        assert items_of(after, 0) == items_of(anew, 0)


@settings(deadline=None)
@given(st.lists(TEXT, max_size=6), st.lists(TEXT, max_size=3), st.data())
def test_a_changed_corpus_is_one_made_anew(texts: list[str], put: list[str], data: st.DataObject) -> None:
    taken = data.draw(st.lists(st.sampled_from(range(len(texts))), unique=True)) if texts else []
    left = [text for place, text in enumerate(texts) if place not in taken]
    assert Corpus.of(texts).changed([texts[place] for place in taken], put) == Corpus.of([*left, *put])


@pytest.mark.parametrize("name", LOOKUPS)
def test_no_lookup_is_lost_that_a_card_is_made_by(name: str) -> None:
    """Whoever adds a lookup says whether it is taken along; those that are not are cheap or seldom wanted."""
    kept = {"standing", "topic_by_id", "figure_by_name", "claims_by_relation"}
    deck = ready(data_deck(), reviewed=True)
    after = with_facts(deck, (replace(deck.facts[0], statement="Other words."),))
    assert (name in vars(after)) != (name in kept), name


def data_deck() -> Deck:
    """A deck of two facts that claim something."""
    from tests.builders import deck

    return deck()
