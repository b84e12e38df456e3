"""What is typed, what an exam stores, and records to read: bow-tie, tabs, cases."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from quizapp.exams.blueprint import Mode
from tests.gui import item_builders as built
from tests.gui.conftest import Keys
from tests.gui.sitter import Sit, drawn

# -- typing


def test_letters_go_into_the_field(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.fill_word())
    keys.press(*"ofm 1", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert sitter.kind.field.text() == "ofm"
    assert sitter.page.flag.text() == "Flag"
    keys.press("F", modifier=Qt.KeyboardModifier.AltModifier)
    assert sitter.page.flag.text() == "Flagged"
    assert sitter.kind.field.text() == "ofm"
    assert sitter.kind.field.hasFocus()
    assert not sitter.stored


def test_an_empty_field_is_no_answer(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.fill_number())
    keys.press(" ", Qt.Key.Key_Return)
    assert sitter.page.notice.text == "Type your answer first."
    assert not sitter.page.on.isEnabled()
    assert sitter.kind.unit.text() == "seconds"
    assert sitter.kind.field.accessibleName() == "Your answer in seconds"
    assert "5 seconds" in sitter.kind.field.accessibleDescription()


def test_a_typed_answer_is_told(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.fill_number(), built.fill_word())
    keys.press("4", "2", Qt.Key.Key_Return)
    assert [row.accessibleName() for row in sitter.kind.rows] == [
        "30 seconds: Right. The letdown comes after roughly half a minute of suckling.",
        "42 seconds: Your answer.",
    ]
    assert sitter.kind.field.isReadOnly()
    keys.press(Qt.Key.Key_Return, *"oxytocine", Qt.Key.Key_Return)
    assert [row.accessibleName().split(".")[0] for row in sitter.kind.rows] == ["oxytocine: Right, your answer"]


def test_in_an_exam_typing_is_stored_when_it_pauses_or_the_item_is_left(sit: Sit, keys: Keys, qtbot: QtBot) -> None:
    sitter = sit(built.fill_word(), built.fill_number(), mode=Mode.EXAM)
    keys.press(*"oxy")
    assert not sitter.stored
    qtbot.waitUntil(lambda: sitter.stored == [("oxy",)])
    assert sitter.kind.field.hasFocus()
    keys.press(*"to", Qt.Key.Key_PageDown)
    assert sitter.stored == [("oxy",), ("oxyto",)]
    keys.press("3", "0", Qt.Key.Key_PageUp)
    assert sitter.kind.field.text() == "oxyto"
    keys.press("c")
    sitter.page.hide()
    assert sitter.stored[-1] == ("oxytoc",)


# -- exams


def test_in_an_exam_every_choice_is_stored_and_the_last_one_taken_back(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.select_all(), built.matrix_choice(), mode=Mode.EXAM)
    keys.press("a", "c", "a", "c")
    assert sitter.stored == [("protein",), ("protein", "antibodies"), ("antibodies",), ()]
    assert not sitter.page._view.map[0].answered
    assert keys.focus is sitter.kind.options.rows[2]
    keys.press(Qt.Key.Key_Return, "1")
    assert sitter.page._view.map[1].answered
    assert keys.focus is sitter.kind.table.cells[1][0]
    assert sitter.page.score.text.text() == "A point for each row that is right."


# -- bow-tie


def test_the_bow_tie_fills(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.bow_tie())
    actions, condition, parameters = sitter.kind.parts.values()
    keys.press("a", "b", "c")
    assert actions.heading.text() == "Actions to take: 2 of 2"
    assert sitter.page.notice.text.startswith("Two are chosen already.")
    keys.press("e", "h")
    assert sitter.kind.picture.accessibleName() == (
        "Bow tie: Let the soil dry; Empty the saucer; Roots too wet; Weight of the pot"
    )
    assert not sitter.page.on.isEnabled()
    keys.press(Qt.Key.Key_Return)
    assert sitter.page.notice.text == "Choose 1 more."
    keys.press("k", Qt.Key.Key_Return)
    assert [drawn(part.options.rows) for part in (actions, condition, parameters)] == ["vv--", "v--", "vm-x"]
    assert sitter.page.score.text.text().startswith("4 of 5 points.")


# -- exhibits


def test_tabs_change_what_is_read_and_keep_what_is_chosen(sit: Sit, keys: Keys) -> None:
    sitter = sit(built.trend())
    exhibit = sitter.page.sheet.exhibit
    assert exhibit.body.text() == built.NOTES
    keys.press("b")
    notes, measurements = exhibit.tab_stops()
    assert measurements.accessibleName() == "Exhibit: Measurements"
    notes.setFocus()
    keys.press(Qt.Key.Key_Right)
    said = [text.accessibleName() for text in exhibit.body._texts if text.accessibleName()]
    assert said[0] == "Water in the soil (%), Monday: 62"
    assert len(said) == 6
    assert drawn(sitter.kind.options.rows) == ".o."
    sitter.click(notes)
    assert exhibit.body.text() == built.NOTES


def test_an_exhibit_stands_beside_the_question_or_above_it(sit: Sit) -> None:
    sitter = sit(built.trend(), built.select_all(), size=(1300, 840))
    exhibit, stem = sitter.page.sheet.exhibit, sitter.page.stem
    assert exhibit.geometry().right() < stem.x()
    sitter.resize(420, 640)
    sitter.settle()
    assert exhibit.geometry().bottom() < stem.y()
    exhibit.show_tab(1)
    sitter.settle()
    assert exhibit.body.is_stacked
    assert exhibit.body._texts[0].text().splitlines() == [
        "Water in the soil (%)",
        "Monday: 62",
        "Wednesday: 81",
        "Friday: 93",
    ]
    sitter.page.moved.emit(1)
    assert exhibit.isHidden()


def test_a_case_keeps_its_notes_from_step_to_step(sit: Sit) -> None:
    sitter = sit(built.case_step(1), built.case_step(2), built.trend())
    exhibit = sitter.page.sheet.exhibit
    assert exhibit.case.text() == "Case study, question 1 of 6"
    body = exhibit.body
    sitter.page.moved.emit(1)
    assert exhibit.case.text() == "Case study, question 2 of 6"
    assert exhibit.body is body
    sitter.page.moved.emit(2)
    assert exhibit.case.isHidden()
    assert exhibit.body.text() == built.NOTES
