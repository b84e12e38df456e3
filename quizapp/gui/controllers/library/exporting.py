"""Exporting: previews what is chosen, asks where to, writes beside the window, says what was written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from quizapp.bootstrap import Services
from quizapp.gui.controllers.library.export_words import (
    as_text,
    differing,
    held,
    kept,
    left,
    not_as_text,
    staying,
    travelling,
    written,
)
from quizapp.gui.crossing import Bridges, ask_where, open_by_system, with_ending
from quizapp.gui.latest import Latest
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.bridges.export_page import ExportPage, Scope
from quizapp.gui.pages.bridges.page import Told
from quizapp.gui.tasks import ToldTask
from quizapp.gui.words.formats import ANKI, ANKI_TEXT
from quizapp.services.formats import FormatPreview
from quizapp.services.transfer import Travel


class ExportController(QObject):
    """``open_again`` opens services of their own for what runs beside the window."""

    def __init__(self, navigator: Navigator, open_again: Callable[[], Services], bridges: Bridges) -> None:
        super().__init__()
        self._navigator, self._open_again, self._bridges = navigator, open_again, bridges
        self.page = ExportPage()
        self._previews = Latest(open_again, self)
        self._previews.done.connect(self._show_preview)
        self._previews.refused.connect(self._refuse)
        self.page.changed.connect(self._preview)
        self.page.wanted.connect(self._ask)
        self.page.left.connect(bridges.stop_or_leave)

    @property
    def is_busy(self) -> bool:
        """Whether a preview is being made."""
        return self._previews.is_busy

    def open(self, scope: Scope) -> None:
        """Offers a deck."""
        self.page.open(scope)

    def _preview(self) -> None:
        deck, facts, offered = self._navigator.deck, self.page.facts, self.page.format
        progress = self.page.with_progress
        if offered.id in {ANKI, ANKI_TEXT}:
            self._previews.run(lambda services: services.transfer.travel(deck, facts, with_progress=progress))
        else:
            self._previews.run(lambda services: services.formats.preview(str(deck), offered.id, facts=facts))

    def _show_preview(self, preview: object) -> None:
        offered = self.page.format
        if isinstance(preview, Travel) and offered.id == ANKI:
            self.page.show_preview(travelling(preview), staying(preview))
        elif isinstance(preview, Travel):
            self.page.show_preview(as_text(preview), not_as_text(preview))
        elif isinstance(preview, FormatPreview):
            found = preview.left_out
            stays = (*left(offered, found), *kept(preview))
            self.page.show_preview(held(offered, preview), stays, differing(offered, found))

    def _refuse(self, sentence: str) -> None:
        self.page.show_refused()
        self._navigator.say(sentence)

    def _ask(self) -> None:
        offered, deck = self.page.format, self._navigator.deck
        kind = f"{offered.title} (*{offered.suffix})"
        name, heading = f"{deck}{offered.suffix}", self.page.heading.text()
        ask_where(self.page, heading, name, kind, self.export, lambda file: (with_ending(file, offered.suffix),))

    def export(self, file: Path) -> None:
        """Writes what is chosen on the page."""
        offered, deck, facts = self.page.format, str(self._navigator.deck), self.page.facts
        progress = self.page.with_progress
        file = with_ending(file, offered.suffix)

        def work(services: Services, tell: Callable[[float], None]) -> object:
            if offered.id == ANKI:
                return services.transfer.export_anki(deck, file, facts, with_progress=progress, tell=tell)
            if offered.id == ANKI_TEXT:
                return services.transfer.export_text(deck, file, facts, tell=tell)
            return services.formats.export(deck, file, offered.id, facts=facts, tell=tell)

        said = self.page.tr("Writing {file}…").format(file=file.name)
        self._bridges.run_task(ToldTask(self._open_again, work), said, lambda outcome: self._written(file, outcome))

    def _written(self, file: Path, outcome: object) -> None:
        number, stayed, differs = written(self.page.format, outcome)
        if stayed or differs:
            self.page.show_written((Told(words=number),), stayed, differs)
            self.page.back.setFocus()
        else:
            self._bridges.leave()
        said = self.page.tr("Wrote {file}: {number}.").format(file=file.name, number=number)
        self._navigator.say(
            said, action=self.page.tr("Show in folder"), undo=lambda: open_by_system(file.resolve().parent)
        )
