"""How many cards are due: counted where they lie, no card is read."""

import json
from collections.abc import Collection

from quizapp.content.heads import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.storage.cards import AWAKE
from quizapp.storage.database import Database


def count_due(database: Database, deck: DeckId, day: StudyDay) -> int:
    """How many cards are in review and due up to a study day."""
    return int(
        database.value(
            "SELECT count(*) FROM cards "
            "WHERE deck = ? AND state = 'review' AND retired = 0 AND suspended = 0 AND due_day <= ?",
            (deck, day),
        )
    )


def facts_to_review(database: Database, deck: DeckId, today: StudyDay, resting: Collection[FactId], room: int) -> int:
    """How many facts that do not rest have a card in review that is due today, and is not set aside; at most ``room``
    are counted."""
    return _counted(database, _TO_REVIEW, deck, today, resting, room)


def facts_to_begin(
    database: Database, deck: DeckId, today: StudyDay, resting: Collection[FactId], room: int, *, grows: bool
) -> int:
    """How many facts that do not rest have a new card to be begun with today, and none that is due; at most ``room``
    are counted. Where facts grow up (``grows``), locked cards are none to begin with; where they do not, the easy forms
    are none."""
    return _counted(database, _TO_BEGIN_OPEN if grows else _TO_BEGIN, deck, today, resting, room)


def _counted(
    database: Database, sql: str, deck: DeckId, today: StudyDay, resting: Collection[FactId], room: int
) -> int:
    if room <= 0:
        return 0
    given = {"deck": deck, "today": today, "resting": json.dumps(list(resting)), "room": room}
    return int(database.value(sql, given))


# Read in the order of the index, and only until there are enough.
_AT_MOST = "SELECT count(*) FROM (SELECT DISTINCT fact FROM cards INDEXED BY {index} WHERE {which} LIMIT :room)"
_AWAKE = f"{AWAKE} AND fact NOT IN (SELECT value FROM json_each(:resting))"  # noqa: S608 - our own column names
_DUE = "state = 'review' AND due_day <= :today"
_NEW = (
    f"{_AWAKE} AND state = 'new' AND NOT EXISTS (SELECT 1 FROM cards AS sibling INDEXED BY cards_of_fact "  # noqa: S608
    f"WHERE {AWAKE} AND {_DUE} AND sibling.fact = cards.fact)"
)
_TO_REVIEW = _AT_MOST.format(index="cards_in_review", which=f"{_AWAKE} AND {_DUE}")
_TO_BEGIN = _AT_MOST.format(index="cards_new", which=f"{_NEW} AND view <> 'choice'")
_TO_BEGIN_OPEN = _AT_MOST.format(index="cards_new", which=f"{_NEW} AND locked = 0")
