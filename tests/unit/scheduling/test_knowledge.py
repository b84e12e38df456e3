"""What is held of a person, from memory and answers."""

from itertools import product
from math import exp, isclose, log
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.facts import FactId, TopicId
from quizapp.scheduling.knowledge import (
    OF_STUDIED,
    PERSON_SPREAD,
    SLIP,
    TOPIC_SPREAD,
    UNSEEN,
    Evidence,
    Held,
    Knowledge,
    knowledge,
)

steady = settings(deadline=None, max_examples=60)


def held(*facts: tuple[str, str, float | None]) -> Knowledge:
    """Facts as fact, topic, recall."""
    return knowledge(Held(fact=FactId(fact), topic=TopicId(topic), recall=recall) for fact, topic, recall in facts)


def said(fact: str, share: float, guess: float = 0.25, weight: float = 1.0) -> Evidence:
    """An answer."""
    return Evidence(fact=FactId(fact), share=share, guess=guess, weight=weight)


TWO = (("a", "t", None), ("b", "t", 0.9), ("c", "u", None))


def test_the_sums_are_those_of_every_case_counted() -> None:
    """Against every combination of a person's shift, topics' shifts and facts known, by hand."""
    answers = [said("a", 1.0), said("b", 0.0, 0.02), said("c", 0.5)]
    belief = held(*TWO).after(answers).belief()
    persons = [place / 2 for place in range(-6, 7)]
    shifts = [place / 2 for place in range(-8, 9)]

    def bell(value: float, middle: float, spread: float) -> float:
        return exp(-(((value - middle) / spread) ** 2) / 2)

    def known(recall: float | None, shift: float) -> float:
        share, part = (UNSEEN, 1.0) if recall is None else (recall, OF_STUDIED)
        return 1 / (1 + exp(-(log(share / (1 - share)) + part * shift)))

    def likely(knows: int, one: Evidence) -> float:
        chance = 1 - SLIP if knows else one.guess
        return float(chance**one.share * (1 - chance) ** (1 - one.share))

    weights: dict[tuple[int, int, int], float] = {}
    for person in persons:
        norm = sum(bell(shift, person, TOPIC_SPREAD) for shift in shifts)
        for t, u in product(shifts, shifts):
            outer = (
                bell(person, 0, PERSON_SPREAD) * bell(t, person, TOPIC_SPREAD) * bell(u, person, TOPIC_SPREAD) / norm**2
            )
            chances = (known(None, t), known(0.9, t), known(None, u))
            for knows in product((0, 1), repeat=3):
                inner = 1.0
                for one, chance, answer in zip(knows, chances, answers, strict=True):
                    inner *= (chance if one else 1 - chance) * likely(one, answer)
                weights[knows] = weights.get(knows, 0.0) + outer * inner
    every = sum(weights.values())

    def mean(of: "list[int]") -> float:
        return sum(weight * all(knows[place] for place in of) for knows, weight in weights.items()) / every

    for place, name in enumerate("abc"):
        assert isclose(belief.facts[FactId(name)].chance, mean([place]), rel_tol=1e-9)
    covariance = mean([0]) - mean([0]) ** 2 + mean([0, 1]) - mean([0]) * mean([1])
    assert isclose(belief.facts[FactId("a")].bearing, covariance, rel_tol=1e-6)
    variance = mean([0]) + mean([1]) + 2 * mean([0, 1]) - (mean([0]) + mean([1])) ** 2
    assert isclose(belief.topics[TopicId("t")].spread, variance**0.5 / 2, rel_tol=1e-6)
    assert isclose(belief.topics[TopicId("t")].known, (mean([0]) + mean([1])) / 2, rel_tol=1e-9)


def test_an_answer_moves_its_fact_most_then_its_topic_then_the_rest() -> None:
    before = held(*TWO, ("d", "t", None)).belief().facts
    after = held(*TWO, ("d", "t", None)).after([said("a", 1.0)]).belief().facts
    own, same, other = (after[FactId(name)].chance - before[FactId(name)].chance for name in "adc")
    assert own > same > other > 0


def test_memory_holds_its_ground_where_nothing_was_studied() -> None:
    before = held(*TWO).belief().facts
    after = held(*TWO, ("d", "t", None)).after([said("d", 0.0)]).belief().facts
    assert (
        before[FactId("a")].chance - after[FactId("a")].chance > before[FactId("b")].chance - after[FactId("b")].chance
    )


def test_what_guessing_earns_tells_less() -> None:
    typed, chosen = (held(*TWO).after([said("a", 1.0, guess)]).belief().facts[FactId("a")].chance for guess in (0, 0.5))
    assert typed > chosen
    without = held(*TWO).belief().facts[FactId("a")].chance
    assert held(*TWO).after([said("a", 1.0, 1.0)]).belief().facts[FactId("a")].chance == pytest.approx(without)
    assert held(*TWO).after([said("a", 1.0, weight=0.0)]).belief().facts[FactId("a")].chance == pytest.approx(without)


def test_unknown_facts_are_passed_over_and_double_ones_refused() -> None:
    assert held(*TWO).after([said("gone", 1.0)]) == held(*TWO)
    with pytest.raises(ValueError, match="fact a comes twice"):
        held(("a", "t", None), ("a", "u", None))
    assert knowledge(()).belief().facts == {}


answers = st.lists(
    st.builds(said, st.sampled_from("abc"), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), max_size=12
)


@steady
@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_count(some: list[Evidence], dice: Random) -> None:
    one = held(*TWO).after(some).belief()
    other = held(*TWO).after(dice.sample(some, len(some))).belief()
    for name, fact in one.facts.items():
        assert isclose(fact.chance, other.facts[name].chance, rel_tol=1e-9, abs_tol=1e-12)
        assert 0 <= fact.chance <= 1
        assert fact.bearing >= 0
    for topic in one.topics.values():
        assert 0 <= topic.known <= 1
        assert 0 <= topic.spread <= 0.5 + 1e-9


def test_a_thousand_answers_are_borne() -> None:
    belief = held(*TWO).after([said("a", 0.0)] * 500 + [said("b", 1.0)] * 500).belief()
    assert belief.facts[FactId("a")].chance < 1e-6
    assert belief.facts[FactId("b")].chance > 1 - 1e-6


def test_a_later_day_forgets_and_learns_in_proportion() -> None:
    now = held(*TWO).after([said("a", 1.0), said("b", 1.0)])
    chance = {name: fact.chance for name, fact in now.belief().facts.items()}
    worse = now.later({FactId("b"): 0.45, FactId("a"): None}).belief().facts
    assert worse[FactId("a")].chance == chance[FactId("a")]
    assert chance[FactId("b")] * 0.3 < worse[FactId("b")].chance < chance[FactId("b")] * 0.6
    better = now.later({FactId("a"): 0.95, FactId("b"): 0.97}).belief().facts
    assert all(better[name].chance > chance[name] for name in map(FactId, "ab"))
    # Who knows a topic without having studied it does not lose by studying.
    sure = held(*TWO, *((f"x{n}", "t", None) for n in range(20))).after(said(f"x{n}", 1.0, 0.0) for n in range(20))
    before, after = sure.belief(), sure.later({FactId("a"): 0.3}).belief()
    assert after.facts[FactId("a")].chance >= before.facts[FactId("a")].chance
    assert now.later({FactId("gone"): 0.5}).belief() == now.belief()


def test_persons_drawn_are_as_held() -> None:
    now = held(*TWO).after([said("a", 0.0, 0.02), said("c", 1.0, 0.02)])
    rows, belief = now.chances(), now.belief()
    drawn = now.draws(4000, Random(1))
    for name, topic in (("a", "t"), ("b", "t"), ("c", "u")):
        mean = fmean(rows[FactId(name)][places[TopicId(topic)]] for places in drawn)
        assert mean == pytest.approx(belief.facts[FactId(name)].chance, abs=0.02)
    assert now.draws(50, Random(2)) == now.draws(50, Random(2))
