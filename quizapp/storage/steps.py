"""The undo journal: one row for each thing a person did, with the rows as they were before.

``before`` is a JSON list of images in the order in which they were taken, each ``{"table": …, "columns": […],
"rows": [[…], …]}``. A row of an image ends with its key. Images of tables in which rows come and go say too which facts
they are of (``"facts"``), so that rows that came since can go again.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.storage.database import Database
from quizapp.storage.growing import relock_around
from quizapp.storage.moments import to_ms

KEPT_DAYS = 7
"""Only today's steps can be taken back. Older ones go after a week: a clock that was wrong by a day takes none."""

Image = dict[str, Any]
"""Rows of one table as they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStep:
    """A step without its images. ``touched`` counts facts or cards; ``review`` is the answer that the step was."""

    id: int
    day: StudyDay
    deck: DeckId
    act: str
    touched: int
    card: CardId | None
    review: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """A step to be stored; ``card`` is the number of its row."""

    at: datetime
    day: StudyDay
    deck: DeckId
    act: str
    touched: int
    card: int | None
    review: int | None
    before: tuple[Image, ...]


def add_step(database: Database, step: NewStep) -> int:
    """Stores a step; gives its number. The first of a day lets those go that are older than ``KEPT_DAYS``."""
    newest = database.value("SELECT day FROM steps ORDER BY id DESC LIMIT 1")
    number = database.run(
        "INSERT INTO steps (at, day, deck, act, touched, card, review, before) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            to_ms(step.at),
            step.day,
            step.deck,
            step.act,
            step.touched,
            step.card,
            step.review,
            json.dumps(step.before, ensure_ascii=False, separators=(",", ":")) if step.before else "[]",
        ),
    )
    if newest is not None and newest != step.day:
        database.run("DELETE FROM steps WHERE day < ? AND id < ?", (step.day - KEPT_DAYS, number))
    return number


def newest_step(database: Database, deck: DeckId | None = None) -> StoredStep | None:
    """The newest step, of a deck or of any, that was not taken back."""
    only = "" if deck is None else "AND steps.deck = :deck"
    row = database.row(
        "SELECT steps.id, day, steps.deck, act, touched, cards.id AS card, review FROM steps "  # noqa: S608 - ours
        f"LEFT JOIN cards ON cards.n = steps.card WHERE undone_at IS NULL {only} ORDER BY steps.id DESC LIMIT 1",
        {"deck": deck},
    )
    if row is None:
        return None
    return StoredStep(
        id=row["id"],
        day=StudyDay(row["day"]),
        deck=DeckId(row["deck"]),
        act=row["act"],
        touched=row["touched"],
        card=None if row["card"] is None else CardId(row["card"]),
        review=row["review"],
    )


def images_of(database: Database, step: int) -> list[Image]:
    """The rows as they were before a step."""
    images: list[Image] = json.loads(database.value("SELECT before FROM steps WHERE id = ?", (step,)))
    return images


def note_undone(database: Database, step: int, at: datetime) -> None:
    """Notes that a step was taken back."""
    database.run("UPDATE steps SET undone_at = ? WHERE id = ?", (to_ms(at), step))


def image_of_cards(database: Database, columns: tuple[str, ...], ns: Collection[int]) -> Image:
    """Some columns of some cards as they are."""
    names = ", ".join(columns)
    rows = database.rows(
        f"SELECT {names}, n FROM cards WHERE n IN (SELECT value FROM json_each(?))",  # noqa: S608 - our own names
        (json.dumps(list(ns)),),
    )
    return {"table": "cards", "columns": list(columns), "rows": [list(row) for row in rows]}


def image_of_facts(database: Database, deck: DeckId, columns: tuple[str, ...], facts: Collection[FactId]) -> Image:
    """Some columns of some facts as they are; facts that the deck does not have yet are among ``facts`` only."""
    names = ", ".join(columns)
    rows = database.rows(
        f"SELECT {names}, id FROM facts WHERE deck = ? AND id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (deck, json.dumps(list(facts))),
    )
    return {"table": "facts", "columns": list(columns), "facts": list(facts), "rows": [list(row) for row in rows]}


def image_of_overlay(database: Database, table: str, deck: DeckId, facts: Collection[FactId]) -> Image:
    """Every row of ``fact_tags`` or ``edits`` that belongs to some facts."""
    columns = _OVERLAYS[table]
    rows = database.rows(
        f"SELECT {', '.join(columns)}, fact FROM {table} "  # noqa: S608 - our own names
        "WHERE deck = ? AND fact IN (SELECT value FROM json_each(?))",
        (deck, json.dumps(list(facts))),
    )
    return {"table": table, "columns": list(columns), "facts": list(facts), "rows": [list(row) for row in rows]}


def image_of_new_deck(deck: DeckId) -> Image:
    """What a deck that is new goes back to: out of sight, since its cards are never removed."""
    return {"table": "decks", "columns": ["hidden"], "facts": [], "rows": [[1, deck]]}


def put_back(database: Database, deck: DeckId, image: Image) -> None:
    """Gives rows the values that they had. Facts that were not there before rest, as deleted ones do: cards are never
    removed."""
    table, columns = image["table"], image["columns"]
    if table in _OVERLAYS:
        of_facts = json.dumps(image["facts"])
        database.run(
            f"DELETE FROM {table} WHERE deck = ? AND fact IN (SELECT value FROM json_each(?))",  # noqa: S608
            (deck, of_facts),
        )
        database.run_many(
            f"INSERT INTO {table} ({', '.join(columns)}, fact, deck) "  # noqa: S608 - our own names
            f"VALUES ({', '.join('?' * (len(columns) + 2))})",
            ((*row, deck) for row in image["rows"]),
        )
        return
    places = ", ".join(f"{column} = ?" for column in columns)
    if table == "decks":
        database.run_many(f"UPDATE decks SET {places} WHERE id = ?", image["rows"])  # noqa: S608 - our own names
        return
    if table == "cards":
        database.run_many(f"UPDATE cards SET {places} WHERE n = ?", image["rows"])  # noqa: S608 - our own names
        if "suspended" in columns:
            relock_around(database, [row[-1] for row in image["rows"]])
        return
    there = {row[-1] for row in image["rows"]}
    database.run_many(
        f"UPDATE facts SET {places} WHERE id = ? AND deck = ?",  # noqa: S608 - our own names
        ((*row, deck) for row in image["rows"]),
    )
    database.run_many(
        "UPDATE facts SET deleted = 1 WHERE deck = ? AND id = ?",
        ((deck, fact) for fact in image["facts"] if fact not in there),
    )


def facts_in(images: Collection[Image]) -> list[FactId]:
    """The facts that images are of, each once."""
    return list(dict.fromkeys(fact for image in images for fact in image["facts"]))


def step_faults(database: Database) -> Iterator[str]:
    """A sentence for each step that says otherwise than the log whether its answer was taken back."""
    for row in database.rows(
        "SELECT steps.id FROM steps LEFT JOIN undone ON undone.review = steps.review "
        "WHERE steps.review IS NOT NULL AND (steps.undone_at IS NULL) <> (undone.review IS NULL)"
    ):
        yield f"Undo step {row['id']} does not say what the log of answers says."


_OVERLAYS = {"fact_tags": ("tag", "origin"), "edits": ("path", "text")}
"""Tables whose rows come and go with what a person does, and what their rows hold beside deck and fact."""
