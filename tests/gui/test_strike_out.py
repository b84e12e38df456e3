"""Options struck out by keys and by mouse: a note to oneself that takes a choice back and changes nothing else."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.items.options import CheckList, OptionList
from tests.gui import item_builders

NONE = Qt.KeyboardModifier.NoModifier


def shown(qtbot: QtBot, options: OptionList | CheckList) -> OptionList | CheckList:
    """Four options on the screen."""
    qtbot.addWidget(options)
    options.show_options(item_builders.select_all().options, (), revealed=False)
    options.resize(600, 400)
    options.show()
    options.activateWindow()
    QTest.qWaitForWindowActive(options)
    return options


def struck(options: OptionList | CheckList) -> str:
    """The rows as text."""
    return "".join("s" if row.is_struck else "o" if row.isChecked() else "." for row in options.rows)


def test_keys_strike_out_what_has_the_focus(qtbot: QtBot) -> None:
    options = shown(qtbot, CheckList(strikes=True))
    options.rows[1].setFocus()
    with qtbot.waitSignal(options.struck_changed):
        QTest.keyClick(options.rows[1], Qt.Key.Key_Delete)
    assert struck(options)[:3] == ".s."
    assert options.rows[1].accessibleDescription() == "Struck out"
    QTest.keyClick(options.rows[1], Qt.Key.Key_Minus)
    assert struck(options)[:3] == "..."
    assert options.rows[1].accessibleDescription() == ""


def test_the_sign_at_the_right_strikes_and_does_not_choose(qtbot: QtBot) -> None:
    for options in (shown(qtbot, CheckList(strikes=True)), shown(qtbot, OptionList(strikes=True))):
        row = options.rows[2]
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, NONE, row.strike_place().center().toPoint())
        assert struck(options)[:3] == "..s"


def test_the_other_mouse_button_strikes(qtbot: QtBot) -> None:
    options = shown(qtbot, OptionList(strikes=True))
    row = options.rows[0]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(20, 20), row.mapToGlobal(QPoint(20, 20)))
    QApplication.sendEvent(row, event)
    assert struck(options)[0] == "s"


def test_what_is_struck_out_is_chosen_no_longer_and_the_other_way_round(qtbot: QtBot) -> None:
    for options in (shown(qtbot, CheckList(strikes=True)), shown(qtbot, OptionList(strikes=True))):
        options.choose(0)
        with qtbot.waitSignal(options.changed):
            options.strike(0)
        assert (struck(options)[0], options.chosen) == ("s", ())
        with qtbot.waitSignal(options.struck_changed):
            options.choose(0)
        assert (struck(options)[0], options.struck) == ("o", frozenset())


def test_one_can_still_choose_after_a_choice_was_struck_out(qtbot: QtBot) -> None:
    options = shown(qtbot, OptionList(strikes=True))
    options.choose(0)
    options.strike(0)
    options.choose(1)
    options.choose(2)
    assert struck(options)[:3] == "s.o"


def test_nothing_is_struck_out_where_that_means_nothing(qtbot: QtBot) -> None:
    plain = shown(qtbot, OptionList())
    assert not plain.strike(0)
    told = OptionList(strikes=True)
    qtbot.addWidget(told)
    told.show_options(item_builders.select_all().options, (), revealed=True)
    assert not told.strike(0)
    assert told.rows[0].strike_place().isEmpty()


def test_what_is_struck_out_comes_back_with_the_item(qtbot: QtBot) -> None:
    options = shown(qtbot, CheckList(strikes=True))
    options.strike(1)
    kept = options.struck
    options.show_struck(frozenset())
    assert "s" not in struck(options)
    options.show_struck(kept)
    assert struck(options)[:3] == ".s."
