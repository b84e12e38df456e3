"""Decks as the profile holds them: their own content, without edits, and what the pages show of them."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.content.heads import DeckId, FactId, Source, Topic, TopicId
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms

if TYPE_CHECKING:  # what a start does not need, which lists decks and reads none
    from quizapp.content.deck import Deck
    from quizapp.content.facts import Fact
    from quizapp.content.figures.figure import Figure
    from quizapp.exams.holdings import Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckHead:
    """A deck without its content."""

    id: DeckId
    title: str
    source: Source
    summary: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact as shown (with edits), without its asks. ``items`` counts the quiz items that it makes."""

    id: FactId
    topic: TopicId
    paragraph: int
    statement: str
    why: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a deck holds, of what has not left it."""

    facts: int
    cards: int
    items: int


def deck_heads(database: Database) -> tuple[DeckHead, ...]:
    """Every deck, in the order of their titles; none whose import was taken back."""
    rows = database.rows("SELECT * FROM decks WHERE hidden = 0 ORDER BY title COLLATE NOCASE, id")
    return tuple(_head(row) for row in rows)


def deck_head(database: Database, deck: DeckId) -> DeckHead | None:
    """One deck, None if the profile does not have it."""
    row = database.row("SELECT * FROM decks WHERE id = ? AND hidden = 0", (deck,))
    return None if row is None else _head(row)


def topics_of(database: Database, deck: DeckId) -> tuple[Topic, ...]:
    """A deck's topics in the deck's order."""
    rows = database.rows("SELECT id, title FROM topics WHERE deck = ? AND retired = 0 ORDER BY position", (deck,))
    return tuple(Topic(id=TopicId(row["id"]), title=row["title"]) for row in rows)


def topic_title(database: Database, deck: DeckId, topic: TopicId) -> str:
    """A topic's title, also of one that left the deck; its id if the profile never had it."""
    title = database.value("SELECT title FROM topics WHERE deck = ? AND id = ?", (deck, topic))
    return topic if title is None else str(title)


def content_changed_at(database: Database, deck: DeckId) -> datetime | None:
    """When a deck's texts last changed: by a load that brought something new, or by an edit."""
    ms = database.value("SELECT changed_at FROM decks WHERE id = ?", (deck,))
    return None if ms is None else from_ms(ms)


def deck_content(database: Database, head: DeckHead) -> "Deck":
    """A deck as its file has it, with the person's own facts, without their edits and without facts that left it.

    Facts that the person deleted are there and rest.
    """
    # Late: a start reads no whole deck, and needs neither the kinds of item nor a reader of SVG.
    from quizapp.content.fitting import fitting  # noqa: PLC0415
    from quizapp.content.records import (  # noqa: PLC0415
        concept_from_record,
        relation_from_record,
    )
    from quizapp.content.written.records import written_from_record  # noqa: PLC0415

    deck = replace(
        bare_deck(database, head),
        concepts=tuple(concept_from_record(record) for record in records_of(database, "concepts", head.id)),
        relations=tuple(relation_from_record(record) for record in records_of(database, "relations", head.id)),
        facts=tuple(_facts(database, head.id, "AND gone = 0")),
        items=tuple(written_from_record(record) for record in records_of(database, "written_items", head.id)),
        figures=tuple(_figures(database, head.id)),
        resting=deleted_facts(database, head.id),
    )
    own = {fact.id for fact in own_facts(database, head.id)}
    if not own:
        return deck
    return replace(deck, facts=tuple(fitting(fact, deck) if fact.id in own else fact for fact in deck.facts))


def own_facts(database: Database, deck: DeckId) -> "tuple[Fact, ...]":
    """The facts that the person added to a deck, deleted ones too, in their order."""
    return tuple(_facts(database, deck, "AND own = 1 AND gone = 0"))


def own_figures(database: Database, deck: DeckId) -> tuple["Figure", ...]:
    """The figures that the person added to a deck, in their order."""
    return tuple(_figures(database, deck, "AND own = 1"))


def deleted_facts(database: Database, deck: DeckId) -> frozenset[FactId]:
    """The facts that the person deleted, of those that have not left the deck."""
    rows = database.rows("SELECT id FROM facts WHERE deck = ? AND deleted = 1 AND gone = 0", (deck,))
    return frozenset(FactId(row["id"]) for row in rows)


def resting_facts(database: Database, deck: DeckId) -> frozenset[FactId]:
    """The facts that the person deleted, and those that left the deck."""
    rows = database.rows("SELECT id FROM facts WHERE deck = ? AND retired = 1", (deck,))
    return frozenset(FactId(row["id"]) for row in rows)


def deck_ids(database: Database) -> tuple[str, ...]:
    """The ids of all decks, also of those whose import was taken back: none is given twice."""
    return tuple(row["id"] for row in database.rows("SELECT id FROM decks"))


def concept_names(database: Database, deck: DeckId) -> Iterator[tuple[str, ...]]:
    """The name of each concept of a deck, and its synonyms."""
    for row in database.rows("SELECT record FROM concepts WHERE deck = ? ORDER BY position", (deck,)):
        record = json.loads(row["record"])
        yield (record["name"], *record["also"])


def fact_content(database: Database, deck: DeckId, fact: FactId, *, deleted: bool = False) -> "Fact | None":
    """One fact as the deck file has it; None if the deck has none of that id, or no longer. One that the person
    ``deleted`` is found only where it is asked for."""
    return next(_facts(database, deck, f"AND id = ? AND {'gone' if deleted else 'retired'} = 0", fact), None)


def place_of_fact(database: Database, deck: DeckId, fact: FactId) -> int:
    """How many of a deck's facts come before one, of those that have not left it."""
    return int(
        database.value(
            "SELECT count(*) FROM facts WHERE deck = ?1 AND gone = 0 "
            "AND (position, id) < (SELECT position, id FROM facts WHERE deck = ?1 AND id = ?2)",
            (deck, fact),
        )
    )


def bare_deck(database: Database, head: DeckHead) -> "Deck":
    """A deck with its head and its topics, and nothing else yet."""
    from quizapp.content.deck import Deck  # noqa: PLC0415 - as above

    return Deck(
        id=head.id,
        title=head.title,
        source=head.source,
        summary=head.summary,
        language=head.language,
        topics=topics_of(database, head.id),
    )


def figure_of(database: Database, deck: DeckId, name: str) -> "Figure | None":
    """A deck's figure by the name of its file; None if the deck has none of that name."""
    from quizapp.content.figures.figure import Figure  # noqa: PLC0415 - as above

    svg = database.value("SELECT svg FROM figures WHERE deck = ? AND id = ?", (deck, name))
    return None if svg is None else Figure(name=name, svg=str(svg))


def fact_lines(database: Database, deck: DeckId) -> Iterator[FactLine]:
    """The facts of a deck that have not left it, in its order."""
    rows = database.rows(f"SELECT {_LINE} FROM facts WHERE deck = ? AND retired = 0 ORDER BY position", (deck,))  # noqa: S608
    return map(_line, rows)


def fact_line(database: Database, deck: DeckId, fact: FactId) -> FactLine | None:
    """One fact, retired or not."""
    row = database.row(f"SELECT {_LINE} FROM facts WHERE deck = ? AND id = ?", (deck, fact))  # noqa: S608
    return None if row is None else _line(row)


def fact_count(database: Database, deck: DeckId, at_most: int = -1) -> int:
    """How many facts a deck has; counted to ``at_most``, of a large one within a millisecond."""
    some = "SELECT 1 FROM facts WHERE deck = ? AND retired = 0 LIMIT ?"
    return int(database.value(f"SELECT count(*) FROM ({some})", (deck, at_most)))  # noqa: S608 - our own words


def counts_of(database: Database, deck: DeckId) -> Counts:
    """How many facts, cards and items a deck has."""
    row = database.row(
        "SELECT count(*) AS facts, coalesce(sum(items), 0) + (SELECT count(fact) FROM written_items WHERE deck = ?1 "
        "AND fact NOT IN (SELECT id FROM facts WHERE deck = ?1 AND deleted = 1)) AS items "
        "FROM facts WHERE deck = ?1 AND retired = 0",
        (deck,),
    )
    cards = database.value("SELECT count(*) FROM cards WHERE deck = ? AND retired = 0", (deck,))
    if row is None:
        raise AssertionError("an aggregate has a row")
    return Counts(facts=row["facts"], cards=cards, items=row["items"])


def holdings_of(database: Database, deck: DeckId) -> "tuple[Holding, ...]":
    """How many quiz items a deck makes, by topic, kind and case. Facts' own asks make single best answers."""
    from quizapp.content.items import ItemKind  # noqa: PLC0415 - a start does not need the kinds of item
    from quizapp.exams.holdings import Holding  # noqa: PLC0415

    return tuple(
        Holding(topic=TopicId(row["topic"]), kind=ItemKind(row["kind"]), case=row["of"], items=row["items"])
        for row in database.rows(_HELD, {"deck": deck, "asked": ItemKind.SINGLE_BEST_ANSWER.value})
    )


_HELD = """
    SELECT topic, :asked AS kind, '' AS of, sum(items) AS items
    FROM facts WHERE deck = :deck AND retired = 0 GROUP BY topic HAVING sum(items) > 0
    UNION ALL
    SELECT topic, record ->> 'kind' AS kind, coalesce(record ->> 'case', '') AS of, count(*) AS items
    FROM written_items WHERE deck = :deck AND fact IS NOT NULL
        AND fact NOT IN (SELECT id FROM facts WHERE deck = :deck AND deleted = 1)
    GROUP BY topic, kind, of
"""


_LINE = """
    id, topic, paragraph, statement, why,
    items + (SELECT count(*) FROM written_items AS w WHERE w.deck = facts.deck AND w.fact = facts.id) AS items
"""


def records_of(database: Database, table: str, deck: DeckId, only: str = "", *of: str) -> Iterator[dict[str, object]]:
    """The records of a deck in a table, ``only`` some of them, in their order."""
    sql = f"SELECT record FROM {table} WHERE deck = ? {only} ORDER BY position, id"  # noqa: S608 - our own table names
    return (json.loads(row["record"]) for row in database.rows(sql, (deck, *of)))


def _facts(database: Database, deck: DeckId, only: str, *of: str) -> "Iterator[Fact]":
    from quizapp.content.records import fact_from_stored  # noqa: PLC0415 - as above

    sql = f"SELECT record, id, topic FROM facts WHERE deck = ? {only} ORDER BY position, id"  # noqa: S608 - our own
    for record, fact, topic in database.plain(sql, (deck, *of)):
        yield fact_from_stored(json.loads(record), FactId(fact), TopicId(topic))


def _figures(database: Database, deck: DeckId, only: str = "") -> Iterator["Figure"]:
    from quizapp.content.figures.figure import Figure  # noqa: PLC0415 - as above

    rows = database.rows(f"SELECT id, svg FROM figures WHERE deck = ? {only} ORDER BY position", (deck,))  # noqa: S608
    return (Figure(name=row["id"], svg=row["svg"]) for row in rows)


def _head(row: sqlite3.Row) -> DeckHead:
    reviewed = row["source_reviewed"]
    return DeckHead(
        id=DeckId(row["id"]),
        title=row["title"],
        summary=row["summary"],
        language=row["language"],
        source=Source(
            title=row["source_title"],
            publisher=row["source_publisher"],
            reviewed=None if reviewed is None else date.fromisoformat(reviewed),
        ),
    )


def _line(row: sqlite3.Row) -> FactLine:
    return FactLine(
        id=FactId(row["id"]),
        topic=TopicId(row["topic"]),
        paragraph=row["paragraph"],
        statement=row["statement"],
        why=row["why"],
        items=row["items"],
    )
