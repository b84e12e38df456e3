"""What an export is made of, as storage gives it: one row a card, fact by fact.

Rows are named tuples where everything else is a dataclass: there may be a million of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from sqlite3 import Connection
from typing import Any, NamedTuple, Protocol

from quizapp.content.cards import Card, Choice
from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Source, TopicId
from quizapp.content.items import Item
from quizapp.scheduling.memory import Policy

Telling = Callable[[float], None]
"""Is told how much is done, 0 to 1, now and then. It stops the work by raising ``quizapp.errors.Stopped``."""


Record = dict[str, Any]
"""A JSON object of Anki's."""


class CardRow(NamedTuple):
    """A card, its fact, its memory (as ``MEMORY_COLUMNS``; all of a new card without progress) and its marks.

    ``tags`` are the fact's, divided by spaces; ``answered_at`` is the moment of the newest answer (UTC ms). ``n`` is a
    number that no other card of the export has, ``place`` says from 1 where it stands among them.
    """

    n: int
    place: int
    fact: str
    topic: str
    statement: str
    why: str
    paragraph: int
    marked: int
    tags: str | None
    view: str
    number: int
    front: str
    back: str
    hint: str
    state: str = "new"
    stability: float | None = None
    difficulty: float | None = None
    step: int | None = None
    due_at: int | None = None
    due_day: int | None = None
    last_day: int | None = None
    reviews: int = 0
    lapses: int = 0
    suspended: int = 0
    flag: int = 0
    answered_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the options of the Anki deck say: a policy, how many cards a day, when a card is a leech, how much of its
    usual work each weekday brings (percent, Monday first)."""

    policy: Policy
    new_per_day: int = 20
    reviews_per_day: int = 200
    leech_lapses: int = 8
    easy_days: tuple[int, ...] = (100,) * 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What makes an export carry progress: what puts the answers of the cards in ``travelling`` into a package's log
    and says how many these are, and about how many there are (0: none)."""

    put: Callable[[Telling], int]
    count: int


class Simple(Protocol):
    """Cards that are simple, each the only one of its fact: they stand in the view ``temp.simple``, whose columns have
    the names that a ``CardRow`` has, and can be read by statements."""

    def found(self, pictured: Iterable[str]) -> tuple[int, Sequence[str], Sequence[int]]:
        """How many there are without those of some facts; the topics of all cards by the first in each; paragraphs."""

    def leave_out(self, places: Iterable[int]) -> None:
        """Has some of them come among the other cards."""

    def run(self, sql: str, given: Mapping[str, object], tell: Telling) -> int:
        """Runs a statement that goes through them once; gives how many rows it wrote."""


class ReturningCard(NamedTuple):
    """A card: number of the row here, id, ord, deck, changed (s), and the columns from type to data."""

    n: int
    cid: int
    ord: int
    did: int
    mod: int
    state: tuple[object, ...]


class ReturningNote(NamedTuple):
    """A note with its cards."""

    nid: int
    guid: str
    mid: int
    mod: int
    tags: str
    fields: str
    cards: list[ReturningCard]


@dataclass(frozen=True, kw_only=True)
class Returning:
    """What goes back: note types by Anki's id, name and description of decks by id, notes, and for the fields of a note
    the files that they name; no id of ours may be at or below ``highest``."""

    types: Mapping[int, Record]
    decks: Mapping[int, tuple[str, str]]
    notes: Iterable[ReturningNote]
    media: Callable[[str], Iterable[tuple[str, bytes]]]
    highest: int


@dataclass(frozen=True, kw_only=True)
class Export:
    """A deck on its way to Anki. ``cards`` come fact by fact, and are to be asked for once those that are ``simple``
    were written; ``count`` says how many there are of both. ``choices`` are the options of choice cards by number;
    ``pictured`` is the whole deck where it has figures or items, else None; ``returning`` are notes that came from
    Anki, whose cards are not among the others. ``connection`` is the one that has the package beside what is read.

    ``modified_at`` (aware) is when the deck's content last changed. Anki updates a note when this is later than the
    note's own last change there; so hand over the content's time, not the present, and what a learner edited in Anki
    since stays.
    """

    deck: DeckId
    title: str
    summary: str
    source: Source
    topics: Mapping[TopicId, str]
    cards: Iterable[CardRow]
    count: int
    modified_at: datetime
    options: Options
    items: tuple[Item, ...] = ()
    choices: Mapping[int, tuple[Choice, ...]] = field(default_factory=dict)
    pictured: Deck | None = None
    progress: Progress | None = None
    returning: Returning | None = None
    simple: Simple | None = None
    connection: Connection | None = None


def rows_of_deck(deck: Deck, cards: Iterable[Card]) -> Iterator[CardRow]:
    """The rows of a deck that no profile has: new cards all of them."""
    ordered = sorted(cards, key=lambda card: deck.position_of_fact[card.fact])
    for n, card in enumerate(ordered, start=1):
        fact = deck.fact_by_id[card.fact]
        yield CardRow(
            n=n,
            place=n,
            fact=fact.id,
            topic=card.topic,
            statement=fact.statement,
            why=fact.why,
            paragraph=fact.paragraph,
            marked=0,
            tags=" ".join(fact.tags) or None,
            view=card.view.value,
            number=card.number,
            front=card.front,
            back=card.back,
            hint=card.hint,
        )
