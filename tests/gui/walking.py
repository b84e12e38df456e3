"""Walks a window by Tab: everything is reached, in reading order, with a name and a role, and the focus can be seen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget

from quizapp.gui.widgets.figures.region import RegionButton
from quizapp.gui.widgets.focus_ring import FocusRing, Ring
from tests.looks.pages import settle

MOST_STEPS = 400


def walk(app: QApplication) -> Iterator[QWidget]:
    """Presses Tab until the focus is where it was; gives what has the focus before each press."""
    first = app.focusWidget()
    assert first is not None, "the page opens without a focus"
    focus = first
    names: list[str] = []
    for _ in range(MOST_STEPS):
        names.append(f"{type(focus).__name__} {focus.accessibleName()}")
        yield focus
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = app.focusWidget()
        assert after is not None, f"Tab lost the focus after {focus.accessibleName()}"
        focus = after
        if focus is first:
            return
    raise AssertionError(f"Tab does not come back: {names}")


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
        shown = ring.shown
        assert shown is not None, f"no ring around {widget.accessibleName()}"
        seen = [one for one in window.findChildren(Ring) if one.isVisibleTo(window) and not one.size().isEmpty()]
        assert seen == [shown], f"more than one ring with {widget.accessibleName()}"
        assert place(shown, window).contains(place(widget, window)), f"the ring is not around {widget.accessibleName()}"


def require_walkable(app: QApplication, window: QWidget, rail: QWidget | None = None) -> None:
    """All that is said above holds of a window as it stands, once it is the one that has the keyboard."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
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
