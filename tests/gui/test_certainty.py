"""How sure one is: said by keys and by mouse, with what it earns in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.items.certainty_bar import CertaintyBar

RIGHT, WRONG = {1: 1, 2: 2, 3: 3}, {1: 0, 2: -2, 3: -6}


@pytest.fixture
def bar(qtbot: QtBot) -> CertaintyBar:
    """The bar on the screen."""
    made = CertaintyBar(RIGHT, WRONG)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def test_each_choice_says_what_it_earns(bar: CertaintyBar) -> None:
    assert [choice.accessibleName() for choice in bar.choices.values()] == [
        "Guess: +1 if right, 0 if wrong",
        "Fairly sure: +2 if right, -2 if wrong",
        "Certain: +3 if right, -6 if wrong",
    ]


def test_it_is_said_by_mouse_by_key_and_by_arrows(bar: CertaintyBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.chosen) as told:
        bar.choices[3].click()
    assert (told.args, bar.level) == ([3], 3)
    with qtbot.waitSignal(bar.chosen) as told:
        bar.say(1)
    assert (told.args, bar.level) == ([1], 1)
    bar.choices[1].setFocus()
    with qtbot.waitSignal(bar.chosen) as told:
        QTest.keyClick(bar.choices[1], Qt.Key.Key_Right)
    assert (told.args, bar.level) == ([2], 2)


def test_what_was_said_stands_once_it_is_settled(bar: CertaintyBar, qtbot: QtBot) -> None:
    bar.show_certainty(2, settled=True)
    assert bar.level == 2
    with qtbot.assertNotEmitted(bar.chosen):
        bar.choices[3].click()
        bar.say(3)
    bar.show_certainty(None, settled=False)
    assert bar.level is None
