"""Which sittings a deck has: asked at every start, so without what a whole sitting needs to be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from quizapp.content.heads import DeckId, FactId
from quizapp.scheduling.day import day_date, study_day
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms

if TYPE_CHECKING:
    from quizapp.exams.blueprint import Mode
    from quizapp.exams.sitting import SittingId


def unfinished_sitting(database: Database, deck: DeckId) -> "SittingId | None":
    """The newest sitting of a deck that waits to be gone on with."""
    sql = "SELECT id FROM sittings WHERE deck = ? AND finished_at IS NULL ORDER BY id DESC LIMIT 1"
    return cast("SittingId | None", database.value(sql, (deck,)))


def last_finished_sitting(database: Database, deck: DeckId) -> "SittingId | None":
    """The sitting of a deck that was finished last."""
    sql = """
        SELECT id FROM sittings WHERE deck = ? AND finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT 1
    """
    return cast("SittingId | None", database.value(sql, (deck,)))


def wrong_options_chosen(database: Database, deck: DeckId, fact: FactId) -> Iterator[tuple[str, FactId]]:
    """Every wrong option that was chosen in finished quizzes where an item on a fact was asked: its text, and the fact
    to which it belongs; the newest first."""
    sql = """
        SELECT option.value ->> 'text' AS text, option.value ->> 'fact' AS fact
        FROM sittings
        JOIN sitting_events AS given ON given.sitting = sittings.id AND given.act = 'answered'
        JOIN json_each(sittings.items, '$[' || (given.value ->> 'index') || '].options') AS option
        JOIN json_each(given.value, '$.chosen') AS chosen ON chosen.value = option.value ->> 'id'
        WHERE sittings.deck = ? AND sittings.finished_at IS NOT NULL AND NOT option.value ->> 'correct'
            AND json_extract(sittings.items, '$[' || (given.value ->> 'index') || '].facts[0]') = ?
        ORDER BY given.id DESC
    """
    return ((row["text"], FactId(row["fact"])) for row in database.rows(sql, (deck, fact)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSitting:
    """A finished sitting in the history; ``day`` is the date of the study day on which it was finished."""

    sitting: "SittingId"
    finished_at: datetime
    day: date
    earned: float
    possible: float
    items: int = 0
    mode: "Mode | None" = None


def past_sittings(database: Database, deck: DeckId, rollover_hour: int) -> Iterator[PastSitting]:
    """A deck's finished and counted sittings, newest first; their items are not read."""
    from quizapp.exams.blueprint import Mode  # noqa: PLC0415 - a start does not need what makes up a quiz

    rows = database.rows(_PAST, (deck,))
    for row in rows:
        at = from_ms(row["finished_at"], row["utc_offset_minutes"])
        yield PastSitting(
            sitting=cast("SittingId", row["id"]),
            finished_at=at,
            day=day_date(study_day(at, rollover_hour)),
            earned=row["earned"],
            possible=row["possible"],
            items=row["items"],
            mode=Mode(row["mode"]),
        )


# As many items count as ``Sitting.counted`` says: of adaptive practice those that were shown.
_PAST = """
    SELECT id, finished_at, utc_offset_minutes, earned, possible, blueprint ->> 'mode' AS mode,
        CASE WHEN blueprint ->> 'adaptive' AND blueprint ->> 'mode' = 'tutor' THEN 1 + COALESCE(
            (SELECT max(value ->> 'index') FROM sitting_events WHERE sitting = sittings.id AND act = 'moved'), 0)
        ELSE json_array_length(items) END AS items
    FROM sittings WHERE deck = ? AND finished_at IS NOT NULL AND earned IS NOT NULL
    ORDER BY finished_at DESC, id DESC
"""
