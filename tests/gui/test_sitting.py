"""A sitting with all that helps: strikes, highlights, certainty, time, pauses, and a quiz that does not go back."""

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from quizapp.content.items import FillIn, Item, NumberWanted
from quizapp.exams.blueprint import Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.events import Span
from tests.gui import item_builders
from tests.gui.conftest import Keys
from tests.gui.exam_room import lactation
from tests.gui.sitter import Sit, Sitter
from tests.looks.pages import Room, begin, wait_until

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def copies(n: int) -> tuple[Item, ...]:
    """Items like each other with ids of their own."""
    item = item_builders.select_all()
    return tuple(replace(item, id=f"{item.id}-{number}") for number in range(n))


def press(sitter: Sitter, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(sitter.page.window().focusWidget() or sitter.page, key, modifier)
    sitter.settle()


def marks(sitter: Sitter, index: int = 0) -> object:
    """What the sitting keeps of an item beside its answer."""
    return sitter.exam.sittings[sitter.sitting].marks[index]


# -- strikes and highlights


def test_a_letter_with_shift_strikes_out_and_is_kept(sit: Sit) -> None:
    sitter = sit(*copies(2), mode=Mode.EXAM)
    press(sitter, Qt.Key.Key_B, SHIFT)
    assert marks(sitter).struck == (item_builders.select_all().options[1].id,)
    assert sitter.kind.options.rows[1].is_struck
    press(sitter, Qt.Key.Key_PageDown)
    assert not any(row.is_struck for row in sitter.kind.options.rows)
    press(sitter, Qt.Key.Key_PageUp)
    assert sitter.kind.options.rows[1].is_struck


def test_striking_out_what_is_chosen_takes_the_answer_back(sit: Sit) -> None:
    sitter = sit(*copies(2), mode=Mode.EXAM)
    press(sitter, Qt.Key.Key_A)
    assert sitter.exam.sittings[sitter.sitting].responses[0] is not None
    press(sitter, Qt.Key.Key_A, SHIFT)
    assert sitter.exam.sittings[sitter.sitting].responses[0] is None
    assert (sitter.kind.response(), sitter.kind.options.rows[0].is_struck) == ((), True)
    press(sitter, Qt.Key.Key_A)
    assert (len(sitter.kind.response()), sitter.kind.options.rows[0].is_struck) == (1, False)
    assert marks(sitter).struck == ()


def test_an_answer_that_was_not_sent_yet_outlives_a_strike(sit: Sit) -> None:
    sitter = sit(*copies(2))
    press(sitter, Qt.Key.Key_A)
    press(sitter, Qt.Key.Key_B, SHIFT)
    assert len(sitter.kind.response()) == 1
    assert sitter.kind.options.rows[1].is_struck


def test_words_of_the_stem_are_highlighted_by_keys_and_kept(sit: Sit) -> None:
    sitter = sit(*copies(2), mode=Mode.EXAM)
    press(sitter, Qt.Key.Key_H, ALT)
    assert sitter.page.stem.hasFocus()
    press(sitter, Qt.Key.Key_Space)
    first = sitter.page.stem.text().split()[0]
    assert marks(sitter).highlights == (Span(start=0, end=len(first)),)
    press(sitter, Qt.Key.Key_Escape)
    assert sitter.kind.options.rows[0].hasFocus()
    press(sitter, Qt.Key.Key_PageDown)
    assert sitter.page.stem.ranges == ()
    press(sitter, Qt.Key.Key_PageUp)
    assert sitter.page.stem.ranges == ((0, len(first)),)


# -- certainty


def test_tutor_wants_to_know_how_sure_one_is_before_it_tells(sit: Sit) -> None:
    sitter = sit(*copies(2), certainty=True)
    press(sitter, Qt.Key.Key_A)
    assert not sitter.page.on.isEnabled()
    press(sitter, Qt.Key.Key_Return)
    assert sitter.page.notice.text.startswith("Say how sure you are first")
    press(sitter, Qt.Key.Key_3, CTRL)
    assert sitter.page.on.isEnabled()
    press(sitter, Qt.Key.Key_Return)
    assert (marks(sitter).certainty, sitter.page._view.revealed) == (3, True)
    assert not sitter.page.certainty.choices[1].isEnabled()


def test_an_exam_stores_how_sure_one_is_at_once_and_lets_it_change(sit: Sit) -> None:
    sitter = sit(*copies(2), mode=Mode.EXAM, certainty=True)
    press(sitter, Qt.Key.Key_A)
    press(sitter, Qt.Key.Key_2, CTRL)
    assert marks(sitter).certainty == 2
    sitter.click(sitter.page.certainty.choices[1])
    assert marks(sitter).certainty == 1
    press(sitter, Qt.Key.Key_PageDown)
    assert sitter.page.certainty.level is None


def test_where_certainty_is_not_asked_there_is_no_bar(sit: Sit) -> None:
    sitter = sit(*copies(1))
    assert sitter.page.certainty.isHidden()
    press(sitter, Qt.Key.Key_3, CTRL)
    assert marks(sitter).certainty is None


# -- no way back


def test_a_quiz_that_does_not_go_back_asks_before_an_item_is_left_open(sit: Sit) -> None:
    sitter = sit(*copies(3), mode=Mode.EXAM, back=False)
    press(sitter, Qt.Key.Key_Return)
    assert sitter.page._view.index == 0
    assert sitter.page.notice.text == "This question has no answer yet, and this quiz does not come back to it."
    press(sitter, Qt.Key.Key_Return)
    assert sitter.page._view.index == 1
    press(sitter, Qt.Key.Key_A)
    press(sitter, Qt.Key.Key_PageUp)
    assert sitter.page._view.index == 1
    assert sitter.page.notice.text == "This quiz does not go back to questions that were left."
    assert sitter.page.map.describe(0) == "Item 1: closed without an answer"
    QTest.mouseClick(sitter.page.map, Qt.MouseButton.LeftButton, pos=sitter.page.map.cell_centre(0).toPoint())
    assert sitter.page._view.index == 1
    press(sitter, Qt.Key.Key_PageDown)
    assert sitter.page._view.index == 2
    press(sitter, Qt.Key.Key_A)
    assert sitter.page.on.text() == "See the report"
    sitter.page.on.click()
    assert sitter.finished


def test_no_item_is_passed_over_where_one_cannot_come_back(sit: Sit) -> None:
    sitter = sit(*copies(4), mode=Mode.EXAM, back=False)
    QTest.mouseClick(sitter.page.map, Qt.MouseButton.LeftButton, pos=sitter.page.map.cell_centre(3).toPoint())
    assert sitter.page._view.index == 0
    assert sitter.page.notice.text == "This quiz goes through its questions in their order."


# -- time


def test_an_item_whose_time_is_up_is_closed_and_leads_on(sit: Sit) -> None:
    sitter = sit(*copies(2), mode=Mode.EXAM, item_seconds=30)
    assert sitter.page.head.clock.text() == "0:30 for this question"
    sitter.exam.spend(sitter.sitting, 31)
    sitter.page.render(sitter.exam.beat(sitter.sitting))
    assert sitter.page.notice.text == ("The time for this question is up. What was stored before counts; go on.")
    sitter.settle()
    assert not sitter.kind.isEnabled()
    assert sitter.page.on.hasFocus()
    press(sitter, Qt.Key.Key_A)
    assert sitter.exam.sittings[sitter.sitting].responses[0] is None
    press(sitter, Qt.Key.Key_Return)
    assert sitter.page._view.index == 1
    assert sitter.kind.isEnabled()


def test_the_pause_button_is_there_where_time_runs_and_may_stand(sit: Sit) -> None:
    assert sit(*copies(1), whole_seconds=600).page.head.pause.isVisible()
    assert not sit(*copies(1), whole_seconds=600, pause=False).page.head.pause.isVisible()
    assert not sit(*copies(1)).page.head.pause.isVisible()


def test_the_time_is_put_away_by_its_key(sit: Sit) -> None:
    sitter = sit(*copies(1), whole_seconds=600)
    assert sitter.page.head.clock.text() == "10:00 left"
    press(sitter, Qt.Key.Key_T, ALT)
    assert sitter.page.head.clock.text() == "Show time"


# -- the calculator


def test_the_calculator_is_there_only_where_a_number_is_asked(sit: Sit) -> None:
    number = item_builders.fill_number()
    assert isinstance(number, FillIn)
    assert isinstance(number.wanted, NumberWanted)
    sitter = sit(number, *copies(1), mode=Mode.EXAM)
    press(sitter, Qt.Key.Key_C, ALT)
    calculator = sitter.page.side.calculator
    assert calculator.isVisible()
    assert calculator.line.hasFocus()
    QTest.keyClicks(calculator.line, "10*3")
    press(sitter, Qt.Key.Key_Return)
    calculator.take.click()
    assert sitter.kind.field.text() == "30"
    assert sitter.kind.field.hasFocus()
    press(sitter, Qt.Key.Key_PageDown)
    assert sitter.exam.sittings[sitter.sitting].responses[0].chosen == ("30",)
    assert not calculator.isVisible()
    press(sitter, Qt.Key.Key_C, ALT)
    assert not calculator.isVisible()
    assert not sitter.page.head.calculate.isVisible()


def test_the_calculator_is_opened_by_a_click(sit: Sit) -> None:
    sitter = sit(item_builders.fill_number(), *copies(1), mode=Mode.EXAM)
    assert sitter.page.head.calculate.isVisible()
    sitter.page.head.calculate.click()
    assert sitter.page.side.calculator.line.hasFocus()
    sitter.page.head.calculate.click()
    assert not sitter.page.side.calculator.isVisible()
    assert sitter.kind.field.hasFocus()


def test_the_map_of_a_short_quiz_is_seen_whole(sit: Sit) -> None:
    page = sit(*copies(24), mode=Mode.EXAM).page
    assert all(page.map.visibleRegion().contains(page.map.cell_centre(index).toPoint()) for index in range(24))


def test_the_map_of_a_long_exam_scrolls_to_the_item(sit: Sit) -> None:
    sitter = sit(*copies(150), mode=Mode.EXAM)
    assert sitter.page.height() == 840
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
        sitter.page.map.setFocus()
        QTest.keyClick(sitter.page.map, Qt.Key.Key_End)
        QTest.keyClick(sitter.page.map, key)
    sitter.settle()
    assert sitter.page._view.index == 149
    assert sitter.page.map.visibleRegion().contains(sitter.page.map.cell_centre(149).toPoint())


# -- through the window


def started(room: Room, mode: Mode = Mode.EXAM, n: int = 3, **conditions: object) -> int:
    """A quiz of the deck's first items under conditions, on the screen."""
    items = room.services.library.items("lactation")[:n]
    number = begin(room, lactation().id, items, mode, Conditions(**conditions))
    room.window.quiz(resume=number)
    return number


def test_a_pause_hides_the_item_and_stops_the_clock(fresh_room: Room, keys: Keys) -> None:
    started(fresh_room, whole_seconds=600)
    quiz = fresh_room.window.controller("quiz")
    keys.press("p", modifier=ALT)
    assert quiz.pause.isVisible()
    assert not quiz.item.isVisible()
    assert re.fullmatch(r"0 of 3 answered\. (10:00|9:\d\d) left\.", quiz.pause.state.text())
    keys.press(Qt.Key.Key_Return)
    assert quiz.item.isVisible()
    assert quiz._view.clock.runs


def test_a_pause_is_no_interruption(fresh_room: Room, keys: Keys) -> None:
    started(fresh_room, whole_seconds=600)
    quiz = fresh_room.window.controller("quiz")
    QTest.qWait(1_100)  # a visit of less than a second is none
    keys.press("p", modifier=ALT)
    keys.press(Qt.Key.Key_Return)
    assert quiz.item.isVisible()
    assert fresh_room.services.exam.finish(quiz._view.sitting).breaks == 0


def test_a_quiz_that_may_not_pause_says_so(fresh_room: Room, keys: Keys) -> None:
    started(fresh_room, whole_seconds=600, pause=False)
    quiz = fresh_room.window.controller("quiz")
    keys.press("p", modifier=ALT)
    assert quiz.item.notice.text == "This quiz cannot be paused: the clock runs on."


def test_another_page_stops_the_clock_where_it_may_stand(fresh_room: Room, keys: Keys) -> None:
    started(fresh_room, whole_seconds=600)
    quiz = fresh_room.window.controller("quiz")
    assert quiz._beats.isActive()
    keys.press("1", modifier=ALT)
    assert not quiz._beats.isActive()
    keys.press("3", modifier=ALT)
    assert quiz.item.isVisible()
    assert quiz._beats.isActive()


def test_another_page_does_not_stop_the_clock_where_it_may_not_stand(fresh_room: Room, keys: Keys) -> None:
    started(fresh_room, whole_seconds=600, pause=False)
    quiz = fresh_room.window.controller("quiz")
    keys.press("1", modifier=ALT)
    assert quiz._beats.isActive()


def test_when_the_time_is_up_the_report_opens_with_a_line(fresh_room: Room) -> None:
    started(fresh_room, whole_seconds=1)
    quiz = fresh_room.window.controller("quiz")
    wait_until(lambda: fresh_room.window.page_name == "report")
    assert fresh_room.window.notice.text == "The time is up. Everything that you had answered counts."
    assert quiz._sitting is None


def test_marks_are_there_again_after_leaving(fresh_room: Room, keys: Keys) -> None:
    items = tuple(replace(one, deck=lactation().id) for one in copies(2))
    number = begin(fresh_room, lactation().id, items, Mode.EXAM, Conditions(certainty=True))
    fresh_room.window.quiz(resume=number)
    keys.press("b", modifier=SHIFT)
    keys.press("a")
    keys.press("2", modifier=CTRL)
    keys.press("h", modifier=ALT)
    keys.press(Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    quiz = fresh_room.window.controller("quiz")
    assert quiz.setup.isVisible()
    quiz.resume(number)
    rows = quiz.item.answering.options.rows
    assert (rows[1].is_struck, rows[0].isChecked(), quiz.item.certainty.level) == (True, True, 2)
    assert len(quiz.item.stem.ranges) == 1


def test_nothing_is_told_in_an_exam_before_its_end(fresh_room: Room, keys: Keys) -> None:
    number = started(fresh_room, n=2)
    keys.press("a")
    view = fresh_room.services.exam.resume(number)
    assert (view.revealed, view.score, view.facts, view.map[0].outcome) == (False, None, (), None)
    quiz = fresh_room.window.controller("quiz")
    assert quiz.item.source.text() == ""
