"""The window: pages when needed, its size remembered, errors said calmly."""

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication

from quizapp.bootstrap import open_services
from quizapp.content.items import ItemKind
from quizapp.errors import UserError
from quizapp.exams.blueprint import Mode
from quizapp.exams.conditions import Conditions
from quizapp.gui import app as app_module
from quizapp.gui import crash
from quizapp.gui.app import App
from quizapp.gui.pages.first import FirstWindow
from quizapp.gui.pages.trouble import TroubleWindow
from quizapp.gui.tasks import Task, TaskLine
from quizapp.gui.widgets.rail import Rail, RailShape
from tests.looks.demo import TODAY, StoppedClock
from tests.looks.pages import Room, first_start, settle

PLACES = ("today", "study", "quiz", "library", "progress", "teach", "settings", "help", "choose")


def test_only_today_is_built_at_the_start(room: Room) -> None:
    assert room.window.built == ("today",)
    room.window.go("teach")
    assert room.window.built == ("today", "teach")


def test_all_that_a_window_showed_goes_with_it(dressed: QApplication, tmp_path: Path) -> None:
    """Where another person takes over, a theme would otherwise dress the pages of all who were there before."""
    before = set(dressed.allWidgets())
    room = first_start(tmp_path / "p")
    room.window.show()
    for name in PLACES:
        room.window.go(name)
        settle(dressed)
    room.close()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [type(one).__name__ for one in dressed.allWidgets() if one not in before] == []


def test_the_title_names_the_deck(room: Room) -> None:
    assert room.window.windowTitle() == "Lactation – QuizApp"


def test_its_size_is_remembered(dressed, tmp_path: Path) -> None:
    room = Room(tmp_path / "p", StoppedClock(TODAY))
    room.window.resize(700, 720)
    room.close()
    again = Room(tmp_path / "p", StoppedClock(TODAY))
    assert again.window.size() == QSize(700, 720)
    again.close()


def test_it_is_never_smaller_than_it_can_be_used(room: Room) -> None:
    room.window.resize(100, 100)
    assert room.window.size() == QSize(480, 640)


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((1280, 840), RailShape.WIDE),
        ((899, 840), RailShape.SLIM),
        ((480, 640), RailShape.SLIM),
        ((479, 640), RailShape.ICONS),
    ],
)
def test_the_rail_takes_the_shape_that_fits(dressed, size: tuple[int, int], shape: RailShape) -> None:
    assert Rail.shape_for(*size) is shape


def test_an_error_of_ours_is_said_with_a_report(room: Room, qtbot) -> None:
    try:
        raise ZeroDivisionError("by nought")
    except ZeroDivisionError as error:
        panel = crash.CrashPanel(crash.report(error))
    room.window.show_panel(panel)
    assert panel.isVisible()
    panel.copy.click()
    copied = app_module.QApplication.clipboard().text()
    assert "ZeroDivisionError: by nought" in copied
    assert "test_window.py" in copied
    panel.close_it.click()
    assert not panel.isVisible()


def test_the_hook_reports_and_prints(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[str] = []
    crash.install(told.append)
    error = ValueError("ours")
    sys.excepthook(ValueError, error, None)
    assert "ValueError: ours" in told[0]
    assert "ValueError: ours" in capsys.readouterr().err


def test_a_profile_that_cannot_be_opened_is_said(
    dressed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot
) -> None:
    opened = app_module.open_services
    answers = [UserError("The disk is full. Nothing was changed. Free some space and try again.")]

    def open_or_fail(profile: Path, clock: object) -> object:
        if answers:
            raise answers.pop()
        return opened(profile, StoppedClock(TODAY))

    monkeypatch.setattr(app_module, "open_services", open_or_fail)
    app = App(dressed, tmp_path / "p")
    app.open()
    trouble = next(widget for widget in dressed.topLevelWidgets() if isinstance(widget, TroubleWindow))
    assert app.window is None
    assert trouble.sentence.text().startswith("The disk is full.")
    trouble.again.click()
    assert app.window is not None
    assert app.window.isVisible()
    assert not trouble.isVisible()
    app.window.close()
    trouble.deleteLater()


def test_the_window_opens_anew_over_a_restored_profile(dressed, tmp_path: Path) -> None:
    app = App(dressed, tmp_path / "p", StoppedClock(TODAY))
    app.open()
    first = app.window
    first.profile_replaced("Restored.")
    assert app.window is not first
    assert app.window.notice.text == "Restored."
    app.window.close()
    dressed.processEvents()


def test_a_task_tells_its_result_here(room: Room, qtbot) -> None:
    task = Task(room.window.open_again, lambda services: len(services.library.decks()))
    with qtbot.waitSignal(task.done, timeout=5000) as told:
        task.start()
    assert told.args == [1]


def test_a_task_that_is_refused_says_why(room: Room, qtbot) -> None:
    def work(_: object) -> None:
        raise UserError("No room left.")

    task = Task(room.window.open_again, work)
    with qtbot.waitSignal(task.refused, timeout=5000) as told:
        task.start()
    assert told.args == ["No room left."]


def test_a_bug_in_a_task_is_not_swallowed(room: Room, qtbot) -> None:
    task = Task(room.window.open_again, lambda _: 1 // 0)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(task.ended, timeout=5000):
        task.start()
    assert [error[0] for error in raised] == [ZeroDivisionError]


def test_a_quick_task_shows_nothing_and_a_slow_one_can_be_left(room: Room, qtbot) -> None:
    import threading

    go_on = threading.Event()
    line = TaskLine(room.window)
    line.run(Task(room.window.open_again, lambda _: go_on.wait(10)), "Checking…")
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible, timeout=3000)
    line.cancel.click()
    assert not line.isVisible()
    assert not line.is_busy
    go_on.set()


def test_a_new_profile_is_made_beside_a_window_that_says_so(dressed, tmp_path: Path, qtbot) -> None:
    app = App(dressed, tmp_path / "p", StoppedClock(TODAY))
    app.begin()
    first = app._first
    assert first is not None
    assert first.isVisible()
    assert app.window is None
    qtbot.waitUntil(lambda: app.window is not None, timeout=20_000)
    assert [one for one in dressed.topLevelWidgets() if isinstance(one, FirstWindow) and one.isVisible()] == []
    assert app.window.windowTitle() == "Lactation – QuizApp"
    app.window.close()
    again = App(dressed, tmp_path / "p", StoppedClock(TODAY))
    again.begin()
    assert again._first is None
    assert again.window is not None
    again.window.close()


def test_a_first_window_that_is_closed_opens_nothing(dressed, tmp_path: Path, qtbot) -> None:
    app = App(dressed, tmp_path / "p", StoppedClock(TODAY))
    app.begin()
    first = app._first
    first.close()
    qtbot.waitUntil(lambda: app._first is None, timeout=20_000)
    assert app.window is None
    with closing(open_services(tmp_path / "p", StoppedClock(TODAY))) as services:
        assert len(services.library.decks()) == 1


def test_a_new_profile_that_cannot_be_made_is_said(dressed, tmp_path: Path, qtbot) -> None:
    (tmp_path / "p").write_text("a file where a folder should be")
    app = App(dressed, tmp_path / "p" / "q", StoppedClock(TODAY))
    app.begin()
    qtbot.waitUntil(lambda: app._trouble is not None, timeout=20_000)
    assert app.window is None
    app._trouble.close()


def test_what_was_typed_in_an_exam_is_kept_when_the_window_closes(
    dressed: QApplication, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = App(dressed, tmp_path / "p", StoppedClock(TODAY))
    app.open()
    window = app.window
    proposed = window.services.exam.setup(window.deck).proposed
    kinds = (ItemKind.FILL_IN,)
    window.quiz(blueprint=replace(proposed, mode=Mode.EXAM, kinds=kinds, length=2, conditions=Conditions(pause=False)))
    page = window.controller("quiz").item
    assert page.isVisible()
    page.answering.type_answer("7")
    assert page._typing.isActive()  # not stored yet
    wanted, sitting = page.answering.response(), page._view.sitting
    window.close()
    dressed.processEvents()
    assert "Traceback" not in capfd.readouterr().err
    with closing(open_services(tmp_path / "p", StoppedClock(TODAY))) as services:
        assert services.exam.setup(proposed.deck).unfinished == sitting
        assert services.exam.resume(sitting).chosen == wanted
