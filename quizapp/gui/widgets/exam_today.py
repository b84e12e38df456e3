"""The exam on the Today page: one line about how it stands, and a quiet place to set its date."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import shortcuts, words
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import DateField
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text

_FIRST_OFFER, _FARTHEST = timedelta(weeks=4), timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamLine:
    """How the exam stands. ``new_per_day`` is what it takes to have met everything; ``expected`` of ``of`` cards are
    to be recalled on the day, between ``low`` and ``high``; None while too little is known."""

    day: date
    days_left: int
    new_per_day: int
    expected: int | None = None
    low: int | None = None
    high: int | None = None
    of: int = 0


class ExamToday(QWidget):
    """``date_set`` brings the date, ``date_dropped`` says that there is no exam."""

    date_set = Signal(object)
    date_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._exam: ExamLine | None = None
        self._today = date.min
        self._line = Text()
        self.change = Button("", key=shortcuts.EXAM_DATE.shown, icon="calendar-days", quiet=True)
        self.change.clicked.connect(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._line)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._make_panel())

    def _make_panel(self) -> Panel:
        self.panel = Panel()
        self.field = DateField(name=self.tr("Date of the exam"))
        self.set_it = Button(self.tr("Set the date"), key="Enter")
        self.drop = Button(self.tr("No exam"), quiet=True)
        self.leave = Button(self.tr("Leave"), key="Esc", quiet=True, role="muted")
        self.set_it.clicked.connect(self._set)
        self.drop.clicked.connect(self._drop)
        self.leave.clicked.connect(self.close_panel)
        acts = QWidget()
        row = Flow(acts, gap=16)
        for widget in (self.field, self.set_it, self.drop, self.leave):
            row.addWidget(widget)
        self.panel.column.addWidget(section_heading(self.tr("When is your exam?")))
        self.panel.column.addWidget(
            Text(self.tr("New cards are then shared out so that all are met in time."), role="muted")
        )
        self.panel.column.addWidget(acts)
        self.panel.hide()
        return self.panel

    @property
    def line(self) -> str:
        """How the exam stands, in words; empty without a date."""
        return "" if self._line.isHidden() else self._line.text()

    def show_exam(self, exam: ExamLine | None, today: date) -> None:
        """Shows how it stands, or offers to set a date."""
        self._exam, self._today = exam, today
        self._line.setText("" if exam is None else self._words(exam))
        self._line.setVisible(exam is not None)
        self.change.setText(self.tr("Set the date of your exam") if exam is None else self.tr("Change the date"))
        self.drop.setVisible(exam is not None)
        self.panel.hide()
        self.change.show()

    def _words(self, exam: ExamLine) -> str:
        if exam.days_left < 0:
            when = self.tr("Your exam was {day}").format(day=words.day_name(exam.day, self._today))
            return f"{when}."
        when = self.tr("Exam {when}").format(when=self.tr("today") if not exam.days_left else _in(exam.days_left))
        new = self.tr("{n} new a day").format(n=exam.new_per_day) if exam.new_per_day else self.tr("everything is met")
        parts = [new]
        if exam.expected is not None:
            share = self.tr("{n} of {of} expected to be recalled").format(n=exam.expected, of=exam.of)
            parts.append(share)
            if exam.low is not None and exam.high is not None and exam.low < exam.high:
                parts.append(self.tr("{low} to {high}").format(low=exam.low, high=exam.high))
        return f"{when}: {', '.join(parts)}."

    def open(self) -> None:
        """Opens the place where the date is set; the cursor is in it."""
        day = self._exam.day if self._exam is not None else self._today + _FIRST_OFFER
        first = self._today + timedelta(days=1)
        self.field.choose(max(day, first), first, self._today + _FARTHEST)
        self.change.hide()
        self.panel.show()
        self.field.setFocus()
        self.field.setSelectedSection(DateField.Section.DaySection)

    def close_panel(self) -> None:
        """Puts it away; nothing is set."""
        if not self.panel.isHidden():
            self.change.show()
            self.change.setFocus()
            self.panel.hide()

    def _set(self) -> None:
        self.field.interpretText()
        self.date_set.emit(self.field.day)

    def _drop(self) -> None:
        self.date_dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets the date, Esc leaves."""
        if self.panel.isHidden():
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._set()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _in(days: int) -> str:
    """``tomorrow``, ``in 12 days``: an exam is counted in days, however far it is."""
    return words.in_days(days) if days <= 1 else words.counted(days, "in {n} day", "in {n} days")
