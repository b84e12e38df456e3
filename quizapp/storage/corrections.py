"""Facts that were missed in quizzes and are not known to be corrected: they come back (``scheduling.corrections``)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.content.heads import DeckId, FactId
from quizapp.scheduling.corrections import return_day
from quizapp.scheduling.day import StudyDay
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A missed fact, the row of the card that is to ask it, the day from which on (None: it is corrected), and whether
    the wrong answer was given with the highest certainty."""

    fact: FactId
    n: int
    day: StudyDay | None
    sure: bool


def note_miss(database: Database, deck: DeckId, fact: FactId, n: int, day: StudyDay, *, sure: bool) -> None:
    """Notes that a fact was missed; a former miss of it that still stands is forgotten, but not that it was sure."""
    database.run(
        """
        INSERT INTO corrections (deck, fact, card, since_day, sure) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (deck, fact) DO UPDATE SET
            card = excluded.card,
            since_day = excluded.since_day,
            sure = CASE WHEN settled THEN excluded.sure ELSE max(sure, excluded.sure) END,
            settled = 0
        """,
        (deck, fact, n, day, sure),
    )


def corrections(database: Database, deck: DeckId, until: StudyDay | None = None) -> Iterator[Correction]:
    """A deck's misses that stand; with ``until`` as they stood at the end of that day."""
    rows = database.rows(
        """
        SELECT fact, card, since_day, sure, (
            SELECT json_group_array(DISTINCT answers.day) FROM cards AS asked JOIN answers ON answers.card = asked.n
            WHERE asked.deck = corrections.deck AND asked.fact = corrections.fact
                AND answers.day > since_day AND answers.grade > 1 AND (?2 IS NULL OR answers.day <= ?2)
        ) AS recalled
        FROM corrections WHERE deck = ?1 AND settled = 0
        """,
        (deck, until),
    )
    for row in rows:
        recalled = tuple(sorted(StudyDay(day) for day in json.loads(row["recalled"])))
        yield Correction(
            fact=FactId(row["fact"]),
            n=row["card"],
            day=return_day(StudyDay(row["since_day"]), recalled, sure=bool(row["sure"])),
            sure=bool(row["sure"]),
        )


def missed_on(database: Database, deck: DeckId, fact: FactId, day: StudyDay) -> bool:
    """Whether a fact was last missed on a study day."""
    since = database.value("SELECT since_day FROM corrections WHERE deck = ? AND fact = ?", (deck, fact))
    return bool(since == day)


def cards_returning(database: Database, deck: DeckId, today: StudyDay) -> list[int]:
    """The rows of the cards that are to be asked today because their fact was missed."""
    return [one.n for one in corrections(database, deck) if one.day is not None and one.day <= today]


def settle(database: Database, deck: DeckId, today: StudyDay) -> None:
    """Closes misses that were corrected before today (an answer of today may still be taken back)."""
    done = [one.fact for one in corrections(database, deck, StudyDay(today - 1)) if one.day is None]
    database.run_many("UPDATE corrections SET settled = 1 WHERE deck = ? AND fact = ?", ((deck, fact) for fact in done))
