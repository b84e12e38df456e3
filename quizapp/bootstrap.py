"""The composition root: paths, clock and dice become ``Services``; the only place where things are joined."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.clock import Clock, system_clock
from quizapp.services.backup import BackupService
from quizapp.services.exam import ExamService
from quizapp.services.library import LibraryService
from quizapp.services.progress import ProgressService
from quizapp.services.settings import SettingsService
from quizapp.services.study import StudyService
from quizapp.services.transfer import TransferService


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a face can ask for, over one open profile. Belongs to one thread; ``close`` when done."""

    profile: Path
    library: LibraryService
    study: StudyService
    exam: ExamService
    progress: ProgressService
    transfer: TransferService
    backup: BackupService
    settings: SettingsService

    def close(self) -> None:
        """Closes the database."""
        raise NotImplementedError


def open_services(profile: Path, clock: Clock = system_clock) -> Services:
    """Opens (or makes) a profile, brings the shipped decks in when it is new, and joins everything.

    Raises UserError when the profile cannot be used: read-only, full, corrupt, or written by a newer version.
    """
    raise NotImplementedError((profile, clock))
