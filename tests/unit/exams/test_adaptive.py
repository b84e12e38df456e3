"""Adaptive practice: what is asked next, and why."""

from collections import Counter
from dataclasses import replace
from math import isclose
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.adaptive import FAMILIES, adaptive, at_random, lactation, played, root_mean
from quizapp.content.cueing import clash
from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item
from quizapp.exams.adaptive import RECENT, Asking, Why, reason_in_words, worth
from quizapp.exams.evidence import Asked, asked_of
from quizapp.scheduling.knowledge import Evidence, Held, Knowledge, knowledge

from .banks import banks, mixed_bank
from .makers import brisk, make_hot_spot, make_item, make_options, make_word


def held_of(bank: tuple[Item, ...], **recalls: float) -> Knowledge:
    """Every fact of a bank, not studied but for these."""
    topics = {one.fact: item.topic for item in bank for one in asked_of(item)}
    return knowledge(Held(fact=fact, topic=topic, recall=recalls.get(fact)) for fact, topic in topics.items())


def practised(bank: tuple[Item, ...], length: int, seed: int = 1) -> list[Item]:
    """A practice in which everything is answered rightly."""
    state, asked, asking, dice = held_of(bank), list[Item](), Asking(bank), Random(seed)
    for _ in range(length):
        found = asking.next_item(state.belief(), asked, dice)
        assert found is not None
        asked.append(found.item)
        state = state.after(
            Evidence(fact=one.fact, share=1.0, guess=one.guess, weight=one.weight) for one in asked_of(found.item)
        )
    return asked


def bank_of(*topics: tuple[str, int]) -> tuple[Item, ...]:
    """Two items on each fact, facts numbered on; no word of one tells another."""
    items, number = [], 0
    for topic, facts in topics:
        for _ in range(facts):
            number += 1
            items += [make_item(f"F{number}", n, topic=topic, key=f"thing{number}") for n in (1, 2)]
    return tuple(items)


def test_the_worth_of_an_answer_is_what_it_takes_off_the_variance() -> None:
    """Against the variance after a right and after a wrong answer, each as often as it comes."""
    bank = bank_of(("t", 4), ("u", 2))
    before = held_of(bank, F2=0.8)
    fact, belief = FactId("F2"), before.belief()
    one = Asked(fact=fact, guess=0.25, weight=1.0)
    right = 0.25 + (0.95 - 0.25) * belief.facts[fact].chance
    after = [
        before.after([Evidence(fact=fact, share=share, guess=0.25)]).belief().topics[TopicId("t")].spread ** 2
        for share in (1.0, 0.0)
    ]
    expected = right * after[0] + (1 - right) * after[1]
    assert isclose(belief.topics[TopicId("t")].spread ** 2 - expected, worth(one, belief), rel_tol=1e-9)
    assert worth(Asked(fact=fact, guess=1.0, weight=1.0), belief) == 0


def test_what_memory_is_sure_of_is_asked_last() -> None:
    bank = bank_of(("t", 3))
    found = Asking(bank).next_item(held_of(bank, F1=0.98, F3=0.97).belief(), [], Random(1))
    assert found is not None
    assert (found.fact, found.why) == ("F2", Why.LEAST_CERTAIN)


def test_typing_tells_more_than_choosing() -> None:
    belief = held_of(bank_of(("t", 2))).belief()
    typed, chosen = (asked_of(item)[0] for item in (make_word("colostrum", fact="F1"), make_item("F1")))
    assert worth(typed, belief) > worth(chosen, belief) > 0


def test_an_answered_fact_gives_way_to_others() -> None:
    asked = practised(bank_of(("t", 6)), 6)
    assert len({item.facts for item in asked}) == 6


def test_facts_just_asked_rest_while_there_are_others() -> None:
    asked = practised(bank_of(("t", 5)), 10)
    assert len({item.id for item in asked}) == 10
    for place, item in enumerate(asked[:7]):  # after that nothing else may be left
        assert item.facts not in [one.facts for one in asked[max(0, place - RECENT) : place]]


@pytest.mark.parametrize("shares", [None, {TopicId("t"): 3.0, TopicId("u"): 1.0}])
def test_topics_have_their_shares_at_every_moment(shares: dict[TopicId, float] | None) -> None:
    bank = bank_of(("t", 12), ("u", 12) if shares else ("u", 4))
    state, asked, asking = held_of(bank), list[Item](), Asking(bank, shares)
    for number in range(1, 13):
        found = asking.next_item(state.belief(), asked, Random(number))
        assert found is not None
        asked.append(found.item)
        count = Counter(item.topic for item in asked)[TopicId("t")]
        assert abs(count - 0.75 * number) <= 1
        state = state.after([Evidence(fact=found.fact, share=float(found.topic == "t"), guess=0.25)])


def test_a_topic_behind_its_share_comes_first() -> None:
    bank = bank_of(("t", 6), ("u", 6))
    asked = [item for item in bank if item.topic == "t"][:6:2]
    found = Asking(bank).next_item(held_of(bank).belief(), asked, Random(1))
    assert found is not None
    assert (found.topic, found.why) == ("u", Why.BALANCE)
    assert reason_in_words(found, "Udder") == "“Udder” has had less than its share of questions so far."


def test_a_topic_without_a_share_is_not_asked() -> None:
    bank = bank_of(("t", 2), ("u", 2))
    asking, belief = Asking(bank, {TopicId("u"): 1.0, TopicId("t"): 0.0}), held_of(bank).belief()
    asked: list[Item] = []
    while (found := asking.next_item(belief, asked, Random(1))) is not None:
        asked.append(found.item)
    assert [item.topic for item in asked] == ["u"] * 4


def test_the_reason_is_a_sentence_with_the_figures() -> None:
    bank = bank_of(("t", 6))
    found = Asking(bank).next_item(held_of(bank).belief(), [], Random(1))
    assert found is not None
    assert reason_in_words(replace(found, spread=0.3), "Teats") == (
        "It is not clear yet how well you know “Teats”; this question tells most about it."
    )
    assert reason_in_words(replace(found, known=0.4321, spread=0.001), "Teats") == (
        "Of “Teats” you seem to know 43 %, give or take 1 points, and this question tells most about it."
    )


def test_what_gives_away_waits() -> None:
    told = make_word("colostrum", fact="F1", topic="t", stem="Which first golden milk comes before mature milk?")
    tells = make_item(
        "F2", topic="t", key="days", stem="For how long is colostrum, the first golden milk, made before mature milk?"
    )
    other = make_item("F3", topic="t", key="nipple", stem="Through what does an infant draw?")
    assert clash(told, tells)
    bank = (told, tells, other)
    for seed in range(6):
        found = Asking(bank).next_item(held_of(bank).belief(), [told], Random(seed))
        assert found is not None
        assert found.item is other
    last = Asking(bank).next_item(held_of(bank).belief(), [told, other], Random(1))
    assert last is not None
    assert last.item is tells


def test_near_equals_go_to_the_kind_asked_least() -> None:
    """Of two kinds that tell as much, the second item is of the other."""
    spot = replace(make_hot_spot(fact="F2", topic="t"), options=make_options("a", "xyz", fact="F2"))
    bank = (make_item("F1", topic="t"), make_item("F2", 2, topic="t"), spot)
    for seed in range(6):
        found = Asking(bank).next_item(held_of(bank).belief(), [bank[0]], Random(seed))
        assert found is not None
        assert found.item is spot


def test_items_on_facts_that_are_not_held_are_not_asked() -> None:
    bank = bank_of(("t", 2))
    belief = held_of(bank[:2]).belief()
    found = Asking(bank).next_item(belief, [make_item("F9")], Random(1))
    assert found is not None
    assert found.item.facts == ("F1",)
    assert Asking(bank[2:]).next_item(belief, [], Random(1)) is None
    foreign = (make_item("F1", topic="elsewhere"),)
    found = Asking(foreign).next_item(belief, [], Random(1))
    assert found is not None
    assert found.topic == "t"


@brisk
@given(banks(largest=5), st.integers(0, 1000))
def test_every_item_comes_once_and_the_dice_decide(bank: tuple[Item, ...], seed: int) -> None:
    topics = {item.topic for item in bank}
    asked = practised(bank, len(bank), seed)
    assert sorted(item.id for item in asked) == sorted(item.id for item in bank)
    assert asked == practised(bank, len(bank), seed)
    assert {item.topic for item in asked} == topics


def test_a_mixed_bank_asks_many_kinds() -> None:
    asked = practised(mixed_bank(), 40)
    assert len({item.kind for item in asked}) >= 4
    assert len({item.topic for item in asked}) >= 8


def test_adaptive_practice_is_surer_sooner_than_random_order() -> None:
    """A weak bound on what bench/adaptive.py measures: topics are known better after 16 items than by lot after 20."""
    deck, bank = lactation()
    errors = {
        order: root_mean([played(deck, bank, FAMILIES[1], order, seed, most=20).topics for seed in range(8)])
        for order in (adaptive, at_random)
    }
    assert errors[adaptive][16] < errors[at_random][20]
