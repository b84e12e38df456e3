"""Every page walked by Tab: everything is reached, in reading order, with a name, and the focus can be seen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.looks.pages import RECIPES, Room, settle

MOST_STEPS = 400


def walk(app: QApplication, window: QWidget) -> list[QWidget]:
    """Presses Tab until the focus is where it was."""
    first = app.focusWidget()
    assert first is not None, "the page opens without a focus"
    reached = [first]
    for _ in range(MOST_STEPS):
        QTest.keyClick(app.focusWidget(), Qt.Key.Key_Tab)
        focus = app.focusWidget()
        assert focus is not None, "Tab lost the focus"
        if focus is first:
            return reached
        reached.append(focus)
    raise AssertionError("Tab does not come back")


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a control stands in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def can_be_reached(widget: QWidget) -> bool:
    """Whether Tab is to stop here; of a group of radio buttons only one does."""
    return bool(
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
    )


@pytest.mark.parametrize("name", RECIPES)
def test_tab_reaches_everything_by_name(name: str, room: Room, dressed: QApplication) -> None:
    RECIPES[name](room)
    settle(dressed)
    reached = walk(dressed, room.window)
    for widget in reached:
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert spoken.strip(), f"{type(widget).__name__} on {name} has no name"
    missed = [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in room.window.findChildren(QWidget)
        if can_be_reached(widget) and widget not in reached and not isinstance(widget, QLabel)
    ]
    assert not missed, f"Tab passes over {missed} on {name}"


@pytest.mark.parametrize("name", RECIPES)
def test_tab_goes_as_one_reads(name: str, room: Room, dressed: QApplication) -> None:
    RECIPES[name](room)
    settle(dressed)
    reached = walk(dressed, room.window)
    rail = room.window.rail
    end = max((at for at, widget in enumerate(reached) if rail.isAncestorOf(widget)), default=-1) + 1
    inside = [widget for widget in reached[end:] + reached[:end] if not rail.isAncestorOf(widget)]
    places = [place(widget, room.window) for widget in inside]
    back = [
        (before, after)
        for before, after in pairwise(places)
        if after.bottom() <= before.top() and after.left() < before.right()
    ]
    assert not back, f"Tab goes up and left on {name}: {back}"


@pytest.mark.parametrize("name", RECIPES)
def test_the_focus_can_be_seen(name: str, room: Room, dressed: QApplication) -> None:
    RECIPES[name](room)
    settle(dressed)
    ring = room.window.ring
    for _ in range(len(walk(dressed, room.window))):
        focus = dressed.focusWidget()
        if getattr(focus, "focus_ring", True):
            assert ring.isVisible(), f"no ring around {focus.accessibleName()} on {name}"
            assert place(ring, room.window).contains(place(focus, room.window)), focus.accessibleName()
        QTest.keyClick(focus, Qt.Key.Key_Tab)


def test_a_grade_says_its_interval(room: Room, dressed: QApplication) -> None:
    RECIPES["study-answer"](room)
    names = [button.accessibleName() for button in room.window.controller("study").page.card.grades.buttons.values()]
    assert all(", " in name for name in names), names
    assert names[0].startswith("Forgot, again in")
