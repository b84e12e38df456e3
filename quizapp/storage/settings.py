"""Settings, and what is known of the shipped decks: small tables read at every start."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedStamp:
    """By what a shipped deck file is recognised: unchanged time and size spare reading it, an unchanged hash parsing
    it."""

    mtime_ns: int
    size: int
    sha256: str


def stored_settings(database: Database) -> dict[str, Any]:
    """Every setting that was ever changed, by its name."""
    return {row["key"]: json.loads(row["value"]) for row in database.rows("SELECT key, value FROM settings")}


def store_settings(database: Database, values: Mapping[str, Any]) -> None:
    """Keeps settings."""
    database.run_many(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        ((key, json.dumps(value)) for key, value in values.items()),
    )


def exam_is_set(database: Database, deck: str) -> bool:
    """Whether a deck has an exam date (``storage.goals`` says which, and costs a start more)."""
    return database.value("SELECT 1 FROM goals WHERE deck = ?", (deck,)) is not None


def shipped_stamps(database: Database) -> dict[str, ShippedStamp]:
    """The shipped deck files that were brought in, by the names of their folders."""
    return {
        row["folder"]: ShippedStamp(mtime_ns=row["mtime_ns"], size=row["size"], sha256=row["sha256"])
        for row in database.rows("SELECT * FROM shipped")
    }


def store_shipped_stamp(database: Database, folder: str, stamp: ShippedStamp) -> None:
    """Notes which shipped file was brought in."""
    database.run(
        "INSERT OR REPLACE INTO shipped (folder, mtime_ns, size, sha256) VALUES (?, ?, ?, ?)",
        (folder, stamp.mtime_ns, stamp.size, stamp.sha256),
    )
