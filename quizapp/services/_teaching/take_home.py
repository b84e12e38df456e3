"""What participants take home from a session that is over: its deck, and what each of them missed."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, FactId
from quizapp.content.generators import cards_of, counted_facts, items_of
from quizapp.content.items import Item
from quizapp.content.written import WrittenId
from quizapp.errors import UserError
from quizapp.exchange.formats import quizdeck
from quizapp.exchange.formats.base import Outgoing
from quizapp.teaching.acts import PersonId
from quizapp.teaching.missed import deck_of_facts, missed_facts
from quizapp.teaching.plan import Plan
from quizapp.teaching.room import Phase, Room

_SEED = 0
"""The same items as in every other export: Anki updates them instead of adding others."""


@dataclass(frozen=True, kw_only=True)
class TakeHome:
    """Makes the files. It holds a deck as it was when this was made, and nothing of a profile: it may be called in any
    thread. No file holds a name, an answer, or anything of how the trainer learns."""

    plan: Plan
    deck: Deck
    changed_at: datetime

    def __call__(self, room: Room, person: PersonId, name: str) -> bytes:
        """The file of a name: ``deck`` or ``missed``, with ``.quizdeck`` or ``.apkg``. UserError for another, for a
        session that is not over, since its keys are in every file, and when nothing was missed."""
        what, _, suffix = name.partition(".")
        if what not in {"deck", "missed"} or suffix not in {"quizdeck", "apkg"}:
            raise UserError("There is nothing of that name to take home from this session.")
        if room.phase is not Phase.OVER:
            raise UserError("Files to take home are here when the session is over.")
        facts = self._missed(room, person) if what == "missed" else ()
        return self._package(facts) if suffix == "apkg" else self._quizdeck(facts)

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return items_of(self.deck, _SEED)

    @cached_property
    def _counted(self) -> Mapping[WrittenId, FactId]:
        return counted_facts(self.deck, _SEED)

    def _missed(self, room: Room, person: PersonId) -> tuple[FactId, ...]:
        there = self.deck.fact_by_id.keys() - self.deck.resting
        facts = tuple(fact for fact in missed_facts(room, person) if fact in there)
        if not facts:
            raise UserError("There is nothing to look at again: nothing was missed. Take the whole deck.")
        return facts

    def _quizdeck(self, facts: tuple[FactId, ...]) -> bytes:
        """What was missed has an id of its own: loading it must not take the other facts of the deck away."""
        deck = self.deck
        if facts:
            heading = self.plan.heading
            name = DeckId(f"{deck.id}-again-{heading.on:%Y%m%d}")
            deck = deck_of_facts(deck, facts, name, f"{deck.title}: to look at again", self._counted)
        return quizdeck.write(Outgoing(deck=deck)).content

    def _package(self, facts: tuple[FactId, ...]) -> bytes:
        """What was missed has the notes of the whole deck, so that who takes both has none of them twice."""
        # Late: genanki, which is behind it, costs 90 ms that opening a door does not have.
        from quizapp.exchange.anki.write import write_package  # noqa: PLC0415

        cards = tuple(card for card in cards_of(self.deck) if not facts or card.fact in facts)
        items = tuple(one for one in self._items if not facts or not set(facts).isdisjoint(one.facts))
        with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
            file = Path(folder) / "deck.apkg"
            write_package(self.deck, cards, items, file, modified_at=self.changed_at)
            return file.read_bytes()
