"""Which facts are weak."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import FactId, TopicId
from quizapp.exams.weakness import LEAST, MISSED, MISSED_SURELY, weak_first, weakness_of, weaknesses
from quizapp.scheduling.knowledge import Evidence, Held, knowledge

from .makers import make_item, make_select_all, steady

KNOWN = knowledge(
    Held(fact=FactId(fact), topic=TopicId("t"), recall=recall)
    for fact, recall in (("F1", 0.98), ("F2", 0.5), ("F3", None))
)


def test_the_less_likely_known_weighs_more() -> None:
    weights = weaknesses(KNOWN.belief())
    assert LEAST < weights[FactId("F1")] < weights[FactId("F2")] < weights[FactId("F3")] < 1
    chance = KNOWN.belief().facts[FactId("F2")].chance
    assert weights[FactId("F2")] == pytest.approx(LEAST + (1 - LEAST) * (1 - chance))


def test_what_was_missed_weighs_more_and_most_what_was_held_for_sure() -> None:
    plain, facts = weaknesses(KNOWN.belief()), [FactId("F1"), FactId("F2")]
    weights = weaknesses(KNOWN.belief(), missed=facts, surely=facts[1:])
    assert weights[FactId("F1")] == MISSED * plain[FactId("F1")]
    assert weights[FactId("F2")] == MISSED_SURELY * plain[FactId("F2")]
    assert weights[FactId("F3")] == plain[FactId("F3")]


def test_a_wrong_answer_makes_a_fact_weaker() -> None:
    after = KNOWN.after([Evidence(fact=FactId("F1"), share=0.0, guess=0.25)]).belief()
    assert weaknesses(after)[FactId("F1")] > weaknesses(KNOWN.belief())[FactId("F1")]


def test_an_item_weighs_what_its_facts_do_on_average() -> None:
    weights = weaknesses(KNOWN.belief())
    assert weakness_of(make_item("F2"), weights) == weights[FactId("F2")]
    both = make_select_all("ab", "x", fact="F1", more_facts=("F3",))
    assert weakness_of(both, weights) == pytest.approx((weights[FactId("F1")] + weights[FactId("F3")]) / 2)
    assert weakness_of(make_item("F9"), weights) == LEAST


def test_how_often_something_comes_first_is_its_weight() -> None:
    dice, weights = Random(1), [1.0, 2.0, 5.0]
    first = [weak_first("abc", weights, dice)[0] for _ in range(4000)]
    for thing, weight in zip("abc", weights, strict=True):
        assert first.count(thing) / 4000 == pytest.approx(weight / 8, abs=0.03)


@steady
@given(st.lists(st.floats(0.1, 3)), st.integers())
def test_nothing_is_lost_and_the_dice_decide(weights: list[float], seed: int) -> None:
    things = list(range(len(weights)))
    drawn = weak_first(things, weights, Random(seed))
    assert sorted(drawn) == things
    assert drawn == weak_first(things, weights, Random(seed))
