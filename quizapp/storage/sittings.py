"""Sittings, stored as they go: each answer is a row of its own, the last one to an item counts, all are kept."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from quizapp.content.facts import DeckId
from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.records import blueprint_from_record, blueprint_to_record, item_from_record, item_to_record
from quizapp.exams.sitting import Response, Sitting, SittingId
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms, offset_minutes, to_ms


def new_sitting(database: Database, blueprint: Blueprint, items: tuple[Item, ...], at: datetime) -> SittingId:
    """Stores a sitting at its beginning, with its own copy of the items."""
    number = database.run(
        "INSERT INTO sittings (deck, blueprint, items, started_at, utc_offset_minutes) VALUES (?, ?, ?, ?, ?)",
        (
            blueprint.deck,
            json.dumps(blueprint_to_record(blueprint)),
            json.dumps([item_to_record(item) for item in items], ensure_ascii=False),
            to_ms(at),
            offset_minutes(at),
        ),
    )
    return SittingId(number)


def sitting_by_id(database: Database, sitting: SittingId) -> Sitting | None:
    """A sitting as it stands, None for a number that was never given."""
    row = database.row("SELECT * FROM sittings WHERE id = ?", (sitting,))
    return None if row is None else _sitting(database, row)


def finished_sittings(database: Database, deck: DeckId) -> Iterator[Sitting]:
    """A deck's finished sittings, newest first."""
    return (_sitting(database, row) for row in database.rows(_FINISHED, (deck,)))


def sitting_faults(database: Database) -> Iterator[str]:
    """A sentence for each sitting that cannot be read."""
    for row in database.rows("SELECT * FROM sittings ORDER BY id"):
        try:
            _sitting(database, row)
        except (ValueError, IndexError) as error:
            yield f"Quiz {row['id']} cannot be read: {error}."


def store_response(database: Database, sitting: SittingId, item: int, response: Response) -> None:
    """Adds an answer to an item; one that chooses nothing says that an earlier one was taken back."""
    database.run(
        "INSERT INTO responses (sitting, item, chosen, at, utc_offset_minutes, took_ms) VALUES (?, ?, ?, ?, ?, ?)",
        (
            sitting,
            item,
            json.dumps(response.chosen),
            to_ms(response.at),
            offset_minutes(response.at),
            response.took_ms,
        ),
    )


def store_place(database: Database, sitting: Sitting) -> None:
    """Keeps where a sitting stands: item shown, flags, whether it is finished."""
    database.run(
        "UPDATE sittings SET position = ?, flagged = ?, finished_at = ? WHERE id = ?",
        (
            sitting.position,
            json.dumps(sorted(sitting.flagged)),
            None if sitting.finished_at is None else to_ms(sitting.finished_at),
            sitting.id,
        ),
    )


_FINISHED = "SELECT * FROM sittings WHERE deck = ? AND finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC"


def _sitting(database: Database, row: sqlite3.Row) -> Sitting:
    items = tuple(item_from_record(record) for record in json.loads(row["items"]))
    responses: list[Response | None] = [None] * len(items)
    for given in database.rows("SELECT * FROM responses WHERE sitting = ? ORDER BY id", (row["id"],)):
        chosen = tuple(OptionId(option) for option in json.loads(given["chosen"]))
        if not chosen:
            responses[given["item"]] = None
            continue
        responses[given["item"]] = Response(
            chosen=chosen,
            at=from_ms(given["at"], given["utc_offset_minutes"]),
            took_ms=given["took_ms"],
        )
    finished_at, offset = row["finished_at"], row["utc_offset_minutes"]
    return Sitting(
        id=SittingId(row["id"]),
        blueprint=blueprint_from_record(json.loads(row["blueprint"])),
        items=items,
        responses=tuple(responses),
        flagged=frozenset(json.loads(row["flagged"])),
        position=row["position"],
        started_at=from_ms(row["started_at"], offset),
        finished_at=None if finished_at is None else from_ms(finished_at, offset),
    )
