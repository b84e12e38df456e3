"""How items went the last time they were asked; and finished sittings that were not yet counted (from format 3)."""

from collections.abc import Iterable, Iterator

from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import ItemId
from quizapp.exams.sitting import SittingId
from quizapp.exams.standing import ItemRecord
from quizapp.storage.database import Database


def item_records(database: Database, deck: DeckId) -> dict[ItemId, ItemRecord]:
    """What is known of the items of a deck's facts, as far as these have not left it; of any other item nothing."""
    rows = database.rows(
        "SELECT item, fact, times, full, flagged, certainty FROM item_records "
        "JOIN facts ON facts.deck = item_records.deck AND facts.id = item_records.fact AND facts.retired = 0 "
        "WHERE item_records.deck = ?",
        (deck,),
    )
    return {
        ItemId(row["item"]): ItemRecord(
            item=ItemId(row["item"]),
            fact=FactId(row["fact"]),
            times=row["times"],
            full=bool(row["full"]),
            flagged=bool(row["flagged"]),
            certainty=row["certainty"],
        )
        for row in rows
    }


def add_item_records(database: Database, deck: DeckId, records: Iterable[ItemRecord]) -> None:
    """Adds to what is known of items: ``times`` are added, the rest takes the place of what was."""
    database.run_many(
        """
        INSERT INTO item_records (deck, item, fact, times, full, flagged, certainty) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (deck, item) DO UPDATE SET
            times = times + excluded.times,
            full = excluded.full,
            flagged = excluded.flagged,
            certainty = excluded.certainty
        """,
        ((deck, one.item, one.fact, one.times, one.full, one.flagged, one.certainty) for one in records),
    )


def uncounted_sittings(database: Database) -> Iterator[SittingId]:
    """Finished sittings without points, the oldest first."""
    rows = database.rows(
        "SELECT id FROM sittings WHERE finished_at IS NOT NULL AND earned IS NULL ORDER BY finished_at, id"
    )
    return (SittingId(row["id"]) for row in rows)
