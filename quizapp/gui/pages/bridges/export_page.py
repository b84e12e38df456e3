"""Exporting a deck: which facts, in which format, and what of them will travel."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal

from quizapp.content.facts import FactId
from quizapp.gui.pages.bridges.page import Asked, BridgePage, Told, ToldPanel
from quizapp.gui.tasks import SHOWN_AFTER_MS
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.format_choice import FormatChoice
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.gui.words.formats import ANKI, OfferedFormat, offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What can go out: a deck, its number of facts, and the facts that were chosen in it, if several are."""

    title: str
    facts: int
    chosen: tuple[FactId, ...] = ()
    only_chosen: bool = False


def offer_scope(choices: Choices, scope: Scope) -> None:
    """Offers all facts and those that are chosen."""
    every = words.counted(scope.facts, "The one fact", "All {n} facts")
    some = words.counted(len(scope.chosen), "The one that is chosen", "The {n} that are chosen")
    chosen = scope.chosen if scope.only_chosen else ()
    choices.offer([((), every), *([(scope.chosen, some)] if scope.chosen else [])], chosen)


def scope_of(choices: Choices) -> tuple[FactId, ...]:
    """The facts that are chosen; none named: all."""
    facts = choices.chosen
    return facts if isinstance(facts, tuple) else ()


class ExportPage(BridgePage):
    """``changed`` says that something else is to go, or in another format: its preview is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Export…"), "upload")
        self.formats = FormatChoice(offered())
        self.formats.changed.connect(self._changed)
        self.scope = Choices(self.tr("Which facts"))
        self.scope.changed.connect(self.changed)
        self._which = Asked(self.tr("Which facts"), self.scope)
        self.progress = CheckChip(self.tr("With my progress"))
        self.progress.toggled.connect(self._changed)
        self.about = Text()
        self.travels = ToldPanel(self.tr("What will be in it"))
        self.differs = ToldPanel(self.tr("What will be different there"))
        self.stays = ToldPanel(self.tr("What stays here"))
        self.counting = Text(self.tr("Counting what will be in it…"), role="muted")
        self._slow = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._slow.timeout.connect(self._count)
        self._chosen = Panel()
        self._chosen.column.setSpacing(12)
        self._chosen.column.addWidget(self.about)
        self._chosen.column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._which)
        self.column.addWidget(self.formats)
        self.column.addWidget(self._chosen)
        self.column.addWidget(self.counting)
        for panel in self._told:
            self.column.addWidget(panel)
            panel.hide()
        self.counting.hide()
        self.column.addStretch(1)

    @property
    def _told(self) -> tuple[ToldPanel, ...]:
        return self.travels, self.differs, self.stays

    # -- what is chosen

    @property
    def format(self) -> OfferedFormat:
        """The format that is chosen."""
        return self.formats.chosen

    @property
    def facts(self) -> tuple[FactId, ...]:
        """The facts that are to go; none named: all."""
        return scope_of(self.scope)

    @property
    def with_progress(self) -> bool:
        """Whether schedule, memory and answers go along."""
        return self.format.id == ANKI and self.progress.isChecked()

    # -- what it shows

    def open(self, scope: Scope) -> None:
        """Offers a deck."""
        self.heading.setText(self.tr("Export “{title}”").format(title=scope.title))
        self.lead.setText(self.tr("A file for other programs. The deck here stays as it is."))
        offer_scope(self.scope, scope)
        self._which.setVisible(bool(scope.chosen))
        self.verticalScrollBar().setValue(0)
        self._changed()

    def show_preview(self, travels: tuple[Told, ...], stays: tuple[Told, ...], differs: tuple[Told, ...] = ()) -> None:
        """Shows what will be in the file, what of it differs there, and what cannot be in it; a file that would hold
        nothing cannot be written."""
        self._outdated(outdated=False)
        self.act.setEnabled(bool(travels))
        if not travels:
            stays = (Told(words=self.tr("Nothing of this fits this format."), stays=True), *stays)
        self.travels.show_lines(travels, self.tr("What will be in it"))
        self.differs.show_lines(differs, self.tr("What will be different there"))
        self.stays.show_lines(stays, self.tr("What stays here"))

    def show_written(self, travels: tuple[Told, ...], stays: tuple[Told, ...], differs: tuple[Told, ...] = ()) -> None:
        """Shows what is in the file that was written, and what is not."""
        self._outdated(outdated=False)
        self.travels.show_lines(travels, self.tr("What was written"))
        self.differs.show_lines(differs, self.tr("What is different there"))
        self.stays.show_lines(stays, self.tr("What stayed here"))
        self.ensureWidgetVisible(self.stays)

    def _changed(self) -> None:
        self.about.setText(self.format.sentence)
        self.progress.setVisible(self.format.id == ANKI)
        self._outdated(outdated=True)
        self.act.setEnabled(True)
        self.changed.emit()

    def _outdated(self, *, outdated: bool) -> None:
        """What is told is of another choice until the new preview is there: it is muted, so that nothing flickers, and
        goes where that takes longer than a moment."""
        for panel in self._told:
            panel.setEnabled(not outdated)
        if outdated:
            self._slow.start()
        else:
            self._slow.stop()
            self.counting.hide()

    def _count(self) -> None:
        self.counting.show()
        for panel in self._told:
            panel.hide()

    def show_refused(self) -> None:
        """There is no preview: what was told is of another choice."""
        self._outdated(outdated=False)
        for panel in self._told:
            panel.hide()
