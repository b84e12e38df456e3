"""Tests before and after learning, and the form that waits for the second."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.content.facts import DeckId
from quizapp.content.items import Item
from quizapp.content.plain import from_record, to_record
from quizapp.exams.copies import DeckCopy
from quizapp.exams.records import item_from_record, item_to_record
from quizapp.exams.sitting import SittingId
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPair:
    """Two tests; ``after`` is None until it is begun."""

    id: int
    deck: DeckId
    before: SittingId
    after: SittingId | None


def add_pair(database: Database, before: SittingId, deck: DeckId, items: tuple[Item, ...], copy: DeckCopy) -> int:
    """Keeps the form of the second test beside the first; gives the pair's number."""
    return database.run(
        "INSERT INTO test_pairs (deck, before, items, copy) VALUES (?, ?, ?, ?)",
        (
            deck,
            before,
            json.dumps([item_to_record(item) for item in items], ensure_ascii=False),
            json.dumps(to_record(copy), ensure_ascii=False),
        ),
    )


def pairs(database: Database, deck: DeckId) -> Iterator[StoredPair]:
    """A deck's pairs, newest first."""
    rows = database.rows("SELECT id, deck, before, after FROM test_pairs WHERE deck = ? ORDER BY id DESC", (deck,))
    return (
        StoredPair(
            id=row["id"],
            deck=DeckId(row["deck"]),
            before=SittingId(row["before"]),
            after=None if row["after"] is None else SittingId(row["after"]),
        )
        for row in rows
    )


def pair_by_id(database: Database, number: int) -> StoredPair | None:
    """One pair, None for a number that was never given."""
    row = database.row("SELECT deck FROM test_pairs WHERE id = ?", (number,))
    return None if row is None else next(one for one in pairs(database, DeckId(row["deck"])) if one.id == number)


def second_form(database: Database, number: int) -> tuple[tuple[Item, ...], DeckCopy]:
    """The items of a pair's second test, and what they show of their deck."""
    row = database.row("SELECT items, copy FROM test_pairs WHERE id = ?", (number,))
    if row is None:
        raise AssertionError("the pair is there")
    return (
        tuple(item_from_record(record) for record in json.loads(row["items"])),
        from_record(DeckCopy, json.loads(row["copy"])),
    )


def begin_after(database: Database, number: int, sitting: SittingId) -> None:
    """Notes that the second test was begun."""
    database.run("UPDATE test_pairs SET after = ? WHERE id = ?", (sitting, number))
