"""The composition root: paths, clock and dice become ``Services``; the only place where things are joined.

A service is imported when it is first asked for: opening a profile and showing the Today page then take a third of the
time that importing everything would.
"""

from functools import cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.clock import Clock, Stopwatch, system_clock, system_stopwatch
from quizapp.paths import DATABASE_NAME, shipped_decks
from quizapp.services._library.shipped import bring_in_shipped, remake_cards
from quizapp.services._profile import OpenProfile
from quizapp.storage.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.content.heads import DeckId
    from quizapp.services.authoring import AuthoringService
    from quizapp.services.backup import BackupService
    from quizapp.services.browse import BrowseService
    from quizapp.services.charts import ChartsService
    from quizapp.services.exam import ExamService
    from quizapp.services.formats import FormatsService
    from quizapp.services.goals import GoalsService
    from quizapp.services.importing import ImportService
    from quizapp.services.library import LibraryService
    from quizapp.services.lists import ListsService
    from quizapp.services.marks import MarksService
    from quizapp.services.pairs import PairsService
    from quizapp.services.printing import PrintingService
    from quizapp.services.progress import ProgressService
    from quizapp.services.readiness import ReadinessService
    from quizapp.services.results import ResultsService
    from quizapp.services.settings import SettingsService
    from quizapp.services.study import StudyService
    from quizapp.services.tables import TablesService
    from quizapp.services.teach import TeachService
    from quizapp.services.teach_papers import TeachPapersService
    from quizapp.services.templates import TemplatesService
    from quizapp.services.transfer import TransferService
    from quizapp.services.undo import UndoService
    from quizapp.services.workload import WorkloadService


class Services:
    """Everything a face can ask for, over one open profile. Belongs to one thread; ``close`` when done.

    ``profile`` is its folder; ``notices`` are sentences to be shown once after opening.
    """

    def __init__(self, profile: Path, opened: OpenProfile, notices: tuple[str, ...]) -> None:
        self.profile = profile
        self.notices = notices
        self._opened = opened

    @cached_property
    def library(self) -> "LibraryService":
        """Decks, facts, cards, items."""
        from quizapp.services.library import LibraryService

        return LibraryService(self._opened)

    @cached_property
    def study(self) -> "StudyService":
        """One card after another."""
        from quizapp.services.study import StudyService

        return StudyService(self._opened)

    @cached_property
    def lists(self) -> "ListsService":
        """What to study, saved."""
        from quizapp.services.lists import ListsService

        return ListsService(self._opened)

    @cached_property
    def exam(self) -> "ExamService":
        """Quizzes."""
        from quizapp.services.exam import ExamService

        return ExamService(self._opened)

    @cached_property
    def results(self) -> "ResultsService":
        """What finished quizzes say."""
        from quizapp.services.results import ResultsService

        return ResultsService(self._opened)

    @cached_property
    def pairs(self) -> "PairsService":
        """Tests before and after learning."""
        from quizapp.services.pairs import PairsService

        return PairsService(self._opened)

    @cached_property
    def templates(self) -> "TemplatesService":
        """What quizzes are made of, saved."""
        from quizapp.services.templates import TemplatesService

        return TemplatesService(self._opened)

    @cached_property
    def progress(self) -> "ProgressService":
        """What the numbers say."""
        from quizapp.services.progress import ProgressService

        return ProgressService(self._opened)

    @cached_property
    def charts(self) -> "ChartsService":
        """The numbers behind the charts."""
        from quizapp.services.charts import ChartsService

        return ChartsService(self._opened)

    @cached_property
    def goals(self) -> "GoalsService":
        """Exam dates, and what is forecast for them."""
        from quizapp.services.goals import GoalsService

        return GoalsService(self._opened)

    @cached_property
    def readiness(self) -> "ReadinessService":
        """What share of a test's points would be earned on a day."""
        from quizapp.services.readiness import ReadinessService

        return ReadinessService(self._opened)

    @cached_property
    def workload(self) -> "WorkloadService":
        """What a share to remember costs."""
        from quizapp.services.workload import WorkloadService

        return WorkloadService(self._opened)

    @cached_property
    def transfer(self) -> "TransferService":
        """Exports."""
        from quizapp.services.transfer import TransferService

        return TransferService(self._opened)

    @cached_property
    def formats(self) -> "FormatsService":
        """Other programs' formats."""
        from quizapp.services.formats import FormatsService

        return FormatsService(self._opened)

    @cached_property
    def tables(self) -> "TablesService":
        """Tables of questions that come in."""
        from quizapp.services.tables import TablesService

        return TablesService(self._opened)

    @cached_property
    def teach(self) -> "TeachService":
        """Training sessions in a room."""
        from quizapp.services.teach import TeachService

        return TeachService(self._opened)

    @cached_property
    def printing(self) -> "PrintingService":
        """PDF files."""
        from quizapp.services.printing import PrintingService

        return PrintingService(self._opened)

    @cached_property
    def teach_papers(self) -> "TeachPapersService":
        """What a trainer hands out, as files."""
        from quizapp.services.teach_papers import TeachPapersService

        return TeachPapersService(self._opened)

    @cached_property
    def importing(self) -> "ImportService":
        """Anki's packages, brought in."""
        from quizapp.services.importing import ImportService

        return ImportService(self._opened)

    @cached_property
    def backup(self) -> "BackupService":
        """Copies and proofs."""
        from quizapp.services.backup import BackupService

        return BackupService(self._opened)

    @cached_property
    def settings(self) -> "SettingsService":
        """A person's settings."""
        from quizapp.services.settings import SettingsService

        return SettingsService(self._opened)

    @cached_property
    def undo(self) -> "UndoService":
        """Taking back what was done last."""
        from quizapp.services.undo import UndoService

        return UndoService(self._opened)

    @cached_property
    def authoring(self) -> "AuthoringService":
        """Writing facts, and writing decks back to files."""
        from quizapp.services.authoring import AuthoringService

        return AuthoringService(self._opened)

    @cached_property
    def marks(self) -> "MarksService":
        """Setting aside, flags, marks, deletion, tags."""
        from quizapp.services.marks import MarksService

        return MarksService(self._opened)

    @cached_property
    def browse(self) -> "BrowseService":
        """The Library's table."""
        from quizapp.services.browse import BrowseService

        return BrowseService(self._opened)

    def titles(self) -> "dict[DeckId, str]":
        """Every deck with its title: all that a start asks of the library."""
        from quizapp.services._library.decks import titles_of

        return titles_of(self._opened)

    def tell_stored(self, told: "Callable[[], None] | None") -> None:
        """Has ``told`` called whenever something was stored; None ends that."""
        self._opened.database.stored = told

    def force_log(self) -> None:
        """Waits until what was stored is on the disk. From any thread. UserError when the disk refuses."""
        self._opened.database.force_log()

    def fold_log(self) -> None:
        """Puts away what was stored, so that no answer has to. From any thread. UserError when the disk refuses."""
        self._opened.database.fold_beside()

    def close(self) -> None:
        """Closes the database."""
        self._opened.database.close()


def is_new(profile: Path) -> bool:
    """Whether a profile is still to be made: that takes longer than a start."""
    return not (profile / DATABASE_NAME).exists()


def open_services(
    profile: Path,
    clock: Clock = system_clock,
    dice: Random | None = None,
    stopwatch: Stopwatch = system_stopwatch,
) -> Services:
    """Opens (or makes) a profile, brings the shipped decks in when it is new or they are, and joins everything.

    ``dice`` draw the seeds of quizzes (the system's own dice if none are given); ``stopwatch`` times them.

    Raises UserError when the profile cannot be used: read-only, full, corrupt, or written by a newer version.
    """
    database = open_database(profile / DATABASE_NAME)
    try:
        opened = OpenProfile(database, clock, dice or Random(), stopwatch)
        remake_cards(opened, __version__)
        return Services(profile, opened, bring_in_shipped(opened, shipped_decks()))
    except BaseException:
        database.close()
        raise


def restore_unopened(profile: Path, file: Path, clock: Clock = system_clock) -> Path | None:
    """Puts a backup in the place of a profile that cannot be opened; gives where its former database is kept, if any.

    Raises UserError, with nothing changed, for a file that is not a sound backup.
    """
    from quizapp.services.backup import restore_profile

    return restore_profile(profile / DATABASE_NAME, file, clock())
