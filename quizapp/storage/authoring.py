"""What a person writes themselves: facts and figures of their own, topics for them, and drafts."""

import json
from typing import Any

from quizapp.content.facts import DeckId, Fact, FactId, TopicId
from quizapp.content.figures.figure import Figure
from quizapp.content.records import fact_to_record
from quizapp.storage.database import Database


def is_own(database: Database, deck: DeckId, fact: FactId) -> bool:
    """Whether the person wrote a fact."""
    return bool(database.value("SELECT own FROM facts WHERE deck = ? AND id = ?", (deck, fact)))


def free_own_id(database: Database, deck: DeckId) -> FactId:
    """``my-1``, or with the number after the highest that was ever given."""
    highest = database.value(
        "SELECT max(CAST(substr(id, 4) AS INTEGER)) FROM facts WHERE deck = ? AND id GLOB 'my-[0-9]*'", (deck,)
    )
    return FactId(f"my-{(highest or 0) + 1}")


def next_position(database: Database, deck: DeckId) -> int:
    """The position behind the deck's last fact. It looks at all of them."""
    return int(database.value("SELECT coalesce(max(position), 0) + 1 FROM facts WHERE deck = ?", (deck,)) or 1)


def put_own_fact(database: Database, deck: DeckId, fact: Fact, position: int) -> None:
    """Writes the content of a person's own fact; a new one gets its ``position``. Its cards are made afterwards."""
    database.run(
        "INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, own) VALUES (:deck, :id, "
        ":topic, :position, :paragraph, :statement, :why, :record, 1) "
        "ON CONFLICT (deck, id) DO UPDATE SET topic = excluded.topic, record = excluded.record",
        {
            "deck": deck,
            "id": fact.id,
            "topic": fact.topic,
            "position": position,
            "paragraph": fact.paragraph,
            "statement": fact.statement,
            "why": fact.why,
            "record": json.dumps(fact_to_record(fact), ensure_ascii=False, sort_keys=True),
        },
    )


def put_topic(database: Database, deck: DeckId, topic: TopicId, title: str) -> None:
    """Adds a topic at the end of a deck; one that rested is there again."""
    database.run(
        "INSERT INTO topics (deck, id, position, title) VALUES (:deck, :topic, "
        "(SELECT coalesce(max(position), 0) + 1 FROM topics WHERE deck = :deck), :title) "
        "ON CONFLICT (deck, id) DO UPDATE SET retired = 0",
        {"deck": deck, "topic": topic, "title": title},
    )


def put_own_figure(database: Database, deck: DeckId, figure: Figure) -> None:
    """Keeps a figure that the person added. Its name hangs on its content, so that one that is there is the same."""
    database.run(
        "INSERT INTO figures (deck, id, position, svg, own) VALUES (:deck, :name, "
        "(SELECT coalesce(max(position), 0) + 1 FROM figures WHERE deck = :deck), :svg, 1) ON CONFLICT DO NOTHING",
        {"deck": deck, "name": figure.name, "svg": figure.svg},
    )


def stored_draft(database: Database, deck: DeckId, fact: FactId | None) -> dict[str, Any] | None:
    """What was being written of a fact (of a new one) when the editor was left."""
    record = database.value("SELECT record FROM drafts WHERE deck = ? AND fact = ?", (deck, fact or ""))
    found: dict[str, Any] | None = None if record is None else json.loads(record)
    return found


def store_draft(database: Database, deck: DeckId, fact: FactId | None, record: dict[str, Any]) -> None:
    """Keeps what is being written."""
    database.run(
        "INSERT INTO drafts (deck, fact, record) VALUES (?, ?, ?) "
        "ON CONFLICT (deck, fact) DO UPDATE SET record = excluded.record",
        (deck, fact or "", json.dumps(record, ensure_ascii=False)),
    )


def drop_draft(database: Database, deck: DeckId, fact: FactId | None) -> None:
    """Forgets what was being written."""
    database.run("DELETE FROM drafts WHERE deck = ? AND fact = ?", (deck, fact or ""))
