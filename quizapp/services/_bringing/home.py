"""Notes of our own decks that come home: which card here each of their cards is."""

from quizapp.content.cards import CardId, View, card_id
from quizapp.content.facts import DeckId, FactId
from quizapp.exchange.anki.notes import guid
from quizapp.exchange.anki.notetypes import FACT_SLOTS, SLOTS
from quizapp.exchange.anki.reading.became import FIELDS
from quizapp.exchange.anki.reading.values import Head
from quizapp.services._bringing.notes import Found
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import deck_heads

_OURS = "QuizApp "


class Home:
    """Knows our own notes by the ids in their first field, proved by their GUIDs."""

    def __init__(self, profile: OpenProfile, head: Head) -> None:
        self._types = {mid for mid, kind in head.types.items() if kind.name.startswith(_OURS)}
        self._decks = frozenset(one.id for one in deck_heads(profile.database)) if self._types else frozenset()

    def knows(self, mid: int) -> bool:
        """Whether notes of a type may be ours."""
        return mid in self._types

    def is_ours(self, found: Found) -> bool:
        """Whether a note is of a deck that is here."""
        return found.note[2] in self._types and self.cards(found) is not None

    def cards(self, found: Found) -> list[tuple[int, CardId]] | None:
        """For each card of a note (by its place in ``found.cards``) the id of ours; none of a question's, which has no
        card here; None for a note that is not ours."""
        note = found.note
        name = note[5].partition(FIELDS)[0]
        deck, _, rest = name.partition("/")
        if note[2] not in self._types or deck not in self._decks:
            return None
        fact, _, last = rest.partition("/")
        if note[1] in {guid("label", name), guid("choice", deck, fact, last.removeprefix(f"{View.CHOICE}-"))}:
            return [(0, CardId(name))]
        if note[1] == guid("item", name):
            return []
        page = int(last) if last.isdecimal() and len(last) < 6 else 1
        if note[1] != guid("fact", deck, fact, page):
            return None
        return [
            (place, card_id(DeckId(deck), FactId(fact), slot.view, (page - 1) * SLOTS[slot.view] + slot.number))
            for place, card in enumerate(found.cards)
            if 0 <= card[3] < len(FACT_SLOTS)
            for slot in (FACT_SLOTS[card[3]],)
        ]
