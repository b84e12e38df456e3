"""The review log: it only grows. An answer that was taken back stays, with a line in ``undone`` that says so."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.heads import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade, LoggedGrade, Memory, Policy, State
from quizapp.scheduling.queue import DayDone
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS, memory_of
from quizapp.storage.moments import from_ms, offset_minutes, to_ms
from quizapp.storage.policies import policies


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to be logged. ``forward`` says that the card had been asked for because its item was missed.

    ``interval_days`` is the interval that was picked where days were balanced; ``interval_before`` (days from the
    answer before to the due day) and ``expected`` (probability of recall) are known of cards in review.
    """

    n: int
    at: datetime
    day: StudyDay
    grade: Grade
    took_ms: int
    policy: int
    state_before: State
    forward: bool
    interval_days: int | None = None
    interval_before: int | None = None
    expected: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAnswer:
    """An answer in the log, as far as taking it back goes."""

    review: int
    card: CardId
    forward: bool


def log_answer(database: Database, answer: Answer) -> int:
    """Adds an answer to the log; gives its number there."""
    return database.run(
        "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before, forward, "
        "interval_days, interval_before, expected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            answer.n,
            to_ms(answer.at),
            offset_minutes(answer.at),
            answer.day,
            int(answer.grade),
            answer.took_ms,
            answer.policy,
            answer.state_before.value,
            int(answer.forward),
            answer.interval_days,
            answer.interval_before,
            answer.expected,
        ),
    )


def log_undo(database: Database, review: int, at: datetime) -> None:
    """Notes that an answer was taken back."""
    database.run("INSERT INTO undone (review, at) VALUES (?, ?)", (review, to_ms(at)))


def answer_by_number(database: Database, review: int) -> LoggedAnswer:
    """An answer by its number in the log. Raises KeyError for a number that the log does not have."""
    row = database.row(
        "SELECT reviews.id AS review, cards.id AS card, reviews.forward "
        "FROM reviews JOIN cards ON cards.n = reviews.card WHERE reviews.id = ?",
        (review,),
    )
    if row is None:
        raise KeyError(review)
    return LoggedAnswer(review=row["review"], card=CardId(row["card"]), forward=bool(row["forward"]))


def newest_moment(database: Database) -> datetime | None:
    """The moment of the answer that was logged last (the log's order, so that a clock set right again is believed)."""
    row = database.row("SELECT at, utc_offset_minutes FROM reviews ORDER BY id DESC LIMIT 1")
    return None if row is None else from_ms(row["at"], row["utc_offset_minutes"])


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLog:
    """What a card's memory is a function of: the memory that Anki gave, if it did, and the answers since then."""

    start: Memory | None = None
    lines: tuple[LoggedGrade, ...] = ()


def log_of_card(database: Database, n: int) -> CardLog:
    """A card's standing answers, in the order in which they were given."""
    given = database.row(f"SELECT {GIVEN_COLUMNS} FROM given_memories WHERE card = ?", (n,))  # noqa: S608 - our own columns
    rows = database.rows(f"SELECT {_LINE} FROM answers WHERE card = ? ORDER BY id", (n,))  # noqa: S608 - our own columns
    return _card_log(given, list(rows), policies(database))


def _card_log(given: sqlite3.Row | None, rows: list[sqlite3.Row], known: dict[int, Policy]) -> CardLog:
    """The log's own order stands, so that a clock set right again is believed; where answers came from Anki, which were
    given in between, moments decide."""
    if given is not None:
        rows = [row for row in rows if is_after(row, given)]
    if any(row["brought"] is not None for row in rows):
        rows.sort(key=lambda row: (row["at"], row["id"]))
    return CardLog(start=None if given is None else memory_of(given), lines=tuple(_logged(row, known) for row in rows))


def is_after(row: sqlite3.Row, given: sqlite3.Row) -> bool:
    """Whether an answer came after the memory that Anki gave."""
    here: bool = row["brought"] is None
    return bool(row["id"] > given["after"] if here else row["at"] > given["until"])


def done_on(database: Database, deck: DeckId, day: StudyDay) -> DayDone:
    """What was answered on a study day in a deck: new cards met, cards reviewed, facts seen."""
    new: set[int] = set()
    reviews: set[int] = set()
    facts: set[FactId] = set()
    for row in database.rows(
        "SELECT answers.card, answers.state_before, cards.fact FROM answers JOIN cards ON cards.n = answers.card "
        "WHERE answers.day = ? AND cards.deck = ?",
        (day, deck),
    ):
        facts.add(FactId(row["fact"]))
        match row["state_before"]:
            case State.NEW:
                new.add(row["card"])
            case State.REVIEW:
                reviews.add(row["card"])
            case _:
                pass  # a step of a card that was counted when it was met or forgotten
    return DayDone(new=len(new), reviews=len(reviews), facts=frozenset(facts))


def newest_times(database: Database, deck: DeckId, count: int) -> tuple[int, ...]:
    """How many milliseconds each of the last so many standing answers of a deck took (0: not known), the newest first,
    as far as they are among the last ``LOOKED_BACK`` of all decks."""
    rows = database.plain(_TIMES, {"deck": deck, "back": LOOKED_BACK, "count": count})
    return tuple(took_ms for (took_ms,) in rows)


_LINE = "id, card, brought, at, utc_offset_minutes, grade, policy, interval_days"
GIVEN_COLUMNS = f"card, after, until, {MEMORY_COLUMNS}"
"""Of a memory that Anki gave, what ``is_after`` and ``memory_of`` ask for."""

LOOKED_BACK = 2_000
"""So many lines of the log are read at most for the newest answers of a deck, however long it was not studied."""

_TIMES = """
    SELECT late.took_ms
    FROM (SELECT id, card, took_ms FROM reviews ORDER BY id DESC LIMIT :back) AS late
    CROSS JOIN cards INDEXED BY cards_by_number ON cards.n = late.card
    WHERE cards.deck = :deck AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = late.id)
    ORDER BY late.id DESC LIMIT :count
"""


def _logged(row: sqlite3.Row, known: dict[int, Policy]) -> LoggedGrade:
    return LoggedGrade(
        at=from_ms(row["at"], row["utc_offset_minutes"]),
        grade=Grade(row["grade"]),
        policy=known[row["policy"]],
        interval_days=row["interval_days"],
    )
