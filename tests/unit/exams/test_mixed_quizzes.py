"""Quizzes of mixed kinds: shares, cases, facts and what gives what away."""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.cueing import clash
from quizapp.content.facts import TopicId
from quizapp.content.items import Exhibit, Item, ItemId, ItemKind
from quizapp.exams.apportioning import by_lot
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint

from .banks import MIX, mixed_bank
from .makers import DECK, brisk, make_item, make_select_all, make_word, steady

BANK = mixed_bank()
HALF = sum(count for make, count in MIX.items() if make is make_item) / len(BANK)
SEEDS = st.integers(0, 2**32)


def draw(bank: tuple[Item, ...], length: int, seed: int = 1, **fields: object) -> tuple[Item, ...]:
    blueprint = replace(Blueprint(deck=DECK, length=length, seed=seed), **fields)
    return assemble(blueprint, bank, random.Random(seed))


def case(name: str, size: int = 6, topic: str = "ward", first: int = 0) -> tuple[Item, ...]:
    """A case study; its items stand in the bank backwards."""
    items = [
        make_select_all(
            fact=f"{name}{step}", topic=topic, exhibit=Exhibit(tabs=(), case=name, step=step), stem=f"{name} {step}?"
        )
        for step in range(1, size + 1)
    ]
    return tuple(reversed(items))


def singles(count: int, topic: str = "ward") -> tuple[Item, ...]:
    return tuple(make_item(f"S{number}", topic=topic) for number in range(count))


def cases_in(quiz: tuple[Item, ...]) -> list[tuple[str, int]]:
    return [(item.exhibit.case, item.exhibit.step) for item in quiz if item.exhibit]


@brisk
@given(length=st.integers(1, 60), seed=SEEDS)
def test_kinds_have_their_shares(length: int, seed: int) -> None:
    quiz = draw(BANK, length, seed)
    kinds = Counter(item.kind for item in quiz)
    for kind, count in Counter(item.kind for item in BANK).items():
        assert abs(kinds[kind] - length * count / len(BANK)) <= 1 + length / 10
    assert abs(kinds[ItemKind.SINGLE_BEST_ANSWER] / length - HALF) <= 0.1 + 1 / length


def test_a_rare_kind_has_its_turn_in_short_quizzes() -> None:
    met = Counter(item.kind for seed in range(60) for item in draw(BANK, 10, seed))
    assert set(met) == {item.kind for item in BANK}
    assert 240 <= met[ItemKind.SINGLE_BEST_ANSWER] <= 360  # 300 expected


@brisk
@given(length=st.integers(1, 25), seed=SEEDS)
def test_no_fact_is_asked_again_while_some_item_asks_only_others(length: int, seed: int) -> None:
    quiz = draw(BANK, length, seed)
    asked = Counter(fact for item in quiz for fact in item.facts)
    if max(asked.values()) > 1:
        assert all(not asked.keys().isdisjoint(item.facts) for item in BANK)


@brisk
@given(length=st.integers(1, 120), seed=SEEDS)
def test_a_quiz_of_any_length_is_full(length: int, seed: int) -> None:
    quiz = draw(BANK, length, seed)
    assert len(quiz) == len({item.id for item in quiz}) == length


def test_only_the_chosen_kinds_are_asked() -> None:
    kinds = (ItemKind.MATCHING, ItemKind.FILL_IN)
    assert {item.kind for item in draw(BANK, 20, kinds=kinds)} == set(kinds)
    assert len(draw(BANK, 300, kinds=kinds)) == sum(item.kind in kinds for item in BANK)
    assert draw(BANK, 20, kinds=(ItemKind.BOW_TIE,)) == ()


def telling_bank() -> tuple[Item, ...]:
    """Ten pairs of which the first gives away the second, and eight items that have nothing to do with them."""
    pairs = [
        (
            make_item(f"A{n}", stem=f"The river{n} flows past town{n} to sea{n}. Why?", key=f"k{n}"),
            make_word(f"sea{n}", fact=f"B{n}", stem=f"Where does the river{n} flow past town{n}?"),
        )
        for n in range(10)
    ]
    others = tuple(make_item(f"C{n}", stem=f"How tall is tower{n}?") for n in range(8))
    return (*(item for pair in pairs for item in pair), *others)


@brisk
@given(length=st.integers(1, 18), seed=SEEDS)
def test_nothing_gives_another_away_while_the_bank_has_others(length: int, seed: int) -> None:
    quiz = draw(telling_bank(), length, seed)
    assert len(quiz) == length
    assert not any(clash(one, two) for one, two in combinations(quiz, 2))


def test_a_quiz_as_long_as_the_bank_takes_everything() -> None:
    assert len(draw(telling_bank(), 28)) == len(draw(telling_bank(), 100)) == 28


def test_the_items_of_a_case_stand_together_and_in_order() -> None:
    bank = (*case("fever"), *singles(40), *case("rash"))
    for seed in range(20):
        quiz = draw(bank, 20, seed)
        assert len(quiz) == 20
        places = [place for place, item in enumerate(quiz) if item.exhibit]
        steps = [step for _, step in cases_in(quiz)]
        assert steps == [1, 2, 3, 4, 5, 6] * (len(steps) // 6)
        for start in range(0, len(places), 6):
            assert places[start : start + 6] == list(range(places[start], places[start] + 6))
            assert len({name for name, _ in cases_in(quiz)[start : start + 6]}) == 1


def test_cases_come_as_often_as_they_are_in_the_bank() -> None:
    bank = (*case("fever"), *case("rash"), *singles(36))  # a quarter of the bank
    met = sum(bool(cases_in(draw(bank, 12, seed))) for seed in range(200))
    assert 70 <= met <= 130  # 12 × ¼ ÷ 6 = ½ a case expected


def test_a_case_counts_as_its_items() -> None:
    bank = (*case("fever"), *singles(4))
    assert len(draw(bank, 10)) == 10
    assert len(draw(bank, 9)) == 4 or len(cases_in(draw(bank, 9))) == 6
    assert cases_in(draw(bank, 5)) == []
    assert len(draw(bank, 5)) == 4  # a case is never cut


def test_where_there_are_only_cases_a_short_quiz_is_one_case() -> None:
    assert len(draw((*case("fever"), *case("rash")), 3)) == 6
    assert len(draw((*case("fever"), *case("rash")), 12)) == 12


def test_a_case_is_asked_only_when_all_of_it_may_be() -> None:
    mixed = (*case("fever", topic="ward")[:3], *(replace(one, topic=TopicId("home")) for one in case("fever")[3:]))
    assert draw(mixed, 6, topics=(TopicId("ward"),)) == ()
    assert len(draw(mixed, 6, topics=(TopicId("ward"), TopicId("home")))) == 6


def test_the_facts_of_a_case_count() -> None:
    again = tuple(replace(item, id=ItemId(f"{item.id}-again")) for item in singles(3))
    bank = (*singles(6), *again)
    assert len({item.facts for item in draw(bank, 6)}) == 6


@steady
@given(
    weights=st.dictionaries(st.integers(0, 20), st.integers(1, 30), min_size=1, max_size=12),
    length=st.integers(0, 60),
    seed=SEEDS,
)
def test_lots_add_up_and_round_up_or_down(weights: dict[int, int], length: int, seed: int) -> None:
    length = min(length, sum(weights.values()))
    given_out = by_lot(weights, length, random.Random(seed), weights)
    assert sum(given_out.values()) == length
    assert all(0 <= given_out[key] <= weight for key, weight in weights.items())
    total = sum(weights.values())
    assert all(abs(given_out[key] - length * weight / total) < 1 for key, weight in weights.items())


def test_by_lot_each_has_its_share_in_the_long_run() -> None:
    weights = {"common": 90, "rare": 10}
    dice = random.Random(1)
    rare = sum(by_lot(weights, 5, dice, weights)["rare"] for _ in range(2_000))
    assert rare == pytest.approx(1_000, abs=100)
