"""The report: points, topics, mix-ups, every item with all rationales."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.sitting import SittingId
from quizapp.gui.pages.quiz.report import QuizReportPage, ReportView
from quizapp.gui.pages.quiz.report_told import certainty_told
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.items.result import RationaleRow
from quizapp.gui.widgets.text import Text
from quizapp.services.results import QuizReport
from quizapp.stats.certainty import Rated, certainty_curve
from tests.answering import right, wrong
from tests.gui.conftest import Keys
from tests.gui.exam_room import ExamRoom, copied, lactation
from tests.looks.pages import Room, begin

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
        page = QuizReportPage()
        qtbot.addWidget(page)
        page.resize(1072, 840)
        done = exam.finish(view.sitting)
        page.render(ReportView(quiz=QuizReport(report=done, deck=copied(), curve=())))
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
    page = report(lambda index: index != 0)
    last = page.results[-1]
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
    words = "\n".join(one.text() for one in page.confusions.drawn if isinstance(one, Text))
    assert f"{chosen.text} for {missed.item.key.text}, once." in words
    assert chosen.rationale in words
    assert missed.item.key.rationale in words
    practise = next(one for one in page.confusions.drawn if isinstance(one, Button))
    with qtbot.waitSignal(page.practise) as told:
        practise.click()
    assert missed.item.facts[0] in told.args[0]


def test_all_right_offers_another_quiz(report, qtbot: QtBot) -> None:
    page = report(lambda index: True)
    assert page.missed.isHidden()
    page.take_focus()
    qtbot.waitUntil(page.head.again.hasFocus)
    with qtbot.waitSignal(page.again):
        QTest.keyClick(page.head.again, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.another):
        page.head.another.click()


def test_charts_tell_in_a_sentence_and_stand_as_tables(report) -> None:
    page = report(lambda index: True)
    assert page.certainty.isHidden()
    assert page.times.told.sentence == "No time was taken in this quiz."
    assert page.trend.told.sentence == "From your second quiz on, this shows how they go over time."


def test_how_certainties_held_is_told_with_what_each_pays() -> None:
    answers = [Rated(certainty=3, right=n < 9) for n in range(30)] + [Rated(certainty=1, right=True)]
    told = certainty_told(certainty_curve(answers))
    assert told.sentence.startswith("Certain: 9 of 30 right; Guess: 1 of 1 right.")
    assert told.sentence.endswith("“certain” pays from 80\u00a0% on: you say it too easily.")
    assert [row[0] for row in told.rows] == ["Guess", "Certain"]
    assert len(told.picture.points) == 2


# -- through the window


def finished(room: Room, n: int = 6) -> SittingId:
    """An exam with certainties, of which every third item was missed, and its report on the screen."""
    items = room.services.library.items(DECK)[:n]
    number = begin(room, DECK, items, Mode.EXAM, Conditions(certainty=True))
    for index, item in enumerate(items):
        room.services.exam.respond(number, index, wrong(item) if index % 3 == 0 else right(item), 3)
    room.services.exam.finish(number)
    room.window.report(number)
    return number


def test_what_was_missed_goes_into_todays_queue(fresh_room: Room, keys: Keys) -> None:
    number = finished(fresh_room)
    missed = fresh_room.services.results.report(number).report.missed
    keys.press(Qt.Key.Key_Return)
    assert fresh_room.window.page_name == "study"
    assert fresh_room.services.study.current().face.card.fact in missed


def test_again_asks_the_same_facts_with_other_questions(fresh_room: Room) -> None:
    number = finished(fresh_room)
    report = fresh_room.window.controller("report").page
    report.head.again.click()
    quiz = fresh_room.window.controller("quiz")
    assert quiz.item.isVisible()
    before = {one.item.id for one in fresh_room.services.results.report(number).report.items}
    facts = {fact for one in fresh_room.services.results.report(number).report.items for fact in one.item.facts}
    assert quiz._view.item.id not in before
    assert facts.intersection(quiz._view.item.facts)


def test_the_report_says_what_certainty_made_of_it(fresh_room: Room) -> None:
    finished(fresh_room)
    page = fresh_room.window.controller("report").page
    assert page.head.certainty.text().startswith("By how sure you were: 0 of 18 points")
    assert page.certainty.isVisible()
    assert "Certain: \u22126" in page.results[0].head.accessibleName()


def test_the_report_is_saved_as_pdf_and_as_a_table(fresh_room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    finished(fresh_room)
    controller = fresh_room.window.controller("report")
    pdf, table = tmp_path / "report.pdf", tmp_path / "report.csv"
    controller.save_pdf(pdf)
    qtbot.waitUntil(lambda: fresh_room.window.notice.text == f"It is in {pdf}.", timeout=20_000)
    assert pdf.read_bytes().startswith(b"%PDF")
    controller.save_table(table)
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert (rows[0][0], len(rows)) == ("Number", 7)
    controller.save_table(tmp_path / "nowhere" / "report.csv")
    assert "could not be" in fresh_room.window.notice.text or "cannot be" in fresh_room.window.notice.text


def test_a_chart_is_walked_and_stands_as_a_table(fresh_room: Room, keys: Keys) -> None:
    finished(fresh_room)
    page = fresh_room.window.controller("report").page
    page.certainty.plot.setFocus()
    keys.press(Qt.Key.Key_Right)
    assert page.certainty.plot.spoken.startswith("Certain – Answers: 6, Right: 4")
    keys.press("t")
    assert page.certainty.shows_table
