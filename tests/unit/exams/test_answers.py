"""What may be answered to each kind of item, and when an answer is complete."""

import pytest

from quizapp.content.items import Item, ItemKind
from quizapp.exams.answers import MOST_TYPED, complaint, is_complete

from .makers import (
    MAKERS,
    make_bow_tie,
    make_drag_drop,
    make_drop_down,
    make_grouping,
    make_highlight,
    make_hot_spot,
    make_item,
    make_matching,
    make_matrix_choice,
    make_matrix_response,
    make_number,
    make_ordered,
    make_rationale,
    make_select_all,
    make_select_n,
    make_true_false_reason,
    make_word,
    right_answer,
)


@pytest.mark.parametrize("kind", ItemKind)
def test_nothing_chosen_is_no_answer(kind: ItemKind) -> None:
    assert complaint(MAKERS[kind](), ())
    assert not is_complete(MAKERS[kind](), ())


@pytest.mark.parametrize("kind", ItemKind)
def test_the_right_answer_is_complete(kind: ItemKind) -> None:
    item = MAKERS[kind]()
    assert complaint(item, right_answer(item)) == ""
    assert is_complete(item, right_answer(item))


@pytest.mark.parametrize(
    ("item", "chosen", "why"),
    [
        (make_item(), "o0 o1", "takes one of its own options"),
        (make_item(), "o9", "takes one of its own options"),
        (make_item(), "o0 o0", "takes one of its own options"),
        (make_true_false_reason(), "verdict/true verdict/false", "one of its own options at each place"),
        (make_select_all(), "a a", "each once"),
        (make_select_all(), "a elsewhere", "any of its own options"),
        (make_select_n("ab"), "a b x", "takes 2 of its own options"),
        (make_select_n("ab"), "a a", "takes 2 of its own options"),
        (make_grouping(), "g1/c", "any of its own options"),
        (make_matrix_choice(), "r1/p r1/o", "one of its own options at each place"),
        (make_matrix_response(), "r1/z", "any of its own options"),
        (make_drop_down(), "1/a 1/x", "one of its own options at each place"),
        (make_rationale(), "1/a 2/a 3/a", "one of its own options at each place"),
        (make_drag_drop(), "1/a 2/a", "uses each token once"),
        (make_drag_drop(), "1/a 1/b", "one of its own options at each place"),
        (make_matching(), "trunk/a leaf/a", "uses each token once"),
        (make_ordered("abcd"), "a b c", "takes every step once"),
        (make_ordered("abcd"), "a b c c", "takes every step once"),
        (make_highlight(), "a z", "any of its own options"),
        (make_hot_spot(), "a x", "takes one of its own options"),
        (make_number(), "30 40", "takes one short text"),
        (make_bow_tie(), "actions/a actions/b actions/x", "takes two actions, one condition and two parameters"),
        (make_bow_tie(), "condition/c condition/x", "takes two actions, one condition and two parameters"),
        (make_bow_tie(), "actions/c", "takes two actions, one condition and two parameters"),
    ],
)
def test_answers_that_cannot_be_taken(item: Item, chosen: str, why: str) -> None:
    assert why in complaint(item, chosen.split())
    assert not is_complete(item, chosen.split())


@pytest.mark.parametrize(
    ("item", "chosen"),
    [
        (make_true_false_reason(), "verdict/true"),
        (make_true_false_reason(), "reason/why"),
        (make_select_n("ab"), "a"),
        (make_matrix_choice(), "r1/p r2/o r3/o"),
        (make_drop_down(), "1/a 3/a"),
        (make_rationale("1"), "2/a 3/a"),
        (make_drag_drop(), "2/b"),
        (make_matching(), "trunk/a"),
        (make_bow_tie(), "actions/a actions/b condition/c parameters/p"),
        (make_matrix_choice({"r1": "p", "r2": "", "r3": "o", "r4": "o"}), "r1/p r3/o r4/o"),
    ],
)
def test_answers_that_are_not_complete_yet(item: Item, chosen: str) -> None:
    assert complaint(item, chosen.split()) == ""
    assert not is_complete(item, chosen.split())


@pytest.mark.parametrize(
    ("item", "chosen"),
    [
        (make_select_all(), "x"),
        (make_grouping(), "g1/a"),
        (make_matrix_response(), "r3/a"),
        (make_highlight(), "y"),
        (make_select_n("ab"), "x y"),
        (make_matrix_choice(), "r1/o r2/o r3/o r4/o"),
        (make_drag_drop(), "1/d 2/c"),
        (make_bow_tie(), "actions/x actions/y condition/z parameters/x parameters/y"),
        (make_ordered("abcd"), "d c b a"),
    ],
)
def test_wrong_answers_are_complete_too(item: Item, chosen: str) -> None:
    assert is_complete(item, chosen.split())


def test_a_token_is_known_by_what_follows_its_place() -> None:
    item = make_drag_drop({"1": "a", "1/a": "b"}, "ab")
    assert complaint(item, ("1/a", "1/a/b")) == ""
    assert complaint(item, ("1/a", "1/a/a")) == "uses each token once"


def test_a_typed_text_has_a_length() -> None:
    assert complaint(make_word(), ("x" * MOST_TYPED,)) == ""
    for text in ("x" * (MOST_TYPED + 1), " " * MOST_TYPED, "", " x" + " " * MOST_TYPED):
        assert complaint(make_word(), (text,)) == "takes one short text"
