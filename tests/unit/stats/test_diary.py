import pytest

from quizapp.stats.diary import DayAnswers, answers_per_day, days_studied, streak

from .logs import TODAY, day, entry

LOG = tuple(entry(number) for number in (-20, -14, -13, -3, -3, -2, 0, 0, 0, 2))


def test_every_day_of_the_calendar_has_its_count() -> None:
    assert answers_per_day(iter(LOG), day(-3), day(0)) == tuple(
        DayAnswers(day=day(number), count=count) for number, count in ((-3, 2), (-2, 1), (-1, 0), (0, 3))
    )


def test_days_are_counted_once_and_only_within_the_span() -> None:
    assert days_studied(iter(LOG), TODAY, 14) == 4
    assert days_studied(LOG, TODAY, 15) == 5
    assert days_studied(LOG, TODAY, 1) == 1
    assert days_studied([], TODAY, 14) == 0


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ((), 0),
        ((0,), 1),
        ((-1,), 1),
        ((-2,), 0),
        ((-2, -1), 2),
        ((-2, -1, 0, 0), 3),
        ((-4, -2, -1, 0), 3),
        ((-3, -2, 0), 1),
    ],
)
def test_a_streak_goes_back_from_today_or_yesterday(days: tuple[int, ...], length: int) -> None:
    assert streak((entry(number) for number in days), TODAY) == length
