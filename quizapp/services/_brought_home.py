"""Notes of our own decks that come home: which card here each of their cards is."""

from collections.abc import Iterator

from quizapp.content.cards import CardId, card_id
from quizapp.content.facts import DeckId, FactId
from quizapp.exchange.anki.notes import guid
from quizapp.exchange.anki.notetypes import FACT_SLOTS, FACT_TYPE_ID, FIGURE_TYPE_ID, SLOTS
from quizapp.exchange.anki.reading.becoming import FIELDS
from quizapp.exchange.anki.reading.values import Head
from quizapp.services._brought_notes import Found
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
        return found.note[2] in self._types and any(True for _ in self.cards(found))

    def cards(self, found: Found) -> Iterator[tuple[int, CardId]]:
        """For each card of a note (by its place in ``found.cards``) the id of ours; nothing for a note that is none."""
        note = found.note
        if note[2] not in self._types:
            return
        name = note[5].partition(FIELDS)[0]
        deck, _, rest = name.partition("/")
        if deck not in self._decks:
            return
        if found.kind.mid == FACT_TYPE_ID:
            fact, _, page = rest.partition("/")
            number = int(page) if page.isdecimal() else 1
            if note[1] != guid("fact", deck, fact, number):
                return
            for place, card in enumerate(found.cards):
                if 0 <= card[3] < len(FACT_SLOTS):
                    slot = FACT_SLOTS[card[3]]
                    ours = (number - 1) * SLOTS[slot.view] + slot.number
                    yield place, card_id(DeckId(deck), FactId(fact), slot.view, ours)
        elif found.kind.mid == FIGURE_TYPE_ID and note[1] == guid("label", name):
            yield 0, CardId(name)
