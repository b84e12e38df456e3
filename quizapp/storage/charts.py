"""What the charts draw, summed up where it lies: tallies of the log, and the memories of a deck's cards."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from quizapp.content.heads import DeckId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.stats.tally import Tally
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms
from quizapp.storage.schema.tallies import TALLIES_AGREE

_SUMS = (
    "sum(answers) AS answers, sum(asked) AS asked, sum(recalled) AS recalled, sum(took_ms) / 1000.0 AS seconds, "
    "sum(expected) / 1e6 AS expected"
)
_STUDIED = "cards INDEXED BY cards_remembered WHERE deck = :deck AND retired = 0 AND state <> 'new'"
"""The index has all that is counted; left to itself, SQLite takes one by which it reads each card's texts too."""


FINE = 1_000
"""Elapsed time by stability is counted in so many steps (see ``recall_steps``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCounts:
    """How many cards and facts of a topic there are, and how many have been met."""

    topic: TopicId
    cards: int
    met: int


def tallies_by_key(database: Database, deck: DeckId, what: str, first: StudyDay, last: StudyDay) -> dict[str, Tally]:
    """The tallies of ``kind``, ``hour``, ``topic`` or ``tenth`` over study days from first to last."""
    rows = database.rows(
        f"SELECT key, {_SUMS} FROM tallies WHERE deck = ? AND what = ? AND day BETWEEN ? AND ? GROUP BY key",  # noqa: S608
        (deck, what, first, last),
    )
    return {row["key"]: _tally(row) for row in rows if row["answers"]}


def tallies_by_day(
    database: Database, deck: DeckId, first: StudyDay, last: StudyDay
) -> Iterator[tuple[StudyDay, str, Tally]]:
    """Day, kind and tally, day after day."""
    for row in database.rows(
        f"SELECT day, key, {_SUMS} FROM tallies WHERE deck = ? AND what = 'kind' AND day BETWEEN ? AND ? "  # noqa: S608
        "GROUP BY day, key ORDER BY day",
        (deck, first, last),
    ):
        if row["answers"]:
            yield StudyDay(row["day"]), row["key"], _tally(row)


def tally_of(database: Database, deck: DeckId, first: StudyDay | None = None, last: StudyDay | None = None) -> Tally:
    """All answers of a deck together, or those of study days from first to last."""
    row = database.row(
        "SELECT coalesce(sum(answers), 0) AS answers, coalesce(sum(asked), 0) AS asked, "
        "coalesce(sum(recalled), 0) AS recalled, coalesce(sum(took_ms), 0) / 1000.0 AS seconds, "
        "coalesce(sum(expected), 0) / 1e6 AS expected FROM tallies "
        "WHERE deck = ? AND what = 'kind' AND day BETWEEN coalesce(?, -9e9) AND coalesce(?, 9e9)",
        (deck, first, last),
    )
    return Tally() if row is None else _tally(row)


def first_day(database: Database, deck: DeckId) -> StudyDay | None:
    """The study day of a deck's first answer."""
    day = database.value(
        "SELECT day FROM tallies WHERE deck = ? AND what = 'kind' AND answers > 0 ORDER BY day LIMIT 1", (deck,)
    )
    return None if day is None else StudyDay(day)


def new_before(database: Database, deck: DeckId, day: StudyDay) -> int:
    """How many cards were met before a study day."""
    return int(
        database.value(
            "SELECT coalesce(sum(answers), 0) FROM tallies "
            "WHERE deck = ? AND what = 'kind' AND day < ? AND key = 'new'",
            (deck, day),
        )
    )


def card_counts(database: Database, deck: DeckId) -> tuple[CardCounts, ...]:
    """The cards of each topic that has any."""
    rows = database.rows(
        "SELECT topic, count(*) AS cards, sum(state <> 'new') AS met FROM cards WHERE deck = ? AND retired = 0 "
        "GROUP BY topic",
        (deck,),
    )
    return tuple(CardCounts(topic=TopicId(row["topic"]), cards=row["cards"], met=row["met"]) for row in rows)


def stability_counts(database: Database, deck: DeckId) -> dict[int, int]:
    """How many studied cards have a stability of so many whole days."""
    rows = database.rows(
        f"SELECT CAST(stability AS INTEGER) AS days, count(*) AS cards FROM {_STUDIED} GROUP BY 1",  # noqa: S608
        {"deck": deck},
    )
    return {row["days"]: row["cards"] for row in rows}


def difficulty_counts(database: Database, deck: DeckId) -> dict[int, int]:
    """How many studied cards have a difficulty from so much to under one more (1 to 10)."""
    rows = database.rows(
        f"SELECT CAST(difficulty AS INTEGER) AS level, count(*) AS cards FROM {_STUDIED} GROUP BY 1",  # noqa: S608
        {"deck": deck},
    )
    return {row["level"]: row["cards"] for row in rows}


def recall_steps(database: Database, deck: DeckId, today: StudyDay) -> Iterator[tuple[TopicId, float, int]]:
    """Topic, elapsed days by stability, and how many studied cards have these.

    Recall depends on x = days by stability alone, and SQLite cannot raise to a power everywhere. So x is counted in
    steps of x / (1 + x), of which there are a thousand: the middle of each is at most 0.05 points of recall off.
    """
    for row in database.rows(
        f"""
        SELECT topic, CAST({FINE} * x / (1 + x) AS INTEGER) AS step, x > 0 AS waited, count(*) AS cards
        FROM (SELECT topic, max(0, :today - last_day) / stability AS x FROM {_STUDIED}) GROUP BY 1, 2, 3
        """,  # noqa: S608
        {"deck": deck, "today": today},
    ):
        middle = (row["step"] + 0.5) / FINE if row["waited"] else 0.0
        yield TopicId(row["topic"]), middle / (1 - middle), row["cards"]


def due_counts(database: Database, deck: DeckId, last: StudyDay) -> dict[StudyDay, int]:
    """How many cards in review, not set aside, are due on each study day up to ``last``."""
    rows = database.rows(
        "SELECT due_day, count(*) AS cards FROM cards WHERE deck = ? AND state = 'review' AND retired = 0 "
        "AND suspended = 0 AND due_day <= ? GROUP BY due_day",
        (deck, last),
    )
    return {StudyDay(row["due_day"]): row["cards"] for row in rows}


def in_steps(database: Database, deck: DeckId) -> int:
    """How many cards are in their learning or relearning steps."""
    return int(
        database.value(
            "SELECT count(*) FROM cards WHERE deck = ? AND state IN ('learning', 'relearning') AND retired = 0 "
            "AND suspended = 0",
            (deck,),
        )
    )


def moments_of_steps(database: Database, deck: DeckId) -> Iterator[datetime]:
    """When the cards that are in their learning or relearning steps and not set aside are due."""
    rows = database.rows(
        "SELECT due_at FROM cards WHERE deck = ? AND state IN ('learning', 'relearning') AND retired = 0 "
        "AND suspended = 0",
        (deck,),
    )
    return (from_ms(row["due_at"]) for row in rows)


def finished_between(database: Database, deck: DeckId, first: datetime) -> tuple[int, ...]:
    """The numbers of a deck's quizzes finished since a moment, newest first."""
    rows = database.rows(
        "SELECT id FROM sittings WHERE deck = ? AND finished_at >= ? ORDER BY finished_at DESC, id DESC",
        (deck, int(first.timestamp() * 1000)),
    )
    return tuple(row["id"] for row in rows)


def tallies_agree(database: Database) -> bool:
    """Whether the tallies are what counting the whole log anew gives. Reads the whole log."""
    return not database.value(TALLIES_AGREE)


def _tally(row: sqlite3.Row) -> Tally:
    return Tally(
        answers=row["answers"],
        asked=row["asked"],
        recalled=row["recalled"],
        seconds=row["seconds"],
        expected=row["expected"],
    )
