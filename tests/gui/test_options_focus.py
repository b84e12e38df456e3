"""A list of options of which one is chosen is one stop of Tab, whatever was shown in it before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.items.options import OptionList
from tests.gui import item_builders


def test_tab_comes_back_to_the_row_that_kept_the_focus_over_a_question_of_more_options(qtbot: QtBot) -> None:
    window, options = QWidget(), OptionList()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(options)
    column.addWidget(QPushButton("Check"))
    some = item_builders.select_all().options
    options.show_options(some[:3], (), revealed=False)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    options.take_focus()
    options.show_options(some, (), revealed=False)
    options.take_focus()
    assert len(options.rows) > 3
    assert options.rows[0].hasFocus()
    QTest.keyClick(options.rows[0], Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert options.rows[0].hasFocus()
