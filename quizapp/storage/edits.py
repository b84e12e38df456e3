"""The person's own texts: an overlay that stays when a newer deck file is loaded."""

from collections import defaultdict

from quizapp.content.heads import DeckId, FactId
from quizapp.storage.database import Database

Texts = dict[str, str]
"""Texts by their path in a fact, such as ``ask-1.question``."""


def edits_of_deck(database: Database, deck: DeckId) -> dict[FactId, Texts]:
    """Every edited text of a deck, retired facts included."""
    edits: dict[FactId, Texts] = defaultdict(dict)
    for row in database.rows("SELECT fact, path, text FROM edits WHERE deck = ? ORDER BY fact, path", (deck,)):
        edits[FactId(row["fact"])][row["path"]] = row["text"]
    return dict(edits)


def edits_of_fact(database: Database, deck: DeckId, fact: FactId) -> Texts:
    """The edited texts of one fact."""
    rows = database.rows("SELECT path, text FROM edits WHERE deck = ? AND fact = ? ORDER BY path", (deck, fact))
    return {row["path"]: row["text"] for row in rows}


def store_edit(database: Database, deck: DeckId, fact: FactId, path: str, text: str) -> None:
    """Keeps a text."""
    database.run(
        "INSERT INTO edits (deck, fact, path, text) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (deck, fact, path) DO UPDATE SET text = excluded.text",
        (deck, fact, path, text),
    )


def drop_edit(database: Database, deck: DeckId, fact: FactId, path: str) -> None:
    """Takes the deck's own text again."""
    database.run("DELETE FROM edits WHERE deck = ? AND fact = ? AND path = ?", (deck, fact, path))
