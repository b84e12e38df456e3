"""Printing: asks where to, prints beside the window, says what was printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from quizapp.bootstrap import Services
from quizapp.gui.crossing import Bridges, ask_where, open_by_system, with_ending
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.bridges.export_page import Scope
from quizapp.gui.pages.bridges.print_page import Print, PrintPage
from quizapp.gui.tasks import ToldTask
from quizapp.gui.words import counts as words
from quizapp.services.printing import PrintReport


class PrintController(QObject):
    """``open_again`` opens services of their own for what runs beside the window."""

    def __init__(
        self, services: Services, navigator: Navigator, open_again: Callable[[], Services], bridges: Bridges
    ) -> None:
        super().__init__()
        self._services, self._navigator, self._open_again, self._bridges = services, navigator, open_again, bridges
        self.page = PrintPage()
        self.page.wanted.connect(self._ask)
        self.page.left.connect(bridges.stop_or_leave)

    def open(self, scope: Scope) -> None:
        """Offers a deck."""
        self.page.open(scope)

    def _ask(self) -> None:
        name = f"{self._navigator.deck}-{self.page.wish.what.value}.pdf"
        ask_where(self.page, self.page.heading.text(), name, self.page.tr("PDF (*.pdf)"), self.print, self._written)

    def _written(self, file: Path) -> tuple[Path, ...]:
        file = with_ending(file, ".pdf")
        return self._services.printing.quiz_files(file) if self.page.wish.what is Print.QUIZ else (file,)

    def print(self, file: Path) -> None:
        """Prints what is chosen on the page."""
        wish, deck = self.page.wish, str(self._navigator.deck)
        file = with_ending(file, ".pdf")
        self._services.printing.prepare()

        def work(services: Services, tell: Callable[[float], None]) -> PrintReport:
            printing, paper = services.printing, wish.paper
            match wish.what:
                case Print.CARDS:
                    return printing.cards(deck, file, paper=paper, grid=wish.grid, facts=wish.facts, progress=tell)
                case Print.SHEET:
                    return printing.sheet(deck, file, paper=paper, large=wish.large, progress=tell)
                case Print.QUIZ:
                    return printing.quiz(
                        deck, file, length=wish.length, seed=wish.number, paper=paper, large=wish.large, progress=tell
                    )
                case Print.POSTERS:
                    return printing.posters(deck, file, paper=paper, progress=tell)

        said = self.page.tr("Printing {file}…").format(file=file.name)
        self._bridges.run_task(ToldTask(self._open_again, work), said, self._printed)

    def _printed(self, report: object) -> None:
        if not isinstance(report, PrintReport):
            return
        self._bridges.leave()
        pages = words.counted(report.pages, "{n} page", "{n} pages")
        tr = self.page.tr
        if len(report.files) == 1:
            file = report.files[0]
            said = tr("Wrote {file}: {pages}.").format(file=file.name, pages=pages)
            self._navigator.say(said, action=tr("Open"), undo=lambda: open_by_system(file.resolve()))
            return
        names = ", ".join(file.name for file in report.files)
        said = tr("Wrote {files}: {pages} together.").format(files=names, pages=pages)
        folder = report.files[0].resolve().parent
        self._navigator.say(said, action=tr("Show in folder"), undo=lambda: open_by_system(folder))
