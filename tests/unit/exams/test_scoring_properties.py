"""What holds of the score of every kind, whatever the item and the answer."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.items import FillIn, Grouping, Item, ItemKind, MatrixMultipleResponse, OrderedResponse
from quizapp.exams.answers import complaint, is_complete
from quizapp.exams.scoring import score

from .banks import SHAPED, answers_to
from .makers import answer, brisk, right_answer, steady

CHOICES = [kind for kind in ItemKind if kind not in {ItemKind.FILL_IN, ItemKind.ORDERED_RESPONSE}]
PLUS_MINUS = [
    ItemKind.SELECT_ALL,
    ItemKind.HIGHLIGHT_TEXT,
    ItemKind.GROUPING,
    ItemKind.MATRIX_MULTIPLE_RESPONSE,
]
kinds = st.sampled_from(ItemKind)
choices = st.sampled_from(CHOICES)


def drawn(data: st.DataObject, kind: ItemKind) -> tuple[Item, tuple[str, ...]]:
    item = data.draw(SHAPED[kind])
    return item, data.draw(answers_to(item))


def earned(item: Item, chosen: Sequence[str]) -> float:
    return score(item, answer(*chosen)).earned


@pytest.mark.parametrize("kind", ItemKind)
@brisk
@given(data=st.data())
def test_a_score_lies_between_nothing_and_everything(kind: ItemKind, data: st.DataObject) -> None:
    item, chosen = drawn(data, kind)
    found = score(item, answer(*chosen))
    assert 0 <= found.earned <= found.possible
    assert found.earned == int(found.earned)
    assert found.possible == score(item, None).possible


@steady
@given(kind=choices, data=st.data())
def test_even_an_answer_that_cannot_be_given_stays_in_bounds(kind: ItemKind, data: st.DataObject) -> None:
    item = data.draw(SHAPED[kind])
    ids = [option.id for option in item.options]
    found = score(item, answer(*data.draw(st.lists(st.sampled_from([*ids, "unknown"])))))
    assert 0 <= found.earned <= found.possible


@pytest.mark.parametrize("kind", CHOICES)
@brisk
@given(data=st.data())
def test_full_points_are_for_exactly_the_keys(kind: ItemKind, data: st.DataObject) -> None:
    item, chosen = drawn(data, kind)
    keys = {option.id for option in item.keys}
    assert score(item, answer(*chosen)).full == (set(chosen) == keys)
    assert score(item, answer(*keys)).full


@steady
@given(data=st.data())
def test_only_the_wanted_order_is_right(data: st.DataObject) -> None:
    item, chosen = drawn(data, ItemKind.ORDERED_RESPONSE)
    assert isinstance(item, OrderedResponse)
    assert score(item, answer(*chosen)).full == (chosen == item.order)


@steady
@given(kind=choices, data=st.data())
def test_the_order_of_clicks_does_not_count(kind: ItemKind, data: st.DataObject) -> None:
    item, chosen = drawn(data, kind)
    again = data.draw(st.permutations(chosen))
    assert earned(item, again) == earned(item, chosen)
    assert complaint(item, again) == complaint(item, chosen) == ""
    assert is_complete(item, again) == is_complete(item, chosen)


@steady
@given(kind=st.sampled_from(PLUS_MINUS), data=st.data())
def test_an_unselected_key_costs_nothing(kind: ItemKind, data: st.DataObject) -> None:
    item, chosen = drawn(data, kind)
    keys = {option.id for option in item.keys}
    assert earned(item, [one for one in chosen if one in keys]) == len(keys.intersection(chosen))


@steady
@given(kind=choices, data=st.data())
def test_taking_off_a_wrong_choice_never_costs_and_a_right_one_never_pays(kind: ItemKind, data: st.DataObject) -> None:
    item, chosen = drawn(data, kind)
    keys = {option.id for option in item.keys}
    for one in chosen:
        without = [other for other in chosen if other != one]
        change = earned(item, without) - earned(item, chosen)
        assert -2 <= change <= 0 if one in keys else 0 <= change <= 1


@steady
@given(kind=st.sampled_from([ItemKind.GROUPING, ItemKind.MATRIX_MULTIPLE_RESPONSE]), data=st.data())
def test_the_floor_holds_for_each_part_by_itself(kind: ItemKind, data: st.DataObject) -> None:
    """What is earned is the sum of what each group or column would earn alone."""
    item, chosen = drawn(data, kind)
    assert isinstance(item, (Grouping, MatrixMultipleResponse))
    parts = item.groups if isinstance(item, Grouping) else item.columns
    together = 0.0
    for part in parts:
        at_end = isinstance(item, MatrixMultipleResponse)
        mine = [one for one in chosen if (one.endswith(f"/{part.id}") if at_end else one.startswith(f"{part.id}/"))]
        right = sum(option.correct for option in item.options if option.id in mine)
        together += max(0, 2 * right - len(mine))
        assert earned(item, mine) == max(0, 2 * right - len(mine))
    assert earned(item, chosen) == together


@pytest.mark.parametrize("kind", ItemKind)
@brisk
@given(data=st.data())
def test_the_right_answer_is_one_that_can_be_given(kind: ItemKind, data: st.DataObject) -> None:
    item = data.draw(SHAPED[kind])
    assert complaint(item, right_answer(item)) == ""
    assert is_complete(item, right_answer(item))


@steady
@given(kind=kinds, data=st.data())
def test_an_unknown_choice_is_refused_and_never_complete(kind: ItemKind, data: st.DataObject) -> None:
    item, chosen = drawn(data, kind)
    if not isinstance(item, FillIn):
        assert complaint(item, (*chosen, "unknown"))
        assert not is_complete(item, (*chosen, "unknown"))
        assert complaint(item, (*chosen, chosen[0]))
