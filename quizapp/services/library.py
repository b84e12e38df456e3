"""The library: decks, facts, cards, items; loading, editing, searching."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.content.cards import Card
from quizapp.content.facts import Deck, DeckId, FactId, TopicId
from quizapp.content.items import Item, ItemKind
from quizapp.content.review import Finding
from quizapp.scheduling.memory import State
from quizapp.services.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSummary:
    """A deck in one line: counts of facts, cards, items, and cards to do today (due and new within the limits)."""

    id: DeckId
    title: str
    facts: int
    cards: int
    items: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What loading a deck file did, by id. Retired cards left the file: they rest, their history is kept."""

    deck: DeckId
    title: str
    new_facts: int
    changed_facts: int
    unchanged_facts: int
    retired_facts: int
    kept_edits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact as a row of the Library's table. ``recall`` is today's mean probability of its studied cards."""

    id: FactId
    topic: TopicId
    topic_title: str
    statement: str
    cards: int
    items: int
    recall: float | None
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """A card with its state, for the Library's detail. ``due`` in words is the face's business: a day ordinal or None."""

    card: Card
    state: State
    due_day: int | None
    reviews: int
    lapses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactField:
    """One text of a fact that a person may edit in place: ``path`` such as ``statement``, ``why``, ``ask-1.question``,
    ``ask-1.answer``, ``ask-1.reverse``, ``cloze-1`` (with its braces)."""

    path: str
    label: str
    text: str
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDetail:
    """Everything the Library shows beside a chosen fact."""

    row: FactRow
    why: str
    source: str
    fields: tuple[FactField, ...]
    cards: tuple[CardLine, ...]
    items: tuple[Item, ...]


class LibraryService:
    """Decks in the profile."""

    def decks(self) -> tuple[DeckSummary, ...]:
        """Every deck of the profile, in the order of their titles."""
        raise NotImplementedError

    def deck(self, name: str) -> Deck:
        """A deck by its id in the profile, with the person's edits, or (read only) by the path of a deck folder."""
        raise NotImplementedError

    def load(self, path: Path) -> LoadReport:
        """Loads a deck folder or file: updates by id, keeps history and edits; a broken file loads nothing (FileError)."""
        raise NotImplementedError

    def cards(self, name: str) -> tuple[Card, ...]:
        """The cards of a deck (id or path)."""
        raise NotImplementedError

    def items(self, name: str, seed: int = 0, kind: ItemKind | None = None) -> tuple[Item, ...]:
        """The items of a deck (id or path)."""
        raise NotImplementedError

    def rows(self, deck: DeckId) -> tuple[FactRow, ...]:
        """The facts of a deck as rows."""
        raise NotImplementedError

    def detail(self, deck: DeckId, fact: FactId) -> FactDetail:
        """A fact with its texts, cards and items."""
        raise NotImplementedError

    def edit(self, deck: DeckId, fact: FactId, path: str, text: str) -> Changes:
        """Changes one text of a fact; UserError when the fact would break. Memory stays."""
        raise NotImplementedError

    def restore_text(self, deck: DeckId, fact: FactId, path: str) -> Changes:
        """Takes the deck's own text again."""
        raise NotImplementedError

    def preview(self, deck: DeckId, fact: FactId, path: str, text: str) -> FactDetail:
        """The fact as it would be after an edit, nothing stored; UserError when it would break."""
        raise NotImplementedError

    def check(self, path: Path) -> tuple[Finding, ...]:
        """The item-writing review of a deck folder or file."""
        raise NotImplementedError
