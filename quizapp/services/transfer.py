"""Carrying a deck out of the app."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.facts import DeckId, FactId
from quizapp.services._carrying.travel import Staying, Travel
from quizapp.services._profile import OpenProfile

__all__ = ["ExportReport", "Staying", "TextReport", "TransferService", "Travel"]

Telling = Callable[[float], None]
"""Is told how much is done, 0 to 1; stops the work by raising ``quizapp.errors.Stopped``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written."""

    file: Path
    notes: int
    cards: int
    items: int
    reviews: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReport:
    """A text file that was written: how many lines hold cards, and what stays, as sentences."""

    file: Path
    rows: int
    staying: tuple[str, ...] = ()


def _nobody(_share: float) -> None:
    return None


class TransferService:
    """Exports; the formats themselves live in ``quizapp.exchange``."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def travel(self, deck: DeckId, facts: Collection[FactId] = (), *, with_progress: bool = False) -> Travel:
        """What an export to Anki of a deck, or of some of its facts, will hold, and what stays here."""
        from quizapp.services._carrying.leaving import travel_of  # noqa: PLC0415 - as below

        with self._profile.database.reading():
            self._profile.revision()
            return travel_of(self._profile, deck, facts, progress=with_progress)

    def export_anki(
        self,
        deck: str,
        file: Path,
        facts: Collection[FactId] = (),
        *,
        with_progress: bool = False,
        older: bool = False,
        tell: Telling = _nobody,
    ) -> ExportReport:
        """Writes a deck (id or path), or some of its facts, as an Anki package; on failure, or when ``tell`` stops it,
        a file that was there before is untouched.

        With progress it carries each card's schedule and memory, flags, stars, what is suspended, and the whole log.
        ``older`` is for programs that read no packages of Anki 2.1.50 (2022) and later.
        """
        # Late: genanki, which is behind it, costs 90 ms that a start does not have.
        from quizapp.exchange.anki.write import write_export  # noqa: PLC0415
        from quizapp.services._carrying.leaving import exported  # noqa: PLC0415

        counts = write_export(
            lambda package: exported(self._profile, deck, facts, progress=with_progress, package=package),
            file,
            older=older,
            tell=tell,
        )
        return ExportReport(
            file=file, notes=counts.notes, cards=counts.cards, items=counts.items, reviews=counts.reviews
        )

    def export_text(
        self, deck: str, file: Path, facts: Collection[FactId] = (), *, tell: Telling = _nobody
    ) -> TextReport:
        """Writes the cards that text can hold as a text file with headers, which Anki imports into its own note types.
        On failure a file that was there before is untouched."""
        from quizapp.exchange.anki.text import text_file, text_lines, travels  # noqa: PLC0415 - as above
        from quizapp.services._carrying.leaving import exported, write_lines  # noqa: PLC0415

        with exported(self._profile, deck, facts) as export:
            rows = write_lines(file, text_file(text_lines(export)), export.count + len(export.items), tell)
        asked = sum(map(travels, export.items))
        cards = export.count - (rows - _HEADERS - asked)
        staying = (
            (cards, "label card", "text cannot hold figures"),
            (len(export.items) - asked, "question", "text cannot be answered by tapping"),
        )
        return TextReport(
            file=file,
            rows=rows - _HEADERS,
            staying=tuple(f"{count} {what}{'s' * (count > 1)} stayed: {why}." for count, what, why in staying if count),
        )

    def export_csv(
        self, deck: str, file: Path, facts: Collection[FactId] = (), *, tell: Telling = _nobody
    ) -> TextReport:
        """Writes the cards as a table for spreadsheets. On failure a file that was there before is untouched."""
        from quizapp.exchange.card_table import card_table  # noqa: PLC0415 - as above
        from quizapp.services._carrying.leaving import exported, write_lines  # noqa: PLC0415

        with exported(self._profile, deck, facts) as export:
            rows = write_lines(file, card_table(export), export.count, tell)
        return TextReport(file=file, rows=rows - 1)


_HEADERS = 6
"""Lines before the first card of a text file for Anki."""
