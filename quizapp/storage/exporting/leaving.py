"""Which cards of a deck leave."""

import json
from dataclasses import dataclass
from typing import Any

from quizapp.content.facts import DeckId, FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Which cards are meant: of a deck, of some facts of it (none: of all). ``progress``: with their memories, and with
    choice cards as far as they were answered; else without choice cards. ``returning``: some of its notes came from
    Anki and go back by themselves (``storage.returning``)."""

    deck: DeckId
    facts: frozenset[FactId] = frozenset()
    progress: bool = False
    returning: bool = False

    @property
    def given(self) -> dict[str, Any]:
        """The parameters of the questions below."""
        return {"deck": self.deck, "facts": json.dumps(sorted(self.facts))}

    @property
    def every_card(self) -> str:
        """The condition for a card, whether it leaves or stays."""
        some = " AND cards.fact IN (SELECT value FROM json_each(:facts))" if self.facts else ""
        return f"cards.deck = :deck AND cards.retired = 0{some}"

    @property
    def cards(self) -> str:
        """The condition for a card that leaves."""
        answered = " OR cards.reviews > 0" if self.progress else ""
        back = " AND cards.n NOT IN (SELECT card FROM anki_cards)" if self.returning else ""
        return f"{self.every_card} AND (cards.view <> 'choice'{answered}){back}"

    @property
    def logged(self) -> str:
        """The condition for an answer or an act that leaves."""
        some = f"card IN (SELECT n FROM cards WHERE {self.cards})"  # noqa: S608 - our own words
        if not self.returning:
            return some
        return (
            f"({some} OR card IN (SELECT n FROM cards WHERE {self.every_card} AND n IN (SELECT card FROM anki_cards)))"  # noqa: S608
        )
