"""A card's memory as the columns of its row, and back."""

import sqlite3
from typing import Any

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed, State, state_of
from quizapp.storage.database import Database
from quizapp.storage.moments import from_ms, to_ms

MEMORY_COLUMNS = "state, stability, difficulty, step, due_at, due_day, last_day, reviews, lapses"


def memory_of(row: sqlite3.Row) -> Memory:
    """The memory in a row that has ``MEMORY_COLUMNS``."""
    match row["state"]:
        case State.NEW:
            return New()
        case State.REVIEW:
            return Reviewed(
                stability=row["stability"],
                difficulty=row["difficulty"],
                due_day=StudyDay(row["due_day"]),
                last_day=StudyDay(row["last_day"]),
                reviews=row["reviews"],
                lapses=row["lapses"],
            )
        case in_steps:
            kind = Learning if in_steps == State.LEARNING else Relearning
            return kind(
                stability=row["stability"],
                difficulty=row["difficulty"],
                step=row["step"],
                due_at=from_ms(row["due_at"]),
                last_day=StudyDay(row["last_day"]),
                reviews=row["reviews"],
                lapses=row["lapses"],
            )


def columns_of(memory: Memory) -> tuple[Any, ...]:
    """The values of ``MEMORY_COLUMNS``."""
    match memory:
        case New():
            return (State.NEW.value, None, None, None, None, None, None, 0, 0)
        case Reviewed():
            when: tuple[int | None, ...] = (None, None, memory.due_day)
        case Learning() | Relearning():
            when = (memory.step, to_ms(memory.due_at), None)
    how_well = (memory.stability, memory.difficulty)
    return (state_of(memory).value, *how_well, *when, memory.last_day, memory.reviews, memory.lapses)


_PLACES = ", ".join(f"{column} = ?" for column in MEMORY_COLUMNS.split(", "))
_REMEMBER = f"UPDATE cards SET {_PLACES}, forward = ? WHERE n = ?"  # noqa: S608 - our own column names


def remember(database: Database, n: int, memory: Memory, *, forward: bool) -> None:
    """Writes a card's memory, and whether it is asked for today."""
    database.run(_REMEMBER, (*columns_of(memory), int(forward), n))
