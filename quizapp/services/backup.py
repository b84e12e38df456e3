"""Copies of the whole profile, and proofs that it is whole."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildReport:
    """How many cards were recomputed from the log, and how many of them changed (0, unless the file was damaged)."""

    cards: int
    changed: int


class BackupService:
    """Backup, restore, verify, rebuild."""

    def backup(self, file: Path) -> None:
        """Writes a complete copy of the profile's database while it may be in use."""
        raise NotImplementedError

    def restore(self, file: Path) -> Path:
        """Puts a backup in the profile's place; the former database is kept beside it, at the path that is returned."""
        raise NotImplementedError

    def verify(self) -> tuple[str, ...]:
        """Everything that is wrong with the database, as sentences; empty when it is sound."""
        raise NotImplementedError

    def rebuild(self) -> RebuildReport:
        """Recomputes every card's memory from the review log."""
        raise NotImplementedError
