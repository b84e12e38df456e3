"""Bringing in Anki's packages: a preview, the person's decision, and one transaction that can be taken back as one
step.

``tell`` is called with the share that is done (0 to 1) from the thread that asked; raising ``Stopped`` from it stops,
with nothing changed.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from quizapp.exchange.anki.reading.collection import TABLES
from quizapp.exchange.anki.reading.telling import Tell, part, silent
from quizapp.services._bringing.home import Home
from quizapp.services._bringing.notes import Source, opened_source
from quizapp.services._bringing.one_import import Bringing
from quizapp.services._bringing.preview import Here, previewed
from quizapp.services._bringing.views import (
    Conflict,
    Decision,
    DeckLine,
    ImportPreview,
    ImportReport,
    LossLine,
    Merge,
    TypeLine,
)
from quizapp.services._garbage import without_garbage
from quizapp.services._profile import OpenProfile
from quizapp.storage.bringing.attached import attached
from quizapp.storage.bringing.here import facts_without_notes, known_notes
from quizapp.storage.bringing.rows import trusted
from quizapp.storage.search.texts import read_all

__all__ = [
    "Conflict",
    "Decision",
    "DeckLine",
    "ImportPreview",
    "ImportReport",
    "ImportService",
    "LossLine",
    "Merge",
    "TypeLine",
]

KEPT = "Nothing was brought in; the profile is as it was."


class ImportService:
    """Imports."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def preview(self, file: Path, tell: Tell = silent) -> ImportPreview:
        """What a package holds, and what would become of it. Raises UserError for what is no package, ``Stopped``."""
        with self._source(file, tell) as source:
            with self._profile.database.reading():
                database = self._profile.database
                here = Here(notes=known_notes(database), shared=facts_without_notes(database))
                home = Home(self._profile, source.head)
            source.note_ahead(self._profile.now())
            return previewed(source, here, home, file, part(tell, 0.1, 1.0))

    def bring(self, file: Path, decision: Decision | None = None, tell: Tell = silent) -> ImportReport:
        """Brings a package in, as one step that can be taken back. UserError, ``Stopped``: nothing was changed."""
        profile = self._profile
        with (
            self._source(file, tell) as source,
            without_garbage(),
            trusted(profile.database),
            _beside(profile, source),
            profile.writing(KEPT),
        ):
            profile.revision()
            bringing = Bringing(profile, source, decision or Decision(), file)
            report = bringing.bring(part(tell, 0.1, 0.98))
        if report.changes.step is not None:
            profile.changed()
        tell(1.0)
        return report

    def settle(self, tell: Tell = silent) -> None:
        """Reads the texts that came so that they can be searched. A search does it too, if this was not done."""
        read_all(self._profile.database, tell)

    @contextmanager
    def _source(self, file: Path, tell: Tell) -> Iterator[Source]:
        with opened_source(file, self._profile.now().tzinfo, tell, lambda: False) as source:
            yield source


@contextmanager
def _beside(profile: OpenProfile, source: Source) -> Iterator[None]:
    with ExitStack() as stack:
        with source.collection.sound(writing=True):
            stack.enter_context(attached(profile.database, source.collection.file, TABLES))
        yield
