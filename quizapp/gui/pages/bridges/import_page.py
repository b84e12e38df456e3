"""Importing: a file is chosen, dropped or pasted; what would come of it is seen before anything is written."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.content.facts import DeckId
from quizapp.gui.pages.bridges.page import Asked, BridgePage, Told, ToldPanel
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.paste_field import PasteField
from quizapp.gui.widgets.text import Text


class Step(Enum):
    """How far one is."""

    START = auto()
    PASTE = auto()
    PREVIEW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What becomes of what is here already; ``sentence`` explains it."""

    value: object
    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """What would come of a file. Empty parts are not shown; ``into`` are decks to which it can go (None: a new one with
    ``title``), ``progress`` says whether schedules and answers can come. With ``can`` False there is nothing to bring.
    """

    name: str
    lead: str
    comes: tuple[Told, ...]
    goes: tuple[Told, ...] = ()
    stays: tuple[Told, ...] = ()
    differs: tuple[Told, ...] = ()
    rules: tuple[Rule, ...] = ()
    rule: object = None
    progress: bool = False
    into: tuple[tuple[DeckId | None, str], ...] = ()
    chosen: DeckId | None = None
    title: str = ""
    can: bool = True


class ImportPage(BridgePage):
    """``wanted`` asks for the act of the step; ``into_changed`` says that a table is to go to another deck."""

    template_wanted = Signal()
    into_changed = Signal()

    def __init__(self) -> None:
        super().__init__("", "folder-open")
        self.step = Step.START
        self._rules: tuple[Rule, ...] = ()
        self.column.addWidget(self._build_start())
        self.paste = PasteField(name=self.tr("Questions and answers"))
        self.column.addWidget(self.paste)
        self.column.addWidget(self._build_preview())
        self.column.addStretch(1)
        self.show_start()

    # -- how it is made

    def _build_start(self) -> QWidget:
        self._start = QWidget()
        column = QVBoxLayout(self._start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        self.paste_button = Button(self.tr("Paste text…"), icon="clipboard-paste")
        self.paste_button.clicked.connect(self.show_paste)
        self.template = Button(self.tr("Save a spreadsheet to fill…"), icon="table")
        self.template.clicked.connect(self.template_wanted)
        flow.addWidget(self.paste_button)
        flow.addWidget(self.template)
        column.addWidget(acts)
        kinds = ToldPanel(self.tr("What can be brought in"))
        column.addWidget(kinds)
        kinds.show_lines(
            [
                Told(
                    words=self.tr("Anki packages (.apkg, .colpkg)"),
                    more=self.tr(
                        "Notes, figures, tags, flags, schedules and every answer. Reviews done on the phone come home."
                    ),
                ),
                Told(
                    words=self.tr("Tables of questions (Excel, CSV, TSV)"),
                    more=self.tr("One question on a row. The spreadsheet to fill explains its columns."),
                ),
                Told(
                    words=self.tr("Notes and pasted text (Markdown, Quizlet)"),
                    more=self.tr("Question and answer on a line, with a tab between; or notes with lines of Q: and A:"),
                ),
                Told(
                    words=self.tr("QuizApp decks (.quizdeck, or the deck.toml in a folder)"),
                    more=self.tr("A newer version updates the deck: what you learnt and changed stays."),
                ),
            ]
        )
        return self._start

    def _build_preview(self) -> QWidget:
        self._preview = QWidget()
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        self.comes = ToldPanel(self.tr("What comes"))
        self.into = Choices(self.tr("Where it goes"))
        self.into.changed.connect(self._into_changed)
        self.title = Field(name=self.tr("Title of the new deck"), placeholder=self.tr("Title of the new deck"))
        self._into = Asked(self.tr("Where it goes"), self.into)
        self._into.column.addWidget(self.title)
        self.goes = ToldPanel(self.tr("Where it goes"))
        self.stays = ToldPanel(self.tr("What cannot come as it is"))
        self.progress = CheckChip(self.tr("With schedules and answers"))
        self.rules = Choices(self.tr("What is here already"))
        self.rules.changed.connect(self._explain)
        self._explained = Text(role="muted")
        self._rule = Asked(self.tr("What is here already"), self.rules)
        self._rule.column.addWidget(self._explained)
        self.differs = ToldPanel(self.tr("What differs"))
        column.addWidget(self.comes)
        column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._into, self.goes, self.stays, self._rule, self.differs):
            column.addWidget(part)
        return self._preview

    # -- what is chosen

    @property
    def rule(self) -> object:
        """What becomes of what is here already; None where nothing is."""
        return self.rules.chosen if self._rules else None

    # -- what it shows

    def show_start(self) -> None:
        """Offers the ways in."""
        self._show(Step.START, self.tr("Import"), self.tr("Choose a file, or drop one anywhere on this window."))
        self.act.setText(self.tr("Choose a file…"))
        self.act.show_key("Enter")
        self.act.set_icon("folder-open")

    def show_paste(self) -> None:
        """Offers a field for text."""
        said = self.tr(
            "A question and its answer on each line, with a tab between, as Quizlet and spreadsheets copy them."
        )
        self._show(Step.PASTE, self.tr("Paste questions and answers"), said)
        self.act.setText(self.tr("See what comes"))
        self.act.show_key("Ctrl Enter")
        self.act.set_icon("eye")
        self.paste.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_preview(self, view: ImportView) -> None:
        """Shows what would come of a file."""
        self._show(Step.PREVIEW, view.name, view.lead)
        self.act.setText(self.tr("Bring in") if view.can else self.tr("Nothing to bring in"))
        self.act.set_icon("download")
        self.act.show_key("Enter")
        self.act.setEnabled(view.can)
        self.comes.show_lines(view.comes)
        self.goes.show_lines(view.goes)
        self.stays.show_lines(view.stays)
        self.differs.show_lines(view.differs)
        self.progress.setVisible(view.progress)
        self.progress.setChecked(True)
        self._rules = view.rules
        self._rule.setVisible(bool(view.rules))
        self.rules.offer([(rule.value, rule.name) for rule in view.rules], view.rule)
        self._explain()
        self._into.setVisible(bool(view.into))
        self.into.offer(view.into, view.chosen)
        self.title.setText(view.title)
        self.title.setVisible(view.chosen is None)
        self.verticalScrollBar().setValue(0)
        (self.act if view.can else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """On the act; on the field where text is pasted; on the way back where there is nothing to do."""
        widget = self.paste if self.step is Step.PASTE else self.act if self.act.isEnabled() else self.back
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, step: Step, heading: str, lead: str) -> None:
        self.step = step
        self.heading.setText(heading)
        self.lead.setText(lead)
        self.act.setEnabled(True)
        self._start.setVisible(step is Step.START)
        self.paste.setVisible(step is Step.PASTE)
        self._preview.setVisible(step is Step.PREVIEW)

    def _explain(self) -> None:
        sentences = {rule.value: rule.sentence for rule in self._rules}
        self._explained.setText(sentences.get(self.rules.chosen, ""))

    def _into_changed(self) -> None:
        self.title.setVisible(self.into.chosen is None)
        self.into_changed.emit()
