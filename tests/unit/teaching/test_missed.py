"""What somebody missed, and the deck of it: whole by itself, and true."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.deckfiles.writing import write_deck
from quizapp.content.facts import DeckId, FactId, Query
from quizapp.content.generators import cards_of, counted_facts, items_of
from quizapp.content.items import SingleBestAnswer
from quizapp.teaching.acts import Act, Answered, Asked, Closed, Ended, Handed, Joined, Marked, PersonId, Revealed, Went
from quizapp.teaching.acts import TeamAnswered as Team
from quizapp.teaching.missed import deck_of_facts, missed_facts
from tests.unit.services.sessions import lactation
from tests.unit.teaching.rooms import (
    AFTER,
    ASKED,
    BEFORE,
    EVENING,
    QUESTIONS,
    TEST_AFTER,
    TEST_BEFORE,
    key_of,
    room_after,
    wrong_of,
)

ANA, BEN = PersonId(1), PersonId(2)
HERE: list[Act] = [
    Joined(person=ANA, name="Ana", team="Oaks", key="a" * 64),
    Joined(person=BEN, name="Ben", key="b" * 64),
]


def answer(person: PersonId, part: int, item: int, *, right: bool) -> Answered:
    chosen = key_of(EVENING, part, item) if right else wrong_of(EVENING, part, item)
    return Answered(person=person, part=part, item=item, chosen=chosen)


def test_what_was_wrong_or_left_out_was_missed_and_nothing_else() -> None:
    room = room_after(
        [
            *HERE,
            Went(part=TEST_BEFORE),
            answer(ANA, TEST_BEFORE, 0, right=True),
            answer(ANA, TEST_BEFORE, 1, right=False),
            Handed(person=ANA, part=TEST_BEFORE),
            Closed(),
            Went(part=QUESTIONS, item=0),
            Asked(),
            answer(ANA, QUESTIONS, 0, right=True),
            answer(BEN, QUESTIONS, 0, right=False),
            Closed(),
            Revealed(),
            Went(part=QUESTIONS, item=1),
            Asked(),
            answer(BEN, QUESTIONS, 1, right=True),
            Closed(),
            Revealed(),
            Ended(),
        ]
    )
    facts = {one: missed_facts(room, one) for one in (ANA, BEN)}
    assert facts[ANA] == (*BEFORE[1].facts, *BEFORE[2].facts, *ASKED[1].facts)
    assert facts[BEN] == ASKED[0].facts  # Ben took no test; of Ana's he knows nothing


@pytest.mark.parametrize("right", [True, False])
def test_who_answers_with_a_team_missed_what_the_team_missed(right: bool) -> None:
    chosen = key_of(EVENING, QUESTIONS, 0) if right else wrong_of(EVENING, QUESTIONS, 0)
    room = room_after(
        [
            Joined(person=ANA, name="Ana", team="Oaks"),
            Went(part=QUESTIONS, item=0),
            Asked(),
            Team(team="Oaks", part=QUESTIONS, item=0, chosen=chosen),
            Closed(),
            Revealed(),
            Ended(),
        ]
    )
    assert missed_facts(room, ANA) == (() if right else ASKED[0].facts)


def test_a_test_on_paper_counts_and_who_only_sat_there_missed_nothing() -> None:
    room = room_after(
        [*HERE[1:1], Joined(person=ANA, name="Ana"), Marked(person=ANA, part=TEST_AFTER, shares=(1, 0.5, 0)), Ended()]
    )
    assert missed_facts(room, ANA) == (*AFTER[1].facts, *AFTER[2].facts)
    assert missed_facts(room_after([Joined(person=ANA, name="Ana"), Ended()]), ANA) == ()


@settings(deadline=None, max_examples=8)
@given(count=st.integers(1, 12), seed=st.integers(0, 9999))
def test_a_deck_of_some_facts_stands_alone_and_stays_true(count: int, seed: int) -> None:
    deck = lactation()
    facts = [fact.id for fact in Random(seed).sample(deck.facts, count)]
    some = deck_of_facts(deck, facts, DeckId("lactation-again"), "Again", counted_facts(deck, 0))
    figures = {one.name: one.svg for one in some.figures}
    again = parse_deck(write_deck(some), "deck.toml", figures)
    assert {card.fact for card in cards_of(again)} == {card.fact for card in cards_of(deck) if card.fact in facts}
    assert [(one.fact, one.front, one.back) for one in cards_of(again)] == [
        (one.fact, one.front, one.back) for one in cards_of(deck) if one.fact in facts
    ]
    keys = {one.id.partition("/")[2]: {key.text for key in one.keys} for one in items_of(deck, 0)}
    asks = {(fact.id, ask.id): ask for fact in deck.facts for ask in fact.asks}
    for item in items_of(again, 0):
        assert item.facts[0] in facts
        own = item.id.partition("/")[2]
        if not isinstance(item, SingleBestAnswer) or not own.startswith(f"{item.facts[0]}/"):
            continue
        assert {key.text for key in item.keys} == keys[own]
        query = asks[item.facts[0], int(own.rpartition("-")[2])].query
        assert not {one.concept for one in item.options if not one.correct} & _right(query)


def _right(query: Query | None) -> set[object]:
    return set(lactation().right_answers(query)) if query else set()


def test_what_a_trainer_deleted_is_not_asked() -> None:
    deck = lactation()
    fact = deck.facts[0].id
    resting = replace(deck, resting=frozenset({fact}))
    assert not cards_of(deck_of_facts(resting, [fact], DeckId("again"), "Again", counted_facts(resting, 0)))


def test_a_fact_that_the_deck_has_no_longer_is_left_out() -> None:
    deck = lactation()
    fact, counted = deck.facts[0].id, counted_facts(deck, 0)
    some, more = (deck_of_facts(deck, facts, DeckId("a"), "A", counted) for facts in ([fact], [fact, FactId("gone")]))
    assert some == more
