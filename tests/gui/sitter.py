"""A page with a quiz of given items, for tests of the kinds: keys and clicks go in, drawings come out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.items import Item
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.events import Span
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.widgets.items.options import Verdict
from tests.gui.exam_room import ExamRoom, lactation
from tests.looks.pages import settle

MARKS = {Verdict.RIGHT: "v", Verdict.MISSED: "m", Verdict.CHOSEN_WRONG: "x", Verdict.WRONG: "-"}


class Sitter:
    """A page with a quiz of given items, wired to an exam room as the controller does."""

    def __init__(
        self,
        qtbot: QtBot,
        items: tuple[Item, ...],
        mode: Mode,
        size: tuple[int, int],
        conditions: Conditions,
    ) -> None:
        self.exam = ExamRoom()
        blueprint = Blueprint(deck=lactation().id, length=len(items), mode=mode, conditions=conditions)
        view = self.exam.sit(items, blueprint)
        self.sitting, self.finished = view.sitting, False
        self.page = QuizItemPage()
        qtbot.addWidget(self.page)
        self.stored: list[tuple[str, ...]] = []
        self.page.responded.connect(self._respond)
        self.page.moved.connect(lambda index: self.page.render(self.exam.show(self.sitting, index)))
        self.page.flagged.connect(lambda index: self.page.render(self.exam.toggle_flag(self.sitting, index)))
        self.page.struck.connect(lambda index, ids: self.page.render(self.exam.strike(self.sitting, index, ids)))
        self.page.rated.connect(lambda index, sure: self.page.render(self.exam.rate(self.sitting, index, sure)))
        self.page.highlighted.connect(self._highlight)
        self.page.finished.connect(self._finish)
        self.page.setMinimumSize(160, 160)  # the window's least size counts, not the page's
        self.page.resize(*size)
        self.page.render(view)
        self.page.show()
        self.page.activateWindow()
        QTest.qWaitForWindowActive(self.page)
        self.settle()

    def _respond(self, index: int, chosen: tuple[str, ...], certainty: int | None) -> None:
        self.stored.append(chosen)
        self.page.render(self.exam.respond(self.sitting, index, chosen, certainty))

    def _highlight(self, index: int, ranges: tuple[tuple[int, int], ...]) -> None:
        spans = tuple(Span(start=start, end=end) for start, end in ranges)
        self.page.render(self.exam.highlight(self.sitting, index, spans))

    def _finish(self) -> None:
        self.finished = True

    @property
    def kind(self) -> QWidget:
        """The answering part."""
        return self.page.answering

    def settle(self) -> None:
        """Lets Qt lay out."""
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        settle(running)

    def resize(self, width: int, height: int) -> None:
        """Makes the page as large, in steps, as a dragged border does."""
        for _ in range(3):
            self.page.resize(width, height)
            self.settle()
        assert self.page.width() == width

    def click(self, widget: QWidget) -> None:
        """Clicks a control in its middle, once it is in sight."""
        self.page.sheet.ensureWidgetVisible(widget)
        self.settle()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.settle()


Sit = Callable[..., Sitter]


def drawn(rows: tuple[QWidget, ...]) -> str:
    """Rows as text: ``o`` chosen, ``v`` right, ``m`` right but left out, ``x`` wrongly chosen, ``-`` wrong."""
    return "".join(MARKS.get(row.verdict, "o" if row.isChecked() else ".") for row in rows)
