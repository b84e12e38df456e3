"""What a review rule reports, and what it looks at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from quizapp.content.cards import Card
from quizapp.content.deck import Deck
from quizapp.content.facts import Ask, ConceptId, Fact, FactId, Query
from quizapp.content.generators.making import ItemNotMade, NotMade
from quizapp.content.items import Item, ItemId, ItemKind, PlaceId, item_id
from quizapp.content.review.asked import queries_by_place
from quizapp.content.review.choices import ChoiceSet, choice_sets
from quizapp.content.written import WrittenId, WrittenItem
from quizapp.errors import Place


class Severity(StrEnum):
    """An ERROR makes an item unfair or untraceable; a WARNING makes it worse than it could be; a NOTE is a hint that
    only a person can judge."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


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
    """A deck with all that is made from it. ``where`` has the keys of ``deckfile.places_of``; ``seed`` is what the
    items were drawn from, None for items from elsewhere. With ``only``, cards and items are those of this fact, and
    no other fact is looked at."""

    deck: Deck
    cards: tuple[Card, ...]
    items: tuple[Item, ...]
    not_made: tuple[NotMade | ItemNotMade, ...]
    where: Mapping[str, Place]
    seed: int | None = None
    only: FactId | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that are looked at."""
        return self.deck.facts if self.only is None else (self.deck.fact_by_id[self.only],)

    @cached_property
    def asks_by_item(self) -> Mapping[ItemId, tuple[Fact, Ask]]:
        """The ask from which each single best answer is made."""
        return {
            item_id(self.deck.id, fact.id, ItemKind.SINGLE_BEST_ANSWER, ask.id): (fact, ask)
            for fact in self.facts
            for ask in fact.asks
        }

    @cached_property
    def written_by_item(self) -> Mapping[ItemId, WrittenItem]:
        """The block of the deck from which each item of another kind is made."""
        return {item_id(self.deck.id, "item", one.kind, one.id): one for one in self.deck.items}

    @cached_property
    def sets_by_item(self) -> Mapping[ItemId, Sequence[ChoiceSet]]:
        """The sets of options that each item shows."""
        return {item.id: choice_sets(item) for item in self.items}

    @property
    def sets(self) -> Iterator[tuple[Item, ChoiceSet]]:
        """Each set of options with its item."""
        return ((item, one) for item in self.items for one in self.sets_by_item[item.id])

    def asked(self, item: Item) -> Mapping[PlaceId, Query]:
        """What the deck asks at each place of an item; nothing where the author alone says what is right."""
        ask = self.asks_by_item.get(item.id)
        written = self.written_by_item.get(item.id)
        if ask is not None:
            query = ask[1].query
            return {} if query is None else dict.fromkeys(item.places, query)
        return queries_by_place(item, written) if written is not None else {}

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

    def about_written(self, rule: str, severity: Severity, item: WrittenId, message: str) -> Finding:
        """A finding about the block in which an item of another kind is written."""
        place = self.where.get(f"item:{item}")
        shown = f"{self.deck.id}/item/{item}" if place is None else str(place)
        facts = next((one.facts for one in self.deck.items if one.id == item), ())
        return Finding(severity=severity, rule=rule, fact=facts[0] if facts else None, place=shown, message=message)

    def about_item(self, rule: str, severity: Severity, item: Item, message: str) -> Finding:
        """A finding about an item; its place is the ask, or the block of the deck, that it is made from."""
        fact = item.facts[0] if item.facts else None
        place = self.where.get(self._name_in_file(item))
        shown = item.id if place is None else str(place)
        return Finding(severity=severity, rule=rule, fact=fact, place=shown, message=message)

    def _name_in_file(self, item: Item) -> str:
        ask = self.asks_by_item.get(item.id)
        if ask is not None:
            return f"{ask[0].id}/{ask[1].id}"
        written = self.written_by_item.get(item.id)
        return f"item:{written.id}" if written is not None else ""


Rule = Callable[[Material], Iterator[Finding]]
