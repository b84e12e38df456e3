"""Which sittings a deck has: asked at every start, so without what a whole sitting needs to be read."""

from typing import TYPE_CHECKING, cast

from quizapp.content.facts import DeckId
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
