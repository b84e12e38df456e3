"""Drop-downs, drag and drop and matching: answered by keys and by mouse, and what is told then."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.items import Item
from quizapp.exams.answers import is_complete
from quizapp.gui import theme
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.widgets.items.kinds.places import PlacesWidget
from quizapp.gui.widgets.items.kinds.tokens import TokensWidget
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.services.exam import ItemView
from tests.gui import kind_items
from tests.gui.conftest import Keys
from tests.looks.pages import settle

# A list is a popup; the offscreen screen says that it cannot raise or grab.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)")

MADE = {
    "drop-down cloze": kind_items.drop_down_cloze,
    "drop-down rationale": kind_items.drop_down_rationale,
    "drag and drop": kind_items.drag_drop_cloze,
    "matching": kind_items.matching,
}
TOKENS = {name: MADE[name] for name in ("drag and drop", "matching")}


@pytest.fixture(params=MADE, ids=lambda name: name.replace(" ", "-"))
def item(request: pytest.FixtureRequest) -> Item:
    """An item of each of these kinds."""
    return MADE[request.param]()


@pytest.fixture(params=TOKENS, ids=lambda name: name.replace(" ", "-"))
def token_item(request: pytest.FixtureRequest) -> Item:
    """An item of each kind with tokens."""
    return TOKENS[request.param]()


def shown(qtbot: QtBot, view: ItemView, width: int = 1072, height: int = 840) -> QuizItemPage:
    """An item on the screen."""
    page = QuizItemPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.render(view)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.take_focus()
    settle(QApplication.instance())
    return page


def places(page: QuizItemPage) -> PlacesWidget:
    """The answering part."""
    widget = page.answering
    assert isinstance(widget, PlacesWidget)
    return widget


def drawn(page: QuizItemPage) -> list[str]:
    """Each blank as text: what stands in it, or how it was."""
    marks = {Verdict.RIGHT: "v", Verdict.CHOSEN_WRONG: "x"}
    return [
        " ".join(f"{marks[line.verdict]} {line.text}" for line in blank.told) or blank.choice or "-"
        for blank in places(page).blanks
    ]


def letters_of(item: Item, chosen: Sequence[str]) -> list[str]:
    """The keys of an answer, blank by blank."""
    return [
        "ABCDEFGHIJ"[[one.id for one in item.at(place)].index(option)]
        for place in item.scored_places
        for option in chosen
        if option in {one.id for one in item.at(place)}
    ]


def middle(widget: QWidget) -> QPoint:
    """Its middle on the screen."""
    return widget.mapToGlobal(widget.rect().center())


def drag(page: QuizItemPage, widget: QWidget, to: QPoint) -> None:
    """Drags with the mouse."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
    for step in (middle(widget) + QPoint(9, 9), to):
        QTest.mouseMove(widget, widget.mapFromGlobal(step))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(to))
    settle(QApplication.instance())


def test_letters_fill_one_blank_after_another_and_enter_answers(qtbot: QtBot, keys: Keys, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    assert keys.focus is places(page).blanks[0]
    right = kind_items.rights(item)
    for letter in letters_of(item, right):
        assert not is_complete(item, page.answering.response())
        keys.press(letter)
    assert set(page.answering.response()) == set(right)
    with qtbot.waitSignal(page.responded) as told:
        keys.press(Qt.Key.Key_Return)
    assert set(told.args[1]) == set(right)


def test_the_list_opens_by_enter_and_is_walked(qtbot: QtBot, keys: Keys, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    blanks, menu = places(page).blanks, places(page).menu
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down):
        keys.press(key)
        assert menu.isVisible()
        QTest.keyClick(menu.rows[0], Qt.Key.Key_Escape)
        assert not menu.isVisible()
    keys.press(Qt.Key.Key_Return)
    assert [row.letter for row in menu.rows] == list("ABCDEFGHIJ"[: len(menu.rows)])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(next(row for row in menu.rows if row.hasFocus()), key)
    settle(QApplication.instance())
    first = item.scored_places[0]
    assert page.answering.response() == (item.at(first)[1].id,)
    assert blanks[0].choice == item.at(first)[1].text
    assert keys.focus is blanks[1]


def test_a_letter_in_the_list_chooses_and_delete_takes_back(qtbot: QtBot, keys: Keys, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    keys.press(Qt.Key.Key_Space)
    menu = places(page).menu
    QTest.keyClick(menu.rows[0], Qt.Key.Key_B)
    assert drawn(page)[0] == item.at(item.scored_places[0])[1].text
    keys.press(Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert keys.focus is places(page).blanks[0]
    with qtbot.waitSignal(page.answering.changed):
        keys.press(Qt.Key.Key_Delete)
    assert page.answering.response() == ()


def test_a_list_with_a_choice_offers_to_leave_it_empty(qtbot: QtBot, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    places(page).press(0)
    QTest.mouseClick(places(page).blanks[0], Qt.MouseButton.LeftButton)
    menu = places(page).menu
    assert menu.rows[0].isChecked()
    assert menu.rows[-1].text() == "Leave it empty"
    QTest.mouseClick(menu.rows[-1], Qt.MouseButton.LeftButton)
    assert page.answering.response() == ()


def test_the_mouse_chooses_from_the_list(qtbot: QtBot, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    QTest.mouseClick(places(page).blanks[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(places(page).menu.rows[2], Qt.MouseButton.LeftButton)
    assert page.answering.response() == (item.at(item.scored_places[1])[2].id,)
    assert places(page).blanks[1].hasFocus()


def test_what_is_told_marks_each_place_and_gives_the_right_choice(qtbot: QtBot, item: Item) -> None:
    first, *others = item.scored_places
    wrong = next(one for one in item.at(first) if not one.correct)
    chosen = [wrong.id, *(item.keys_at(place)[0].id for place in others[:1])]
    page = shown(qtbot, kind_items.view_of(item, chosen, revealed=True))
    told = drawn(page)
    assert told[0] == f"x {wrong.text} v {item.keys_at(first)[0].text}"
    assert told[1] == f"v {item.keys_at(others[0])[0].text}"
    assert all(line.startswith("v ") for line in told[2:])
    assert places(page).blanks[0].accessibleDescription().startswith(f"Your answer: {wrong.text}. Right: ")
    before = drawn(page)
    with qtbot.assertNotEmitted(page.answering.changed):
        page.answering.press(0)
        QTest.keyClick(places(page).blanks[0], Qt.Key.Key_Delete)
        QTest.mouseClick(places(page).blanks[0], Qt.MouseButton.LeftButton)
    assert drawn(page) == before
    assert not places(page).menu.isVisible()


def test_reasons_of_choices_nobody_made_unfold(qtbot: QtBot, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item, kind_items.rights(item), revealed=True))
    reasons = places(page).reasons
    assert len(reasons.rows) == len(item.keys)
    assert reasons.others.text() == f"Why the other {len(item.options) - len(item.keys)} are wrong"
    reasons.others.click()
    assert len(reasons.rows) == len(item.options)


def test_a_flag_keeps_what_is_chosen_and_the_focus(qtbot: QtBot, keys: Keys, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    keys.press("B")
    response, focus = page.answering.response(), keys.focus
    page.render(kind_items.view_of(item))
    assert page.answering.response() == response
    assert keys.focus is focus
    page.render(kind_items.view_of(item, index=1))
    assert page.answering.response() == ()


def test_an_exam_hears_every_choice(qtbot: QtBot, keys: Keys, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item, tutor=False))
    with qtbot.waitSignal(page.responded) as told:
        keys.press("A")
    page.render(kind_items.view_of(item, told.args[1], tutor=False))
    assert page.answering.response() == told.args[1]
    assert keys.focus is places(page).blanks[1]


def test_everything_has_a_name(qtbot: QtBot, item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(item))
    places(page).press(0)
    for number, blank in enumerate(places(page).blanks):
        state = item.at(item.scored_places[0])[0].text if number == 0 else "empty"
        assert blank.accessibleName() == f"{places(page).places[number].spoken}: {state}"
    assert "Still empty" in page.answering.missing()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("revealed", [False, True])
def test_nothing_is_wider_than_a_narrow_window(
    qtbot: QtBot, dressed: QApplication, item: Item, scale: int, revealed: bool
) -> None:
    theme.apply(dressed, dark=True, text_scale=scale, reduce_motion=True)
    chosen = kind_items.rights(item) if revealed else ()
    page = shown(qtbot, kind_items.view_of(item, chosen, revealed=revealed), 480, 640)
    page.grab()
    widget = places(page)
    for control in widget.tab_stops():
        if control.isVisible():
            left = control.mapTo(widget, QPoint(0, 0)).x()
            assert left >= 0
            assert left + control.width() <= widget.width() + 1


# -- tokens


def test_a_token_is_dragged_to_a_blank_and_out_again(qtbot: QtBot, token_item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(token_item))
    widget = places(page)
    assert isinstance(widget, TokensWidget)
    drag(page, widget.tokens[2], middle(widget.blanks[1]))
    assert drawn(page)[1] == widget.tokens[2].text()
    assert widget.tokens[2].used_at
    drag(page, widget.blanks[1], middle(widget.blanks[0]))
    assert drawn(page)[:2] == [widget.tokens[2].text(), "-"]
    drag(page, widget.blanks[0], middle(widget.blanks[0]) + QPoint(0, 400))
    assert drawn(page)[:2] == ["-", "-"]
    assert not widget.tokens[2].used_at
    drag(page, widget.tokens[1], middle(widget.blanks[0]) + QPoint(0, 400))
    assert page.answering.response() == ()


def test_a_token_is_used_once(qtbot: QtBot, token_item: Item, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(token_item))
    keys.press("A", "A")
    text = token_item.at(token_item.scored_places[0])[0].text
    assert drawn(page)[:2] == ["-", text]
    places(page).open(places(page).places[0].place)
    assert places(page).menu.rows[0].accessibleDescription().startswith("now at ")
    places(page).menu.close()


def test_a_token_is_picked_up_and_put_down_by_keys(qtbot: QtBot, token_item: Item, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(token_item))
    widget = places(page)
    assert isinstance(widget, TokensWidget)
    widget.tokens[1].setFocus()
    with qtbot.waitSignal(widget.hint) as said:
        keys.press(Qt.Key.Key_Space)
    assert widget.tokens[1].text() in said.args[0]
    assert widget.tokens[1].isChecked()
    assert keys.focus is widget.blanks[0]
    with qtbot.assertNotEmitted(page.left):
        keys.press(Qt.Key.Key_Escape)
    assert not widget.tokens[1].isChecked()
    widget.tokens[1].setFocus()
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert drawn(page)[:2] == ["-", widget.tokens[1].text()]


def test_a_token_is_picked_up_and_put_down_by_clicks(qtbot: QtBot, token_item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(token_item))
    widget = places(page)
    assert isinstance(widget, TokensWidget)
    QTest.mouseClick(widget.tokens[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(widget.tokens[0], Qt.MouseButton.LeftButton)
    assert not widget.tokens[0].isChecked()
    QTest.mouseClick(widget.tokens[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(widget.blanks[1], Qt.MouseButton.LeftButton)
    assert drawn(page)[1] == widget.tokens[0].text()
    assert not widget.tokens[0].isChecked()


def test_tokens_go_when_the_answer_is_told(qtbot: QtBot, token_item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(token_item, kind_items.rights(token_item), revealed=True))
    widget = places(page)
    assert isinstance(widget, TokensWidget)
    assert not widget.tray.isVisible()
    assert all(line.startswith("v ") for line in drawn(page))


def test_a_list_that_opens_under_the_mouse_keeps_its_first_row(qtbot: QtBot, token_item: Item) -> None:
    page = shown(qtbot, kind_items.view_of(token_item))
    places(page).open(places(page).places[0].place)
    row = places(page).menu.rows[2]
    for at, walks in ((QPoint(9, 9), False), (QPoint(9, 9), False), (QPoint(30, 12), True)):
        point = QPointF(at)
        button = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, row.mapToGlobal(point), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(row, event)
        assert row.hasFocus() is walks
    places(page).menu.close()
