"""On which days there was study, and how much."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.scheduling.day import StudyDay
from quizapp.stats.log import LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAnswers:
    """How many answers were given on a study day."""

    day: StudyDay
    count: int


def answers_per_day(log: Iterable[LogEntry], first: StudyDay, last: StudyDay) -> tuple[DayAnswers, ...]:
    """The answers of every study day from ``first`` to ``last`` (both counted), days without any among them."""
    counts = Counter(entry.day for entry in log)
    days = (StudyDay(day) for day in range(first, last + 1))
    return tuple(DayAnswers(day=day, count=counts[day]) for day in days)


def days_studied(log: Iterable[LogEntry], today: StudyDay, days: int) -> int:
    """On how many of the last ``days`` study days, today included, at least one answer was given."""
    return len({entry.day for entry in log if today - days < entry.day <= today})


def streak(log: Iterable[LogEntry], today: StudyDay) -> int:
    """How many study days in a row, up to today, had an answer. A today without one breaks nothing: it is not over
    yet."""
    studied = {entry.day for entry in log}
    day = today if today in studied else today - 1
    length = 0
    while day in studied:
        length += 1
        day -= 1
    return length
