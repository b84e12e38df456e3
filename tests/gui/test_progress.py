"""Progress: each number with its sentence; the tree as a picture and as a table."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.gui.models.tree_table import TreeTable
from quizapp.gui.pages.progress.page import ProgressPage
from quizapp.services.progress import DayCount, Progress
from tests.gui.conftest import Keys
from tests.gui.test_tree import tree
from tests.looks.demo import TODAY
from tests.looks.pages import Room


def progress(*, retention: tuple[int, int] = (91, 100), answered: int = 200, minutes: float = 40) -> Progress:
    """A page's numbers."""
    today = TODAY.date()
    return Progress(
        facts=7,
        tree=tree(4, 3),
        retention=retention,
        aim=0.9,
        ahead=tuple(DayCount(day=today + timedelta(days=n), count=n if answered else 0) for n in range(14)),
        calendar=tuple(DayCount(day=today - timedelta(days=83 - n), count=n % 5) for n in range(84)),
        studied_of_14=12 if answered else 0,
        answered_total=answered,
        minutes_total=minutes,
    )


def shown(qtbot: QtBot, view: Progress) -> ProgressPage:
    """The page on the screen."""
    page = ProgressPage()
    qtbot.addWidget(page)
    page.resize(1072, 840)
    page.render(view)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def table(model: TreeTable) -> str:
    """A table as text."""
    rows = [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    return "\n".join(" | ".join(row) for row in rows)


@pytest.mark.parametrize(
    ("retention", "figure", "sentence"),
    [
        ((91, 100), "91\u00a0%", "You aimed for 90\u00a0%: your plan works. 91 of 100 answers."),
        ((87, 100), "87\u00a0%", "You aimed for 90\u00a0%: you are close. 87 of 100 answers."),
        ((50, 100), "50\u00a0%", "You aimed for 90\u00a0%. Fewer new cards for a while will help. 50 of 100 answers."),
    ],
)
def test_recall_is_held_against_the_aim(qtbot: QtBot, retention: tuple[int, int], figure: str, sentence: str) -> None:
    page = shown(qtbot, progress(retention=retention))
    assert page.retention.text() == figure
    assert page.retention_words.text() == sentence


def test_every_chart_has_its_sentence(qtbot: QtBot) -> None:
    page = shown(qtbot, progress(minutes=150))
    assert page.ahead_words.text() == "21 reviews in all; Sunday is the fullest day, with 6."
    assert len(page.bars.days) == 7
    assert page.studied.text() == "12 of 14"
    assert page.studied_words.text() == "200 answers so far, in 2.5 hours of study."


def test_before_the_first_answer_the_page_teaches(qtbot: QtBot) -> None:
    page = shown(qtbot, progress(retention=(0, 0), answered=0, minutes=0))
    assert page.begin.isVisible()
    assert "first reviews" in page.retention_words.text()
    assert page.ahead_words.text().startswith("Nothing waits yet.")
    assert page.studied_words.text() == "Every day you study becomes a green square here."
    with qtbot.waitSignal(page.study_wanted):
        page.begin.click()


def test_the_table_says_what_the_tree_shows(qtbot: QtBot) -> None:
    view = progress()
    page = shown(qtbot, view)
    QTest.keyClick(page.tree, Qt.Key.Key_T)
    assert page.table.isVisible()
    assert not page.tree.isVisible()
    lines = table(page.model).splitlines()
    leaves = [leaf for branch in view.tree.branches for leaf in branch.leaves]
    assert len(lines) == len(leaves) == 7
    for line, leaf in zip(lines, leaves, strict=True):
        words = "not met yet" if leaf.recall is None else f"{round(leaf.recall * 100)}\u00a0%"
        assert line.endswith(f"| {leaf.statement} | {words}")
    page.as_table.click()
    assert page.tree.isVisible()


def test_the_table_sorts_by_recall(qtbot: QtBot) -> None:
    page = shown(qtbot, progress())
    page.as_table.click()
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    model = page.table.model()
    shares = [model.index(row, 2).data(TreeTable.SORT) for row in range(model.rowCount())]
    assert shares == sorted(shares)


def test_enter_on_a_row_opens_its_fact(qtbot: QtBot) -> None:
    page = shown(qtbot, progress())
    page.as_table.click()
    with qtbot.waitSignal(page.fact_chosen) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == ["F0-0"]


def test_the_whole_tree_is_seen_without_scrolling(room: Room) -> None:
    room.window.go("progress")
    page = room.window.controller("progress").page
    bottom = page.tree.mapTo(page.viewport(), page.tree.rect().bottomLeft()).y()
    assert bottom <= page.viewport().height()


def test_a_branch_is_studied_by_keys(room: Room, keys: Keys) -> None:
    room.window.go("progress")
    page = room.window.controller("progress").page
    assert page.tree.hasFocus()
    keys.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert room.window.page_name == "study"


def test_the_picture_is_written(room: Room, tmp_path: Path) -> None:
    room.window.go("progress")
    controller = room.window.controller("progress")
    controller.save_picture(tmp_path / "tree.png")
    assert not QImage(str(tmp_path / "tree.png")).isNull()
    assert "tree.png" in room.window.notice.text
