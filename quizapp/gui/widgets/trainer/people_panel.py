"""Who is in the room: ticked as there, renamed, sent out, given another phone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.rebuilt import Rebuilt
from quizapp.teaching.acts import PersonId
from quizapp.teaching.room import Person, Room


class PersonLine(QWidget):
    """Somebody in the room; what can be done with them unfolds below the name."""

    def __init__(self, panel: "PeoplePanel", person: Person, *, here: bool, phone: bool) -> None:
        super().__init__()
        self.person = person.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        said = ", ".join(part for part in (person.team, self.tr("phone") if phone else "") if part)
        self.tick = CheckChip(person.name, note=said)
        self.tick.setChecked(here)
        self.tick.setAccessibleName(self.tr("{name} is here").format(name=person.name))
        self.tick.clicked.connect(lambda on: panel.attended.emit(int(person.id), bool(on)))
        self.more = Button(self.tr("Change"), quiet=True)
        self.more.setCheckable(True)
        self.more.setAccessibleName(self.tr("Change {name}").format(name=person.name))
        row.addWidget(self.tick)
        row.addStretch(1)
        row.addWidget(self.more)
        column.addLayout(row)
        self.acts = QWidget()
        acts = Flow(self.acts, gap=12)
        self.name = Field(name=self.tr("Name"))
        self.name.setText(person.name)
        self.name.editingFinished.connect(lambda: panel.renaming(person.id, self.name.text()))
        self.phone = Button(self.tr("Another phone"), quiet=True)
        self.phone.setEnabled(bool(person.key))
        self.phone.clicked.connect(lambda: panel.unkeyed.emit(int(person.id)))
        self.remove = Button(self.tr("Send out"), quiet=True, role="bad")
        self.remove.clicked.connect(lambda: panel.removed.emit(int(person.id)))
        for part in (self.name, self.phone, self.remove):
            acts.addWidget(part)
        for team in panel.teams:
            button = Button(team, quiet=True)
            button.setAccessibleName(self.tr("{name} plays for {team}").format(name=person.name, team=team))
            button.clicked.connect(lambda _=False, team=team: panel.teamed.emit(int(person.id), team))
            acts.addWidget(button)
        column.addWidget(self.acts)
        self.acts.setVisible(False)
        self.more.toggled.connect(self.acts.setVisible)


class PeoplePanel(Fold):
    """Signals carry a person's number."""

    attended = Signal(int, bool)
    named = Signal(int, str)
    teamed = Signal(int, str)
    removed = Signal(int)
    unkeyed = Signal(int)
    came = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.teams: tuple[str, ...] = ()
        self._names: dict[PersonId, str] = {}
        self._shown: object = None
        self.note = Text(role="muted", size=Size.SMALL)
        self._rows = Rebuilt(spacing=6)
        self.missing = QWidget()
        self._missing = Flow(self.missing, gap=8)
        self._chips: dict[str, CheckChip] = {}
        self.field = Field(name=self.tr("Somebody else"), placeholder=self.tr("Somebody else: name, then Enter"))
        self.field.returnPressed.connect(self._came)
        self.first = self.field
        for part in (self.note, self._rows, self.missing, self.field):
            self.room.addWidget(part)

    @property
    def rows(self) -> tuple[PersonLine, ...]:
        """Those in the room."""
        return tuple(row for row in self._rows.rows if isinstance(row, PersonLine))

    def show_room(self, room: Room, connected: frozenset[PersonId]) -> None:
        """Shows who is there; rows are made anew only when something about them is another."""
        there = room.there
        here = sum(room.was_there(one.id) for one in there)
        self.line.setText(self.tr("People: 1 is here") if here == 1 else self.tr("People: {n} are here").format(n=here))
        if not self.is_open:
            self._shown = None
            return
        ticked = frozenset(one.id for one in there if room.was_there(one.id))
        known = {one.name.casefold() for one in there}
        missing = tuple(name for name in room.plan.participants if name.casefold() not in known)
        shown = (there, ticked, connected, missing, room.plan.teams)
        if shown == self._shown or any(row.name.hasFocus() for row in self.rows):
            return
        self._shown, self.teams = shown, room.plan.teams
        self._names = {one.id: one.name for one in there}
        opened = {row.person for row in self.rows if row.more.isChecked()}
        self._rows.put([PersonLine(self, one, here=one.id in ticked, phone=one.id in connected) for one in there])
        for row in self.rows:
            row.more.setChecked(row.person in opened)
        self._offer(missing)

    def _offer(self, missing: tuple[str, ...]) -> None:
        """Those of the list who have not come. Who is offered already stays; a thousand are laid out once."""
        wanted = frozenset(missing)
        kept = tuple(name for name in self._chips if name in wanted)
        if kept != missing[: len(kept)]:
            kept = ()
        staying = frozenset(kept)
        gone = [name for name in self._chips if name not in staying]
        if max(len(gone), len(missing) - len(kept)) > 1:
            self.missing.setVisible(False)
        for name in gone:
            chip = self._chips.pop(name)
            self._missing.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for name in missing[len(kept) :]:
            self._chips[name] = chip = CheckChip(name)
            chip.setAccessibleName(self.tr("{name}, on the list, has come").format(name=name))
            chip.clicked.connect(lambda _on, name=name: self.came.emit(name))
            self._missing.addWidget(chip)
            chip.show()
        self.missing.setVisible(bool(missing))
        self.note.setText(
            self.tr("Tick who is here. Whoever comes with a phone is ticked by it.")
            if self._names or missing
            else self.tr("Nobody is on the list. Type a name below, or let phones in.")
        )

    def renaming(self, person: PersonId, name: str) -> None:
        """A name was put right."""
        wanted = " ".join(name.split())
        if wanted and wanted != self._names.get(person):
            self._names[person] = wanted
            self.named.emit(int(person), wanted)

    def _came(self) -> None:
        if name := self.field.text().strip():
            self.field.clear()
            self.came.emit(name)
