"""What a review rule reports, and what it looks at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from quizapp.content.cards import Card
from quizapp.content.facts import Ask, ConceptId, Deck, Fact, FactId
from quizapp.content.generators.single_best_answer import NotMade
from quizapp.content.items import Item, ItemId, ItemKind, item_id
from quizapp.errors import Place


class Severity(StrEnum):
    """An ERROR makes an item unfair or untraceable; a WARNING makes it worse than it could be."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. ``place`` is ``file:line`` where it is known, else the id of the card, item, fact or deck."""

    severity: Severity
    rule: str
    fact: FactId | None
    place: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Material:
    """A deck with all that is made from it. ``where`` has the keys of ``deckfile.places_of``."""

    deck: Deck
    cards: tuple[Card, ...]
    items: tuple[Item, ...]
    not_made: tuple[NotMade, ...]
    where: Mapping[str, Place]

    @cached_property
    def asks_by_item(self) -> Mapping[ItemId, tuple[Fact, Ask]]:
        """The ask from which each single best answer is made."""
        return {
            item_id(self.deck.id, fact.id, ItemKind.SINGLE_BEST_ANSWER, ask.id): (fact, ask)
            for fact in self.deck.facts
            for ask in fact.asks
        }

    def about_deck(self, rule: str, severity: Severity, message: str) -> Finding:
        """A finding about the deck as a whole."""
        return Finding(severity=severity, rule=rule, fact=None, place=self.deck.id, message=message)

    def about_fact(self, rule: str, severity: Severity, fact: FactId, message: str, part: str = "") -> Finding:
        """A finding about a fact, or about a part of it: the number of an ask, ``cloze``."""
        name = f"{fact}/{part}" if part else fact
        place = self.where.get(name) or self.where.get(fact)
        shown = f"{self.deck.id}/{name}" if place is None else str(place)
        return Finding(severity=severity, rule=rule, fact=fact, place=shown, message=message)

    def about_concept(self, rule: str, severity: Severity, concept: ConceptId, message: str) -> Finding:
        """A finding about a concept."""
        place = self.where.get(f"concept:{concept}")
        shown = f"{self.deck.id}/{concept}" if place is None else str(place)
        return Finding(severity=severity, rule=rule, fact=None, place=shown, message=message)

    def about_item(self, rule: str, severity: Severity, item: Item, message: str) -> Finding:
        """A finding about an item; its place is the ask that it is made from."""
        fact = item.facts[0] if item.facts else None
        origin = self.asks_by_item.get(item.id)
        place = None if origin is None else self.where.get(f"{origin[0].id}/{origin[1].id}")
        shown = item.id if place is None else str(place)
        return Finding(severity=severity, rule=rule, fact=fact, place=shown, message=message)


Rule = Callable[[Material], Iterator[Finding]]
