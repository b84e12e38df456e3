"""Saved study lists: what a person chose to study, by a name of their own."""

import json
from collections.abc import Iterator

from quizapp.content.plain import from_record, to_record
from quizapp.scheduling.selection import Selection
from quizapp.storage.database import Database


def stored_lists(database: Database) -> Iterator[tuple[str, Selection]]:
    """Every saved list, by name."""
    for row in database.rows("SELECT name, record FROM study_lists ORDER BY name COLLATE NOCASE"):
        yield row["name"], from_record(Selection, json.loads(row["record"]))


def store_list(database: Database, name: str, selection: Selection) -> None:
    """Keeps a selection under a name that no list has."""
    database.run("INSERT INTO study_lists (name, record) VALUES (?, ?)", (name, json.dumps(to_record(selection))))


def drop_list(database: Database, name: str) -> None:
    """Forgets a list."""
    database.run("DELETE FROM study_lists WHERE name = ?", (name,))
