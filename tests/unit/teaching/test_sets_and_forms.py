"""Sets of cards to lay out, and the second form of the same questions."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from quizapp.content.generators import items_of
from quizapp.content.items import (
    Exhibit,
    Item,
    ItemId,
    ItemKind,
    Matching,
    MatrixMultipleChoice,
    OrderedResponse,
    Tab,
)
from quizapp.teaching.forms import other_order
from quizapp.teaching.sets import SortSet, StepSet, card_sets
from tests.gui.exam_room import lactation
from tests.unit.exams import makers

BANK = items_of(lactation(), 3)


def test_steps_are_mixed_and_their_order_is_kept_for_the_key() -> None:
    item = next(one for one in BANK if isinstance(one, OrderedResponse))
    (found,) = card_sets([item, item], Random(1))
    assert isinstance(found, StepSet)
    texts = {option.id: option.text for option in item.options}
    assert found.steps == tuple(texts[one] for one in item.order)
    assert found.shuffled != found.steps
    assert sorted(found.shuffled) == sorted(found.steps)


@pytest.mark.parametrize("item", [one for one in BANK if isinstance(one, MatrixMultipleChoice | Matching)])
def test_each_thing_lies_under_the_head_that_is_right(item: MatrixMultipleChoice | Matching) -> None:
    (found,) = card_sets([item], Random(2))
    assert isinstance(found, SortSet)
    for text, head in found.things:
        if isinstance(item, MatrixMultipleChoice):
            row = next(one for one in item.rows if one.text == text)
            column = next(one for one in item.columns if one.text == head)
            assert item.cell(row.id, column.id).correct
        else:
            term = next((one for one in item.terms if one.text == head), None)
            right = [key.id for key in item.keys if key.id.endswith("/" + _id_of(item, text))]
            assert (term is None) == (not right)
            assert term is None or f"{term.id}/{_id_of(item, text)}" in right


def _id_of(item: Matching, text: str) -> str:
    return next(one.id for one in item.descriptions if one.text == text)


def test_other_kinds_make_no_sets() -> None:
    kinds = {ItemKind.ORDERED_RESPONSE, ItemKind.MATRIX_MULTIPLE_CHOICE, ItemKind.MATCHING}
    assert card_sets([one for one in BANK if one.kind not in kinds], Random(0)) == ()


def test_form_b_asks_the_same_in_another_order() -> None:
    items = BANK[:12]
    other = other_order(items, Random(3))
    assert Counter(one.id for one in other) == Counter(one.id for one in items)
    assert [one.id for one in other] != [one.id for one in items]
    by_id = {one.id: one for one in items}
    for one in other:
        assert {option.id for option in one.options} == {option.id for option in by_id[one.id].options}
    assert other == other_order(items, Random(3))


def test_a_single_question_and_none_have_no_other_order() -> None:
    (one,) = other_order([makers.make_ordered()], Random(0))
    assert one == makers.make_ordered()
    assert other_order([], Random(0)) == ()


def test_a_case_stays_together_in_its_steps() -> None:
    cases = _case_items()
    plain = [one for one in BANK if one.exhibit is None][:6]
    for seed in range(10):
        other = other_order([*plain[:3], *cases, *plain[3:]], Random(seed))
        first = next(number for number, one in enumerate(other) if one.id == cases[0].id)
        assert [one.id for one in other[first : first + len(cases)]] == [one.id for one in cases]


def _case_items() -> list[Item]:

    return [
        replace(
            makers.make_ordered(),
            id=ItemId(f"case-{step}"),
            exhibit=Exhibit(tabs=(Tab(title="Notes", text="A note."),), case="case", step=step),
        )
        for step in range(1, 4)
    ]


def test_steps_that_stand_right_by_chance_are_mixed_again_and_a_single_one_stays() -> None:
    pair = makers.make_ordered("ab")
    for seed in range(12):
        (found,) = card_sets([pair], Random(seed))
        assert isinstance(found, StepSet)
        assert found.shuffled == tuple(reversed(found.steps))
    (alone,) = card_sets([makers.make_ordered("a")], Random(0))
    assert isinstance(alone, StepSet)
    assert alone.shuffled == alone.steps
