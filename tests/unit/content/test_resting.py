"""Facts that rest: deleted by the person, they are asked no more, and what they claim stays true."""

from dataclasses import replace

from quizapp.content.facts import FactId
from quizapp.content.generators import cards_of, counted_facts, items_of
from tests.builders import deck
from tests.written import greenhouse


def test_every_fact_stands_unless_it_rests() -> None:
    assert deck().standing == deck().facts
    resting = replace(deck(), resting=frozenset({FactId("F2")}))
    assert [fact.id for fact in resting.standing] == ["F1", "F3", "F4"]
    assert resting.fact_by_id.keys() == deck().fact_by_id.keys()


def test_no_card_is_made_of_what_rests() -> None:
    resting = replace(deck(), resting=frozenset({FactId("F2")}))
    assert set(cards_of(resting)) == {card for card in cards_of(deck()) if card.fact != "F2"}


def test_no_item_counts_for_what_rests_and_all_others_are_as_they_were() -> None:
    whole = greenhouse()
    for fact in dict.fromkeys(counted_facts(whole, 0).values()):
        resting = replace(whole, resting=frozenset({fact}))
        assert items_of(resting, 0) == tuple(item for item in items_of(whole, 0) if item.facts[0] != fact)
