"""Every page walked by Tab: everything is reached, in reading order, with a name and a role, and the focus can be
seen."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from quizapp.gui.pages.people import PeopleWindow
from quizapp.services.people import Person
from tests.gui.walking import require_walkable
from tests.looks import pages
from tests.looks.pages import Room
from tests.looks.recipes import RECIPES
from tests.looks.states import STATES


@pytest.mark.parametrize("name", [*RECIPES, *STATES])
def test_a_page_is_walked_by_tab(name: str, room: Room, dressed: QApplication) -> None:
    (RECIPES | STATES)[name](room)
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
