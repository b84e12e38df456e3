"""Parallel forms: alike, apart, and honest about what falls short."""

import random
import time
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.cueing import clash, said
from quizapp.content.facts import TopicId
from quizapp.content.items import Item, ItemKind, SingleBestAnswer
from quizapp.errors import UserError
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.evening import evened
from quizapp.exams.forms import Form, ParallelForms, Uneven, key_position, parallel_forms
from quizapp.exams.units import Unit, units_of

from .banks import banks, mixed_bank
from .makers import DECK, make_item, make_matching, make_number, make_select_all, make_word
from .test_mixed_quizzes import case, cases_in, singles

BANK = mixed_bank()
few = settings(deadline=None, max_examples=8)
SEEDS = st.integers(0, 2**32)


def forms(bank: tuple[Item, ...], count: int, length: int, seed: int = 1, **fields: object) -> ParallelForms:
    blueprint = replace(Blueprint(deck=DECK, length=length, seed=seed), **fields)
    return parallel_forms(blueprint, bank, count, random.Random(seed))


def counted(form: Form, aspect: Aspect) -> Counter[str]:
    return Counter(aspect.of(item) for item in form.items)


@few
@given(count=st.integers(1, 3), length=st.integers(1, 40), seed=SEEDS)
def test_forms_share_no_item_and_are_full(count: int, length: int, seed: int) -> None:
    made = forms(BANK, count, length, seed).forms
    assert [form.number for form in made] == list(range(1, count + 1))
    assert [len(form.items) for form in made] == [length] * count
    assert len({item.id for form in made for item in form.items}) == count * length


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("count", "length"), [(2, 30), (2, 60), (3, 30)])
def test_two_forms_of_thirty_are_alike_in_topics_kinds_and_levels(count: int, length: int, seed: int) -> None:
    made = forms(BANK, count, length, seed)
    assert made.uneven == ()
    for aspect in Aspect:
        assert len({frozenset(counted(form, aspect).items()) for form in made.forms}) == 1


@few
@given(count=st.integers(2, 4), length=st.integers(10, 40), seed=SEEDS)
def test_what_is_uneven_is_told_with_its_numbers(count: int, length: int, seed: int) -> None:
    made = forms(BANK, count, length, seed)
    told = {(one.aspect, one.value): one.counts for one in made.uneven}
    for aspect in Aspect:
        each = [counted(form, aspect) for form in made.forms]
        for value in set().union(*each):
            counts = tuple(counts[value] for counts in each)
            assert told.pop((aspect, value), (counts[0],) * count) == counts
    assert not told


@few
@given(seed=SEEDS)
def test_kinds_and_topics_have_the_banks_shares(seed: int) -> None:
    for form in forms(BANK, 2, 40, seed).forms:
        kinds = counted(form, Aspect.KIND)
        ours = sum(isinstance(item, SingleBestAnswer) for item in BANK)
        assert abs(kinds["single_best_answer"] - 40 * ours / len(BANK)) <= 8
        assert len(kinds) >= 7
        topics = counted(form, Aspect.TOPIC)
        for topic, number in Counter(item.topic for item in BANK).items():
            assert abs(topics[topic] - 40 * number / len(BANK)) <= 5


@few
@given(count=st.integers(1, 3), length=st.integers(1, 40), seed=SEEDS)
def test_key_positions_are_balanced_in_each_form(count: int, length: int, seed: int) -> None:
    for form in forms(BANK, count, length, seed).forms:
        positions: dict[int, Counter[int | None]] = {}
        for item in form.items:
            if isinstance(item, SingleBestAnswer):
                positions.setdefault(len(item.options), Counter())[key_position(item)] += 1
        for size, counts in positions.items():
            found = [counts[position] for position in range(1, size + 1)]
            assert max(found) - min(found) <= 1


@few
@given(bank=banks(), count=st.integers(1, 4), length=st.integers(1, 20), seed=SEEDS)
def test_a_bank_of_any_shape_gives_forms_or_a_sentence(
    bank: tuple[Item, ...], count: int, length: int, seed: int
) -> None:
    if count * length > len(bank):
        with pytest.raises(UserError, match=f"need {count * length}"):
            forms(bank, count, length, seed)
    else:
        made = forms(bank, count, length, seed).forms
        assert len({item.id for form in made for item in form.items}) == count * length


def test_no_item_gives_another_of_its_form_away() -> None:
    tellers = [make_item(f"A{n}", stem=f"The river{n} flows past town{n} to sea{n}. Why?") for n in range(20)]
    told = [make_word(f"sea{n}", fact=f"B{n}", stem=f"Where does the river{n} flow past town{n}?") for n in range(20)]
    for seed in range(10):
        made = forms((*tellers, *told), 2, 15, seed)
        assert made.uneven == ()
        for form in made.forms:
            assert not any(clash(one, two) for one, two in combinations(form.items, 2))


def test_when_too_few_items_go_together_a_sentence_says_so() -> None:
    tellers = [make_item(f"A{n}", stem="The river flows past the town to the sea. Why?") for n in range(4)]
    told = [make_word("sea", fact=f"B{n}", stem="Where does the river flow past the town?") for n in range(4)]
    with pytest.raises(UserError, match=r"only 4 items fit together\. Ask for forms of at most 4"):
        forms((*tellers, *told), 1, 6)


def test_facts_are_not_repeated_in_a_form_while_others_are_left() -> None:
    bank = tuple(make_item(f"F{fact}", number) for fact in range(20) for number in range(1, 5))
    for form in forms(bank, 3, 20).forms:
        assert len({item.facts for item in form.items}) == 20


def test_the_same_dice_make_the_same_forms() -> None:
    assert forms(BANK, 2, 30, 5) == forms(BANK, 2, 30, 5)
    assert forms(BANK, 2, 30, 5) != forms(BANK, 2, 30, 6)


def test_only_the_chosen_topics_and_kinds_are_asked() -> None:
    made = forms(BANK, 2, 8, topics=(TopicId("t0"), TopicId("t1")), kinds=(ItemKind.FILL_IN, ItemKind.SELECT_ALL))
    for form in made.forms:
        assert set(counted(form, Aspect.TOPIC)) <= {"t0", "t1"}
        assert set(counted(form, Aspect.KIND)) <= {"fill_in", "select_all"}


def test_cases_stay_whole_and_come_in_every_form() -> None:
    bank = (*case("fever"), *case("rash"), *singles(24))
    seen = set()
    for seed in range(20):
        made = forms(bank, 2, 12, seed).forms
        steps = [[step for _, step in cases_in(form.items)] for form in made]
        assert steps[0] == steps[1]
        assert steps[0] in ([], [1, 2, 3, 4, 5, 6])
        seen.add(len(steps[0]))
    assert seen == {0, 6}


def test_where_the_length_would_cut_a_case_a_sentence_says_so() -> None:
    with pytest.raises(UserError, match="no case is cut: only 6 items"):
        forms((*case("fever"), *case("rash")), 1, 8)


@pytest.mark.parametrize(
    ("number", "count", "length", "says"),
    [
        (25, 2, 30, "There are only 25 items to choose from, and 2 forms of 30 need 60. Ask for forms of at most 12"),
        (1, 2, 1, "There is only 1 item to choose from, and 2 forms of 1 need 2. Ask for fewer forms."),
        (0, 1, 3, "There are no items to choose from, and 1 form of 3 need 3."),
    ],
)
def test_too_few_items_are_told_with_what_to_do(number: int, count: int, length: int, says: str) -> None:
    with pytest.raises(UserError) as told:
        forms(singles(number), count, length)
    assert str(told.value).startswith(says)


def test_there_is_at_least_one_form() -> None:
    with pytest.raises(ValueError, match="at least one form, not 0"):
        forms(BANK, 0, 5)


def test_uneven_says_what_falls_short() -> None:
    bank = (*singles(3, "a"), *singles(0, "b"), *(make_item(f"B{n}", topic="b") for n in range(3)))
    made = forms(bank, 2, 3)
    assert {one.value: one.counts for one in made.uneven} in ({"a": (2, 1), "b": (1, 2)}, {"a": (1, 2), "b": (2, 1)})
    assert made.uneven[0] == Uneven(aspect=Aspect.TOPIC, value=made.uneven[0].value, counts=made.uneven[0].counts)


def test_the_key_of_an_item_stands_somewhere_if_it_has_one() -> None:
    assert [key_position(make_item(key_at=place)) for place in range(4)] == [1, 2, 3, 4]
    assert key_position(make_select_all("ab", "xyz")) is None
    assert key_position(make_number()) is None


def test_two_forms_of_thirty_are_made_quickly() -> None:
    began = time.process_time()
    forms(BANK, 2, 30)
    assert time.process_time() - began < 1.0  # measured: 0.05 s


# -- making forms more alike


def units(*items: Item) -> tuple[Unit, ...]:
    return units_of(Blueprint(deck=DECK), items)


def words(unit: Unit) -> list[object]:
    return [said(item) for item in unit.items]


def topics(draft: list[Unit]) -> list[str]:
    return sorted(unit.items[0].topic for unit in draft)


def test_an_unused_item_takes_the_place_of_one_too_many() -> None:
    bank = units(*(make_item(f"F{n}", topic=topic) for n, topic in enumerate("aaabab")))
    made = evened([[bank[0], bank[1]], [bank[2], bank[3]]], bank, words, random.Random(1))
    assert topics(made[0]) == topics(made[1])


def test_forms_exchange_items_where_none_is_unused() -> None:
    bank = units(*(make_item(f"F{n}", topic=topic) for n, topic in enumerate("aabb")))
    made = evened([[bank[0], bank[1]], [bank[2], bank[3]]], bank, words, random.Random(1))
    assert topics(made[0]) == topics(made[1]) == ["a", "b"]


def test_a_fact_is_asked_again_only_if_there_is_no_other_way() -> None:
    one, two = make_item("F1", topic="a"), make_item("F2", topic="a")
    again, free = make_item("F1", 2, topic="b"), make_item("F9", topic="b")
    others = [make_item("F3", topic="a"), make_item("F4", topic="b")]
    bank = units(one, two, *others, again, free)
    made = evened([list(bank[:2]), list(bank[2:4])], bank, words, random.Random(1))
    assert [unit.items[0].facts[0] for unit in made[0]] in (["F1", "F9"], ["F9", "F2"], ["F1", "F2"])
    assert len({unit.items[0].facts for unit in made[0]}) == 2
    bank = units(one, two, *others, again)
    made = evened([list(bank[:2]), list(bank[2:4])], bank, words, random.Random(1))
    assert topics(made[0]) == topics(made[1]) == ["a", "b"]


def test_no_exchange_puts_an_item_beside_one_that_it_gives_away() -> None:
    teller = make_item("F1", topic="a", stem="The river flows past the town to the sea. Why?")
    told = make_word("sea", fact="F2", topic="b", stem="Where does the river flow past the town?")
    bank = units(teller, make_item("F3", topic="a"), told, replace(told, id=told.id + "2"))
    drafts = [list(bank[:2]), list(bank[2:])]
    made = evened(drafts, bank, words, random.Random(1))
    assert {unit.number for unit in made[0]} == {0, 1}


def test_cases_are_not_exchanged() -> None:
    bank = units(*case("fever", topic="a"), *case("rash", topic="b"), *singles(2, "b"), make_matching(topic="a"))
    fever, rash, *_ = bank
    assert [[unit.number for unit in draft] for draft in evened([[fever], [rash]], bank, words, random.Random(1))] == [
        [0],
        [1],
    ]
