"""Who is learning? The window that opens first where several people share a computer."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.focus_ring import FocusRing
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.person_row import PersonRow
from quizapp.gui.widgets.text import Text
from quizapp.services.people import Person

_KEYS = 9


def shown_name(person: Person) -> str:
    """A person's name; the first person may have none."""
    return person.name or QCoreApplication.translate("people", "Me")


class PeopleWindow(QWidget):
    """Everybody on the list; who was here last has the focus, so that Enter goes on."""

    chosen = Signal(object)
    added = Signal(str)

    def __init__(self, people: tuple[Person, ...], last: Person) -> None:
        super().__init__()
        self.setWindowTitle("QuizApp")
        self.setMinimumSize(480, 480)
        page = Page(max_width=560)
        page.column.addWidget(page_heading(self.tr("Who is learning?")))
        page.column.addWidget(
            Text(
                self.tr("Everybody has progress of their own. There are no passwords: whoever sits here can open any."),
                role="muted",
            )
        )
        page.column.addSpacing(8)
        self.rows: list[PersonRow] = []
        for number, person in enumerate(people, start=1):
            row = PersonRow(shown_name(person), key=str(number) if number <= _KEYS else "")
            row.clicked.connect(partial(self.chosen.emit, person))
            if number <= _KEYS:
                QShortcut(QKeySequence(str(number)), self, partial(self.chosen.emit, person))
            page.column.addWidget(row)
            self.rows.append(row)
        page.column.addSpacing(8)
        self.name = Field(name=self.tr("Name of one more person"), placeholder=self.tr("Name"))
        self.add = Button(self.tr("Add a person"), icon="user-round-plus")
        self.name.returnPressed.connect(self.add.click)
        self.add.clicked.connect(lambda: self.added.emit(self.name.text()))
        acts = QWidget()
        row_of_acts = Flow(acts, gap=12)
        row_of_acts.addWidget(self.name)
        row_of_acts.addWidget(self.add)
        page.column.addWidget(acts)
        self._error = Text(role="bad")
        self._error.hide()
        page.column.addWidget(self._error)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.ring = FocusRing(self)
        self.resize(self.sizeHint())
        self.rows[people.index(last)].setFocus()

    @property
    def error(self) -> str:
        """Why a name was not taken."""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Says why a name was not taken."""
        self._error.setText(sentence)
        self._error.show()
        self.name.setFocus()

    def sizeHint(self) -> QSize:
        """Room for a few people."""
        return QSize(860, 640)
