"""The report: points, topics, mix-ups, every item with all rationales."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.exams.blueprint import Blueprint
from quizapp.gui.pages.quiz_report import QuizReportPage, ReportView
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.item_result import RationaleRow
from quizapp.gui.widgets.text import Text
from tests.gui.exam_room import ExamRoom, lactation

DECK = lactation().id


@pytest.fixture
def report(qtbot: QtBot) -> Callable[[Callable[[int], bool]], QuizReportPage]:
    """Makes the report of a quiz of six; a function says which of them (from 0) are answered rightly."""

    def make(is_right: Callable[[int], bool]) -> QuizReportPage:
        exam = ExamRoom()
        view = exam.start(Blueprint(deck=DECK, length=6))
        for index in range(view.total):
            item = exam.show(view.sitting, index).item
            option = item.key if is_right(index) else next(one for one in item.options if not one.correct)
            exam.respond(view.sitting, index, (option.id,))
        deck = lactation()
        sources = {fact.id: deck.source.place(fact.paragraph) for fact in deck.facts}
        page = QuizReportPage()
        qtbot.addWidget(page)
        page.resize(1072, 840)
        page.render(ReportView(report=exam.finish(view.sitting), topic_titles=exam.topic_titles(DECK), sources=sources))
        page.show()
        return page

    return make


def test_points_and_the_act_that_helps(report, qtbot: QtBot) -> None:
    page = report(lambda index: index % 2 == 0)
    assert page.heading.text() == "3 of 6 points"
    assert page.missed.text() == "Study what I missed (3)"
    page.take_focus()
    qtbot.waitUntil(page.missed.hasFocus)
    with qtbot.waitSignal(page.study_missed) as told:
        QTest.keyClick(page.missed, Qt.Key.Key_Return)
    assert len(told.args[0]) == 3
    assert page.bars.accessibleDescription().count(" of ") == len(page.bars._bars)


def test_missed_items_come_first_and_stand_open(report) -> None:
    page = report(lambda index: index not in {3, 5})
    assert [result.result.score.full for result in page.results] == [False, False, True, True, True, True]
    assert [result.head.isChecked() for result in page.results] == [True, True, False, False, False, False]


def test_every_option_has_its_rationale(report) -> None:
    page = report(lambda index: index != 0)
    first = page.results[0]
    rows = first.findChildren(RationaleRow)
    assert len(rows) == len(first.result.item.options)
    told = [row.accessibleName() for row in rows]
    for option in first.result.item.options:
        assert any(option.text in line and option.rationale in line for line in told)
    assert "Right." in told[0]
    assert "Your answer." in told[1]
    fact = first.result.item.facts[0]
    assert fact in first.head.accessibleDescription()
    assert any(text.text().startswith("Source: Lactation") for text in first.findChildren(Text))


def test_what_is_folded_is_built_when_it_is_unfolded(report) -> None:
    last = report(lambda index: index != 0).results[-1]
    assert not last.findChildren(RationaleRow)
    QTest.keyClick(last.head, Qt.Key.Key_Return)
    assert last.findChildren(RationaleRow)
    assert last.findChildren(RationaleRow)[0].isVisible()
    last.head.click()
    assert not last.findChildren(RationaleRow)[0].isVisible()


def test_a_mix_up_is_explained_and_can_be_practised(report, qtbot: QtBot) -> None:
    page = report(lambda index: index != 0)
    missed = page.results[0].result
    chosen = next(option for option in missed.item.options if option.id in missed.chosen)
    words = "\n".join(one.text() for one in page._drawn if isinstance(one, Text))
    assert f"{chosen.text} for {missed.item.key.text}, once." in words
    assert chosen.rationale in words
    assert missed.item.key.rationale in words
    practise = next(one for one in page._drawn if isinstance(one, Button))
    with qtbot.waitSignal(page.practise) as told:
        practise.click()
    assert missed.item.facts[0] in told.args[0]


def test_all_right_offers_another_quiz(report, qtbot: QtBot) -> None:
    page = report(lambda index: True)
    assert page.missed.isHidden()
    page.take_focus()
    qtbot.waitUntil(page.again.hasFocus)
    with qtbot.waitSignal(page.another):
        page.again.click()
