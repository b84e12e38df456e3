"""What a card has behind it: every standing answer, and which of them are in a memory that Anki gave."""

import sqlite3
from dataclasses import dataclass

from quizapp.content.cards import CardId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade, LoggedGrade, Memory, Policy, State
from quizapp.storage.database import Database
from quizapp.storage.memories import memory_of
from quizapp.storage.moments import from_ms
from quizapp.storage.policies import policies
from quizapp.storage.reviews import GIVEN_COLUMNS, is_after


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """One standing answer of a card, as its history shows it. ``expected`` is None where it was not known."""

    logged: LoggedGrade
    day: StudyDay
    took_ms: int
    state_before: State
    expected: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPast:
    """The standing answers of a card in the order in which they count. ``given`` is the memory with which Anki handed
    the card over, if it did: the answers ``before`` are in it, and those ``since`` go on from it. Without one all are
    ``since``."""

    given: Memory | None = None
    before: tuple[PastAnswer, ...] = ()
    since: tuple[PastAnswer, ...] = ()


def past_of(database: Database, card: CardId) -> CardPast:
    """What a card has behind it; ``storage.reviews.log_of_card`` has what is ``since`` as lines to be replayed."""
    rows = list(
        database.rows(
            "SELECT answers.* FROM answers JOIN cards ON cards.n = answers.card WHERE cards.id = ? ORDER BY answers.id",
            (card,),
        )
    )
    given = database.row(
        f"SELECT {GIVEN_COLUMNS} FROM given_memories WHERE card = (SELECT n FROM cards WHERE id = ?)",  # noqa: S608
        (card,),
    )
    before = [] if given is None else [row for row in rows if not is_after(row, given)]
    since = rows if given is None else [row for row in rows if is_after(row, given)]
    known = policies(database)
    return CardPast(
        given=None if given is None else memory_of(given), before=_told(before, known), since=_told(since, known)
    )


def _told(rows: list[sqlite3.Row], known: dict[int, Policy]) -> tuple[PastAnswer, ...]:
    if any(row["brought"] is not None for row in rows):
        rows.sort(key=lambda row: (row["at"], row["id"]))
    return tuple(_answer(row, known) for row in rows)


def _answer(row: sqlite3.Row, known: dict[int, Policy]) -> PastAnswer:
    return PastAnswer(
        logged=LoggedGrade(
            at=from_ms(row["at"], row["utc_offset_minutes"]),
            grade=Grade(row["grade"]),
            policy=known[row["policy"]],
            interval_days=row["interval_days"],
        ),
        day=StudyDay(row["day"]),
        took_ms=row["took_ms"],
        state_before=State(row["state_before"]),
        expected=row["expected"],
    )
