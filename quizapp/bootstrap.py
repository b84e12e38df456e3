"""The composition root: paths, clock and dice become ``Services``; the only place where things are joined."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from quizapp.clock import Clock, system_clock
from quizapp.paths import DATABASE_NAME, shipped_decks
from quizapp.services._profile import OpenProfile
from quizapp.services._shipped import bring_in_shipped
from quizapp.services.backup import BackupService, restore_profile
from quizapp.services.exam import ExamService
from quizapp.services.library import LibraryService
from quizapp.services.progress import ProgressService
from quizapp.services.settings import SettingsService
from quizapp.services.study import StudyService
from quizapp.services.transfer import TransferService
from quizapp.storage.database import Database, open_database


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a face can ask for, over one open profile. Belongs to one thread; ``close`` when done.

    ``notices`` are sentences to be shown once after opening.
    """

    profile: Path
    library: LibraryService
    study: StudyService
    exam: ExamService
    progress: ProgressService
    transfer: TransferService
    backup: BackupService
    settings: SettingsService

    notices: tuple[str, ...] = ()
    database: Database

    def close(self) -> None:
        """Closes the database."""
        self.database.close()


def open_services(profile: Path, clock: Clock = system_clock, dice: Random | None = None) -> Services:
    """Opens (or makes) a profile, brings the shipped decks in when it is new or they are, and joins everything.

    ``notices`` of what comes back are sentences to be shown once. ``dice`` draw the seeds of quizzes (the system's
    own dice if none are given). Raises UserError when the profile cannot be used: read-only, full, corrupt, or
    written by a newer version.
    """
    database = open_database(profile / DATABASE_NAME)
    try:
        shared = OpenProfile(database, clock, dice or Random())
        notices = bring_in_shipped(shared, shipped_decks())
        return Services(
            profile=profile,
            library=LibraryService(shared),
            study=StudyService(shared),
            exam=ExamService(shared),
            progress=ProgressService(shared),
            transfer=TransferService(shared),
            backup=BackupService(shared),
            settings=SettingsService(shared),
            notices=notices,
            database=database,
        )
    except BaseException:
        database.close()
        raise


def restore_unopened(profile: Path, file: Path, clock: Clock = system_clock) -> Path | None:
    """Puts a backup in the place of a profile that cannot be opened; gives where its former database is kept, if it
    had one.

    Raises UserError, with nothing changed, for a file that is not a sound backup.
    """
    return restore_profile(profile / DATABASE_NAME, file, clock())
