"""The keys that work everywhere, those of Progress, and those where several people share a computer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.clock import Clock
from quizapp.content.cards import View
from quizapp.gui import shortcuts as s
from quizapp.gui.app import App
from quizapp.gui.controllers.progress import ProgressController
from quizapp.gui.pages.people import PeopleWindow
from quizapp.gui.pages.progress.page import Aspect
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.services.people import add_person
from tests.looks import pages
from tests.looks.key_tries import dialog, focus, go, on_page, tries


def scaled(percent: int) -> object:
    """Whether the text has a size."""
    return lambda room: room.services.settings.current().text_scale == percent


def on_quiz_in_rail(room: pages.Room) -> None:
    """The focus is on a control."""
    room.window.go("settings")
    room.window.rail.buttons["quiz"].setFocus()


def on_figure(room: pages.Room) -> None:
    """The focus is on a figure."""
    pages.asking(room, View.LABEL).card.sheet.figure.setFocus()


def zoomed(*, nearer: bool) -> object:
    """Whether the figure under the focus is nearer than all of it."""
    return lambda _room: isinstance(focus(), FigureView) and focus()._zoom.is_near is nearer


def progress(aspect: Aspect) -> Callable[[pages.Room], ProgressController]:
    """Begins at a side of Progress."""

    def begin(room: pages.Room) -> ProgressController:
        room.window.go("progress")
        controller = room.window.controller("progress")
        assert isinstance(controller, ProgressController)
        controller.show_aspect(aspect)
        QTest.qWait(800 if aspect is Aspect.CHARTS else 50)
        page = controller.page
        (page.charts if aspect is Aspect.CHARTS else page).take_focus()
        return controller

    return begin


def chart(room: pages.Room) -> object:
    """The chart under the focus."""
    return room.window.controller("progress").page.charts.focused


tree, charts = progress(Aspect.TREE), progress(Aspect.CHARTS)

WINDOW = (
    *tries(
        "Everywhere",
        (s.GO_TODAY, go("settings"), "alt+1", on_page("today")),
        (s.GO_STUDY, go("settings"), "alt+2", on_page("study")),
        (s.GO_QUIZ, go("settings"), "alt+3", on_page("quiz")),
        (s.GO_LIBRARY, go("settings"), "alt+4", on_page("library")),
        (s.GO_PROGRESS, go("settings"), "alt+5", on_page("progress")),
        (s.GO_TEACH, go("settings"), "alt+6", on_page("teach")),
        (s.GO_SETTINGS, go("today"), "ctrl+comma", on_page("settings")),
        (s.HELP, go("library"), "F1", on_page("help")),
        (s.HELP, go("library"), "F1 F1", on_page("library")),
        (s.LEAVE_HELP, go("progress"), "F1 Escape", on_page("progress")),
        (("Ctrl++",), go("library"), "ctrl+plus", scaled(110)),
        (("Ctrl+=",), go("quiz"), "ctrl+equal ctrl+equal", scaled(120)),
        (s.SMALLER, go("today"), "ctrl+minus", scaled(90)),
        (s.USUAL_SIZE, go("teach"), "ctrl+plus ctrl+plus ctrl+0", scaled(100)),
        (s.QUIT, go("today"), "ctrl+q", lambda r: not r.window.isVisible()),
        (s.NEXT_CONTROL, on_quiz_in_rail, "Tab", lambda r: r.window.controller("settings").page.isAncestorOf(focus())),
        (s.NEXT_CONTROL, on_quiz_in_rail, "Tab shift+Tab", lambda r: r.window.rail.isAncestorOf(focus())),
        (("Enter",), on_quiz_in_rail, "Return", on_page("quiz")),
        (("Space",), on_quiz_in_rail, "space", on_page("quiz")),
        (("Plus",), on_figure, "plus", zoomed(nearer=True)),
        (("Minus",), on_figure, "plus minus", zoomed(nearer=False)),
        (("0",), on_figure, "plus plus 0", zoomed(nearer=False)),
    ),
    *tries(
        "Progress",
        (s.BRANCHES, tree, "Down Return", on_page("study")),
        (s.WALK_CHART, charts, "Right", lambda r: chart(r).plot.spoken == chart(r).told.in_words(0)),
        (s.AS_TABLE, tree, "t", lambda r: not r.window.controller("progress").page.tree.isVisible()),
        (s.AS_TABLE, charts, "t", lambda r: chart(r).shows_table),
        (s.AS_TABLE, charts, "t t", lambda r: not chart(r).shows_table),
        (s.SAVE_PICTURE, tree, "ctrl+s", dialog),
        (s.SAVE_PICTURE, charts, "ctrl+s", dialog),
        (s.SAVE_TABLE, charts, "ctrl+shift+s", dialog),
    ),
    *tries("Everywhere", (s.PEOPLE, go("today"), "ctrl+shift+p", on_page("today"))),
)


def shared_computer(
    base: Path, clock: Clock, take_focus: Callable[[QWidget], None], press: Callable[[str], None]
) -> tuple[int, int]:
    """Two people: a digit opens one's window, Ctrl Shift P asks again. How many tries, how many failed."""
    add_person(base, "Ada")
    app = App(pages.application(), base, clock)
    app.open()
    failed = 0
    for keys in ("2", "ctrl+shift+p"):
        QTest.qWait(300)
        asked = next((one for one in QApplication.topLevelWidgets() if isinstance(one, PeopleWindow)), None)
        front = app.window if asked is None or not asked.isVisible() else asked
        assert front is not None
        take_focus(front)
        press(keys)
        QTest.qWait(600)
        seen = any(isinstance(one, PeopleWindow) and one.isVisible() for one in QApplication.topLevelWidgets())
        ok = (app.window is not None and not seen) if keys == "2" else seen
        print(f"{'ok  ' if ok else 'FAIL'} Everywhere, two people: {keys}", flush=True)
        failed += not ok
    for one in QApplication.topLevelWidgets():
        if one.isVisible():
            one.close()
    pages.settle(pages.application())
    return 2, failed
