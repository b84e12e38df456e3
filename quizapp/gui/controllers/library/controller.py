"""The Library: reads decks and facts, stores edits, brings decks in and out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId, FactId
from quizapp.content.review import Finding, Severity, review
from quizapp.content.review.bots import SEEDS, Standing, standings
from quizapp.errors import FileError
from quizapp.gui.at_hand import AtHand
from quizapp.gui.controllers.library.bridges import BridgesController
from quizapp.gui.controllers.library.edits import FactEdits
from quizapp.gui.controllers.library.table import TableController
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.checked import BotRow, CheckedView
from quizapp.gui.pages.library.detail import DetailView
from quizapp.gui.pages.library.page import LibraryPage
from quizapp.gui.tasks import Task
from quizapp.gui.widgets.library.findings import Problem
from quizapp.gui.words import counts as words
from quizapp.gui.words.acts import loaded
from quizapp.services.authoring import WriteReport
from quizapp.services.library import LoadReport

if TYPE_CHECKING:  # the editor is made when somebody writes
    from quizapp.gui.controllers.library.fact_editor import FactEditorController

_RESTS_MS = 150
"""So long a choice in a large deck rests before its fact is shown."""


class LibraryController:
    """``open_again`` opens services of their own for what runs beside the window."""

    def __init__(self, services: Services, navigator: Navigator, open_again: Callable[[], Services]) -> None:
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._library = LibraryPage()
        self._today = 0
        self._task: Task | None = None
        self._editor: FactEditorController | None = None
        self._at_hand = AtHand(services, open_again, self._library.deck_line, navigator.say)
        self._table = TableController(
            services, navigator, self._library, open_again, self._at_hand, self._run, self._read
        )
        self.bridges = BridgesController(services, navigator, self._library, open_again, self._read, self._loaded)
        page, fact = self._library, self._library.fact
        self._detail = QTimer(page, singleShot=True)
        self._detail.timeout.connect(self._show_chosen)
        page.fact_chosen.connect(self._chosen)
        page.fact_wanted.connect(lambda wanted: self.show_fact(FactId(wanted)))
        page.new_wanted.connect(self.write)
        page.edit_wanted.connect(lambda chosen: self.write(FactId(chosen)) if chosen else None)
        page.deck_chosen.connect(self._choose_deck)
        page.import_wanted.connect(self.bring_in)
        page.export_wanted.connect(self.export)
        page.print_wanted.connect(self.print)
        self._table.export_wanted = self._export_chosen
        page.write_wanted.connect(self._choose_folder)
        page.check_wanted.connect(self.check)
        page.method_wanted.connect(self.try_bots)
        self._edits = FactEdits(services, navigator, self._at_hand, page, self._read)
        fact.study_wanted.connect(lambda chosen: self._navigator.study(facts=(FactId(chosen),)))

    @property
    def page(self) -> LibraryPage:
        """The page."""
        return self._library

    @property
    def _deck(self) -> DeckId:
        return self._navigator.deck

    def opened(self) -> None:
        """Reads anew; the focus is on the list."""
        self._read()
        if self.bridges.is_open:
            self.bridges.take_focus()
        elif self._editor is None or not self._editor.is_open:
            self._library.take_focus()

    def write(self, fact: FactId | None = None) -> None:
        """Opens the editor at a fact, or at a new one."""
        if not self._deck:
            return
        self.bridges.leave_open()
        if self._editor is None:
            from quizapp.gui.controllers.library.fact_editor import FactEditorController
            from quizapp.gui.pages.library.fact_editor import FactEditor

            editor = FactEditor()
            self._editor = FactEditorController(self._services, self._navigator, self._at_hand, editor, self._written)
            self._library.show_editor(editor)
        self._editor.open(fact)
        self._library.show_editor(self._editor.page)
        self._editor.page.form.statement.editor.setFocus()

    def _written(self, fact: FactId | None) -> None:
        """The editor was left; a fact that was saved is shown."""
        self._library.close_editor()
        self._read()
        if fact is not None:
            self._table.show_fact(fact)

    def take_back(self) -> None:
        """Takes back what was done last, in any deck."""
        self.bridges.leave_open()
        self._table.undo()

    def show_fact(self, fact: FactId) -> None:
        """Opens a fact."""
        self.bridges.leave_open()
        self._table.show_fact(fact)

    def _read(self) -> None:
        deck = self._deck
        if deck:
            self._today = self._services.browse.today()
        self._library.render(self._table.view(self._services.library.decks()))

    def _chosen(self) -> None:
        """Shows the chosen fact; in a large deck when the choice rests, so that walking the rows stays quick."""
        if self._table.is_large:
            self._detail.start(_RESTS_MS)
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._library.chosen
        if chosen is not None:
            self._show(chosen)

    def _show(self, fact: FactId) -> None:
        deck = self._deck

        def show() -> None:
            if self._library.chosen == fact and self._deck == deck:
                detail = self._services.library.detail(deck, fact)
                self._library.show_detail(DetailView(detail=detail, today=self._today))

        self._at_hand.when(deck, (fact,), show, name="show")

    def _choose_deck(self, deck: str) -> None:
        self._navigator.choose_deck(DeckId(deck))
        self._read()

    # -- in and out

    def bring_in(self, file: Path | None = None) -> None:
        """Opens the import, or shows what would come of a file."""
        self._open_bridge(lambda: self.bridges.bring_in(file))

    def load(self, path: Path) -> None:
        """Loads a deck; a broken file shows everything that is wrong with it, with lines."""

        def work(services: Services) -> LoadReport | FileError:
            try:
                return services.library.load(path, as_step=True)
            except FileError as error:
                return error

        self._run(work, self._library.tr("Reading the deck…"), self._loaded)

    def _loaded(self, outcome: object) -> None:
        tr = self._library.tr
        if isinstance(outcome, FileError):
            problems = tuple(Problem(place=str(one.place), words=one.message, grave=True) for one in outcome.problems)
            self._library.findings.show_problems(tr("This deck could not be loaded"), str(outcome), problems)
            self._library.show_findings()
        elif isinstance(outcome, LoadReport):
            self._navigator.choose_deck(outcome.deck)
            self._read()
            self._navigator.say(loaded(outcome))

    def export(self) -> None:
        """Opens the export; where several rows are chosen, their facts can go alone."""
        self._open_bridge(lambda: self.bridges.export(self._table.several))

    def print(self) -> None:
        """Opens the print."""
        self._open_bridge(lambda: self.bridges.print(self._table.several))

    def _export_chosen(self, facts: tuple[FactId, ...]) -> None:
        self._open_bridge(lambda: self.bridges.export(facts, only_chosen=True))

    def _open_bridge(self, act: Callable[[], None]) -> None:
        """What is half written is kept first."""
        if self._editor is not None and self._editor.is_open:
            self._editor.leave()
        act()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._library, self._library.tr("Write the deck as files: choose a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.fileSelected.connect(lambda folder: self.write_deck(Path(folder) / str(self._deck)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_deck(self, folder: Path) -> None:
        """Writes the deck, with all that the person changed and added, as a deck file with its figures."""
        deck = self._deck
        self._run(
            lambda services: services.authoring.write_deck(deck, folder),
            self._library.tr("Writing the deck…"),
            self._deck_written,
        )

    def _deck_written(self, outcome: object) -> None:
        if isinstance(outcome, WriteReport):
            pattern = self._library.tr("Written with {facts}: {file}. Anyone's QuizApp can load it.")
            self._navigator.say(pattern.format(facts=words.facts(outcome.facts), file=outcome.file))

    def check(self) -> None:
        """Holds the deck, with the person's edits, against the rules of item writing."""
        self.bridges.leave_open()
        deck = str(self._deck)
        self._run(
            lambda services: review(services.library.deck(deck)),
            self._library.tr("Checking the deck…"),
            self._checked,
        )

    def _checked(self, outcome: object) -> None:
        tr = self._library.tr
        findings = [one for one in outcome if isinstance(one, Finding)] if isinstance(outcome, tuple) else []
        problems = tuple(
            Problem(
                place=one.place,
                words=one.message,
                grave=one.severity is Severity.ERROR,
                hint=one.severity is Severity.NOTE,
                fact=str(one.fact or ""),
            )
            for one in findings
        )
        grave, hints = sum(problem.grave for problem in problems), sum(problem.hint for problem in problems)
        if len(problems) == hints:
            lead = tr("Every fact and every question follows the rules of item writing.")
        else:
            lead = tr("{grave} to put right, {other} that could be better.").format(
                grave=grave, other=len(problems) - grave - hints
            )
        if hints:
            lead += " " + words.counted(hints, "{n} is worth a look.", "{n} are worth a look.")
        self._library.findings.show_problems(tr("What the check found"), lead, problems, checked=True)
        self._library.show_findings()

    def try_bots(self) -> None:
        """Lets the bots that do not read questions try the deck's, and shows how far they got."""
        deck = str(self._deck)
        self._run(
            lambda services: tuple(standings(services.library.deck(deck))),
            self._library.tr("Guessing at the questions…"),
            self._tried,
        )

    def _tried(self, outcome: object) -> None:
        found = [one for one in outcome if isinstance(one, Standing)] if isinstance(outcome, tuple) else []
        rows = tuple(
            BotRow(name=one.bot, words=one.words, right=one.right, bound=one.bound, passed=one.passed) for one in found
        )
        self._library.show_checked(CheckedView(bots=rows, questions=found[0].n if found else 0, seeds=SEEDS))

    def _run(self, work: Callable[[Services], object], said: str, done: Callable[[object], None]) -> None:
        if self._library.task.is_busy:
            return
        self._task = Task(self._open_again, work)
        self._task.done.connect(done)
        self._task.refused.connect(self._refused)
        self._library.task.run(self._task, said)

    def _refused(self, sentence: str) -> None:
        self._navigator.say(sentence)
