"""Preparing a session: what it is, who comes, its parts in their order. All of it is saved as it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.pages.bridges.page import Asked
from quizapp.gui.pages.teach.plan_part_editors import PartEditor
from quizapp.gui.pages.teach.plan_part_row import PartRow
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.tasks import TaskLine
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import DateField, Field, Switch
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.panel import Page, Panel, section_heading
from quizapp.gui.widgets.paste_field import PasteField
from quizapp.gui.widgets.setting_row import SettingPanel
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.teach import people, plan_words
from quizapp.teaching.names import team_names
from quizapp.teaching.plan import MOST_TEAMS, Part, Plan, Rules


class PreparePage(Page):
    """``edited`` says that heading, people or rules are others; ``added`` carries the kind of a new part."""

    edited = Signal()
    presented = Signal()
    printed = Signal()
    left = Signal()
    added = Signal(str)
    opened_part = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    file_wanted = Signal()
    names_changed = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=880)
        self._quiet = False
        self.rows: list[PartRow] = []
        self.editor: PartEditor | None = None
        self._build_head()
        self._build_heading()
        self._build_parts()
        self._build_people()
        self._build_rules()
        self.column.addStretch(1)

    # -- how it is made

    def _build_head(self) -> None:
        self.back = Button(self.tr("Sessions"), icon="chevron-left", quiet=True)
        self.back.clicked.connect(self.left)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = Field(name=self.tr("Title"), placeholder=self.tr("What the session is called"))
        self.column.addWidget(Text(self.tr("Prepare a session"), size=Size.TITLE, weight=Weight.BOLD))
        self.summary = Text(role="muted")
        self.column.addWidget(self.summary)
        acts = QWidget()
        row = Flow(acts, gap=16)
        self.present = Button(self.tr("Present"), icon="presentation", key=shortcuts.PRESENT.shown, primary=True)
        self.print = Button(self.tr("Print pack…"), icon="printer", key=shortcuts.PRINT_PACK.shown)
        self.present.clicked.connect(self.presented)
        self.print.clicked.connect(self.printed)
        row.addWidget(self.present)
        row.addWidget(self.print)
        self.column.addWidget(acts)
        self.task = TaskLine()
        self.column.addWidget(self.task)

    def _build_heading(self) -> None:
        panel = Panel()
        self.on = DateField(name=self.tr("Day"))
        self.trainer, self.place = Field(name=self.tr("Trainer")), Field(name=self.tr("Place"))
        self.provider, self.address = Field(name=self.tr("Provider")), Field(name=self.tr("Address"))
        self.hours = Field(name=self.tr("Contact hours"), placeholder="1.5")
        self.approval = PasteField(name=self.tr("The approver’s statement"))
        self.approval.setMaximumHeight(120)
        panel.column.setSpacing(12)
        panel.column.addWidget(Asked(self.tr("Title"), self.title))
        self._pairs = [self._pair(panel, (self.tr("Day"), self.on), (self.tr("Trainer"), self.trainer))]
        panel.column.addWidget(Asked(self.tr("Place"), self.place))
        self.certificates = Fold()
        self.certificates.line.setText(self.tr("For certificates"))
        self.certificates.room.addWidget(
            Text(
                self.tr("What continuing-education bodies ask for. Leave empty what nobody asks for."),
                role="muted", size=Size.SMALL,
            )
        )  # fmt: skip
        for name, field in (
            (self.tr("Provider"), self.provider),
            (self.tr("Address"), self.address),
            (self.tr("Contact hours"), self.hours),
            (self.tr("The approver’s statement, word for word"), self.approval),
        ):
            self.certificates.room.addWidget(Asked(name, field))
        self.certificates.first = self.provider
        panel.column.addWidget(self.certificates)
        for field in (self.title, self.trainer, self.place, self.provider, self.address, self.hours):
            field.textEdited.connect(self._tell)
        self.approval.textChanged.connect(self._tell)
        self.on.dateChanged.connect(self._tell)
        self.column.addWidget(panel)

    def _pair(self, panel: Panel, *asked: tuple[str, QWidget]) -> QBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for at, (name, field) in enumerate(asked):
            row.addWidget(Asked(name, field), at)
        panel.column.addLayout(row)
        return row

    def _build_parts(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Its course")))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        panel.column.addLayout(self._parts)
        acts = QWidget()
        row = Flow(acts, gap=20)
        self.adds: dict[str, Button] = {}
        for kind, words in (
            ("questions", self.tr("Questions")),
            ("talk", self.tr("Talk")),
            ("break", self.tr("Break")),
            ("tests", self.tr("Tests before and after")),
        ):
            button = Button(words, icon="plus", quiet=True)
            button.setAccessibleName(self.tr("Add: {what}").format(what=words))
            button.clicked.connect(lambda _=False, kind=kind: self.added.emit(kind))
            self.adds[kind] = button
            row.addWidget(button)
        panel.column.addSpacing(8)
        panel.column.addWidget(acts)
        self.column.addWidget(panel)

    def _build_people(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Participants")))
        panel.column.addWidget(
            Text(
                self.tr(
                    "One name a line: typed, pasted, or from a file. Whoever is not on the list can come all the same."
                ),
                role="muted",
            )
        )
        self.names = PasteField(name=self.tr("Participants, one a line"))
        self.names.setMaximumHeight(200)
        self.names.textChanged.connect(self._names_typed)
        self.from_file = Button(self.tr("From a file…"), icon="folder-open", quiet=True)
        self.from_file.clicked.connect(self.file_wanted)
        self.count = Text(role="muted", size=Size.SMALL)
        self.teams = Field(name=self.tr("Teams, separated by commas"), placeholder="Oaks, Willows, Maples")
        self.teams.textEdited.connect(self._tell)
        panel.column.addWidget(self.names)
        panel.column.addWidget(self.count)
        panel.column.addWidget(self.from_file, 0, Qt.AlignmentFlag.AlignLeft)
        panel.column.addSpacing(8)
        panel.column.addWidget(Asked(self.tr("Teams, separated by commas (none: everybody plays alone)"), self.teams))
        self.counted_teams = Text(role="muted", size=Size.SMALL)
        panel.column.addWidget(self.counted_teams)
        self.column.addWidget(panel)

    def _build_rules(self) -> None:
        self.rules = SettingPanel()
        self.streaks, self.anonymous = Switch(name=self.tr("Streaks")), Switch(name=self.tr("No names on screens"))
        self.rules.add(
            self.tr("Streaks"),
            self.tr("Several right answers in a row bring more points. Off: who guesses luckily gains nothing by it."),
            self.streaks,
        )
        self.rules.add(
            self.tr("No names on screens"),
            self.tr("The projector shows no participant’s name and no list of single scores. Teams are still named."),
            self.anonymous,
        )
        self.rules.head(self.tr("Rules"))
        for switch in (self.streaks, self.anonymous):
            switch.toggled.connect(self._tell)
        self.column.addWidget(self.rules)

    def arrange(self, *, narrow: bool) -> None:
        """Side by side, or under each other."""
        for pair in getattr(self, "_pairs", ()):
            way = pair.Direction
            pair.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        if hasattr(self, "rules"):
            self.rules.arrange(narrow=narrow)

    # -- what it shows

    def show_plan(self, plan: Plan, now: datetime) -> None:
        """Shows a plan from its beginning."""
        self._quiet = True
        heading = plan.heading
        today = now.date()
        self.title.setText(heading.title)
        self.on.choose(heading.on, min(heading.on, today - timedelta(days=366)), today + timedelta(days=3 * 366))
        self.trainer.setText(heading.trainer)
        self.place.setText(heading.place)
        self.provider.setText(heading.provider)
        self.address.setText(heading.address)
        self.hours.setText(f"{heading.contact_hours:g}" if heading.contact_hours else "")
        self.approval.setPlainText(heading.approval)
        self.names.setPlainText("\n".join(plan.participants))
        self.teams.setText(", ".join(plan.teams))
        self.streaks.setChecked(plan.rules.streaks)
        self.anonymous.setChecked(plan.rules.anonymous)
        self._quiet = False
        self.verticalScrollBar().setValue(0)

    def show_sum(self, plan: Plan, now: datetime, notes: Sequence[str] = ()) -> None:
        """What it comes to; and what was noticed of the list of names."""
        self.summary.setText(plan_words(plan, now))
        counted = people(len(plan.participants)) if plan.participants else self.tr("Nobody is on the list yet.")
        self.count.setText(" ".join([counted.rstrip(".") + ".", *notes]))
        self.counted_teams.setText(self._team_words(plan.teams))
        self.counted_teams.setVisible(bool(plan.teams))

    def _team_words(self, teams: Sequence[str]) -> str:
        typed = [one for one in self.teams.text().replace(";", ",").split(",") if one.strip()]
        said = self.tr("1 team.") if len(teams) == 1 else self.tr("{n} teams.").format(n=len(teams))
        if len(teams) == MOST_TEAMS and len(typed) > MOST_TEAMS:
            return " ".join([said, self.tr("More are left out: a room takes no more.")])
        if len(typed) > len(teams):
            return " ".join([said, self.tr("Who has the name of another counts once.")])
        return said

    def show_parts(
        self, parts: Sequence[Part], is_open: int | None, make_editor: Callable[[Part], PartEditor], focus: int | None
    ) -> None:
        """Shows the parts anew, one of them open."""
        while self._parts.count():
            item = self._parts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self.editor = [], None
        for number, part in enumerate(parts):
            row = PartRow(number, part, first=number == 0, last=number + 1 == len(parts))
            row.opened.connect(self.opened_part)
            row.moved.connect(self.moved)
            row.removed.connect(self.removed)
            row.line.setChecked(number == is_open)
            self.rows.append(row)
            self._parts.addWidget(row)
            row.show()
            if number == is_open:
                self.editor = make_editor(part)
                self._parts.addWidget(self.editor)
                self.editor.show()
        set_tab_order(self.body)
        if focus is not None and self.rows:
            self.rows[min(focus, len(self.rows) - 1)].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Enter presents it as it stands."""
        self.present.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is typed

    def written(self, plan: Plan) -> Plan:
        """The plan with what stands in the fields; its parts and participants are the controller's."""
        try:
            hours = max(0.0, float(self.hours.text().replace(",", ".") or 0))
        except ValueError:
            hours = plan.heading.contact_hours
        heading = replace(
            plan.heading, title=self.title.text().strip() or plan.heading.title, on=self._day(),
            trainer=self.trainer.text().strip(), place=self.place.text().strip(),
            provider=self.provider.text().strip(), address=self.address.text().strip(),
            contact_hours=hours if hours < 1000 else plan.heading.contact_hours,
            approval=self.approval.toPlainText().strip(),
        )  # fmt: skip
        rules = Rules(streaks=self.streaks.isChecked(), anonymous=self.anonymous.isChecked())
        return replace(plan, heading=heading, rules=rules)

    @property
    def team_names(self) -> tuple[str, ...]:
        """The teams as they are typed, fit for a screen."""
        return team_names(self.teams.text())

    def _day(self) -> date:
        return self.on.day

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _names_typed(self) -> None:
        if not self._quiet:
            self.names_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; everything is saved."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
