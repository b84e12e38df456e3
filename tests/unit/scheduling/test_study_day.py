from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.day import StudyDay, day_date, day_starts, study_day

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu")

moments = st.timedeltas(timedelta(), timedelta(days=36_000)).map(lambda later: datetime(2000, 1, 1, tzinfo=UTC) + later)
zones = st.sampled_from(ZONES).map(ZoneInfo)
hours = st.integers(0, 23)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 20, 3, 59, 59, 999_999, BERLIN), date(2026, 11, 19)),
        (datetime(2026, 11, 20, 4, 0, tzinfo=BERLIN), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 23, 59, tzinfo=BERLIN), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 1, 0, tzinfo=BERLIN), date(2026, 11, 20)),
    ],
)
def test_a_study_day_begins_at_the_rollover_hour(at: datetime, day: date) -> None:
    assert day_date(study_day(at)) == day


def test_midnight_is_the_border_when_the_person_wants_it() -> None:
    assert day_date(study_day(datetime(2026, 11, 20, 0, 0, tzinfo=BERLIN), 0)) == date(2026, 11, 20)
    assert day_date(study_day(datetime(2026, 11, 19, 23, 59, tzinfo=BERLIN), 0)) == date(2026, 11, 19)


def test_the_moments_own_zone_decides() -> None:
    late_in_berlin = datetime(2026, 11, 20, 23, 0, tzinfo=BERLIN)
    assert study_day(late_in_berlin.astimezone(ZoneInfo("Asia/Tokyo"))) == study_day(late_in_berlin) + 1


@pytest.mark.parametrize(("day", "hours_long"), [((2026, 3, 28), 23), ((2026, 10, 24), 25), ((2026, 6, 1), 24)])
def test_the_days_of_the_clock_change_are_an_hour_shorter_or_longer(day: tuple[int, int, int], hours_long: int) -> None:
    this = StudyDay(date(*day).toordinal())
    like = datetime(2026, 1, 1, tzinfo=BERLIN)
    begins, ends = (day_starts(StudyDay(this + days), like).astimezone(UTC) for days in (0, 1))
    assert ends - begins == timedelta(hours=hours_long)


def test_the_hour_that_comes_twice_is_one_day() -> None:
    first, second = (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1))
    assert study_day(first, 2) == study_day(second, 2) == study_day(first, 0) == study_day(first, 3) + 1


@given(moments, zones, hours)
def test_a_moment_lies_in_its_study_day(moment: datetime, zone: ZoneInfo, hour: int) -> None:
    local = moment.astimezone(zone)
    day = study_day(local, hour)
    begins = day_starts(day, local, hour).astimezone(UTC)
    ends = day_starts(StudyDay(day + 1), local, hour).astimezone(UTC)
    assert begins <= moment < ends


@given(moments, st.timedeltas(timedelta(), timedelta(days=3)), zones, hours)
def test_later_moments_never_lie_in_earlier_days(moment: datetime, later: timedelta, zone: ZoneInfo, hour: int) -> None:
    assert study_day(moment.astimezone(zone), hour) <= study_day((moment + later).astimezone(zone), hour)
