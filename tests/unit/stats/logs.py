"""Logs for the tests of the numbers. Day 0 is 20 November 2026."""

from datetime import UTC, date, datetime, timedelta

from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade, State
from quizapp.stats.log import LogEntry

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TODAY = StudyDay(date(2026, 11, 20).toordinal())


def day(number: int) -> StudyDay:
    return StudyDay(TODAY + number)


def entry(
    number: int = 0,
    *,
    card: str = "F1/a",
    grade: Grade = Grade.GOOD,
    before: State = State.REVIEW,
    took_ms: int = 5_000,
) -> LogEntry:
    return LogEntry(
        card=CardId(card),
        fact=FactId(card.split("/", maxsplit=1)[0]),
        day=day(number),
        at=NOON + timedelta(days=number),
        grade=grade,
        state_before=before,
        took_ms=took_ms,
    )
