"""Carrying a deck out of the app."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, FactId
from quizapp.content.generators import cards_of, items_of
from quizapp.services._deckfiles import is_there, read_deck_text
from quizapp.services._decks import deck_of, tagged, unknown_deck
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import content_changed_at

_SEED = 0
"""The same items at every export: Anki updates them instead of adding others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written."""

    file: Path
    notes: int
    cards: int
    items: int


class TransferService:
    """Exports; the formats themselves live in ``quizapp.exchange``."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def export_anki(self, deck: str, file: Path, facts: Collection[FactId] = ()) -> ExportReport:
        """Writes a deck (id or path), or some of its facts, as an Anki package; on failure a file that was there before
        is untouched."""
        # Late: genanki, which is behind it, costs 90 ms that a start does not have.
        from quizapp.exchange.anki.write import write_package  # noqa: PLC0415

        content, changed_at = self._content(deck)
        items = tuple(one for one in items_of(content, _SEED) if not facts or {*one.facts} & {*facts})
        cards = tuple(one for one in cards_of(content) if not facts or one.fact in facts)
        counts = write_package(content, cards, items, file, modified_at=changed_at)
        return ExportReport(file=file, notes=counts.notes, cards=counts.cards, items=counts.items)

    def _content(self, name: str) -> tuple[Deck, datetime]:
        """A deck and when its texts last changed: Anki then leaves alone what a learner edited there since."""
        database = self._profile.database
        with database.reading():
            changed_at = content_changed_at(database, DeckId(name))
            if changed_at is not None:
                return tagged(self._profile, deck_of(self._profile, DeckId(name))), changed_at
            if not is_there(name):
                raise unknown_deck(self._profile, name)
        text = read_deck_text(Path(name))
        return text.parse(), text.written_at
