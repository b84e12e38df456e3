"""Study days: a day that begins at the rollover hour in the person's own time zone.

Elapsed time is counted in study days, as Anki counts it: reviewing at 23:00 and again at 07:00 is one day apart, at
23:00 and at 01:00 none. Counting spans of 24 hours instead makes 47 % of memory states differ from Anki's.
"""

from datetime import date, datetime, time, timedelta
from typing import NewType

StudyDay = NewType("StudyDay", int)
"""A study day as the proleptic Gregorian ordinal of its date (``date.toordinal``)."""

DEFAULT_ROLLOVER_HOUR = 4


def study_day(moment: datetime, rollover_hour: int = DEFAULT_ROLLOVER_HOUR) -> StudyDay:
    """The study day to which an aware moment belongs, by the wall clock of the moment's own time zone."""
    wall = moment.replace(tzinfo=None)  # wall-clock arithmetic: a change to summer time moves no day's border
    return StudyDay((wall - timedelta(hours=rollover_hour)).date().toordinal())


def day_starts(day: StudyDay, like: datetime, rollover_hour: int = DEFAULT_ROLLOVER_HOUR) -> datetime:
    """The moment at which a study day begins, in the time zone of ``like``."""
    return datetime.combine(date.fromordinal(day), time(rollover_hour), tzinfo=like.tzinfo)


def day_date(day: StudyDay) -> date:
    """The calendar date of a study day."""
    return date.fromordinal(day)
