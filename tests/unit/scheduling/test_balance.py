"""Load balance: always within the fuzz, by the emptier days, around easy days."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.balance import USUAL_WEEK, DayLoad, balanced
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import preview, replay, review
from quizapp.scheduling.fuzz import fuzz_range
from quizapp.scheduling.memory import Grade, LoggedGrade, Policy, Reviewed

from .candidates import NOON, TODAY

MONDAY = StudyDay(TODAY - TODAY % 7 + 1)
SUNDAYS_OFF = (100, 100, 100, 100, 100, 100, 0)
DUE = st.dictionaries(st.integers(0, 40).map(lambda ahead: StudyDay(TODAY + ahead)), st.integers(0, 300))
WEEK = st.tuples(*[st.integers(0, 100)] * 7)


def weekday(day: int) -> int:
    return (day - 1) % 7


def test_the_ordinals_begin_on_a_monday() -> None:
    assert StudyDay(MONDAY).__class__ is int
    assert weekday(MONDAY) == 0


def picks(days: int, load: DayLoad, last_day: StudyDay = TODAY) -> Counter[int]:
    return Counter(balanced(days, one / 200, 1, 36_500, last_day, load) for one in range(200))


def test_empty_days_are_all_alike() -> None:
    found = picks(10, DayLoad(due={}))
    lower, upper = fuzz_range(10, 1, 36_500)
    assert set(found) == set(range(lower, upper + 1))
    assert max(found.values()) - min(found.values()) <= 1


def test_fuller_days_get_less() -> None:
    due = {StudyDay(TODAY + day): 50 for day in range(30)} | {StudyDay(TODAY + 11): 5}
    assert picks(10, DayLoad(due=due)).most_common(1)[0] == (11, pytest.approx(195, abs=5))


def test_a_day_with_a_sibling_is_avoided() -> None:
    beside = frozenset(StudyDay(TODAY + day) for day in (8, 9, 11, 12))
    assert picks(10, DayLoad(due={}, beside=beside)).most_common(1)[0][0] == 10


@pytest.mark.parametrize("due", [None, {}, {StudyDay(TODAY + day): 9 for day in range(30)}])
def test_a_day_off_gets_nothing_as_long_as_there_is_another(due: dict[StudyDay, int] | None) -> None:
    for start in range(7):
        found = picks(10, DayLoad(due=due, easy_days=SUNDAYS_OFF), StudyDay(TODAY + start))
        assert all(weekday(TODAY + start + days) != 6 for days in found)
    assert picks(1, DayLoad(due=due, easy_days=(0,) * 7)) == {1: 200}
    assert len(picks(10, DayLoad(due=due, easy_days=(0,) * 7))) > 1


def test_half_a_day_gets_about_half() -> None:
    halves = tuple(50 if day == weekday(TODAY + 10) else 100 for day in range(7))
    due: dict[StudyDay, int] = {}
    for card in range(2_000):
        day = StudyDay(
            TODAY + balanced(10, (card * 0.618034) % 1, 1, 36_500, TODAY, DayLoad(due=due, easy_days=halves))
        )
        due[day] = due.get(day, 0) + 1
    others = [count for day, count in due.items() if day != TODAY + 10]
    assert due[StudyDay(TODAY + 10)] == pytest.approx(0.5 * sum(others) / len(others), rel=0.15)
    assert picks(10, DayLoad(easy_days=halves))[10] == pytest.approx(200 / 9, abs=2)


@given(
    days=st.integers(1, 400),
    chance=st.floats(0, 1, exclude_max=True),
    shortest=st.integers(1, 50),
    due=st.none() | DUE,
    week=WEEK,
    beside=st.frozensets(st.integers(0, 40).map(lambda ahead: StudyDay(TODAY + ahead))),
)
def test_the_interval_always_lies_within_the_fuzz(
    days: int,
    chance: float,
    shortest: int,
    due: dict[StudyDay, int] | None,
    week: tuple[int, ...],
    beside: frozenset[StudyDay],
) -> None:
    found = balanced(days, chance, shortest, 365, TODAY, DayLoad(due=due, easy_days=week, beside=beside))
    lower, upper = fuzz_range(days, shortest, 365)
    assert lower <= found <= upper
    if week[weekday(TODAY + found)] == 0:
        assert all(week[weekday(TODAY + day)] == 0 for day in range(lower, upper + 1))


@given(stability=st.floats(0.5, 400), ago=st.integers(0, 100), due=DUE, week=WEEK, seed=st.text(max_size=3))
def test_grades_stay_in_order_and_replay_gives_the_same(
    stability: float, ago: int, due: dict[StudyDay, int], week: tuple[int, ...], seed: str
) -> None:
    last_day = StudyDay(TODAY - ago)
    memory = Reviewed(stability=stability, difficulty=5.0, due_day=TODAY, last_day=last_day, reviews=3, lapses=0)
    load = DayLoad(due=due, easy_days=week)
    outcomes = preview(memory, NOON, Policy(), seed=seed, load=load)
    days = {grade: one.due_day for grade, one in outcomes.items() if isinstance(one, Reviewed)}
    assert days[Grade.HARD] <= days[Grade.GOOD] < days[Grade.EASY]
    for grade, outcome in outcomes.items():
        interval = outcome.due_day - outcome.last_day if isinstance(outcome, Reviewed) else None
        line = LoggedGrade(at=NOON, grade=grade, policy=Policy(), interval_days=interval)
        assert replay([line], seed=seed, start=memory) == outcome


def test_without_fuzz_nothing_is_balanced() -> None:
    memory = Reviewed(stability=30.0, difficulty=5.0, due_day=TODAY, last_day=StudyDay(TODAY - 30), reviews=3, lapses=0)
    policy = Policy(fuzz=False)
    load = DayLoad(due={}, easy_days=(0, 0, 0, 0, 0, 0, 100))
    plain = review(memory, Grade.GOOD, NOON, policy, seed="")
    assert review(memory, Grade.GOOD, NOON, policy, seed="", load=load) == plain
    assert USUAL_WEEK == (100,) * 7
