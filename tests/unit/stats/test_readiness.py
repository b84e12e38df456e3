"""What share of points a person would earn, and how past forecasts held."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.readiness import KNOWN, of_family
from quizapp.content.facts import FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.knowledge import SLIP, Evidence, Held, Knowledge, knowledge
from quizapp.stats.forgetting import Forgetting
from quizapp.stats.planned import recall_as_planned, recall_when_met
from quizapp.stats.readiness import (
    WHAT_IT_IS_NOT,
    WITHIN,
    Came,
    KeptForecast,
    Paper,
    fading,
    past,
    points,
    readiness,
)
from quizapp.stats.simulation import SimulatedCard, Study


def known(recall: float | None, facts: int = 10, topics: str = "tu") -> Knowledge:
    """So many facts in each topic."""
    return knowledge(
        Held(fact=FactId(f"{topic}{number}"), topic=TopicId(topic), recall=recall)
        for topic in topics
        for number in range(facts)
    )


def a_test(length: int = 40, guess: float = 0.25, **parts: float) -> Paper:
    """A test of two topics alike, all guessed alike."""
    facts = [FactId(f"{topic}{number}") for topic in "tu" for number in range(10)]
    return Paper(
        length=length,
        parts={TopicId(topic): part for topic, part in (parts or {"t": 1.0, "u": 1.0}).items()},
        guesses=dict.fromkeys(facts, guess),
    )


def right(names: "list[str]", share: float = 1.0) -> list[Evidence]:
    """Answers."""
    return [Evidence(fact=FactId(name), share=share, guess=0.02) for name in names]


def test_the_share_is_what_each_fact_earns_on_average() -> None:
    state = known(0.9)
    found = readiness(state, a_test(), "1")
    chance = state.belief().facts[FactId("t0")].chance
    assert found.share == pytest.approx(0.25 + (1 - SLIP - 0.25) * chance)
    assert [one.topic for one in found.topics] == ["t", "u"]
    assert found.low < found.share < found.high


def test_parts_weigh_topics() -> None:
    state = known(None).after(right([f"t{number}" for number in range(10)]))
    mostly = readiness(state, a_test(t=9.0, u=1.0), "1")
    by_topic = {one.topic: one.share for one in mostly.topics}
    assert mostly.share == pytest.approx(0.9 * by_topic[TopicId("t")] + 0.1 * by_topic[TopicId("u")])
    assert by_topic[TopicId("t")] > by_topic[TopicId("u")]


def test_answers_and_longer_tests_narrow_the_range() -> None:
    few, many = known(None), known(None).after(right([f"{topic}{number}" for topic in "tu" for number in range(8)]))
    wide, narrow = readiness(few, a_test(), "1"), readiness(many, a_test(), "1")
    assert wide.high - wide.low > narrow.high - narrow.low
    short = readiness(many, a_test(length=8), "1")
    assert short.high - short.low > narrow.high - narrow.low


def test_more_items_than_facts_ask_facts_again() -> None:
    """Then luck in what is known counts more than it would with as many facts."""
    once = readiness(known(0.8, facts=10), a_test(length=20), "1")
    again = readiness(known(0.8, facts=10), a_test(length=200), "1")
    assert 0 < again.high - again.low < once.high - once.low


def test_what_nothing_is_held_of_is_open() -> None:
    found = readiness(knowledge(()), a_test(), "1")
    assert (found.low, found.high, found.topics) == (0.0, 1.0, ())
    partly = readiness(known(0.9, topics="t"), a_test(), "1")
    assert [one.topic for one in partly.topics] == ["t"]


def test_facts_without_items_are_taken_to_be_typed() -> None:
    test = Paper(length=20, parts={TopicId("t"): 1.0}, guesses={})
    found = readiness(known(0.9), test, "1")
    assert found.share < readiness(known(0.9), a_test(length=20, t=1.0), "1").share


def test_the_same_seed_is_the_same_forecast() -> None:
    assert readiness(known(0.7), a_test(), "a") == readiness(known(0.7), a_test(), "a")
    assert readiness(known(0.7), a_test(), "a") != readiness(known(0.7), a_test(), "b")


def test_it_says_what_it_is_not() -> None:
    assert "no percentile and no chance of passing" in WHAT_IT_IS_NOT


@given(st.floats(0, 1), st.floats(0, 1))
def test_points_grow_with_what_is_known(chance: float, guess: float) -> None:
    assert 0 <= points(chance, guess) <= 1
    assert points(0, guess) <= points(chance, guess) + 1e-12


def test_answers_fade() -> None:
    assert fading(0) == fading(-3) == 1
    assert fading(21) == 0.5
    assert fading(1000) < 0.001


def test_forecasts_come_true_on_learners_of_known_memory() -> None:
    """A weak bound on what bench/readiness.py measures."""
    found = of_family(KNOWN[0], 30)
    assert 0.6 <= found.held / found.ranges <= 0.97
    assert abs(sum(found.right) - sum(found.expected)) / sum(found.items) < 0.04


def forecast(made: int, day: int, share: float = 0.7, reach: float = 0.1) -> KeptForecast:
    """A forecast."""
    return KeptForecast(made=StudyDay(made), day=StudyDay(day), share=share, low=share - reach, high=share + reach)


def came(day: int, share: float, items: int = 20) -> Came:
    """A sitting."""
    return Came(day=StudyDay(day), share=share, items=items)


def test_sittings_are_held_against_the_last_forecast_before_them() -> None:
    kept = [forecast(1, 10, 0.5), forecast(5, 10, 0.6), forecast(5, 12, 0.9), forecast(10, 10, 0.1)]
    found = past(kept, [came(10, 0.65), came(11, 0.95)])
    assert [one.forecast.share for one in found.compared] == [0.6, 0.1]
    assert [one.held for one in found.compared] == [True, False]
    assert found.held == 1
    assert found.bias == pytest.approx((0.05 + 0.85) / 2)
    low, high = found.likely
    assert low < 0.5 < high


def test_what_cannot_be_compared_is_left_out() -> None:
    found = past([forecast(1, 10)], [came(10, 0.7, items=9), came(14, 0.7), came(6, 0.7), came(1, 0.7)])
    assert (found.compared, found.held, found.likely, found.bias) == ((), 0, (0.0, 1.0), None)
    assert 0 < WITHIN < 1


def study(days: int) -> Study:
    """Days of study without limits that matter."""
    return Study(cards=(), new_cards=0, days=days, retention=0.9, new_per_day=0, reviews_per_day=100)


def test_a_planned_card_is_recalled_better_than_one_left_alone() -> None:
    card = SimulatedCard(stability=5.0, difficulty=5.0, since=3, due_in=2)
    planned = recall_as_planned(card, study(30), Random(1))
    assert planned > Forgetting().recall(33, 5.0)
    assert planned == pytest.approx(0.93, abs=0.05)
    assert recall_as_planned(card, study(0), Random(1)) == pytest.approx(Forgetting().recall(3, 5.0))


def test_a_card_is_recalled_once_it_is_met() -> None:
    assert recall_when_met(0, study(10), Random(1)) is None
    found = recall_when_met(10, study(10), Random(1))
    assert found is not None
    assert 0.8 < found <= 1


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(0, 1), max_size=20), st.integers(1, 80), st.floats(0, 1))
def test_a_range_holds_the_share(shares: list[float], length: int, guess: float) -> None:
    state = known(None).after(
        Evidence(fact=FactId(f"t{number % 10}"), share=share, guess=guess) for number, share in enumerate(shares)
    )
    found = readiness(state, a_test(length=length, guess=guess), "1")
    assert 0 <= found.low <= found.high <= 1
    assert 0 <= found.share <= 1
