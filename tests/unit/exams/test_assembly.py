import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import TopicId
from quizapp.content.items import Item
from quizapp.exams.apportioning import shares
from quizapp.exams.assembly import assemble, balanced
from quizapp.exams.blueprint import Blueprint

from .banks import banks
from .makers import DECK, make_item, steady

SEEDS = st.integers(0, 2**32)


def draw(bank: tuple[Item, ...], length: int, *topics: str, seed: int = 1) -> tuple[Item, ...]:
    blueprint = Blueprint(deck=DECK, topics=tuple(map(TopicId, topics)), length=length, seed=seed)
    return assemble(blueprint, bank, random.Random(seed))


def bank_of(**facts_by_topic: int) -> tuple[Item, ...]:
    """A bank with one item a fact."""
    return tuple(make_item(f"{topic}{n}", topic=topic) for topic, count in facts_by_topic.items() for n in range(count))


def key_position(item: Item) -> int:
    return item.options.index(item.key)


def test_topics_have_their_share_of_the_bank() -> None:
    quiz = draw(bank_of(anatomy=30, hormones=50, stages=20), 10)
    assert Counter(item.topic for item in quiz) == {"anatomy": 3, "hormones": 5, "stages": 2}


def test_the_largest_remainders_get_what_is_left() -> None:
    quiz = draw(bank_of(anatomy=34, hormones=48, stages=18), 10)  # 3.4, 4.8 and 1.8: two places for the .8s
    assert Counter(item.topic for item in quiz) == {"anatomy": 3, "hormones": 5, "stages": 2}


def test_equal_remainders_are_settled_by_the_dice() -> None:
    bank = bank_of(anatomy=5, hormones=5)
    winners = {Counter(item.topic for item in draw(bank, 3, seed=seed)).most_common(1)[0][0] for seed in range(20)}
    assert winners == {"anatomy", "hormones"}


def test_only_the_chosen_topics_are_asked() -> None:
    quiz = draw(bank_of(anatomy=5, hormones=5, stages=5), 20, "hormones", "stages")
    assert Counter(item.topic for item in quiz) == {"hormones": 5, "stages": 5}


def test_a_small_bank_gives_all_it_has_and_an_empty_one_nothing() -> None:
    assert len(draw(bank_of(anatomy=3), 20)) == 3
    assert draw((), 20) == ()
    assert draw(bank_of(anatomy=3), 20, "hormones") == ()


def test_a_topic_with_few_facts_gives_way_before_a_fact_is_asked_twice() -> None:
    bank = (*(make_item("F1", n, topic="anatomy") for n in range(10)), *bank_of(hormones=10))
    quiz = draw(bank, 8)
    assert Counter(item.topic for item in quiz) == {"anatomy": 1, "hormones": 7}
    assert max(Counter(item.facts[0] for item in quiz).values()) == 1


def test_an_item_waits_when_one_of_its_other_facts_was_asked() -> None:
    bank = (make_item("F1", more_facts=("F9",)), make_item("F2", more_facts=("F9",)), make_item("F3"))
    drawn = [frozenset(item.facts[0] for item in draw(bank, 2, seed=seed)) for seed in range(40)]
    assert set(drawn) == {frozenset({"F1", "F3"}), frozenset({"F2", "F3"})}


@steady
@given(bank=banks(), length=st.integers(1, 60), seed=SEEDS)
def test_no_fact_is_asked_again_while_another_is_left(bank: tuple[Item, ...], length: int, seed: int) -> None:
    quiz = draw(bank, length, seed=seed)
    assert len(quiz) == min(length, len(bank))
    assert len({item.id for item in quiz}) == len(quiz)
    asked, available = Counter(item.facts[0] for item in quiz), Counter(item.facts[0] for item in bank)
    most = max(asked.values())
    assert all(asked[fact] >= most - 1 or asked[fact] == count for fact, count in available.items())


@steady
@given(counts=st.lists(st.integers(1, 20), min_size=1, max_size=6), length=st.integers(1, 80), seed=SEEDS)
def test_shares_are_within_one_of_exact(counts: list[int], length: int, seed: int) -> None:
    bank = bank_of(**{f"t{n}": count for n, count in enumerate(counts)})
    quiz = Counter(item.topic for item in draw(bank, length, seed=seed))
    length = min(length, len(bank))
    for n, count in enumerate(counts):
        assert abs(quiz[TopicId(f"t{n}")] - length * count / len(bank)) < 1


@steady
@given(bank=banks(), length=st.integers(1, 60), seed=SEEDS)
def test_shares_add_up_and_never_exceed_a_topic(bank: tuple[Item, ...], length: int, seed: int) -> None:
    by_topic: dict[TopicId, list[Item]] = {}
    for item in bank:
        by_topic.setdefault(item.topic, []).append(item)
    given_out = shares(by_topic, length, random.Random(seed))
    assert sum(given_out.values()) == min(length, len(bank))
    assert all(0 <= count <= len(by_topic[topic]) for topic, count in given_out.items())


@steady
@given(bank=banks(), length=st.integers(1, 60), seed=SEEDS)
def test_key_positions_are_balanced_for_each_number_of_options(bank: tuple[Item, ...], length: int, seed: int) -> None:
    positions: dict[int, Counter[int]] = {}
    for item in draw(bank, length, seed=seed):
        positions.setdefault(len(item.options), Counter())[key_position(item)] += 1
    for size, counts in positions.items():
        found = [counts[position] for position in range(size)]
        assert max(found) - min(found) <= 1


@steady
@given(bank=banks(), seed=SEEDS)
def test_balancing_only_changes_the_order_of_options(bank: tuple[Item, ...], seed: int) -> None:
    for before, after in zip(bank, balanced(bank, random.Random(seed)), strict=True):
        assert (after.id, after.stem, after.key) == (before.id, before.stem, before.key)
        assert Counter(after.options) == Counter(before.options)


def test_numbers_stay_in_their_order_and_the_others_make_up_for_them() -> None:
    numbers = tuple(make_item(f"N{n}", key="20", wrong=("5", "10", "90")) for n in range(4))
    ordered = [replace(item, options=tuple(sorted(item.options, key=lambda one: int(one.text)))) for item in numbers]
    others = [make_item(f"F{n}", key="m", wrong=("a", "b", "z")) for n in range(12)]
    quiz = balanced((*ordered, *others), random.Random(1))
    assert list(quiz[:4]) == ordered
    assert Counter(key_position(item) for item in quiz) == {0: 4, 1: 4, 2: 4, 3: 4}


def test_key_positions_come_in_no_pattern() -> None:
    for seed in range(20):
        positions = [key_position(item) for item in draw(bank_of(hormones=40), 40, seed=seed)]
        assert positions[:-4] != positions[4:]


def test_the_key_does_not_stand_out_from_an_ordered_list() -> None:
    ordered = tuple(make_item(f"F{n}", key="m", wrong=("a", "b", "z")) for n in range(120))
    wrong = [tuple(o.text for o in item.options if not o.correct) for item in balanced(ordered, random.Random(1))]
    assert len(set(wrong)) == 6
    assert sum(all(a < b for a, b in pairwise(texts)) for texts in wrong) < 40  # 20 expected of 120


@steady
@given(bank=banks(), length=st.integers(1, 60), seed=SEEDS)
def test_the_same_dice_draw_the_same_quiz(bank: tuple[Item, ...], length: int, seed: int) -> None:
    assert draw(bank, length, seed=seed) == draw(bank, length, seed=seed)


def test_other_dice_draw_another_quiz() -> None:
    bank = bank_of(anatomy=20, hormones=20)
    assert len({tuple(item.id for item in draw(bank, 10, seed=seed)) for seed in range(10)}) == 10


def test_topics_are_mixed() -> None:
    quiz = draw(bank_of(anatomy=20, hormones=20), 40)
    changes = sum(a.topic != b.topic for a, b in pairwise(quiz))
    assert changes > 8


@pytest.mark.parametrize("length", [20, 2_000])
def test_a_large_bank_fills_a_quiz(length: int) -> None:
    bank = tuple(make_item(f"F{n // 2}", n % 2, topic=f"t{n % 7}") for n in range(10_000))
    assert len(draw(bank, length)) == length
