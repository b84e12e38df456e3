"""Logs for the tests of the numbers. Day 0 is 20 November 2026."""

from datetime import UTC, date, datetime

from quizapp.scheduling.day import StudyDay

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TODAY = StudyDay(date(2026, 11, 20).toordinal())


def day(number: int) -> StudyDay:
    return StudyDay(TODAY + number)
