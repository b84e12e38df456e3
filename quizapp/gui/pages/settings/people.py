"""The panel of the Settings page for those who share the computer."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.pages.people import shown_name
from quizapp.gui.theme import Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.setting_row import SettingPanel
from quizapp.gui.widgets.text import Text
from quizapp.services.people import Person


class PeoplePanel(SettingPanel):
    """Your own name, the others, and room for one more."""

    renamed = Signal(str)
    added = Signal(str)
    removed = Signal(object)
    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("People on this computer"))
        self.name = Field(name=self.tr("Your name"), placeholder=self.tr("Me"))
        self.name.editingFinished.connect(self._rename)
        self.add(
            self.tr("Your name"),
            self.tr("Everybody has progress of their own. There are no passwords: whoever sits here can open any."),
            self.name,
        )
        self._own = ""
        self._others = QVBoxLayout()
        self._others.setSpacing(8)
        self.column.addLayout(self._others)
        self.remove: dict[str, Button] = {}
        self.new_name = Field(name=self.tr("Name of one more person"), placeholder=self.tr("Name"))
        self.add_button = Button(self.tr("Add a person"), icon="user-round-plus")
        self.change = Button(self.tr("Change person…"), icon="users")
        self.new_name.returnPressed.connect(self.add_button.click)
        self.add_button.clicked.connect(lambda: self.added.emit(self.new_name.text()))
        self.change.clicked.connect(self.change_wanted)
        acts = QWidget()
        row = Flow(acts, gap=12)
        for widget in (self.new_name, self.add_button, self.change):
            row.addWidget(widget)
        self.column.addWidget(acts)

    def show_people(self, own: Person, others: tuple[Person, ...], first: Person) -> None:
        """Shows who is here; the ``first`` person cannot be removed."""
        self._own = own.name
        self.name.setText(own.name)
        self.new_name.clear()
        self.change.setVisible(bool(others))
        while (item := self._others.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.remove = {}
        for person in others:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Text(shown_name(person), weight=Weight.MEDIUM), 1)
            if person != first:
                button = Button(self.tr("Remove"), icon="trash-2", quiet=True)
                button.setAccessibleName(self.tr("Remove {name}").format(name=shown_name(person)))
                button.clicked.connect(partial(self.removed.emit, person))
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
                self.remove[person.name] = button
            self._others.addWidget(row)

    def _rename(self) -> None:
        if self.name.text().strip() and self.name.text() != self._own:
            self.renamed.emit(self.name.text())
