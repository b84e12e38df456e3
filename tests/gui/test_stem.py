"""Highlighting in a stem: with the mouse over words, and word by word with the keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.items.stem import Stem

STEM = "Which hormone ejects the milk from the breast when the child begins to suckle?"
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stem(qtbot: QtBot) -> Stem:
    """A stem on two lines."""
    made = Stem()
    qtbot.addWidget(made)
    made.show_stem(STEM, (), settled=False)
    made.resize(420, 120)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def pieces(stem: Stem) -> list[str]:
    """What is highlighted."""
    return [stem.text()[start:end] for start, end in stem.ranges]


def at(stem: Stem, word: str) -> QPoint:
    """Where a word stands."""
    return stem.centre_of(STEM.split().index(word)).toPoint()


def drag(stem: Stem, start: str, end: str) -> None:
    """Goes over words with the mouse button down."""
    QTest.mousePress(stem, Qt.MouseButton.LeftButton, NONE, at(stem, start))
    QTest.mouseMove(stem, (at(stem, start) + at(stem, end)) / 2)
    QTest.mouseMove(stem, at(stem, end))
    QTest.mouseRelease(stem, Qt.MouseButton.LeftButton, NONE, at(stem, end))


def test_the_mouse_highlights_whole_words(stem: Stem, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stem.highlighted) as told:
        drag(stem, "hormone", "ejects")
    assert pieces(stem) == ["hormone ejects"]
    assert told.args == [stem.ranges]
    assert stem.accessibleDescription() == "Highlighted: “hormone ejects”"


def test_the_mouse_goes_over_lines_and_backwards(stem: Stem) -> None:
    drag(stem, "suckle?", "breast")
    assert pieces(stem) == ["breast when the child begins to suckle?"]
    assert len(stem.rects_of(stem.ranges[0])) >= 2


def test_a_click_takes_a_highlight_away_and_a_double_click_makes_one(stem: Stem) -> None:
    drag(stem, "hormone", "ejects")
    QTest.mouseClick(stem, Qt.MouseButton.LeftButton, NONE, at(stem, "ejects"))
    assert pieces(stem) == []
    QTest.mouseClick(stem, Qt.MouseButton.LeftButton, NONE, at(stem, "milk"))
    assert pieces(stem) == []
    QTest.mouseDClick(stem, Qt.MouseButton.LeftButton, NONE, at(stem, "milk"))
    assert pieces(stem) == ["milk"]


def test_the_keys_walk_choose_and_highlight(stem: Stem, qtbot: QtBot) -> None:
    stem.setFocus()
    QTest.keyClick(stem, Qt.Key.Key_Right)
    QTest.keyClick(stem, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(stem, Qt.Key.Key_Space)
    assert pieces(stem) == ["hormone ejects"]
    QTest.keyClick(stem, Qt.Key.Key_Space)
    assert pieces(stem) == ["hormone"]
    QTest.keyClick(stem, Qt.Key.Key_End)
    QTest.keyClick(stem, Qt.Key.Key_Space)
    assert pieces(stem) == ["hormone", "suckle?"]
    with qtbot.waitSignal(stem.left):
        QTest.keyClick(stem, Qt.Key.Key_Escape)


def test_a_settled_stem_keeps_its_highlights(stem: Stem, qtbot: QtBot) -> None:
    drag(stem, "milk", "milk")
    stem.show_stem(STEM, ((0, 5),), settled=True)
    with qtbot.assertNotEmitted(stem.highlighted):
        drag(stem, "hormone", "ejects")
        stem.setFocus()
        QTest.keyClick(stem, Qt.Key.Key_Space)
    assert pieces(stem) == ["Which"]


def test_characters_that_count_twice_in_qt_are_highlighted_where_they_stand(qtbot: QtBot) -> None:
    made = Stem()
    qtbot.addWidget(made)
    made.show_stem("🤱 milk flows", (), settled=False)
    made.resize(420, 60)
    made.show()
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Right)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert pieces(made) == ["milk"]
    plain = Stem()
    qtbot.addWidget(plain)
    plain.show_stem("🤱 milk flows", (), settled=False)
    plain.resize(420, 60)
    assert made.rects_of(made.ranges[0])[0].left() == pytest.approx(plain.rects_of((2, 6))[0].left())
    assert made.rects_of(made.ranges[0])[0].left() > made.rects_of((0, 1))[0].right()
