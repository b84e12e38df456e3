"""Where the date of an exam is set: a day to type or step through, and what to do with it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import DateField
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text


class ExamDate(Panel):
    """``set_it`` takes the date in ``field``, ``drop`` says that there is no exam, ``leave`` that nothing changes."""

    def __init__(self) -> None:
        super().__init__()
        self.field = DateField(name=self.tr("Date of the exam"))
        self.set_it = Button(self.tr("Set the date"), key="Enter")
        self.drop = Button(self.tr("No exam"), quiet=True)
        self.leave = Button(self.tr("Leave"), key="Esc", quiet=True, role="muted")
        acts = QWidget()
        row = Flow(acts, gap=16)
        for widget in (self.field, self.set_it, self.drop, self.leave):
            row.addWidget(widget)
        self.column.addWidget(section_heading(self.tr("When is your exam?")))
        self.column.addWidget(Text(self.tr("New cards are then shared out so that all are met in time."), role="muted"))
        self.column.addWidget(acts)

    def ask(self, day: date, first: date, last: date, *, can_drop: bool) -> None:
        """Proposes a day between two; ``can_drop`` where there is an exam already."""
        self.field.choose(day, first, last)
        self.drop.setVisible(can_drop)

    def take_focus(self) -> None:
        """Puts the cursor into the day of the date."""
        self.field.setFocus()
        self.field.setSelectedSection(DateField.Section.DaySection)

    @property
    def day(self) -> date:
        """What stands in the field."""
        self.field.interpretText()
        return self.field.day
