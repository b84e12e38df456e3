"""Cards with their memories: the day's candidates, one card, a fact's cards, a deck's cards."""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import Card, CardId, View
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.queue import Candidate
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS, memory_of
from quizapp.storage.moments import to_ms

_SEEN = f"n, id, fact, topic, position, forward, {MEMORY_COLUMNS}"
_WHOLE = f"{_SEEN}, deck, view, number, front, back, retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
    """A card, its row number, its memory, whether it is asked for, and whether it left its deck."""

    n: int
    card: Card
    memory: Memory
    position: int
    forward: bool
    retired: bool

    @property
    def candidate(self) -> Candidate:
        """The card as the day's queue sees it."""
        return Candidate(
            card=self.card.id,
            fact=self.card.fact,
            position=self.position,
            memory=self.memory,
            forward=self.forward,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which cards of a deck are meant: some topics, some facts, or (both empty) all."""

    deck: DeckId
    topics: frozenset[TopicId] = frozenset()
    facts: frozenset[FactId] = frozenset()

    def takes(self, fact: str, topic: str) -> bool:
        """Whether a card of this fact and topic is meant."""
        return (not self.topics or topic in self.topics) and (not self.facts or fact in self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBorders:
    """A study day and the moment at which it ends."""

    today: StudyDay
    ends_at: datetime


def card_by_id(database: Database, card: CardId) -> StoredCard | None:
    """A card, retired or not; None for an id that the profile has never had."""
    row = database.row(f"SELECT {_WHOLE} FROM cards WHERE id = ?", (card,))  # noqa: S608 - our own column names
    return None if row is None else _stored(row)


def cards_of_deck(database: Database, deck: DeckId) -> Iterator[StoredCard]:
    """The cards of a deck that have not left it, fact by fact in the deck's order."""
    columns = ", ".join(f"cards.{column}" for column in _WHOLE.split(", "))
    return map(
        _stored,
        database.rows(
            f"SELECT {columns} FROM cards JOIN facts ON facts.deck = cards.deck AND facts.id = cards.fact "  # noqa: S608
            "WHERE cards.deck = ? AND cards.retired = 0 ORDER BY facts.position, cards.position",
            (deck,),
        ),
    )


def cards_of_fact(database: Database, deck: DeckId, fact: FactId) -> tuple[StoredCard, ...]:
    """A fact's cards that have not left the deck, in the order in which they are introduced."""
    rows = database.rows(
        f"SELECT {_WHOLE} FROM cards WHERE deck = ? AND fact = ? AND retired = 0 ORDER BY position",  # noqa: S608
        (deck, fact),
    )
    return tuple(map(_stored, rows))


def memories_of_deck(database: Database, deck: DeckId) -> Iterator[tuple[FactId, Memory]]:
    """Fact and memory of every card that has not left the deck and has been studied."""
    for row in database.rows(
        f"SELECT fact, {MEMORY_COLUMNS} FROM cards WHERE deck = ? AND retired = 0 AND state <> 'new'",  # noqa: S608
        (deck,),
    ):
        yield FactId(row["fact"]), memory_of(row)


def every_card(database: Database) -> Iterator[StoredCard]:
    """Every card of the profile, retired ones too."""
    return map(_stored, database.rows(f"SELECT {_WHOLE} FROM cards ORDER BY n"))  # noqa: S608 - our own column names


def card_counts(database: Database, deck: DeckId) -> dict[FactId, int]:
    """How many cards each fact of a deck has."""
    rows = database.rows(
        "SELECT fact, count(*) AS cards FROM cards WHERE deck = ? AND retired = 0 GROUP BY fact", (deck,)
    )
    return {FactId(row["fact"]): row["cards"] for row in rows}


def candidates_for_day(
    database: Database, scope: Scope, day: DayBorders, resting: Collection[FactId], room_for_new: int
) -> list[Candidate]:
    """The cards that a study day's queue may take, and hardly any other (a deck may have 100,000).

    All that are due or whose learning step falls due up to the day's end, or that are asked for; and so many new ones
    that ``room_for_new`` facts are among them that neither rest (``resting``) nor have a card of the former.
    """
    taken = [
        _candidate(row)
        for row in database.rows(_DUE, {"deck": scope.deck, "today": day.today, "ends_at": to_ms(day.ends_at)})
        if scope.takes(row["fact"], row["topic"])
    ]
    closed = {candidate.fact for candidate in taken}.union(resting)
    open_facts: set[str] = set()
    if room_for_new <= 0:
        return taken
    for row in database.rows(_NEW, {"deck": scope.deck}):  # in order; read only as far as needed
        if row["fact"] in closed or row["fact"] in open_facts or not scope.takes(row["fact"], row["topic"]):
            continue
        taken.append(_candidate(row))
        open_facts.add(row["fact"])
        if len(open_facts) >= room_for_new:
            break
    return taken


def count_due(database: Database, deck: DeckId, day: StudyDay) -> int:
    """How many cards are in review and due up to a study day."""
    return int(
        database.value(
            "SELECT count(*) FROM cards WHERE deck = ? AND state = 'review' AND retired = 0 AND due_day <= ?",
            (deck, day),
        )
    )


def ask_for(database: Database, n: int) -> None:
    """Asks for a card today, whatever its due date."""
    database.run("UPDATE cards SET forward = 1 WHERE n = ?", (n,))


# Each branch has an index of its own; UNION takes a card once.
_DUE = f"""
    SELECT {_SEEN} FROM cards WHERE deck = :deck AND state = 'review' AND retired = 0 AND due_day <= :today
    UNION
    SELECT {_SEEN} FROM cards WHERE deck = :deck AND state IN ('learning', 'relearning') AND retired = 0
        AND due_at < :ends_at
    UNION
    SELECT {_SEEN} FROM cards WHERE deck = :deck AND forward = 1 AND retired = 0
"""  # noqa: S608 - our own column names
_NEW = f"SELECT {_SEEN} FROM cards WHERE deck = :deck AND state = 'new' AND retired = 0 ORDER BY position"  # noqa: S608


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(
        card=CardId(row["id"]),
        fact=FactId(row["fact"]),
        position=row["position"],
        memory=memory_of(row),
        forward=bool(row["forward"]),
    )


def _stored(row: sqlite3.Row) -> StoredCard:
    return StoredCard(
        n=row["n"],
        card=Card(
            id=CardId(row["id"]),
            deck=DeckId(row["deck"]),
            fact=FactId(row["fact"]),
            topic=TopicId(row["topic"]),
            view=View(row["view"]),
            number=row["number"],
            front=row["front"],
            back=row["back"],
        ),
        memory=memory_of(row),
        position=row["position"],
        forward=bool(row["forward"]),
        retired=bool(row["retired"]),
    )
