"""Times and counts in words, at the borders where they change."""

from datetime import date

import pytest

from quizapp.gui.words import counts as words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "later today"), (1, "tomorrow"), (2, "in 2 days"), (30, "in 30 days"), (31, "in 1 month"),
        (45, "in 1 month"), (46, "in 2 months"), (61, "in 2 months"), (350, "in 11 months"), (351, "in 1 year"),
        (366, "in 1 year"), (456, "in 1 year"), (457, "in 1.5 years"), (640, "in 2 years"), (36_500, "in 100 years"),
    ],
)  # fmt: skip
def test_days_ahead(days: int, said: str) -> None:
    assert words.in_days(days) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "in 1 minute"), (1, "in 1 minute"), (2, "in 2 minutes"), (59, "in 59 minutes"), (60, "in 1 hour"),
        (90, "in 2 hours"), (119, "in 2 hours"), (600, "in 10 hours"),
    ],
)  # fmt: skip
def test_minutes_ahead(minutes: int, said: str) -> None:
    assert words.in_minutes(minutes) == said


def test_large_counts_can_be_read() -> None:
    assert (words.cards(999), words.cards(100_000)) == ("999 cards", "100,000 cards")


def test_a_forgotten_card_comes_again() -> None:
    assert words.comes_back(10, None, again=True) == "again in 10 minutes"
    assert words.comes_back(None, 6) == "in 6 days"
    assert words.comes_back(None, None) == "in 1 minute"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "today"), (date(2026, 11, 22), "yesterday"), (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 29), "on Sunday"), (date(2026, 11, 30), "on 30 November"),
        (date(2026, 11, 17), "last Tuesday"), (date(2026, 11, 16), "on 16 November"),
        (date(2025, 12, 31), "on 31 December 2025"),
    ],
)  # fmt: skip
def test_days_by_name(day: date, said: str) -> None:
    assert words.day_name(day, TODAY) == said


def test_the_date_in_full() -> None:
    assert words.long_date(TODAY) == "Monday, 23 November"


@pytest.mark.parametrize(
    ("reviews", "new", "minutes", "said"),
    [
        (14, 10, 8, "14 to review, 10 new: about 8 minutes"),
        (1, 0, 0, "1 to review: less than a minute"),
        (0, 10, 1, "10 new: about 1 minute"),
    ],
)
def test_the_work_ahead(reviews: int, new: int, minutes: int, said: str) -> None:
    assert words.work_ahead(reviews, new, minutes).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards")])
def test_counts_follow_their_number(n: int, said: str) -> None:
    assert words.cards(n) == said


def test_percent_does_not_break() -> None:
    assert words.percent(0.825) == "82\u00a0%"
