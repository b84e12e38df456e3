"""Ordered response and highlight text: answered by keys and by mouse, and what is told then."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.gui import theme
from quizapp.gui.widgets.items.kinds.highlight_text import HighlightTextWidget
from quizapp.gui.widgets.items.kinds.ordered_response import OrderedResponseWidget
from quizapp.gui.widgets.items.verdict import Verdict
from tests.gui import kind_items
from tests.gui.conftest import Keys
from tests.gui.test_kinds_blanks import drag, middle, shown
from tests.looks.pages import settle

ORDER = kind_items.ordered_response()
TEXT = kind_items.highlight_text()
FIRST = ("flow", "nerve", "suck", "squeeze", "oxytocin")


def order(page: object) -> OrderedResponseWidget:
    """The steps."""
    widget = page.answering
    assert isinstance(widget, OrderedResponseWidget)
    return widget


def phrases(page: object) -> HighlightTextWidget:
    """The passage."""
    widget = page.answering
    assert isinstance(widget, HighlightTextWidget)
    return widget


# -- ordered response


def test_steps_are_put_in_order_by_alt_and_arrows(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER))
    assert page.answering.response() == FIRST
    for _ in range(4):
        keys.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.answering.response() == ("nerve", "suck", "squeeze", "oxytocin", "flow")
    assert keys.focus.accessibleName() == f"Step 5 of 5: {kind_items.STEPS['flow']}"
    keys.press(*[Qt.Key.Key_Up] * 3)
    keys.press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.answering.response() == ORDER.order
    with qtbot.waitSignal(page.responded) as told:
        keys.press(Qt.Key.Key_Return)
    assert told.args[1] == ORDER.order


def test_a_step_is_picked_up_moved_and_put_down(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER))
    with qtbot.waitSignal(page.answering.hint) as said:
        keys.press(Qt.Key.Key_Space)
    assert "picked up" in said.args[0]
    with qtbot.assertNotEmitted(page.answering.changed):
        keys.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(page.responded), qtbot.waitSignal(page.answering.changed):
        keys.press(Qt.Key.Key_Return)
    assert page.answering.response() == ("nerve", "suck", "flow", "squeeze", "oxytocin")


def test_escape_puts_a_step_back(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER))
    with qtbot.assertNotEmitted(page.left), qtbot.assertNotEmitted(page.answering.changed):
        keys.press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert page.answering.response() == FIRST
    assert not any(row.is_lifted for row in order(page).rows)
    with qtbot.waitSignal(page.left):
        keys.press(Qt.Key.Key_Escape)


def test_a_digit_moves_a_step_to_its_place(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER))
    keys.press("5")
    assert page.answering.response()[-1] == "flow"
    keys.press("9", "A")
    assert page.answering.response()[-1] == "flow"


def test_steps_are_dragged_and_moved_by_their_arrows(qtbot: QtBot) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER))
    rows = order(page).rows
    with qtbot.waitSignal(page.answering.changed):
        drag(page, rows[0], middle(rows[4]) + QPoint(0, 8))
    assert page.answering.response() == ("nerve", "suck", "squeeze", "oxytocin", "flow")
    first = order(page).rows[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.arrow_at(1))
    assert page.answering.response()[:2] == ("suck", "nerve")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.arrow_at(-1))
    assert page.answering.response()[:2] == ("nerve", "suck")
    with qtbot.assertNotEmitted(page.answering.changed):
        QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.arrow_at(-1))


def test_tab_goes_through_the_steps_as_they_stand(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER))
    keys.press("3", Qt.Key.Key_Home)
    order(page).rows[0].setFocus()
    for row in order(page).rows[1:]:
        keys.press(Qt.Key.Key_Tab)
        assert keys.focus is row


def test_an_order_that_is_told_says_where_each_step_belongs(qtbot: QtBot) -> None:
    given = ("suck", "nerve", "squeeze", "oxytocin", "flow")
    page = shown(qtbot, kind_items.view_of(ORDER, given, revealed=True))
    words = [row.word for row in order(page).rows]
    assert words == ["Right place", "Right place", "Belongs in place 4", "Belongs in place 3", "Right place"]
    assert len(order(page).reasons.rows) == 5
    with qtbot.assertNotEmitted(page.answering.changed):
        drag(page, order(page).rows[0], middle(order(page).rows[3]))
        page.answering.press(3)
        QTest.keyClick(order(page).rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.answering.response() == given


def test_in_an_exam_the_order_as_it_stands_is_an_answer_when_it_is_meant(qtbot: QtBot) -> None:
    page = shown(qtbot, kind_items.view_of(ORDER, tutor=False))
    keep = order(page).keep
    assert keep.isVisible()
    with qtbot.waitSignal(page.responded) as told:
        keep.click()
    assert told.args[1] == FIRST
    page.render(kind_items.view_of(ORDER, FIRST, tutor=False))
    assert not keep.isVisible()
    assert not order(shown(qtbot, kind_items.view_of(ORDER))).keep.isVisible()


# -- highlight text


def test_phrases_are_walked_and_marked_by_keys(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(TEXT))
    assert keys.focus is phrases(page).phrases[0]
    keys.press(Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert page.answering.response() == ("alveoli", "lobules")
    keys.press("B", "D", "B")
    assert page.answering.response() == ("alveoli", "lobules", "fat")
    assert keys.focus is phrases(page).phrases[1]
    with qtbot.waitSignal(page.responded) as told:
        keys.press(Qt.Key.Key_Return)
    assert told.args[1] == ("alveoli", "lobules", "fat")


def test_phrases_are_marked_by_the_mouse_on_each_of_their_lines(qtbot: QtBot) -> None:
    page = shown(qtbot, kind_items.view_of(TEXT), 480, 840)
    broken = [phrase for phrase in phrases(page).phrases if len(phrase.lines) > 1]
    assert broken
    for phrase in broken:
        for line in phrase.lines:
            before = phrase.isChecked()
            point = phrase.mapTo(phrases(page).passage, line.center().toPoint())
            assert phrases(page).passage.childAt(point) is phrase
            QTest.mouseClick(phrase, Qt.MouseButton.LeftButton, pos=line.center().toPoint())
            assert phrase.isChecked() is not before


def test_marks_that_are_told_say_what_was_missed(qtbot: QtBot) -> None:
    page = shown(qtbot, kind_items.view_of(TEXT, ("ducts", "lobules"), revealed=True))
    told = [(phrase.verdict, phrase.accessibleDescription()) for phrase in phrases(page).phrases]
    assert told == [
        (Verdict.MISSED, "Right, not chosen"),
        (Verdict.CHOSEN_WRONG, "Wrong, your answer"),
        (Verdict.RIGHT, "Right, your answer"),
        (Verdict.WRONG, ""),
    ]
    assert len(phrases(page).reasons.rows) == 3
    with qtbot.assertNotEmitted(page.answering.changed):
        page.answering.press(0)
        QTest.keyClick(phrases(page).phrases[0], Qt.Key.Key_Space)
    assert page.answering.response() == ("ducts", "lobules")


def test_a_flag_keeps_marks_and_order(qtbot: QtBot, keys: Keys) -> None:
    for item, key in ((TEXT, "C"), (ORDER, "4")):
        page = shown(qtbot, kind_items.view_of(item))
        keys.press(key)
        response, focus = page.answering.response(), keys.focus
        page.render(kind_items.view_of(item))
        assert page.answering.response() == response
        assert keys.focus is focus


def test_an_exam_takes_marks_off_again(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(TEXT, ("ducts",), tutor=False))
    with qtbot.waitSignal(page.responded) as told:
        keys.press(Qt.Key.Key_Space)
    assert told.args[1] == ()
    page.render(kind_items.view_of(TEXT, tutor=False))
    assert page.answering.response() == ()


@pytest.mark.parametrize("item", [ORDER, TEXT], ids=["order", "marks"])
@pytest.mark.parametrize("revealed", [False, True])
def test_nothing_is_wider_than_a_narrow_window(
    qtbot: QtBot, dressed: QApplication, item: object, revealed: bool
) -> None:
    theme.apply(dressed, dark=True, text_scale=200, reduce_motion=True)
    chosen = kind_items.rights(item) if revealed else ()
    page = shown(qtbot, kind_items.view_of(item, chosen, revealed=revealed), 480, 640)
    settle(dressed)
    page.grab()
    for control in page.answering.tab_stops():
        if control.isVisible():
            assert control.mapTo(page.answering, QPoint(control.width(), 0)).x() <= page.answering.width() + 1
