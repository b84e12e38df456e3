"""Which sittings a deck has: asked at every start, so without what a whole sitting needs to be read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from quizapp.content.facts import DeckId, FactId
from quizapp.storage.database import Database

if TYPE_CHECKING:
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
        JOIN responses ON responses.sitting = sittings.id
        JOIN json_each(sittings.items, '$[' || responses.item || '].options') AS option
        JOIN json_each(responses.chosen) AS chosen ON chosen.value = option.value ->> 'id'
        WHERE sittings.deck = ? AND sittings.finished_at IS NOT NULL AND NOT option.value ->> 'correct'
            AND json_extract(sittings.items, '$[' || responses.item || '].facts[0]') = ?
        ORDER BY responses.id DESC
    """
    return ((row["text"], FactId(row["fact"])) for row in database.rows(sql, (deck, fact)))
