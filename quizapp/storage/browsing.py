"""The Library's table: in which order cards and facts stand, and the rows that come into view."""

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.cards import CardId, View
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.search import Search
from quizapp.scheduling.memory import Memory
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS, memory_of
from quizapp.storage.search.searching import SearchContext, sorted_cards, sorted_facts


class Column(StrEnum):
    """What the table can be sorted by."""

    DECK = "deck"
    """The deck's own order: facts as they stand in it, the cards of each together."""

    TEXT = "text"
    TOPIC = "topic"
    TAGS = "tags"
    DUE = "due"
    STABILITY = "stability"
    RECALL = "recall"
    LAPSES = "lapses"
    FLAG = "flag"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowsedCard:
    """A card as the table knows it."""

    n: int
    fact_n: int
    id: CardId
    fact: FactId
    topic: TopicId
    view: View
    front: str
    back: str
    memory: Memory
    flag: int
    suspended: bool
    buried_day: int | None
    leech: bool
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowsedFact:
    """A fact as the table knows it; ``tags`` in order."""

    n: int
    deck: DeckId
    id: FactId
    topic: str
    statement: str
    marked: bool
    own: bool
    edited: bool
    tags: tuple[str, ...]


def cards_in_order(
    database: Database, search: Search, context: SearchContext, column: Column, *, descending: bool
) -> "array[int]":
    """The numbers of the cards that are found, as they stand in the table."""
    return sorted_cards(database, search, context, _order(_CARD_KEYS[column], "c.fact_n, c.position", descending))


def facts_in_order(
    database: Database, search: Search, context: SearchContext, column: Column, *, descending: bool
) -> "array[int]":
    """The numbers of the facts that are found, as they stand in the table."""
    key = _FACT_KEYS[column]
    joined = _OF_CARDS if key.startswith("k.") else ""
    return sorted_facts(database, search, context, _order(key, "f.position", descending), joined)


_DECK_ORDER = "c.position % 10000000"
"""A card's position is the rank of its view times ten million, and its fact's place in the deck."""

_TAG_KEY = (
    "(SELECT min(tag) FROM fact_tags WHERE fact_tags.deck = {0}.deck AND fact_tags.fact = {1} AND origin <> 'removed')"
)
_DUE = "CASE state WHEN 'review' THEN due_day WHEN 'new' THEN NULL ELSE :today END"
_FADED = "max(0, :today - last_day) / stability"
"""Falls as recall rises, whatever FSRS's weights are."""

_MET = "CASE state WHEN 'learning' THEN 1 WHEN 'relearning' THEN 2 WHEN 'review' THEN 3 END"
_STATE = f"coalesce({_MET}, 0) + 10 * suspended"
_FACT_STATE = f"coalesce(min({_MET}), 0) + 10 * min(suspended)"
"""That of the card least far of those which were met: forms still to open leave no fact new."""

_CARD_KEYS = {
    Column.DECK: _DECK_ORDER,
    Column.TEXT: "c.front COLLATE NOCASE",
    Column.TOPIC: "(SELECT position FROM topics WHERE topics.deck = c.deck AND topics.id = c.topic)",
    Column.TAGS: _TAG_KEY.format("c", "c.fact"),
    Column.DUE: _DUE,
    Column.STABILITY: "c.stability",
    Column.RECALL: f"-{_FADED}",
    Column.LAPSES: "c.lapses",
    Column.FLAG: "nullif(c.flag, 0)",
    Column.STATE: _STATE,
}
_FACT_KEYS = {
    Column.DECK: "f.position",
    Column.TEXT: "f.statement COLLATE NOCASE",
    Column.TOPIC: "(SELECT position FROM topics WHERE topics.deck = f.deck AND topics.id = f.topic)",
    Column.TAGS: _TAG_KEY.format("f", "f.id"),
    Column.DUE: "k.due",
    Column.STABILITY: "k.stability",
    Column.RECALL: "k.recall",
    Column.LAPSES: "k.lapses",
    Column.FLAG: "k.flag",
    Column.STATE: "k.state",
}
_OF_CARDS = f"""
    LEFT JOIN (
        SELECT fact_n, min({_DUE}) AS due, min(stability) AS stability, avg(-{_FADED}) AS recall, max(lapses) AS lapses,
            nullif(max(flag), 0) AS flag, {_FACT_STATE} AS state
        FROM cards WHERE retired = 0 GROUP BY fact_n
    ) AS k ON k.fact_n = f.n
"""  # noqa: S608 - our own expressions


def _order(key: str, then: str, descending: bool) -> str:  # noqa: FBT001 - said by name above
    """What has no value stands last, whichever way the table is sorted."""
    if key in {_DECK_ORDER, "f.position"} and not descending:
        return f"{key}, {then}"
    return f"{key} IS NULL, {key} {'DESC' if descending else 'ASC'}, {then}"


def browsed_cards(database: Database, ns: Collection[int]) -> dict[int, BrowsedCard]:
    """Cards by their numbers."""
    rows = database.rows(
        f"SELECT {_CARD} FROM cards WHERE n IN (SELECT value FROM json_each(?))",  # noqa: S608 - our own names
        (json.dumps(list(ns)),),
    )
    return {row["n"]: _card(row) for row in rows}


def cards_of_facts(database: Database, fact_ns: Collection[int]) -> dict[int, list[BrowsedCard]]:
    """The cards of facts by the facts' numbers, in the order in which they are introduced."""
    found: dict[int, list[BrowsedCard]] = defaultdict(list)
    for row in database.rows(
        f"SELECT {_CARD} FROM cards WHERE fact_n IN (SELECT value FROM json_each(?)) "  # noqa: S608 - ours
        "AND retired = 0 ORDER BY position",
        (json.dumps(list(fact_ns)),),
    ):
        found[row["fact_n"]].append(_card(row))
    return found


def browsed_facts(database: Database, ns: Collection[int]) -> dict[int, BrowsedFact]:
    """Facts by their numbers."""
    return {fact.n: fact for fact in _facts(database, ns)}


def named_cards(database: Database, ns: Sequence[int]) -> tuple[CardId, ...]:
    """The ids of cards."""
    rows = database.rows("SELECT id FROM cards WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(list(ns)),))
    return tuple(CardId(row[0]) for row in rows)


def named_facts(database: Database, ns: Sequence[int]) -> tuple[FactId, ...]:
    """The ids of facts."""
    rows = database.rows(
        "SELECT id FROM facts WHERE n IN (SELECT value FROM json_each(?)) ORDER BY position", (json.dumps(list(ns)),)
    )
    return tuple(FactId(row[0]) for row in rows)


def fact_numbers_of(database: Database, card_ns: Sequence[int]) -> tuple[int, ...]:
    """The numbers of the facts of some cards."""
    sql = "SELECT DISTINCT fact_n FROM cards WHERE n IN (SELECT value FROM json_each(?))"
    return tuple(row[0] for row in database.rows(sql, (json.dumps(list(card_ns)),)))


def card_numbers_of(database: Database, fact_ns: Sequence[int]) -> tuple[int, ...]:
    """The numbers of the cards of some facts."""
    sql = "SELECT n FROM cards WHERE retired = 0 AND fact_n IN (SELECT value FROM json_each(?))"
    return tuple(row[0] for row in database.rows(sql, (json.dumps(list(fact_ns)),)))


def fact_number(database: Database, deck: DeckId, fact: FactId) -> int | None:
    """The number of a fact."""
    found = database.value("SELECT n FROM facts WHERE deck = ? AND id = ?", (deck, fact))
    return None if found is None else int(found)


def count_rows(database: Database, deck: DeckId, table: str) -> int:
    """How many cards or facts (the table's name) of a deck have not left it."""
    return int(database.value(f"SELECT count(*) FROM {table} WHERE deck = ? AND retired = 0", (deck,)))  # noqa: S608


def facts_by_topic(database: Database, deck: DeckId) -> dict[TopicId, int]:
    """How many facts of a deck each topic has."""
    rows = database.rows("SELECT topic, count(*) FROM facts WHERE deck = ? AND retired = 0 GROUP BY topic", (deck,))
    return {TopicId(row[0]): row[1] for row in rows}


def facts_by_tag(database: Database, deck: DeckId) -> dict[str, set[int]]:
    """The numbers of a deck's facts by their tags, as far as they have not left it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for row in database.rows(
        "SELECT tag, fact_n FROM fact_tags WHERE deck = ?1 AND origin <> 'removed' "
        "AND fact_n IN (SELECT n FROM facts WHERE deck = ?1 AND retired = 0)",
        (deck,),
    ):
        found[row[0]].add(row[1])
    return found


_CARD = f"n, fact_n, id, fact, topic, view, front, back, flag, suspended, buried_day, leech, locked, {MEMORY_COLUMNS}"


def _card(row: sqlite3.Row) -> BrowsedCard:
    return BrowsedCard(
        n=row["n"],
        fact_n=row["fact_n"],
        id=CardId(row["id"]),
        fact=FactId(row["fact"]),
        topic=TopicId(row["topic"]),
        view=View(row["view"]),
        front=row["front"],
        back=row["back"],
        memory=memory_of(row),
        flag=row["flag"],
        suspended=bool(row["suspended"]),
        buried_day=row["buried_day"],
        leech=bool(row["leech"]),
        locked=bool(row["locked"]),
    )


def _facts(database: Database, ns: Collection[int]) -> Sequence[BrowsedFact]:
    rows = database.rows(
        """
        SELECT facts.n, facts.deck, facts.id, topics.title AS topic, facts.statement, facts.marked, facts.own,
            EXISTS (SELECT 1 FROM edits WHERE edits.deck = facts.deck AND edits.fact = facts.id) AS edited,
            (SELECT group_concat(tag, ' ') FROM fact_tags
             WHERE fact_tags.deck = facts.deck AND fact_tags.fact = facts.id AND origin <> 'removed') AS tags
        FROM facts JOIN topics ON topics.deck = facts.deck AND topics.id = facts.topic
        WHERE facts.n IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(list(ns)),),
    )
    return [
        BrowsedFact(
            n=row["n"],
            deck=DeckId(row["deck"]),
            id=FactId(row["id"]),
            topic=row["topic"],
            statement=row["statement"],
            marked=bool(row["marked"]),
            own=bool(row["own"]),
            edited=bool(row["edited"]),
            tags=tuple(sorted((row["tags"] or "").split())),
        )
        for row in rows
    ]
