"""The Library's bridges: pages that carry decks out and in, each built when it is first opened."""

from collections.abc import Callable
from pathlib import Path

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.gui.controllers.library.exporting import ExportController
from quizapp.gui.controllers.library.importing import ImportController
from quizapp.gui.controllers.library.printing import PrintController
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.bridges.export_page import Scope
from quizapp.gui.pages.bridges.page import BridgePage
from quizapp.gui.pages.library.page import LibraryPage
from quizapp.gui.tasks import Task


class BridgesController:
    """``read`` reads the Library anew, ``loaded`` tells what came of loading a deck. Only one thing goes on beside the
    window at a time."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        library: LibraryPage,
        open_again: Callable[[], Services],
        read: Callable[[], None],
        loaded: Callable[[object], None],
    ) -> None:
        self._services, self._navigator, self._library = services, navigator, library
        self._open_again, self._read, self._loaded = open_again, read, loaded
        self._task: Task | None = None
        self._page: BridgePage | None = None
        self._export: ExportController | None = None
        self._print: PrintController | None = None
        self._import: ImportController | None = None

    @property
    def is_open(self) -> bool:
        """Whether one of the pages is shown."""
        return self._page is not None

    @property
    def exporting(self) -> ExportController:
        """Exports."""
        if self._export is None:
            self._export = ExportController(self._navigator, self._open_again, self)
        return self._export

    @property
    def printing(self) -> PrintController:
        """Prints."""
        if self._print is None:
            self._print = PrintController(self._services, self._navigator, self._open_again, self)
        return self._print

    @property
    def importing(self) -> ImportController:
        """Imports."""
        if self._import is None:
            self._import = ImportController(self._services, self._navigator, self._open_again, self, self._loaded)
        return self._import

    def bring_in(self, file: Path | None = None) -> None:
        """Opens the import, or looks into a file."""
        if self._library.task.is_busy:
            return
        self._page = self.importing.page
        self._library.show_editor(self._page)
        self.importing.open()
        self._page.take_focus()
        if file is not None:
            self.importing.take(file)

    def export(self, facts: tuple[FactId, ...] = (), *, only_chosen: bool = False) -> None:
        """Opens the export of the deck; ``facts`` are those that are chosen in the table."""
        self._show(self.exporting, facts, only_chosen=only_chosen)

    def print(self, facts: tuple[FactId, ...] = ()) -> None:
        """Opens the print of the deck."""
        self._show(self.printing, facts, only_chosen=False)

    def take_focus(self) -> None:
        """On the page that is open."""
        if self._page is not None:
            self._page.take_focus()

    def _show(
        self, bridge: ExportController | PrintController, facts: tuple[FactId, ...], *, only_chosen: bool
    ) -> None:
        deck = self._navigator.deck
        if not deck or self._library.task.is_busy:
            return
        summary = next(one for one in self._services.library.decks() if one.id == deck)
        self._page = bridge.page
        self._library.show_editor(bridge.page)
        bridge.open(Scope(title=summary.title, facts=summary.facts, chosen=facts, only_chosen=only_chosen))
        bridge.page.take_focus()

    # -- what the pages ask

    def run_task(self, task: Task, said: str, done: Callable[[object], None]) -> None:
        """Runs something beside the window; meanwhile nothing can be chosen on the page."""
        if self._library.task.is_busy:
            return
        self._task = task
        task.done.connect(done)
        task.refused.connect(self._navigator.say)
        task.stopped.connect(lambda: self._navigator.say(self._library.tr("Cancelled. Nothing was changed.")))
        self._library.task.run(task, said)
        if (page := self._page) is not None:
            page.show_busy(self._library.task.cancel)
            task.ended.connect(page.show_idle)

    def stop_or_leave(self) -> None:
        """Cancels what is running; where nothing is, goes back to the table."""
        if self._library.task.is_busy:
            self._library.task.stop()
        else:
            self.leave()

    def leave_open(self) -> None:
        """Back to the table, if one of the pages is shown."""
        if self._page is not None:
            self.leave()

    def leave(self) -> None:
        """Back to the table, which is read anew."""
        self._page = None
        self._library.close_editor()
        self._read()
