"""What the Library shows, as values. They are offered by ``quizapp.services.library``."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.labels import LabelFace
from quizapp.scheduling.memory import State
from quizapp.services.changes import Changes

if TYPE_CHECKING:  # the Library's first page needs no card and no item
    from quizapp.content.cards import Card
    from quizapp.content.items import Item


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
    changes: Changes = field(default_factory=Changes)


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
    """A card with its state, for the Library's detail. ``due`` in words is the face's business: a day ordinal or
    None. ``figure`` is what a label card shows."""

    card: "Card"
    state: State
    due_day: int | None
    reviews: int
    lapses: int
    figure: LabelFace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactField:
    """One text of a fact that a person may edit in place: ``path`` such as ``statement``, ``why``, ``ask-1.question``,
    ``ask-1.answer``, ``ask-1.reverse``, ``cloze-1`` (with its braces)."""

    path: str
    label: str
    text: str
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTexts:
    """The texts of a fact, and its cards."""

    fields: tuple[FactField, ...]
    cards: tuple[CardId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDetail:
    """Everything the Library shows beside a chosen fact."""

    row: FactRow
    why: str
    source: str
    fields: tuple[FactField, ...]
    cards: tuple[CardLine, ...]
    items: tuple["Item", ...]
