"""Beside the table: finding and replacing with every change seen first, and facts that say nearly the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.panel import Page, Panel
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.browse import Replacement, Twin

_MOST = 100
"""So many changes or groups are drawn; all of them count."""


class _SidePage(Page):
    """A heading with a way back, and rows below it."""

    closed = Signal()
    fact_chosen = Signal(str)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = Text(heading, size=Size.TITLE, weight=Weight.BOLD)
        self.lead = Text(role="muted")
        self.close_button = Button(self.tr("Close"), icon="x")
        self.close_button.clicked.connect(self.closed)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(16)
        self._shown: list[QWidget] = []
        self.column.addWidget(self.heading)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _finish(self) -> None:
        self.column.addWidget(self.lead)
        self.column.addLayout(self.rows)
        self.column.addStretch(1)

    def _show_rows(self, rows: list[QWidget]) -> None:
        for old in self._shown:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = rows
        for row in rows:
            self.rows.addWidget(row)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the rows say."""
        return tuple(text.text() for row in self._shown for text in row.findChildren(Text))

    def _set_margins(self) -> None:
        self.column.setContentsMargins(8, 4, 16, 24)  # the Library's own margins are around it

    def _show_button(self, fact: str) -> Button:
        show = Button(self.tr("Show {fact}").format(fact=fact), quiet=True)
        show.clicked.connect(lambda: self.fact_chosen.emit(fact))
        return show


class ReplacePage(_SidePage):
    """``preview_wanted`` asks for what would change, ``replace_wanted`` carries the changes that are to be made."""

    preview_wanted = Signal(str, str, bool)
    replace_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Find and replace"))
        self._changes: tuple[Replacement, ...] = ()
        self.sought = Field(name=self.tr("Find"), placeholder=self.tr("Find"))
        self.replacement = Field(name=self.tr("Replace with"), placeholder=self.tr("Replace with"))
        self.case = CheckChip(self.tr("Match capitals"))
        self.case.setChecked(True)
        self.preview = Button(self.tr("Show the changes"), icon="eye")
        self.replace = Button(self.tr("Replace"), icon="check", primary=True)
        for field in (self.sought, self.replacement):
            field.returnPressed.connect(self._ask)
            field.textChanged.connect(self._outdated)
            self.column.addWidget(field)
        self.case.toggled.connect(self._outdated)
        self.preview.clicked.connect(self._ask)
        self.replace.clicked.connect(self._replace)
        acts = QHBoxLayout()
        acts.addWidget(self.preview)
        acts.addWidget(self.replace)
        acts.addStretch(1)
        self.column.addWidget(self.case, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(acts)
        self._finish()
        self._outdated()

    def take_focus(self) -> None:
        """On what is to be found."""
        self.sought.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sought.selectAll()

    def show_changes(self, changes: tuple[Replacement, ...]) -> None:
        """Shows every change, before and after; those that cannot be say why and are left out."""
        self._changes = tuple(one for one in changes if not one.problem)
        broken = len(changes) - len(self._changes)
        facts = len({one.fact for one in self._changes})
        if changes:
            said = self.tr("{texts} in {facts} would change.").format(
                texts=words.counted(len(self._changes), "{n} text", "{n} texts"), facts=words.facts(facts)
            )
        else:
            said = self.tr("No text holds that.")
        if broken:
            said += " " + words.counted(broken, "{n} cannot be changed.", "{n} cannot be changed.")
        self.lead.setText(said)
        self.replace.setVisible(bool(self._changes))
        self._show_rows([self._row(one) for one in changes[:_MOST]])

    def _row(self, change: Replacement) -> QWidget:
        row = Panel()
        place = f"{change.fact}  ·  {change.label}"
        row.column.addWidget(Text(place, size=Size.SMALL, role="muted"))
        row.column.addWidget(Text(self.tr("Before: {text}").format(text=change.before), role="muted"))
        row.column.addWidget(Text(self.tr("After: {text}").format(text=change.after)))
        if change.problem:
            row.column.addWidget(Text(change.problem, role="bad", size=Size.SMALL))
        return row

    def _ask(self) -> None:
        if self.sought.text():
            self.preview_wanted.emit(self.sought.text(), self.replacement.text(), self.case.isChecked())

    def _replace(self) -> None:
        self.replace_wanted.emit(self._changes)

    def _outdated(self) -> None:
        """What was shown is of other words: nothing can be replaced before it is shown anew."""
        self._changes = ()
        self.replace.hide()
        self.lead.setText("")
        self._show_rows([])


class DuplicatesPage(_SidePage):
    """Groups of facts, the facts of each side by side."""

    def __init__(self) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Facts that say nearly the same"))
        self._finish()

    def show_groups(self, groups: tuple[tuple[Twin, ...], ...]) -> None:
        """Shows the groups."""
        if groups:
            said = words.counted(len(groups), "{n} group of facts", "{n} groups of facts")
            self.lead.setText(self.tr("{groups}. Edit or delete those that are too many.").format(groups=said))
        else:
            self.lead.setText(self.tr("No two facts have nearly the same statement or question."))
        self._show_rows([self._row(group) for group in groups[:_MOST]])
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, group: tuple[Twin, ...]) -> QWidget:
        row = Panel()
        beside = QHBoxLayout()
        beside.setSpacing(16)
        for twin in group[:4]:
            beside.addLayout(self._twin(twin), 1)
        row.column.addLayout(beside)
        return row

    def _twin(self, twin: Twin) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(twin.statement))
        for question in twin.questions:
            column.addWidget(Text(question, role="muted", size=Size.SMALL))
        column.addWidget(self._show_button(str(twin.fact)), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column
