"""What items ask of their facts, and what answers say."""

from dataclasses import replace
from itertools import chain, combinations, permutations, product
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.items import Item, ItemKind, OptionId
from quizapp.exams.evidence import TYPED_GUESS, asked_of, evidence_of, guess_of
from quizapp.exams.scoring import score

from .banks import SHAPED, answers_to
from .makers import (
    MAKERS,
    answer,
    make_bow_tie,
    make_grouping,
    make_highlight,
    make_item,
    make_matching,
    make_matrix_response,
    make_number,
    make_options,
    make_ordered,
    make_select_all,
    make_select_n,
    make_true_false_reason,
    right_answer,
    steady,
)


def _subsets(ids: tuple[OptionId, ...]) -> list[tuple[OptionId, ...]]:
    return list(chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1)))


def test_guessing_earns_what_every_answer_together_earns() -> None:
    """Against all answers counted: each option by a coin, as many as are right by lot, every order."""
    for item in (make_select_all("ab", "xyz"), make_grouping(), make_highlight(), make_matrix_response({"r": "ab"})):
        ids = tuple(option.id for option in item.options)
        shares = [score(item, answer(*some)) for some in _subsets(ids)]
        assert guess_of(item) == pytest.approx(fmean(one.earned / one.possible for one in shares))
    chosen = make_select_n("ab", "xyz")
    taken = [score(chosen, answer(*some)) for some in combinations([one.id for one in chosen.options], 2)]
    assert guess_of(chosen) == pytest.approx(fmean(one.earned / one.possible for one in taken))
    ordered = make_ordered("abcd")
    orders = [score(ordered, answer(*some)) for some in permutations(ordered.order)]
    assert guess_of(ordered) == pytest.approx(fmean(one.earned for one in orders))
    tie = make_bow_tie()
    at = [tie.at(place) for place in tie.places]
    ways = [
        score(tie, answer(*(option.id for some in way for option in some)))
        for way in product(combinations(at[0], 2), combinations(at[1], 1), combinations(at[2], 2))
    ]
    assert guess_of(tie) == pytest.approx(fmean(one.earned / one.possible for one in ways))


def test_chances_by_place() -> None:
    assert guess_of(make_item()) == pytest.approx(1 / 4)
    assert guess_of(make_true_false_reason()) == pytest.approx((1 / 2 + 1 / 3) / 2)
    assert guess_of(make_number()) == TYPED_GUESS


def test_each_place_asks_the_fact_behind_its_key() -> None:
    item = make_matching()
    places = item.places
    two = {places[0]: "F1", places[1]: "F2"}
    options = tuple(
        one
        for place in places
        for one in make_options(
            [key.id.removeprefix(f"{place}/") for key in item.keys_at(place)],
            [one.id.removeprefix(f"{place}/") for one in item.at(place) if not one.correct],
            place=place,
            fact=two.get(place, "F1"),
        )
    )
    item = replace(item, options=options)
    assert [one.fact for one in asked_of(item)] == ["F1", "F2"]
    assert all(one.weight == 1 for one in asked_of(item))
    right = right_answer(item)
    second = next(one for one in right if one.startswith(f"{places[1]}/"))
    found = evidence_of(item, answer(second), weight=0.5)
    assert [(one.fact, one.share, one.weight) for one in found] == [("F1", 0.0, 0.5), ("F2", 1.0, 0.5)]


def test_facts_asked_together_share_the_weight() -> None:
    item = make_select_all("ab", "x", more_facts=("F2",))
    assert [(one.fact, one.weight) for one in asked_of(item)] == [("F1", 0.5), ("F2", 0.5)]
    found = evidence_of(item, answer("a"))
    assert [(one.share, one.weight) for one in found] == [(0.5, 0.5), (0.5, 0.5)]


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_tells_right_from_unanswered(kind: ItemKind) -> None:
    item = MAKERS[kind]()
    assert evidence_of(item, None) == ()
    assert [one.share for one in evidence_of(item, answer(*right_answer(item)))] == [1.0] * len(asked_of(item))
    assert {one.fact for one in asked_of(item)} == set(item.facts)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Item, tuple[str, ...]]:
    """An item of any kind with an answer."""
    item = draw(SHAPED[draw(st.sampled_from(ItemKind))])
    return item, draw(answers_to(item))


@steady
@given(answered())
def test_shares_and_chances_lie_between_nothing_and_all(pair: tuple[Item, tuple[str, ...]]) -> None:
    item, chosen = pair
    for one in evidence_of(item, answer(*chosen)):
        assert 0 <= one.share <= 1
        assert 0 < one.guess <= 1
        assert 0 < one.weight <= 1
