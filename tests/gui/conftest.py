"""What the window's tests share: a dressed application, and windows over a new or a well-used profile."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.items import Item
from quizapp.exams.blueprint import Mode
from quizapp.exams.conditions import Conditions
from quizapp.gui import theme
from quizapp.gui.app import dress
from quizapp.gui.controllers.library import exporting as exporting_module
from quizapp.gui.controllers.library import printing as printing_module
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.library.exporting import ExportController
from quizapp.gui.controllers.library.printing import PrintController
from tests.gui.sitter import Sit, Sitter
from tests.looks import demo
from tests.looks.pages import Room, first_start, settle, wait_until
from tests.ready_made import studied_profile


class PatientBot(QtBot):
    """Waits for a minute where it has to: how busy a machine is decides no test. (What runs in a thread goes on
    meanwhile; the waiting of its like would hold the interpreter's lock.)"""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = 0) -> None:
        """Until something is so."""
        wait_until(callback)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of pytest-qt, with patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application as the app dresses it."""
    dress(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _plain_theme(dressed: QApplication) -> None:
    """Every test begins light, at 100 %."""
    theme.apply(dressed, dark=False, reduce_motion=True)


@pytest.fixture(autouse=True)
def _no_window_is_left(dressed: QApplication, _plain_theme: None) -> Iterator[None]:
    """Takes away the windows that a test leaves behind: one that comes after would find them, or lose its focus to
    them. What stood before the test, such as a module's room, stays."""
    stood = set(dressed.topLevelWidgets())
    yield
    for window in dressed.topLevelWidgets():
        if window not in stood and window.parent() is None and type(window).__module__.startswith(("quizapp", "tests")):
            window.close()
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def fresh_room(dressed: QApplication, tmp_path: Path) -> Iterator[Room]:
    """The window over a profile that has just been made."""
    room = first_start(tmp_path / "new")
    yield from shown(dressed, room)


@pytest.fixture
def room(dressed: QApplication, tmp_path: Path) -> Iterator[Room]:
    """The window over the well-used profile."""
    studied_profile(tmp_path / "used")
    yield from shown(dressed, Room(tmp_path / "used", demo.StoppedClock(demo.TODAY)))


@pytest.fixture
def library(room: Room) -> LibraryController:
    """The Library of the well-used profile."""
    room.window.go("library")
    controller = room.window.controller("library")
    assert isinstance(controller, LibraryController)
    return controller


def shown(app: QApplication, room: Room) -> Iterator[Room]:
    """Shows a room's window until a test is done with it."""
    room.window.resize(1280, 840)
    room.window.show()
    QTest.qWaitForWindowActive(room.window)
    settle(app)
    yield room
    room.close()
    settle(app)


class Keys:
    """Presses keys where the focus is, as a person does who has no mouse."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    @property
    def focus(self) -> QWidget:
        """What has the focus; a test fails when nothing has."""
        widget = self._app.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys one after another."""
        for key in keys:
            QTest.keyClick(self.focus, key, modifier)
            settle(self._app)


@pytest.fixture
def keys(dressed: QApplication) -> Keys:
    """The keyboard."""
    return Keys(dressed)


@pytest.fixture
def sit(qtbot: QtBot) -> Sit:
    """Starts a quiz of some items."""

    def start(
        *items: Item, mode: Mode = Mode.TUTOR, size: tuple[int, int] = (1072, 840), **conditions: object
    ) -> Sitter:
        return Sitter(qtbot, items, mode, size, Conditions(**conditions))

    return start


@pytest.fixture
def export(library: LibraryController) -> ExportController:
    """The export of the deck, its preview there."""
    library.export()
    wait_until(lambda: not library.bridges.exporting.is_busy)
    return library.bridges.exporting


@pytest.fixture
def paper(library: LibraryController) -> PrintController:
    """The print of the deck."""
    library.print()
    return library.bridges.printing


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    asked: list[Path] = []
    for module in (exporting_module, printing_module):
        monkeypatch.setattr(module, "open_by_system", asked.append)
    return asked


def said(room: Room, begin: str) -> Callable[[], bool]:
    """Whether the quiet line begins so."""
    return lambda: room.window.notice.text.startswith(begin)
