"""Importing: looks into a file, shows what would come of it, brings it in when that is wanted, and can take it back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from quizapp.bootstrap import Services
from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId
from quizapp.errors import FileError
from quizapp.gui.controllers.library import import_words
from quizapp.gui.crossing import Bridges, ask_where, ask_which, open_by_system, with_ending
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.bridges.import_page import ImportPage, Step
from quizapp.gui.tasks import Task, ToldTask
from quizapp.gui.words.acts import loaded as loaded_words
from quizapp.services.formats import write_template
from quizapp.services.importing import Decision, ImportPreview, ImportReport, Merge
from quizapp.services.library import LoadReport
from quizapp.services.tables import Fate, Plan, Table, TableReport, read_pasted, read_table

_PACKAGES = {".apkg", ".colpkg"}
_DECKS = {".toml", ".quizdeck"}
_SETTLING = 0.9
"""The share that is done when a package is in; what is left makes its texts ready to be searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadTable:
    """A table with the deck for which its plan was made (None: a new one)."""

    name: str
    table: Table
    into: DeckId | None
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadDeck:
    """A deck as it lies in a file."""

    file: Path
    deck: Deck


class ImportController(QObject):
    """``open_again`` opens services of their own for what runs beside the window; ``loaded`` tells what came of loading
    a deck, or everything that is wrong with it."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        open_again: Callable[[], Services],
        bridges: Bridges,
        loaded: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._services, self._navigator, self._open_again = services, navigator, open_again
        self._bridges, self._loaded = bridges, loaded
        self._read: ImportPreview | _ReadTable | _ReadDeck | None = None
        self.page = ImportPage()
        self.page.wanted.connect(self._act)
        self.page.paste.taken.connect(self._act)
        self.page.left.connect(bridges.stop_or_leave)
        self.page.template_wanted.connect(self._ask_for_template)
        self.page.into_changed.connect(self._replan)

    def open(self) -> None:
        """Offers the ways in."""
        self._read = None
        self.page.show_start()

    def _act(self) -> None:
        match self.page.step:
            case Step.START:
                self._choose()
            case Step.PASTE:
                self.paste(self.page.paste.toPlainText())
            case Step.PREVIEW:
                self.bring()

    def _choose(self) -> None:
        tr = self.page.tr
        every = "*.apkg *.colpkg *.xlsx *.csv *.tsv *.md *.txt *.quizdeck *.toml"
        kinds = (tr("All that can be brought in ({kinds})").format(kinds=every), tr("All files (*)"))
        ask_which(self.page, tr("Import"), ";;".join(kinds), self.take)

    # -- looking into it

    def take(self, file: Path) -> None:
        """Looks into a file, or the folder of a deck."""
        suffix = file.suffix.casefold()
        deck = self._navigator.deck

        def work(services: Services, tell: Callable[[float], None]) -> object:
            if suffix in _PACKAGES:
                return services.importing.preview(file, tell)
            if suffix in _DECKS or file.is_dir():
                try:
                    return _ReadDeck(file=file, deck=services.library.read(file))
                except FileError as error:
                    return error
            return _planned(services, file.name, read_table(file), deck, tell)

        said = self.page.tr("Looking into {file}…").format(file=file.name)
        self._bridges.run_task(ToldTask(self._open_again, work), said, self._show)

    def paste(self, text: str) -> None:
        """Looks into a text."""
        name, deck = self.page.tr("Pasted questions"), self._navigator.deck
        self._bridges.run_task(
            ToldTask(
                self._open_again,
                lambda services, tell: _planned(services, name, read_pasted(text, name), deck, tell),
            ),
            self.page.tr("Reading the text…"),
            self._show,
        )

    def _show(self, outcome: object) -> None:
        if isinstance(outcome, FileError):
            self._bridges.leave()
            self._loaded(outcome)
        elif isinstance(outcome, ImportPreview):
            self._read = outcome
            self.page.show_preview(import_words.package(outcome))
        elif isinstance(outcome, _ReadDeck):
            self._read = outcome
            here = outcome.deck.id in self._services.library.titles()
            self.page.show_preview(import_words.deck(outcome.file, outcome.deck, here=here))
        elif isinstance(outcome, _ReadTable):
            self._read = outcome
            self.page.show_preview(
                import_words.table(outcome.name, outcome.plan, self._targets(), outcome.into, outcome.table.title)
            )

    def _targets(self) -> tuple[tuple[DeckId | None, str], ...]:
        """The decks to which a table can go: a new one, and the one that is open."""
        deck = self._navigator.deck
        new: tuple[DeckId | None, str] = (None, self.page.tr("A new deck"))
        title = self._services.library.titles().get(deck, "")
        return (new, (deck, title)) if title else (new,)

    def _replan(self) -> None:
        """A table is to go to another deck: what is new there is another matter."""
        read, into = self._read, self.page.into.chosen
        if not isinstance(read, _ReadTable) or into == read.into:
            return
        target = DeckId(into) if isinstance(into, str) else None

        def work(services: Services, tell: Callable[[float], None]) -> _ReadTable:
            plan = services.tables.preview(read.table, target, tell)
            return _ReadTable(name=read.name, table=read.table, into=target, plan=plan)

        self._bridges.run_task(ToldTask(self._open_again, work), self.page.tr("Looking what is new there…"), self._show)

    # -- bringing it in

    def bring(self) -> None:
        """Brings in what was looked into, as the page now says."""
        read, page = self._read, self.page
        rule, progress, title = page.rule, not page.progress.isHidden() and page.progress.isChecked(), page.title.text()

        def work(services: Services, tell: Callable[[float], None]) -> object:
            match read:
                case ImportPreview():
                    merge = rule if isinstance(rule, Merge) else Merge.NEWER
                    decision = Decision(merge=merge, progress=progress)
                    report = services.importing.bring(read.file, decision, lambda share: tell(_SETTLING * share))
                    services.importing.settle()
                    return report
                case _ReadTable():
                    return services.tables.bring(read.table, read.into, only_new=rule is True, title=title, tell=tell)
                case _ReadDeck():
                    tell(0.0)
                    return services.library.load(read.file, as_step=True)
                case None:
                    return None

        self._bridges.run_task(ToldTask(self._open_again, work), page.tr("Bringing it in…"), self._brought)

    def _brought(self, outcome: object) -> None:
        self._bridges.leave()
        if isinstance(outcome, ImportReport):
            deck = self._navigator.deck
            there = deck if deck in outcome.decks or not outcome.decks else outcome.decks[0]
            self._told(there, import_words.package_brought(outcome), step=outcome.changes.step)
        elif isinstance(outcome, TableReport):
            self._told(outcome.deck, import_words.table_brought(outcome), step=outcome.changes.step)
        elif isinstance(outcome, LoadReport):
            self._loaded(outcome)
            self._told(outcome.deck, loaded_words(outcome), step=outcome.changes.step)
        elif outcome is not None:
            self._loaded(outcome)

    def _told(self, deck: DeckId, said: str, *, step: int | None) -> None:
        before = self._navigator.deck
        self._navigator.choose_deck(deck)
        self._bridges.leave()
        if step is not None:
            self._navigator.say(said, action=self.page.tr("Undo"), undo=lambda: self._undo(step, deck, before))
        else:
            self._navigator.say(said)

    def _undo(self, step: int, deck: DeckId, before: DeckId) -> None:
        """Takes the import back, if nothing else was done since; a large one takes its time."""

        def work(services: Services) -> bool:
            last = services.undo.last()
            if last is None or last.id != step:
                return False
            return services.undo.undo() is not None

        self._navigator.go("library")  # a page that shows the deck could not go on without it
        self._bridges.run_task(
            Task(self._open_again, work),
            self.page.tr("Taking it back…"),
            lambda undone: self._taken_back(deck, before, undone=bool(undone)),
        )

    def _taken_back(self, deck: DeckId, before: DeckId, *, undone: bool) -> None:
        if not undone:
            self._navigator.say(self.page.tr("Something else was done since. Take that back first, with Ctrl Z."))
            return
        titles = self._services.library.titles()
        self._navigator.choose_deck(deck if deck in titles else before)
        self._bridges.leave()
        self._navigator.say(self.page.tr("Taken back. The profile is as it was."))

    # -- the table that teachers fill

    def _ask_for_template(self) -> None:
        tr = self.page.tr
        name = tr("questions.xlsx")
        heading, kind = tr("Save a spreadsheet to fill"), tr("Excel workbook (*.xlsx)")
        ask_where(self.page, heading, name, kind, self.save_template, lambda file: (with_ending(file, ".xlsx"),))

    def save_template(self, file: Path) -> None:
        """Writes the spreadsheet that a teacher fills."""
        file = with_ending(file, ".xlsx")
        tr = self.page.tr

        def told(written: object) -> None:
            if isinstance(written, Path):
                said = tr("Wrote {file}. Fill it, then bring it in here.").format(file=file.name)
                self._navigator.say(said, action=tr("Open"), undo=lambda: open_by_system(written.resolve()))

        self._bridges.run_task(Task(self._open_again, lambda _services: write_template(file)), tr("Writing…"), told)


def _planned(services: Services, name: str, table: Table, deck: DeckId, tell: Callable[[float], None]) -> _ReadTable:
    """Set against the deck that is open where it knows one of the table's facts, else as a new deck."""
    if deck:
        plan = services.tables.preview(table, deck, lambda share: tell(share / 2))
        if plan.count(Fate.SAME) + plan.count(Fate.CHANGED):
            return _ReadTable(name=name, table=table, into=deck, plan=plan)
    plan = services.tables.preview(table, None, lambda share: tell((1 + share) / 2))
    return _ReadTable(name=name, table=table, into=None, plan=plan)
