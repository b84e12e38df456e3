"""Every page walked by Tab: everything is reached, in reading order, with a name and a role, and the focus can be
seen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget

from quizapp.content.items import Item, ItemKind
from quizapp.exams.blueprint import Mode
from quizapp.gui.pages.people import PeopleWindow
from quizapp.gui.widgets.figure_region import RegionButton
from quizapp.gui.widgets.focus_ring import FocusRing
from quizapp.services.people import Person
from tests.answering import right
from tests.gui import item_builders
from tests.looks import pages
from tests.looks.demo import DECK
from tests.looks.pages import RECIPES, Room, settle
from tests.looks.states import STATES

MOST_STEPS = 400


def walk(app: QApplication) -> Iterator[QWidget]:
    """Presses Tab until the focus is where it was; gives what has the focus before each press."""
    first = app.focusWidget()
    assert first is not None, "the page opens without a focus"
    focus = first
    for _ in range(MOST_STEPS):
        yield focus
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = app.focusWidget()
        assert after is not None, f"Tab lost the focus after {focus.accessibleName()}"
        focus = after
        if focus is first:
            return
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


def seen_at(widget: QWidget, window: QWidget) -> QRect:
    """Where what is to be seen of a control stands."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def area_of(widget: QWidget) -> QWidget | None:
    """The place in which a control scrolls; None where it does not."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above


def can_be_seen(widget: QWidget) -> bool:
    """Whether it stands in sight, in a place that is read line by line as a figure's regions are not."""
    return not widget.visibleRegion().isEmpty() and not isinstance(widget, RegionButton)


def require_named(widget: QWidget) -> None:
    """A name and a role that say to a screen reader what has the focus."""
    told = QAccessible.queryAccessibleInterface(widget)
    kind = f"{type(widget).__name__} “{widget.accessibleName()}”"
    assert told.text(QAccessible.Text.Name).strip(), f"{kind} has no name"
    assert told.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Window}, f"{kind} has no role"
    assert told.state().focusable, f"{kind} is told as if it could not have the focus"  # type: ignore[attr-defined]


def require_seen(widget: QWidget, window: QWidget) -> None:
    """A ring around what has the focus, unless it paints its own."""
    if getattr(widget, "focus_ring", True):
        ring = window.findChild(FocusRing)
        assert ring is not None, "the window has no ring"
        assert ring.isVisible(), f"no ring around {widget.accessibleName()}"
        assert place(ring, window).contains(place(widget, window)), f"the ring is not around {widget.accessibleName()}"


def require_walkable(app: QApplication, window: QWidget, rail: QWidget | None = None) -> None:
    """All that is said above holds of a window as it stands."""
    settle(app)
    reached = []
    for widget in walk(app):
        require_named(widget)
        require_seen(widget, window)
        reached.append(widget)
    places = [seen_at(widget, window) for widget in reached]  # now: a page scrolls while it is walked
    missed = [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in window.findChildren(QWidget)
        if can_be_reached(widget) and widget not in reached and not isinstance(widget, QLabel)
    ]
    assert not missed, f"Tab passes over {missed}"
    on_rail = [rail is not None and rail.isAncestorOf(widget) for widget in reached]
    first = min(range(len(reached)), key=lambda at: (places[at].top(), places[at].left()))
    end = max((at for at, there in enumerate(on_rail) if there), default=first - 1) + 1
    order = [*range(end, len(reached)), *range(end)]
    inside = [
        at for at in order if not on_rail[at] and not isinstance(reached[at], RegionButton)
    ]  # as a figure is read
    back = [
        (reached[before].accessibleName(), reached[after].accessibleName())
        for before, after in pairwise(inside)
        if places[after].bottom() <= places[before].top()
        and places[after].left() < places[before].right()
        and area_of(reached[before]) is area_of(reached[after])  # what scrolls may stand above what does not
    ]
    assert not back, f"Tab goes up and left: {back}"


@pytest.mark.parametrize("name", [*RECIPES, *STATES])
def test_a_page_is_walked_by_tab(name: str, room: Room, dressed: QApplication) -> None:
    (RECIPES | STATES)[name](room)
    require_walkable(dressed, room.window, room.window.rail)


BUILT: dict[str, Callable[[], Item]] = {
    "trend": item_builders.trend,
    "a step of a case": item_builders.case_step,
    "a number": item_builders.fill_number,
    "a word": item_builders.fill_word,
    "bow tie": item_builders.bow_tie,
    "grouping": item_builders.grouping,
    "select n": item_builders.select_n,
    "matrix, several in a row": item_builders.matrix_response,
}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", [*(kind.value for kind in ItemKind), *BUILT])
def test_an_item_is_walked_by_tab(name: str, mode: Mode, room: Room, dressed: QApplication) -> None:
    if name in BUILT:
        item = replace(BUILT[name](), deck=DECK)
    else:
        found = (one for one in room.services.library.items(DECK) if one.kind.value == name)
        item = next(found, None) or pytest.skip("the deck has none: it is among those built by hand")
    room.window.quiz(resume=pages.begin(room, DECK, (item,), mode))
    require_walkable(dressed, room.window, room.window.rail)


@pytest.mark.parametrize("kind", ItemKind)
def test_an_answered_item_is_walked_by_tab(kind: ItemKind, room: Room, dressed: QApplication) -> None:
    found = (one for one in room.services.library.items(DECK) if one.kind is kind)
    item = next(found, None) or pytest.skip("the deck has none")
    number = pages.begin(room, DECK, (item,))
    room.services.exam.respond(number, 0, right(item))
    room.window.quiz(resume=number)
    require_walkable(dressed, room.window, room.window.rail)


def test_the_list_of_people_is_walked_by_tab(dressed: QApplication, tmp_path: Path, qtbot) -> None:
    everybody = tuple(Person(name=name, folder=tmp_path / name) for name in ("", "Ada", "Ben"))
    window = PeopleWindow(everybody, everybody[1])
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    require_walkable(dressed, window)


def test_the_window_that_says_trouble_is_walked_by_tab(dressed: QApplication, qtbot) -> None:
    window = pages.trouble()
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    require_walkable(dressed, window)


def test_a_grade_says_its_interval(room: Room, dressed: QApplication) -> None:
    RECIPES["study-answer"](room)
    names = [button.accessibleName() for button in room.window.controller("study").page.card.grades.buttons.values()]
    assert all(", " in name for name in names), names
    assert names[0].startswith("Forgot, again in")
