"""The exam on Today: one honest line, and a date that is set without a dialog."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from quizapp.gui.widgets.study.exam_today import ExamLine, ExamToday

TODAY = date(2026, 11, 23)


@pytest.fixture
def panel(qtbot, dressed) -> ExamToday:
    made = ExamToday()
    qtbot.addWidget(made)
    made.show_exam(None, TODAY)
    made.show()
    return made


def test_without_a_date_there_is_only_the_offer(panel: ExamToday) -> None:
    assert panel.line == ""
    assert panel.change.text() == "Set the date of your exam"
    assert not panel.is_open


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ExamLine(day=date(2026, 12, 5), days_left=12, new_per_day=9, expected=86, low=82, high=90, of=100),
            "Exam in 12 days: 9 new a day, 86 of 100 expected to be recalled, 82 to 90.",
        ),
        (ExamLine(day=date(2026, 11, 24), days_left=1, new_per_day=0), "Exam tomorrow: everything is met."),
        (ExamLine(day=TODAY, days_left=0, new_per_day=4), "Exam today: 4 new a day."),
        (ExamLine(day=date(2026, 11, 22), days_left=-1, new_per_day=0), "Your exam was yesterday."),
    ],
)
def test_how_it_stands(panel: ExamToday, line: ExamLine, said: str) -> None:
    panel.show_exam(line, TODAY)
    assert panel.line == said


def test_enter_sets_what_stands_in_the_field(panel: ExamToday, qtbot) -> None:
    panel.open()
    assert panel.asking.field.day == date(2026, 12, 21)
    QTest.keyClick(panel.asking.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.date_set) as told:
        QTest.keyClick(panel.asking.field, Qt.Key.Key_Return)
    assert told.args == [date(2026, 12, 22)]


def test_escape_leaves_it_as_it_was(panel: ExamToday) -> None:
    panel.open()
    QTest.keyClick(panel.asking.field, Qt.Key.Key_Escape)
    assert not panel.is_open
    assert panel.change.isVisible()


def test_an_exam_can_be_dropped(panel: ExamToday, qtbot) -> None:
    panel.show_exam(ExamLine(day=date(2026, 12, 5), days_left=12, new_per_day=9), TODAY)
    panel.open()
    with qtbot.waitSignal(panel.date_dropped):
        panel.asking.drop.click()
