"""The whole log in plain numbers, as a check of the database reads it: a million lines."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from quizapp.scheduling.memory import State
from quizapp.scheduling.replaying import LEARNING, NEW, RELEARNING, REVIEW, UNMET, Line, Plain
from quizapp.storage.database import Database
from quizapp.storage.memories import MEMORY_COLUMNS

_LINE = "card, at, utc_offset_minutes, grade, policy, interval_days"
_STANDING = "reviews WHERE id NOT IN (SELECT review FROM undone)"
"""The view ``answers``, in words that SQLite takes a quarter less time over."""


def lines_of_log(database: Database) -> Iterator[Line]:
    """Every standing answer that counts for its card's memory; each card's together, in the order in which they count,
    as ``storage.reviews.log_of_card`` has it.

    The log is sorted (hence ``+``): its index would have the table leafed through card by card.
    """
    given = {
        card: (after, until) for card, after, until in database.plain("SELECT card, after, until FROM given_memories")
    }
    mixed = given.keys() | _answered_elsewhere(database)
    lines = database.plain(f"SELECT {_LINE} FROM {_STANDING} ORDER BY +card, id")  # noqa: S608 - our own columns
    if not mixed:
        yield from lines
        return
    yield from (line for line in lines if line[0] not in mixed)
    yield from _mixed_lines(database, mixed, given)


def _answered_elsewhere(database: Database) -> set[int]:
    """The cards of which answers were brought in."""
    if not database.value("SELECT EXISTS (SELECT 1 FROM imports)"):
        return set()
    return {card for (card,) in database.plain("SELECT DISTINCT card FROM reviews WHERE brought IS NOT NULL")}


def _mixed_lines(database: Database, mixed: Collection[int], given: dict[int, tuple[int, int]]) -> Iterator[Line]:
    by_card: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in database.plain(f"SELECT {_LINE}, brought, id FROM {_STANDING} ORDER BY id"):  # noqa: S608 - our own columns
        card, at, *_, brought, number = row
        if card in mixed:
            after, until = given.get(card, (-1, None))
            if (number > after) if brought is None else (until is None or at > until):
                by_card[card].append(row)
    for rows in by_card.values():
        if any(row[6] is not None for row in rows):
            rows.sort(key=lambda row: (row[1], row[7]))
        yield from (row[:6] for row in rows)


def given_memories(database: Database) -> dict[int, Plain]:
    """The memories that cards were brought in with, by the numbers of their rows."""
    return {
        row[0]: _plain(row[1:])
        for row in database.plain(f"SELECT card, {MEMORY_COLUMNS} FROM given_memories")  # noqa: S608 - our own columns
    }


def stored_memories(database: Database) -> Iterator[tuple[int, str, int, tuple[Any, ...]]]:
    """Of every card, retired ones too: the number of its row, its id, whether it is asked for, its memory's columns."""
    for n, card, forward, *memory in database.plain(f"SELECT n, id, forward, {MEMORY_COLUMNS} FROM cards ORDER BY n"):  # noqa: S608
        yield n, card, forward, tuple(memory)


def columns_of_plain(memory: Plain) -> tuple[Any, ...]:
    """The values of ``MEMORY_COLUMNS``, as ``storage.memories.columns_of`` has them."""
    state, stability, difficulty, step, due, last_day, reviews, lapses = memory
    if state == REVIEW:
        return "review", stability, difficulty, None, None, due, last_day, reviews, lapses
    if state == NEW:
        return "new", None, None, None, None, None, None, 0, 0
    return _NAMES[state], stability, difficulty, step, due, None, last_day, reviews, lapses


def _plain(columns: tuple[Any, ...]) -> Plain:
    state, stability, difficulty, step, due_at, due_day, last_day, reviews, lapses = columns
    if state == State.NEW:
        return UNMET
    if state == State.REVIEW:
        return REVIEW, stability, difficulty, -1, due_day, last_day, reviews, lapses
    return _NUMBERS[state], stability, difficulty, step, due_at, last_day, reviews, lapses


_NAMES = {LEARNING: "learning", RELEARNING: "relearning"}
_NUMBERS = {name: number for number, name in _NAMES.items()}
