"""Kinds that are answered by choosing: several of many, verdict and reason, cells of a matrix."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from quizapp.content.items import Option
from tests.gui import item_builders as built
from tests.gui.conftest import Keys
from tests.gui.sitter import Sit, Sitter, drawn


def test_what_was_left_out_is_told(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.select_all())
    keys.press("a", "b", "c")
    assert drawn(sitter.kind.options.rows) == "ooo..."
    keys.press("b", "b", Qt.Key.Key_Return)
    assert drawn(sitter.kind.options.rows) == "vxv-m-"
    missed = sitter.kind.options.rows[4]
    assert missed.verdict_words == "Right, not chosen"
    assert missed.accessibleDescription() == "Right, not chosen Vitamins is one of them."
    assert sitter.page.kind.text() == "Select all that apply"
    assert sitter.page.score.text.text().startswith("1 of 3 points. A point for each right choice")


def test_arrows_walk_and_space_toggles(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.select_all())
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert drawn(sitter.kind.options.rows) == ".oo..."
    keys.press(Qt.Key.Key_Space)
    assert drawn(sitter.kind.options.rows) == "..o..."


def test_f_is_a_letter_and_alt_f_the_flag(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.select_all())
    keys.press("f")
    assert drawn(sitter.kind.options.rows) == ".....o"
    keys.press("F", modifier=Qt.KeyboardModifier.AltModifier)
    assert sitter.page.flag.text() == "Flagged"
    assert keys.focus is sitter.kind.options.rows[5]


def test_one_too_many_is_refused_with_a_word(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.select_n())
    assert sitter.page.kind.text() == "Select 2"
    keys.press("a")
    assert sitter.kind.count.text() == "1 of 2 chosen"
    keys.press(Qt.Key.Key_Return)
    assert sitter.page.notice.text == "Choose 1 more."
    keys.press("c", "d")
    assert drawn(sitter.kind.options.rows) == "o.o.."
    assert sitter.page.notice.text.startswith("2 are chosen already.")
    sitter.click(sitter.kind.options.rows[4])
    assert drawn(sitter.kind.options.rows) == "o.o.."
    keys.press("c", "b")
    assert drawn(sitter.kind.options.rows) == "oo..."
    assert sitter.page.notice.text == ""
    assert not sitter.stored


def test_letters_run_on_through_the_groups(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.grouping())
    keys.press("a", "d", "i")
    assert [drawn(group.options.rows) for group in sitter.kind.groups] == ["o..", "o..", "..o"]
    assert sitter.kind.groups[2].options.rows[0].accessibleName() == "Kinds of milk: G. Colostrum"
    sitter.resize(420, 640)
    sitter.settle()
    assert len({group.x() for group in sitter.kind.groups}) == 1


# -- true or false


def test_verdict_and_reason_have_their_own_letters(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.true_false())
    keys.press("f", Qt.Key.Key_Return)
    assert sitter.page.notice.text == "Choose the reason too."
    keys.press("t", "c")
    assert (drawn(sitter.kind.verdicts.rows), drawn(sitter.kind.reasons.rows)) == ("o.", "..o")
    keys.press("f", "2", Qt.Key.Key_Return)
    assert (drawn(sitter.kind.verdicts.rows), drawn(sitter.kind.reasons.rows)) == ("-v", "-v-")


def test_a_reason_alone_is_not_enough(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.true_false())
    keys.press("b", Qt.Key.Key_Return)
    assert sitter.page.notice.text == "Say first whether the statement is true or false."
    assert not sitter.page.on.isEnabled()


# -- matrices


def grid(sitter: Sitter) -> list[str]:
    """The cells, row by row."""
    return [drawn(tuple(cells)) for cells in sitter.kind.table.cells]


def test_one_choice_a_row(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.matrix_choice())
    keys.press("1", "2", Qt.Key.Key_Return)
    assert grid(sitter) == ["o..", ".o.", ".o.", "..."]  # digits went on to the next row, where Enter chose
    keys.press(Qt.Key.Key_Return)
    assert sitter.page.notice.text == "One row has no choice yet."
    keys.press(Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert grid(sitter) == ["o..", ".o.", "o..", "..o"]
    keys.press("b", "3", "b", Qt.Key.Key_Return)
    assert grid(sitter) == ["v--", "-mx", "xm-", "--v"]


def test_cells_say_row_column_and_state(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.matrix_choice())
    cells = sitter.kind.table.cells
    assert cells[1][0].accessibleName() == "Lets the milk down, Prolactin"
    keys.press("b", "1")
    assert cells[1][0].accessibleName() == "Lets the milk down, Prolactin, chosen"
    keys.press("a", "1", "3", "3", Qt.Key.Key_Up, Qt.Key.Key_Up)
    keys.press("b", "1", "3", "3", Qt.Key.Key_Return)
    assert cells[1][0].accessibleName() == "Lets the milk down, Prolactin, Wrong, your answer"
    assert cells[1][1].accessibleName() == "Lets the milk down, Oxytocin, Right, not chosen"
    assert cells[1][2].accessibleName() == "Lets the milk down, Neither, wrong, not chosen"
    assert cells[1][1].accessibleDescription() == "Oxytocin does so."
    assert sitter.kind.table.reasons[1].splitlines() == [
        "Prolactin: This is not the work of prolactin.",
        "Oxytocin: Oxytocin does so.",
        "Neither: This is not the work of neither.",
    ]


def test_a_reason_for_several_columns_is_told_once(sit: Sit, keys: Keys) -> None:
    item = built.matrix_choice()
    first, second = (row.id for row in item.rows[:2])

    def because(option: Option) -> Option:
        if option.place == first:
            return replace(option, rationale="Prolactin does so.")
        return option if option.correct or option.place != second else replace(option, rationale="Oxytocin does.")

    sitter = sit(replace(item, options=tuple(map(because, item.options))))
    keys.press("a", "1", "b", "1", "c", "1", "d", "1", Qt.Key.Key_Return)
    told = sitter.kind.table.reasons
    assert told[0] == "Prolactin does so."
    assert told[1].splitlines() == ["Prolactin, Neither: Oxytocin does.", "Oxytocin: Oxytocin does so."]


def test_tab_goes_from_row_to_row(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.matrix_response())
    cells = sitter.kind.table.cells
    keys.press("2")
    assert keys.focus is cells[0][1]
    keys.press(Qt.Key.Key_Tab)
    assert keys.focus is cells[1][0]
    keys.press(Qt.Key.Key_Backtab)
    assert keys.focus is cells[0][1]
    for _ in range(4):
        keys.press(Qt.Key.Key_Tab)
    assert keys.focus is sitter.page.end


def test_a_matrix_takes_several_in_a_row_and_lets_go(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.matrix_response())
    keys.press("1", "2", "3", "3", "c", "3")
    assert grid(sitter) == ["oo.", "...", "..o", "..."]
    assert sitter.page.on.isEnabled()


@pytest.mark.parametrize("make_item", [built.matrix_choice, built.matrix_response], ids=lambda one: one.__name__)
def test_a_matrix_stacks_where_it_is_narrow(make_item, sit: Sit, keys: Keys) -> None:
    sitter = sit(make_item(), size=(420, 640))
    table = sitter.kind.table
    assert table.is_stacked
    column = [cell.y() for cells in table.cells for cell in cells]
    assert column == sorted(set(column))
    keys.press("d", "2")
    assert table.cells[3][1].isChecked()
    sitter.settle()
    shown = sitter.page.sheet.viewport().rect()
    assert shown.contains(table.cells[3][1].mapTo(sitter.page.sheet.viewport(), QPoint(4, 4)))
    sitter.resize(1072, 840)
    sitter.settle()
    assert not table.is_stacked
    assert len({cell.y() for cell in table.cells[0]}) == 1
    assert table.cells[3][1].isChecked()
