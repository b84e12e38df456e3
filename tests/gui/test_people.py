"""Several people on one computer, in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.gui.app import App
from quizapp.gui.pages.people import PeopleWindow
from quizapp.scheduling.memory import Grade
from quizapp.services.people import add_person, last_person, people
from tests.looks.demo import DECK, TODAY, StoppedClock
from tests.looks.pages import Room, settle


@pytest.fixture
def app(dressed: QApplication, tmp_path: Path) -> Iterator[App]:
    """The app over a computer that Ada and Ben share with the first person."""
    add_person(tmp_path, "Ada Lovelace")
    add_person(tmp_path, "Ben")
    app = App(dressed, tmp_path, StoppedClock(TODAY))
    app.open()
    settle(dressed)
    yield app
    if app.window is not None:
        app.window.close()
    for widget in dressed.topLevelWidgets():
        if isinstance(widget, PeopleWindow):
            widget.close()
            widget.deleteLater()
    settle(dressed)


def chooser(app: QApplication) -> PeopleWindow:
    """The list of people that is shown."""
    return next(one for one in app.topLevelWidgets() if isinstance(one, PeopleWindow) and one.isVisible())


def test_one_click_opens_a_persons_own_window(app: App, dressed: QApplication, tmp_path: Path) -> None:
    assert app.window is None
    chooser(dressed).rows[1].click()
    assert app.window is not None
    assert app.window.services.profile == people(tmp_path)[1].folder
    assert app.window.rail.buttons["people"].place.title == "Ada Lovelace"
    assert last_person(tmp_path).name == "Ada Lovelace"


def test_progress_is_kept_apart(app: App, dressed: QApplication) -> None:
    chooser(dressed).rows[1].click()
    assert app.window is not None
    app.window.study()
    app.window.services.study.grade(Grade.GOOD, 1000)
    app.window.rail.buttons["people"].click()
    settle(dressed)
    QTest.keyClick(chooser(dressed), Qt.Key.Key_3)
    assert app.window.rail.buttons["people"].place.title == "Ben"
    assert app.window.services.progress.today(DECK).answered_today == 0


def test_who_was_here_last_needs_only_enter(app: App, dressed: QApplication) -> None:
    chooser(dressed).rows[2].click()
    assert app.window is not None
    app.window.go("people")
    settle(dressed)
    shown = chooser(dressed)
    assert shown.focusWidget() is shown.rows[2]
    QTest.keyClick(shown.rows[2], Qt.Key.Key_Return)
    assert app.window.rail.buttons["people"].place.title == "Ben"


def test_a_newcomer_begins_at_once(app: App, dressed: QApplication, tmp_path: Path) -> None:
    shown = chooser(dressed)
    shown.name.setText("ben")
    shown.add.click()
    assert "already" in shown.error
    shown.name.setText("3 of us")  # digits are typed, not taken for keys
    QTest.keyClick(shown.name, Qt.Key.Key_Return)
    assert app.window is not None
    assert people(tmp_path)[-1].name == "3 of us"


def test_alone_nobody_is_asked(fresh_room: Room) -> None:
    assert "people" not in fresh_room.window.rail.buttons


def test_the_list_is_kept_in_settings(fresh_room: Room) -> None:
    window = fresh_room.window
    window.go("settings")
    panel = window.controller("settings").page.people
    assert panel.change.isHidden()
    panel.new_name.setText("Ada")
    panel.add_button.click()
    assert window.rail.buttons["people"].place.title == "Me"
    panel.name.setText("Cleo")
    panel.name.editingFinished.emit()
    assert window.rail.buttons["people"].place.title == "Cleo"
    panel.new_name.setText("cleo")
    panel.add_button.click()
    assert "already" in window.notice.text
    panel.remove["Ada"].click()
    assert "people" not in window.rail.buttons
    window.notice.action.click()
    assert [person.name for person in people(fresh_room.services.profile)] == ["Cleo", "Ada"]
    assert "people" in window.rail.buttons
