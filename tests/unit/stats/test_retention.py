from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.scheduling.memory import Grade, State
from quizapp.stats.retention import Retention, retention_by_week, true_retention

from .logs import NOON, day, entry


def recalled_of(retention: Retention) -> tuple[int, int]:
    return retention.recalled, retention.asked


def test_without_reviews_there_is_no_share() -> None:
    assert true_retention([], day(-29), day(0)) == Retention(first=day(-29), last=day(0), recalled=0, asked=0)
    assert true_retention([], day(-29), day(0)).share is None


@pytest.mark.parametrize(("grade", "recalled"), [(Grade.AGAIN, 0), (Grade.HARD, 1), (Grade.GOOD, 1), (Grade.EASY, 1)])
def test_everything_but_again_is_recalled(grade: Grade, recalled: int) -> None:
    assert recalled_of(true_retention([entry(grade=grade)], day(0), day(0))) == (recalled, 1)


def test_the_share_is_recalled_by_asked() -> None:
    log = [entry(card=f"F{number}/a", grade=Grade.AGAIN if number == 0 else Grade.GOOD) for number in range(4)]
    assert true_retention(log, day(0), day(0)).share == 0.75


@pytest.mark.parametrize("state", [State.NEW, State.LEARNING, State.RELEARNING])
def test_what_is_being_learnt_says_nothing(state: State) -> None:
    assert true_retention([entry(before=state)], day(0), day(0)).asked == 0


def test_only_the_first_answer_of_a_card_and_day_counts() -> None:
    again_later = replace(entry(), at=NOON + timedelta(hours=1))
    log = [entry(grade=Grade.AGAIN), again_later, entry(card="F1/b"), entry(1)]
    assert recalled_of(true_retention(log, day(0), day(0))) == (1, 2)
    assert recalled_of(true_retention(log, day(0), day(1))) == (2, 3)


def test_a_card_that_graduated_today_does_not_count_today() -> None:
    assert true_retention([entry(before=State.LEARNING), entry()], day(0), day(0)).asked == 0


def test_both_ends_of_the_window_count() -> None:
    log = [entry(number) for number in range(-5, 6)]
    assert true_retention(log, day(-2), day(1)).asked == 4


def test_weeks_end_with_the_last_day_the_oldest_first() -> None:
    log = [entry(0), entry(-6, grade=Grade.AGAIN), entry(-7), entry(-13), entry(-14), entry(1)]
    assert retention_by_week(log, day(0), 2) == (
        Retention(first=day(-13), last=day(-7), recalled=2, asked=2),
        Retention(first=day(-6), last=day(0), recalled=1, asked=2),
    )


def test_a_log_may_come_line_by_line() -> None:
    assert [week.asked for week in retention_by_week((entry(number) for number in (-7, 0)), day(0), 3)] == [0, 1, 1]
