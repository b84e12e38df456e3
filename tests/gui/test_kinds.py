"""All kinds that are answered by choosing and typing: by keys, by mouse, told, named, in narrow and wide windows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.items import Item, ItemKind
from quizapp.gui.widgets.items.kinds import make
from tests.answering import right, wrong
from tests.gui import item_builders as built
from tests.gui.conftest import Keys
from tests.gui.kind_keys import give
from tests.gui.sitter import Sit, Sitter

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
    sitter.page.render(sitter.exam.respond(sitter.sitting, 0, right(item)))
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
