"""Writing a deck's content: in bulk when a file is loaded, one fact when it is edited. Memories are never touched."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.content.cards import Card, CardId
from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Fact, FactId, TopicId
from quizapp.content.records import concept_to_record, fact_to_record, relation_to_record, stored_to_record
from quizapp.content.written import WrittenId
from quizapp.content.written.records import written_to_record
from quizapp.storage.choices import choices_text
from quizapp.storage.database import Database
from quizapp.storage.growing import relock
from quizapp.storage.moments import to_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class FactState:
    """Everything a fact's row holds. ``record`` is the deck's own; ``statement`` and ``why`` are as shown.

    What is ``gone`` left the deck, what is ``own`` was written by the person; what is gone or deleted is ``retired``.
    """

    record: str
    topic: str
    position: int
    paragraph: int
    statement: str
    why: str
    items: int
    gone: bool = False
    own: bool = False
    deleted: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """Everything a card's row holds apart from its memory and marks. What is ``gone`` is no longer made by its fact;
    what is gone or of a deleted fact is ``retired``."""

    fact: str
    topic: str
    view: str
    number: int
    front: str
    back: str
    position: int
    gone: bool = False
    retired: bool = False
    choices: str = "[]"
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckStates:
    """The rows of a deck, as they are or as they shall be."""

    facts: dict[FactId, FactState]
    cards: dict[CardId, CardState]


def fact_state(own: Fact, shown: Fact, position: int, items: int) -> FactState:
    """The row of a fact that is in its deck, as far as its content goes."""
    return FactState(
        record=_json(fact_to_record(own)),
        topic=own.topic,
        position=position,
        paragraph=own.paragraph,
        statement=shown.statement,
        why=shown.why,
        items=items,
    )


def card_state(card: Card, position: int) -> CardState:
    """The row of a card that its fact makes."""
    return CardState(
        fact=card.fact,
        topic=card.topic,
        view=card.view.value,
        number=card.number,
        front=card.front,
        back=card.back,
        position=position,
        choices=choices_text(card.choices),
        hint=card.hint,
    )


def states_of(database: Database, deck: DeckId, fact: FactId | None = None) -> DeckStates:
    """The rows of a deck, or of one fact of it, retired ones included."""
    only = "" if fact is None else "AND {} = :fact"
    given = {"deck": deck, "fact": fact}
    facts = database.rows(f"SELECT * FROM facts WHERE deck = :deck {only.format('id')}", given)  # noqa: S608
    cards = database.rows(f"SELECT {_CARD} FROM cards WHERE deck = :deck {only.format('fact')}", given)  # noqa: S608
    return DeckStates(
        facts={FactId(row["id"]): _fact_state(row) for row in facts},
        cards={CardId(row["id"]): CardState(**_values(row, _CARD_TEXTS, _CARD_STANDS)) for row in cards},
    )


def write_head(database: Database, deck: Deck, changed_at: datetime) -> None:
    """Writes what a deck says of itself, its topics, concepts, relations and figures.

    Those that left the file go; topics rest.
    """
    reviewed = deck.source.reviewed
    head = {
        "id": deck.id,
        "title": deck.title,
        "summary": deck.summary,
        "language": deck.language,
        "source_title": deck.source.title,
        "source_publisher": deck.source.publisher,
        "source_reviewed": None if reviewed is None else reviewed.isoformat(),
        "changed_at": to_ms(changed_at),
        "hidden": 0,
    }
    database.bulk.table("decks").upsert(head, pk="id")
    for position, topic in enumerate(deck.topics):
        database.run(_TOPIC, (deck.id, topic.id, position, topic.title))
    _replace(database, "concepts", deck.id, (_record_row(one.id, concept_to_record(one)) for one in deck.concepts))
    _replace(database, "relations", deck.id, (_record_row(one.id, relation_to_record(one)) for one in deck.relations))
    _put_figures(database, deck)


def counted_for(database: Database, deck: DeckId) -> dict[WrittenId, FactId]:
    """For which fact each written item counts that can be made."""
    rows = database.rows("SELECT id, fact FROM written_items WHERE deck = ? AND fact IS NOT NULL", (deck,))
    return {row["id"]: FactId(row["fact"]) for row in rows}


def counted_for_fact(database: Database, deck: DeckId, fact: FactId) -> set[WrittenId]:
    """The written items that count for a fact and can be made."""
    rows = database.rows("SELECT id FROM written_items WHERE deck = ? AND fact = ?", (deck, fact))
    return {row["id"] for row in rows}


def write_items(database: Database, deck: Deck, counted: Mapping[WrittenId, FactId]) -> None:
    """Writes a deck's written items, each with the fact for which it counts, if it can be made."""
    _replace(
        database,
        "written_items",
        deck.id,
        (
            {**_record_row(one.id, written_to_record(one)), "topic": one.topic, "fact": counted.get(one.id)}
            for one in deck.items
        ),
    )


def write_states(database: Database, deck: DeckId, states: DeckStates) -> None:
    """Writes rows of facts and cards; a card that is new to the profile begins with a new memory."""
    database.run_many(_PUT_FACT, (_row(deck, name, state, _FACT, _FACT_STANDS) for name, state in states.facts.items()))
    database.run_many(
        _PUT_CARD, (_row(deck, name, state, _CARD_TEXTS, _CARD_STANDS) for name, state in states.cards.items())
    )
    relock(database, deck, {FactId(state.fact) for state in states.cards.values()})


def note_change(database: Database, deck: DeckId, at: datetime) -> None:
    """Notes when a deck's texts were changed."""
    database.run("UPDATE decks SET changed_at = ? WHERE id = ?", (to_ms(at), deck))


def tidy_topics(database: Database, deck: Deck) -> None:
    """Lets topics that left the file go; one that a retired fact still belongs to rests with it."""
    kept = json.dumps([topic.id for topic in deck.topics])
    database.run(
        "DELETE FROM topics WHERE deck = ?1 AND id NOT IN (SELECT value FROM json_each(?2)) "
        "AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.deck = ?1 AND facts.topic = topics.id)",
        (deck.id, kept),
    )
    database.run(
        "UPDATE topics SET retired = 1 WHERE deck = ? AND id NOT IN (SELECT value FROM json_each(?))", (deck.id, kept)
    )


_FACT = "record, topic, position, paragraph, statement, why, items"
_CARD_TEXTS = "fact, topic, view, number, front, back, position, choices, hint"
_FACT_STANDS = "gone, own, deleted, retired"
_CARD_STANDS = "gone, retired"
_CARD = f"id, {_CARD_TEXTS}, {_CARD_STANDS}"

_TOPIC = """
    INSERT INTO topics (deck, id, position, title) VALUES (?, ?, ?, ?)
    ON CONFLICT (deck, id) DO UPDATE SET position = excluded.position, title = excluded.title, retired = 0
"""

# Plain SQL: sqlite-utils would look for the rows by their key n, but what is known is the id.
_PUT_FACT = """
    INSERT INTO facts (deck, id, record, topic, position, paragraph, statement, why, items, gone, own, deleted, retired)
    VALUES (:deck, :id, :record, :topic, :position, :paragraph, :statement, :why, :items, :gone, :own, :deleted,
        :retired)
    ON CONFLICT (deck, id) DO UPDATE SET record = excluded.record, topic = excluded.topic, position = excluded.position,
        paragraph = excluded.paragraph, statement = excluded.statement, why = excluded.why, items = excluded.items,
        gone = excluded.gone, own = excluded.own, deleted = excluded.deleted, retired = excluded.retired
"""

_PUT_CARD = """
    INSERT INTO cards (deck, id, fact, topic, view, number, front, back, position, choices, hint, gone, retired)
    VALUES (:deck, :id, :fact, :topic, :view, :number, :front, :back, :position, :choices, :hint, :gone, :retired)
    ON CONFLICT (id) DO UPDATE SET topic = excluded.topic, front = excluded.front, back = excluded.back,
        position = excluded.position, choices = excluded.choices, hint = excluded.hint, gone = excluded.gone,
        retired = excluded.retired
"""


def _fact_state(row: sqlite3.Row) -> FactState:
    values = _values(row, _FACT, _FACT_STANDS)
    if row["record"].startswith("["):
        whole = stored_to_record(json.loads(row["record"]), FactId(row["id"]), TopicId(row["topic"]))
        values["record"] = _json(whole)
    return FactState(**values)


def _values(row: sqlite3.Row, content: str, stands: str) -> dict[str, Any]:
    values = {column: row[column] for column in content.split(", ")}
    return values | {column: bool(row[column]) for column in stands.split(", ")}


def _row(deck: DeckId, name: str, state: FactState | CardState, content: str, stands: str) -> dict[str, Any]:
    values = {column: getattr(state, column) for column in content.split(", ")}
    return {
        "deck": deck,
        "id": name,
        **values,
        **{column: int(getattr(state, column)) for column in stands.split(", ")},
    }


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def _record_row(name: str, record: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "record": _json(record)}


def _put_figures(database: Database, deck: Deck) -> None:
    """Writes a deck's figures; those that left it go, and what says of one that it is the person's own stays."""
    database.run(
        "DELETE FROM figures WHERE deck = ? AND id NOT IN (SELECT value FROM json_each(?))",
        (deck.id, json.dumps([figure.name for figure in deck.figures])),
    )
    database.run_many(
        "INSERT INTO figures (deck, id, position, svg) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (deck, id) DO UPDATE SET position = excluded.position, svg = excluded.svg",
        ((deck.id, figure.name, position, figure.svg) for position, figure in enumerate(deck.figures)),
    )


def _replace(database: Database, table: str, deck: DeckId, rows: Iterable[dict[str, Any]]) -> None:
    database.run(f"DELETE FROM {table} WHERE deck = ?", (deck,))  # noqa: S608 - our own table names
    database.bulk.table(table).insert_all(
        {"deck": deck, "position": position, **row} for position, row in enumerate(rows)
    )
