"""The calculator by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.gui import theme
from quizapp.gui.widgets.items.calculator import Calculator
from tests.looks.pages import put_on


@pytest.fixture
def calculator(qtbot: QtBot) -> Calculator:
    """The calculator on the screen."""
    made = Calculator()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.open()
    return made


def test_a_sum_is_typed_and_goes_on_from_its_value(calculator: Calculator) -> None:
    QTest.keyClicks(calculator.line, "0.1+0.2")
    assert (calculator.line.text(), calculator.result.text()) == ("0.1+0.2", "= 0.3")
    QTest.keyClick(calculator.line, Qt.Key.Key_Return)
    QTest.keyClicks(calculator.line, "*3")
    assert (calculator.line.text(), calculator.result.text()) == ("0.3×3", "= 0.9")


def test_a_sum_is_clicked_together(calculator: Calculator) -> None:
    for sign in "(7-2)×1.5":
        calculator.keys[{"-": "\u2212"}.get(sign, sign)].click()
    calculator.keys["="].click()
    assert calculator.line.text() == "7.5"
    calculator.keys["⌫"].click()
    assert calculator.line.text() == "7."
    calculator.keys["C"].click()
    assert calculator.line.text() == ""


def test_trouble_is_told_in_words_and_what_is_unfinished_is_none(calculator: Calculator) -> None:
    QTest.keyClicks(calculator.line, "2/")
    assert (calculator.result.text(), calculator.take.isEnabled()) == ("…", False)
    QTest.keyClicks(calculator.line, "0")
    assert calculator.result.text() == "Nothing can be divided by 0."
    calculator.line.setText("2))")
    assert calculator.result.text() == "This is no sum."
    calculator.line.setText("2÷3")
    assert calculator.result.text() == "≈ 0.6666666667"


def test_its_value_is_taken_as_the_answer(calculator: Calculator, qtbot: QtBot) -> None:
    QTest.keyClicks(calculator.line, "30*2")
    with qtbot.waitSignal(calculator.taken) as told:
        calculator.take.click()
    assert told.args == ["60"]


def test_esc_puts_it_away_and_letters_do_not_answer_the_item(calculator: Calculator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(calculator.put_away):
        QTest.keyClick(calculator.line, Qt.Key.Key_Escape)


def test_every_key_has_a_name(calculator: Calculator) -> None:
    assert {sign: key.accessibleName() for sign, key in calculator.keys.items()}["÷"] == "divided by"
    assert all(key.accessibleName() for key in calculator.keys.values())


def test_the_keys_follow_the_theme(calculator: Calculator, dressed: QApplication) -> None:
    for look in ("dark", "light"):
        put_on(dressed, look, 100)
        ground = calculator.keys["7"].grab().toImage().pixelColor(8, 8)
        assert ground == theme.current().colors.surface, look
