"""Carrying a deck into other programs' formats: tables, notes, and what classrooms' quizzes take."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.facts import FactId
from quizapp.content.generators import items_of
from quizapp.errors import UserError
from quizapp.exchange.formats import FORMATS, Format, LeftOut, Outgoing, Written, format_for
from quizapp.exchange.formats.workbook import template
from quizapp.exchange.replacing import replacing
from quizapp.services._library.whole import whole_deck
from quizapp.services._profile import OpenProfile

__all__ = [
    "FORMATS",
    "Format",
    "FormatPreview",
    "FormatReport",
    "FormatsService",
    "LeftOut",
    "format_for",
    "write_template",
]

Telling = Callable[[float], None]
"""Is told how much is done, 0 to 1; stops the work by raising ``quizapp.errors.Stopped``."""

_READ, _MADE, _WRITTEN = 0.1, 0.4, 0.95
"""Shares that are done when the deck was read, its items were made, and the file's content stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatPreview:
    """What a file would hold: how many facts (or items, of a format that asks), and what would not go along, wholly or
    in part. ``figures`` and ``written`` count the deck's own figures and items, which a table of facts leaves here and
    a whole deck takes along."""

    format: Format
    number: int
    left_out: tuple[LeftOut, ...]
    figures: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatReport(FormatPreview):
    """What was written."""

    file: Path


def write_template(file: Path) -> Path:
    """Writes the workbook that teachers fill; gives its place. UserError when it cannot be written."""
    with replacing(file) as fresh:
        fresh.write_bytes(template())
    return file


def _nobody(_share: float) -> None:
    return None


def _unknown(file: Path, format_id: str) -> str:
    writable = [one for one in FORMATS.values() if one.write is not None]
    if format_id:
        known = ", ".join(one.id for one in writable)
        return f"There is no format “{format_id}” that can be written. Nothing was written. There are: {known}."
    endings = ", ".join(f"{one.suffix} ({one.title})" for one in writable)
    return (
        f"{file.name} is of no format that can be written. Nothing was written. Let its name end in one of these: "
        f".apkg (Anki package), .anki.txt (text for Anki), {endings}."
    )


class FormatsService:
    """Files of other programs; the formats themselves live in ``quizapp.exchange.formats``."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def preview(self, deck: str, format_id: str, *, seed: int = 0, facts: Collection[FactId] = ()) -> FormatPreview:
        """What a file in a format would hold, and what of the deck it cannot. Nothing is written."""
        found = FORMATS[format_id]
        outgoing = self._outgoing(deck, found, seed, facts, _nobody)
        written = (found.told or _writer(found))(outgoing)
        figures, own = _own(outgoing)
        return FormatPreview(
            format=found, number=written.number, left_out=written.left_out, figures=figures, written=own
        )

    def export(
        self,
        deck: str,
        file: Path,
        format_id: str = "",
        *,
        seed: int = 0,
        facts: Collection[FactId] = (),
        tell: Telling = _nobody,
    ) -> FormatReport:
        """Writes a deck (id or path), or some of its facts, in a format, by default the one of the file's name.

        ``seed`` draws the items of a format that asks. On failure, or when ``tell`` stops it, a file that was there
        before is untouched. UserError for a format that is not known, and where no item of the deck fits in one that
        asks.
        """
        found = FORMATS.get(format_id) if format_id else format_for(file.name)
        if found is None or found.write is None:
            raise UserError(_unknown(file, format_id))
        outgoing = self._outgoing(deck, found, seed, facts, tell)
        written = found.write(outgoing)
        tell(_WRITTEN)
        if found.asks and not written.number:
            raise UserError(
                f"{file.name} was not written: of what was to be written no question fits in {found.title}. The facts "
                "travel as a table (.csv, .xlsx) or as Anki cards (.apkg)."
            )
        with replacing(file) as fresh:
            fresh.write_bytes(written.content)
            tell(1.0)
        figures, own = _own(outgoing)
        return FormatReport(
            file=file, format=found, number=written.number, left_out=written.left_out, figures=figures, written=own
        )

    def _outgoing(self, deck: str, found: Format, seed: int, facts: Collection[FactId], tell: Telling) -> Outgoing:
        whole = whole_deck(self._profile, deck)
        tell(_READ)
        items = items_of(whole, seed) if found.asks else ()
        tell(_MADE)
        some = tuple(one for one in items if not facts or {*one.facts} & {*facts})
        return Outgoing(
            deck=whole,
            items=some,
            facts=frozenset(facts),
            tell=lambda share: tell(_MADE + share * (_WRITTEN - _MADE)),
        )


def _writer(found: Format) -> Callable[[Outgoing], Written]:
    if found.write is None:
        raise UserError(f"{found.title} cannot be written. Nothing was written.")
    return found.write


def _own(outgoing: Outgoing) -> tuple[int, int]:
    """How many figures and written items a deck has; of some facts, the items about them."""
    deck, facts = outgoing.deck, outgoing.facts
    return len(deck.figures), sum(not facts or not facts.isdisjoint(one.facts) for one in deck.items)
