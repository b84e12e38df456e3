"""The exam on the Today page: one line about how it stands, and a quiet place to set its date."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words

if TYPE_CHECKING:
    from quizapp.gui.widgets.study.exam_date import ExamDate

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
    """``date_set`` brings the date, ``date_dropped`` says that there is no exam.

    The place where the date is set is made when it is first wanted."""

    date_set = Signal(object)
    date_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._exam: ExamLine | None = None
        self._today = date.min
        self._asking: ExamDate | None = None
        self._line = Text()
        self.change = Button("", key=shortcuts.EXAM_DATE.shown, icon="calendar-days", quiet=True)
        self.change.clicked.connect(self.open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._line)
        self._column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def asking(self) -> "ExamDate":
        """The place where the date is set."""
        if self._asking is None:
            from quizapp.gui.widgets.study.exam_date import ExamDate  # a start does without

            self._asking = asking = ExamDate()
            asking.set_it.clicked.connect(self._set)
            asking.drop.clicked.connect(self._drop)
            asking.leave.clicked.connect(self.close_panel)
            asking.hide()
            self._column.addWidget(asking)
            set_tab_order(self)
        return self._asking

    @property
    def is_open(self) -> bool:
        """Whether a date is being set."""
        return self._asking is not None and not self._asking.isHidden()

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
        if self._asking is not None:
            self._asking.hide()
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
        self.asking.ask(max(day, first), first, self._today + _FARTHEST, can_drop=self._exam is not None)
        self.change.hide()
        self.asking.show()
        self.asking.take_focus()

    def close_panel(self) -> None:
        """Puts it away; nothing is set."""
        if self.is_open:
            self.change.show()
            self.change.setFocus()
            self.asking.hide()

    def _set(self) -> None:
        self.date_set.emit(self.asking.day)

    def _drop(self) -> None:
        self.date_dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets the date, Esc leaves."""
        if not self.is_open:
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
