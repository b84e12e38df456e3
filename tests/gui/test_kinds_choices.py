"""Kinds of item that are answered by choosing and typing: by keys, by mouse, told, in an exam, in a narrow window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.items import Item, ItemKind
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.gui.pages.quiz_item import QuizItemPage
from quizapp.gui.widgets.item_kinds import make
from quizapp.gui.widgets.options import Verdict
from tests.answering import right, wrong
from tests.gui import item_builders as built
from tests.gui.conftest import Keys
from tests.gui.exam_room import ExamRoom, lactation
from tests.gui.kind_keys import give
from tests.looks.pages import settle

KINDS: tuple[Callable[[], Item], ...] = (
    built.select_all,
    built.select_n,
    built.true_false,
    built.grouping,
    built.matrix_choice,
    built.matrix_response,
    built.fill_number,
    built.fill_word,
    built.bow_tie,
    built.trend,
    built.case_step,
)
MARKS = {Verdict.RIGHT: "v", Verdict.MISSED: "m", Verdict.CHOSEN_WRONG: "x", Verdict.WRONG: "-"}


class Sitter:
    """A page with a quiz of given items, wired to an exam room as the controller does."""

    def __init__(self, qtbot: QtBot, items: tuple[Item, ...], mode: Mode, size: tuple[int, int]) -> None:
        self.exam = ExamRoom()
        view = self.exam.sit(items, Blueprint(deck=lactation().id, length=len(items), mode=mode))
        self.sitting, self.finished = view.sitting, False
        self.page = QuizItemPage()
        qtbot.addWidget(self.page)
        self.stored: list[tuple[str, ...]] = []
        self.page.responded.connect(self._respond)
        self.page.moved.connect(lambda index: self.page.render(self.exam.show(self.sitting, index)))
        self.page.flagged.connect(lambda index: self.page.render(self.exam.toggle_flag(self.sitting, index)))
        self.page.finished.connect(self._finish)
        self.page.setMinimumSize(160, 160)  # the window's least size counts, not the page's
        self.page.resize(*size)
        self.page.render(view)
        self.page.show()
        self.page.activateWindow()
        QTest.qWaitForWindowActive(self.page)
        self.settle()

    def _respond(self, index: int, chosen: tuple[str, ...]) -> None:
        self.stored.append(chosen)
        self.page.render(self.exam.respond(self.sitting, index, chosen, 900))

    def _finish(self) -> None:
        self.finished = True

    @property
    def kind(self) -> QWidget:
        """The answering part."""
        return self.page.answering

    def settle(self) -> None:
        """Lets Qt lay out."""
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        settle(running)

    def resize(self, width: int, height: int) -> None:
        """Makes the page as large, in steps, as a dragged border does."""
        for _ in range(3):
            self.page.resize(width, height)
            self.settle()
        assert self.page.width() == width

    def click(self, widget: QWidget) -> None:
        """Clicks a control in its middle, once it is in sight."""
        self.page.sheet.ensureWidgetVisible(widget)
        self.settle()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.settle()


Sit = Callable[..., Sitter]


@pytest.fixture
def sit(qtbot: QtBot) -> Sit:
    """Starts a quiz of some items."""

    def start(*items: Item, mode: Mode = Mode.TUTOR, size: tuple[int, int] = (1072, 840)) -> Sitter:
        return Sitter(qtbot, items, mode, size)

    return start


def drawn(rows: tuple[QWidget, ...]) -> str:
    """Rows as text: ``o`` chosen, ``v`` right, ``m`` right but left out, ``x`` wrongly chosen, ``-`` wrong."""
    return "".join(MARKS.get(row.verdict, "o" if row.isChecked() else ".") for row in rows)


def controls(item: Item, sitter: Sitter) -> list[QWidget]:
    """The controls for a right answer, in the order of the item's options."""
    named = {place.id: place.text for place in (*getattr(item, "rows", ()), *getattr(item, "columns", ()))}
    stops = sitter.kind.tab_stops()
    found = []
    for option in item.keys:
        row, _, column = option.id.partition("/")
        name = f"{named[row]}, {named[column]}" if row in named else option.text
        found.append(next(one for one in stops if one.accessibleName().endswith(name)))
    return found


# -- all of them


@pytest.mark.parametrize("make_item", KINDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("answer", [right, wrong], ids=["right", "wrong"])
def test_answered_by_keys_alone(make_item, answer, sit: Sit, keys: Keys) -> None:
    item = make_item()
    sitter = sit(item)
    assert not sitter.page.on.isEnabled()
    give(keys, sitter.page, answer(item))
    assert sitter.page.on.isEnabled()
    keys.press(Qt.Key.Key_Return)
    assert [set(chosen) for chosen in sitter.stored] == [set(answer(item))]
    view = sitter.page._view
    assert view.revealed
    assert view.score.full is (answer is right)
    assert f"{view.score.earned:g} of {view.score.possible:g} point" in sitter.page.score.text.text()
    assert view.rule in sitter.page.score.text.text()
    keys.press(Qt.Key.Key_Return)
    assert sitter.finished


@pytest.mark.parametrize(
    "make_item", [one for one in KINDS if "fill" not in one.__name__], ids=lambda one: one.__name__
)
def test_answered_by_mouse_alone(make_item, sit: Sit) -> None:
    item = make_item()
    sitter = sit(item)
    for control in controls(item, sitter):
        sitter.click(control)
    sitter.click(sitter.page.on)
    assert sitter.page._view.score.full


@pytest.mark.parametrize("make_item", KINDS, ids=lambda one: one.__name__)
def test_what_is_told_stands_and_stem_and_buttons_stay(make_item, sit: Sit, keys: Keys) -> None:
    item = make_item()
    sitter = sit(item)
    give(keys, sitter.page, wrong(item))
    sitter.page.sheet.to_top()
    sitter.settle()
    page = sitter.page
    before = [page.stem.geometry(), page.foot.geometry(), page.score.geometry(), page.head.geometry()]
    width = sitter.kind.width()
    keys.press(Qt.Key.Key_Return)
    sitter.settle()
    assert [page.stem.geometry(), page.foot.geometry(), page.score.geometry(), page.head.geometry()] == before
    assert sitter.kind.width() == width
    told = set(page.answering.response())
    for stop in page.answering.tab_stops():
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    for key in "abcdef123":
        QTest.keyClick(page, key)
    assert set(page.answering.response()) == told
    assert len(sitter.stored) == 1


@pytest.mark.parametrize("make_item", [built.grouping, built.select_all, built.bow_tie], ids=lambda one: one.__name__)
def test_what_is_told_has_its_room_in_the_first_painting(make_item, sit: Sit) -> None:
    item = make_item()
    sitter = sit(item)
    sitter.page.render(sitter.exam.respond(sitter.sitting, 0, right(item), 900))
    rows = sitter.kind.tab_stops()
    assert [row.height() for row in rows] == [row.heightForWidth(row.width()) for row in rows]


@pytest.mark.parametrize("make_item", KINDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("size", [(420, 640), (1072, 840), (1700, 900)], ids=["narrow", "usual", "wide"])
def test_no_control_is_cut(make_item, size, sit: Sit, keys: Keys) -> None:
    item = make_item()
    sitter = sit(item, size=size)
    for _ in range(2):
        body = sitter.page.sheet.widget()
        assert body.width() <= sitter.page.sheet.viewport().width()
        for stop in sitter.kind.tab_stops():
            at = stop.mapTo(body, QPoint(0, 0))
            assert at.x() >= 0
            assert at.x() + stop.width() <= body.width()
            need = stop.heightForWidth(stop.width()) if stop.hasHeightForWidth() else stop.minimumSizeHint().height()
            assert stop.height() >= need
        content = sitter.kind.mapTo(body, sitter.kind.rect().bottomLeft()).y()
        room = sitter.page.sheet.viewport().height()
        assert body.height() <= max(room, content + 120), "there is nothing below to scroll to"
        give(keys, sitter.page, right(item)) if not sitter.page._view.revealed else None
        keys.press(Qt.Key.Key_Return)
        sitter.settle()


@pytest.mark.parametrize("make_item", KINDS, ids=lambda one: one.__name__)
def test_every_control_has_a_name_and_a_role(make_item, sit: Sit) -> None:
    sitter = sit(make_item())
    roles = {QAccessible.Role.RadioButton, QAccessible.Role.CheckBox, QAccessible.Role.EditableText}
    for stop in sitter.kind.tab_stops():
        face = QAccessible.queryAccessibleInterface(stop)
        assert face.text(QAccessible.Text.Name)
        assert face.role() in roles


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_has_a_widget(kind: ItemKind, qtbot: QtBot) -> None:
    qtbot.addWidget(make(kind))


def test_a_mixed_quiz_keeps_every_kind_apart(sit: Sit, keys: Keys) -> None:
    items = tuple(make_item() for make_item in KINDS)
    sitter = sit(*items)
    for number, item in enumerate(items):
        assert sitter.page.place.text() == f"Item {number + 1} of {len(items)}"
        give(keys, sitter.page, right(item) if number % 2 else wrong(item))
        keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert sitter.finished
    report = sitter.exam.finish(sitter.sitting)
    assert [result.score.full for result in report.items] == [bool(number % 2) for number in range(len(items))]
    sitter.page.render(sitter.exam.show(sitter.sitting, 0))
    assert set(sitter.page.answering.response()) == set(wrong(items[0]))


# -- choosing several


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
