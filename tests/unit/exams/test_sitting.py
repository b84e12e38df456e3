from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.content.items import OptionId
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.sitting import Response, SittingId, finish, move, redraw, respond, start, toggle_flag, withdraw

from .makers import DECK, NOON, choose, make_item, make_sitting

FIRST, SECOND = make_item("F1"), make_item("F2")


def test_a_sitting_begins_unanswered_at_its_first_item() -> None:
    sitting = make_sitting(FIRST, SECOND)
    assert sitting.responses == (None, None)
    assert (sitting.position, sitting.flagged, sitting.finished_at) == (0, frozenset(), None)


def test_a_sitting_needs_items() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        start(SittingId(1), Blueprint(deck=DECK), (), NOON)


def test_a_blueprint_needs_a_length() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        Blueprint(deck=DECK, length=0)


def test_an_answer_is_stored_in_its_place_and_nothing_else_changes() -> None:
    sitting = make_sitting(FIRST, SECOND)
    answer = choose(SECOND, "prolactin")
    assert respond(sitting, 1, answer) == replace(sitting, responses=(None, answer))


def test_in_exam_mode_an_answer_may_be_changed() -> None:
    sitting = respond(make_sitting(FIRST), 0, choose(FIRST, "prolactin"))
    changed = respond(sitting, 0, choose(FIRST, "oxytocin"))
    assert changed.responses == (choose(FIRST, "oxytocin"),)


def test_in_tutor_mode_an_answer_stands() -> None:
    sitting = respond(make_sitting(FIRST, SECOND, mode=Mode.TUTOR), 0, choose(FIRST, "prolactin"))
    with pytest.raises(ValueError, match="item 1 is answered already"):
        respond(sitting, 0, choose(FIRST, "oxytocin"))
    assert respond(sitting, 1, choose(SECOND, "oxytocin")).responses[1] is not None


def test_an_answer_of_an_exam_may_be_taken_back() -> None:
    sitting = make_sitting(FIRST, SECOND)
    assert withdraw(respond(sitting, 0, choose(FIRST, "prolactin")), 0) == sitting
    tutored = respond(make_sitting(FIRST, mode=Mode.TUTOR), 0, choose(FIRST, "prolactin"))
    with pytest.raises(ValueError, match="item 1 is answered already"):
        withdraw(tutored, 0)
    with pytest.raises(ValueError, match="has items 0 to 1"):
        withdraw(sitting, 2)
    with pytest.raises(ValueError, match="is finished"):
        withdraw(finish(sitting, NOON), 0)


@pytest.mark.parametrize("chosen", [(), ("o0", "o1"), ("o0", "o0"), ("o9",)])
def test_a_single_best_answer_takes_one_of_its_own_options(chosen: tuple[str, ...]) -> None:
    response = Response(chosen=tuple(map(OptionId, chosen)), at=NOON, took_ms=1)
    with pytest.raises(ValueError, match="takes one of its own options"):
        respond(make_sitting(FIRST), 0, response)


@pytest.mark.parametrize("index", [-1, 2])
def test_no_step_leaves_the_sitting(index: int) -> None:
    sitting = make_sitting(FIRST, SECOND)
    with pytest.raises(ValueError, match="has items 0 to 1"):
        move(sitting, index)
    with pytest.raises(ValueError, match="has items 0 to 1"):
        toggle_flag(sitting, index)
    with pytest.raises(ValueError, match="has items 0 to 1"):
        respond(sitting, index, choose(FIRST, "oxytocin"))


def test_moving_shows_another_item() -> None:
    sitting = make_sitting(FIRST, SECOND)
    assert move(sitting, 1) == replace(sitting, position=1, farthest=1)


def test_a_flag_goes_on_and_off() -> None:
    sitting = make_sitting(FIRST, SECOND)
    flagged = toggle_flag(sitting, 1)
    assert flagged.flagged == {1}
    assert toggle_flag(flagged, 1) == sitting


def test_a_finished_sitting_may_be_leafed_through_but_not_changed() -> None:
    finished = finish(make_sitting(FIRST, SECOND), NOON + timedelta(minutes=3))
    assert finished.finished_at == NOON + timedelta(minutes=3)
    assert move(finished, 1).position == 1
    with pytest.raises(ValueError, match="sitting 7 is finished"):
        respond(finished, 0, choose(FIRST, "oxytocin"))
    with pytest.raises(ValueError, match="sitting 7 is finished"):
        toggle_flag(finished, 0)
    with pytest.raises(ValueError, match="sitting 7 is finished"):
        finish(finished, NOON)


def test_an_item_that_was_not_shown_can_be_redrawn() -> None:
    first, second, third, other = (make_item(f"F{number}") for number in range(1, 5))
    sitting = redraw(make_sitting(first, second, third), 1, other, "Because.")
    assert sitting.items == (first, other, third)
    assert sitting.reasons == ((1, "Because."),)
    swapped = redraw(sitting, 1, third, "Rather.")
    assert swapped.items == (first, third, other)
    assert swapped.reasons == ((1, "Rather."),)
    assert redraw(sitting, 0, second, "At first.").items == (second, other, third)


@pytest.mark.parametrize(("index", "fact", "words"), [(1, "F9", "shown already"), (2, "F1", "asked already")])
def test_what_was_shown_or_asked_is_not_redrawn(index: int, fact: str, words: str) -> None:
    sitting = move(make_sitting(*(make_item(f"F{number}") for number in range(1, 4))), 1)
    with pytest.raises(ValueError, match=words):
        redraw(sitting, index, make_item(fact), "Because.")
    with pytest.raises(ValueError, match="is finished"):
        redraw(finish(sitting, NOON), 2, make_item("F9"), "Because.")
