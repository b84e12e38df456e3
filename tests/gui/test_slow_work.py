"""Work beside the window while a deck is carried: how far it is, and what is left when it is stopped."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from quizapp.bootstrap import Services
from quizapp.gui.controllers.library.bridges import BridgesController
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.library.exporting import ExportController
from quizapp.gui.tasks import ToldTask
from tests.gui.conftest import Keys
from tests.looks.pages import Room, wait_until


class Slow:
    """Work that goes on until it is let go, telling how far it is."""

    def __init__(self) -> None:
        self.go_on, self.stopped = threading.Event(), threading.Event()

    def __call__(self, services: Services, tell: Callable[[float], None]) -> str:
        tell(0.25)
        self.go_on.wait(10)
        try:
            tell(0.5)
        finally:
            self.stopped.set()
        return "done"


def run(bridges: BridgesController, work: Slow, ended: list[object]) -> None:
    """Runs work as an export does."""
    bridges.run_task(ToldTask(bridges._open_again, work), "Working…", ended.append)


def test_slow_work_shows_how_far_it_is_and_esc_cancels_it(
    export: ExportController, library: LibraryController, room: Room, keys: Keys, qtbot: QtBot
) -> None:
    work, ended = Slow(), list[object]()
    run(library.bridges, work, ended)
    line = library.page.task
    qtbot.waitUntil(lambda: line.isVisible() and export.page.is_busy)
    assert line.share == 0.25
    assert not export.page.act.isEnabled()
    assert keys.focus is line.cancel
    keys.press(Qt.Key.Key_Escape)
    work.go_on.set()
    qtbot.waitUntil(lambda: not line.is_busy)
    assert work.stopped.is_set()
    assert not ended
    assert export.page.isVisible()
    assert export.page.act.isEnabled()
    assert keys.focus is export.page.act
    assert room.window.notice.text == "Cancelled. Nothing was changed."


def test_work_that_was_done_before_it_could_be_stopped_is_told_as_done(
    export: ExportController, library: LibraryController, qtbot: QtBot
) -> None:
    go_on, ended = threading.Event(), list[object]()
    task = ToldTask(room_services(library), lambda _services, _tell: go_on.wait(10))
    library.bridges.run_task(task, "Working…", ended.append)
    library.bridges.stop_or_leave()
    go_on.set()
    qtbot.waitUntil(lambda: ended == [True])


def room_services(library: LibraryController) -> Callable[[], Services]:
    """What opens services for a thread."""
    return library.bridges._open_again


def test_an_export_that_is_stopped_leaves_the_file_that_was_there(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "deck.xlsx"
    file.write_bytes(b"as it was")
    task = ToldTask(
        room.window.open_again,
        lambda services, tell: services.formats.export(str(room.window.deck), file, "xlsx", tell=tell),
    )
    ended = list[str]()
    task.stopped.connect(lambda: ended.append("stopped"))
    task.done.connect(lambda _report: ended.append("done"))
    task.cancel()
    task.start()
    wait_until(lambda: bool(ended))
    assert ended == ["stopped"]
    assert file.read_bytes() == b"as it was"
    assert not list(tmp_path.glob("deck.xlsx?*"))
