"""Cramming: answers that change no memory. What was practised is kept, so that it can be shown."""

from datetime import datetime

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade
from quizapp.storage.database import Database
from quizapp.storage.moments import offset_minutes, to_ms


def log_practice(database: Database, n: int, grade: Grade, at: datetime, day: StudyDay, took_ms: int) -> int:
    """Keeps an answer that was given while cramming; gives its number."""
    return database.run(
        "INSERT INTO practice (card, at, utc_offset_minutes, day, grade, took_ms) VALUES (?, ?, ?, ?, ?, ?)",
        (n, to_ms(at), offset_minutes(at), day, int(grade), took_ms),
    )


def drop_practice(database: Database, practice: int) -> None:
    """Takes an answer back that was given while cramming."""
    database.run("DELETE FROM practice WHERE id = ?", (practice,))
