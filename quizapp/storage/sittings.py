"""Sittings, stored as they go: each event is a row of its own, none ever changes, and the sitting follows from them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.content.facts import DeckId
from quizapp.content.items import Item
from quizapp.content.plain import from_record, to_record
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.copies import DeckCopy
from quizapp.exams.events import Event, act_from_record, act_to_record
from quizapp.exams.records import blueprint_from_record, blueprint_to_record, item_from_record, item_to_record
from quizapp.exams.replay import after
from quizapp.exams.scoring import Score
from quizapp.exams.sitting import Sitting, SittingId, start
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms, offset_minutes, to_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSitting:
    """A sitting as its events make it, up to ``last_event`` (0: none yet); ``copy`` is None where it kept nothing of
    its deck (format 3)."""

    sitting: Sitting
    copy: DeckCopy | None
    last_event: int


def new_sitting(
    database: Database, blueprint: Blueprint, items: tuple[Item, ...], at: datetime, copy: DeckCopy | None = None
) -> SittingId:
    """Stores a sitting at its beginning, with its own copy of the items and of what it shows of its deck."""
    number = database.run(
        "INSERT INTO sittings (deck, blueprint, items, copy, started_at, utc_offset_minutes) VALUES (?, ?, ?, ?, ?, ?)",
        (
            blueprint.deck,
            json.dumps(blueprint_to_record(blueprint)),
            json.dumps([item_to_record(item) for item in items], ensure_ascii=False),
            "{}" if copy is None else json.dumps(to_record(copy), ensure_ascii=False),
            to_ms(at),
            offset_minutes(at),
        ),
    )
    return SittingId(number)


def store_redrawn(database: Database, sitting: Sitting, copy: DeckCopy) -> None:
    """Keeps the items of a sitting as they stand after one was redrawn, with what it now shows of its deck: what looks
    into sittings without their events finds the items that were asked."""
    database.run(
        "UPDATE sittings SET items = ?, copy = ? WHERE id = ?",
        (
            json.dumps([item_to_record(item) for item in sitting.items], ensure_ascii=False),
            json.dumps(to_record(copy), ensure_ascii=False),
            sitting.id,
        ),
    )


def add_event(database: Database, sitting: SittingId, event: Event) -> int:
    """Adds an event to a sitting's log; gives its number."""
    name, value = act_to_record(event.act)
    return database.run(
        "INSERT INTO sitting_events (sitting, act, value, spent_ms, at, utc_offset_minutes) VALUES (?, ?, ?, ?, ?, ?)",
        (
            sitting,
            name,
            json.dumps(value, ensure_ascii=False),
            event.spent_ms,
            to_ms(event.at),
            offset_minutes(event.at),
        ),
    )


def close_sitting(database: Database, sitting: SittingId, at: datetime, score: Score) -> None:
    """Notes that a sitting is finished, and its points: what lists of sittings need."""
    database.run(
        "UPDATE sittings SET finished_at = ?, earned = ?, possible = ? WHERE id = ?",
        (to_ms(at), score.earned, score.possible, sitting),
    )


def stored_sitting(database: Database, sitting: SittingId) -> StoredSitting | None:
    """A sitting as it stands, with what it kept; None for a number that was never given."""
    row = database.row("SELECT * FROM sittings WHERE id = ?", (sitting,))
    return None if row is None else _stored(database, row)


def sitting_by_id(database: Database, sitting: SittingId) -> Sitting | None:
    """A sitting as it stands, None for a number that was never given."""
    found = stored_sitting(database, sitting)
    return None if found is None else found.sitting


def with_later_events(database: Database, stored: StoredSitting) -> StoredSitting:
    """The sitting with what another window has added since."""
    rows = database.rows(
        "SELECT * FROM sitting_events WHERE sitting = ? AND id > ? ORDER BY id", (stored.sitting.id, stored.last_event)
    )
    return _with(stored, rows)


def finished_sittings(database: Database, deck: DeckId) -> Iterator[Sitting]:
    """A deck's finished sittings, newest first."""
    return (_stored(database, row).sitting for row in database.rows(_FINISHED, (deck,)))


def rated_sittings(database: Database, deck: DeckId, most: int) -> Iterator[Sitting]:
    """A deck's newest finished sittings that asked for certainty."""
    return (_stored(database, row).sitting for row in database.rows(_RATED, (deck, most)))


def sitting_faults(database: Database) -> Iterator[str]:
    """A sentence for each sitting that cannot be read, or whose row does not say what its events say."""
    for row in database.rows("SELECT * FROM sittings ORDER BY id"):
        try:
            sitting = _stored(database, row).sitting
        except (ValueError, IndexError) as error:
            yield f"Quiz {row['id']} cannot be read: {error}."
            continue
        finished = None if sitting.finished_at is None else to_ms(sitting.finished_at)
        if finished != row["finished_at"]:
            yield f"Quiz {row['id']} is not finished when its events say."


_FINISHED = "SELECT * FROM sittings WHERE deck = ? AND finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC"

_RATED = """
    SELECT * FROM sittings WHERE deck = ? AND finished_at IS NOT NULL AND blueprint ->> '$.conditions.certainty'
    ORDER BY finished_at DESC, id DESC LIMIT ?
"""


def _stored(database: Database, row: sqlite3.Row) -> StoredSitting:
    items = tuple(item_from_record(record) for record in json.loads(row["items"]))
    blueprint = blueprint_from_record(json.loads(row["blueprint"]))
    sitting = start(SittingId(row["id"]), blueprint, items, from_ms(row["started_at"], row["utc_offset_minutes"]))
    copy = None if row["copy"] == "{}" else from_record(DeckCopy, json.loads(row["copy"]))
    events = database.rows("SELECT * FROM sitting_events WHERE sitting = ? ORDER BY id", (row["id"],))
    return _with(StoredSitting(sitting=sitting, copy=copy, last_event=0), events)


def _with(stored: StoredSitting, rows: Iterable[sqlite3.Row]) -> StoredSitting:
    sitting, last = stored.sitting, stored.last_event
    for row in rows:
        event = Event(
            act=act_from_record(row["act"], json.loads(row["value"])),
            at=from_ms(row["at"], row["utc_offset_minutes"]),
            spent_ms=row["spent_ms"],
        )
        sitting, last = after(sitting, event), row["id"]
    return replace(stored, sitting=sitting, last_event=last)
