"""Carrying a deck out of the app."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written."""

    file: Path
    notes: int
    cards: int
    items: int


class TransferService:
    """Exports; the formats themselves live in ``quizapp.exchange``."""

    def export_anki(self, deck: str, file: Path) -> ExportReport:
        """Writes a deck (id or path) as an Anki package; on failure a file that was there before is untouched."""
        raise NotImplementedError
