import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.scheduling.day import StudyDay, study_day
from quizapp.scheduling.fsrs import preview, recall_probability, replay, review, warm_up
from quizapp.scheduling.memory import Grade, Learning, LoggedGrade, Memory, New, Policy, Relearning, Reviewed

AGAIN, HARD, GOOD, EASY = Grade
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=BERLIN)
TODAY = study_day(NOON)
PLAIN = Policy(fuzz=False)
FUZZY = Policy()


def days_of(memory: Memory) -> int:
    """The interval in days; 0 within the day."""
    return memory.due_day - memory.last_day if isinstance(memory, Reviewed) else 0


def answered_when_due(grades: tuple[int, ...], policy: Policy) -> list[int]:
    """The intervals of a card whose every answer comes when it is due."""
    memory: Memory = New()
    at, intervals = NOON, []
    for grade in grades:
        memory = review(memory, Grade(grade), at, policy, seed="card")
        assert not isinstance(memory, New)
        intervals.append(days_of(memory))
        if isinstance(memory, Reviewed):
            at += timedelta(days=intervals[-1])
        else:
            at = memory.due_at.astimezone(BERLIN)
    return intervals


def reviewed(stability: float = 10.0, days_ago: int = 10, difficulty: float = 5.0) -> Reviewed:
    last = StudyDay(TODAY - days_ago)
    due = StudyDay(last + round(stability))
    return Reviewed(stability=stability, difficulty=difficulty, due_day=due, last_day=last, reviews=4, lapses=1)


@pytest.mark.parametrize(
    ("grades", "policy", "intervals"),
    [
        # py-fsrs's own list
        ((3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3), PLAIN, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]),
        ((4, 4, 4, 4), PLAIN, [8, 66, 397, 1875]),
        ((1, 1, 3, 3, 3), PLAIN, [0, 0, 0, 1, 1]),
        ((2, 2, 2, 3, 3, 2, 2), PLAIN, [0, 0, 0, 0, 1, 2, 4]),
        ((3, 3, 3, 3), replace(PLAIN, retention=0.8), [0, 8, 76, 525]),
        ((3, 3, 3, 3, 3), replace(PLAIN, maximum_interval_days=30), [0, 2, 11, 30, 30]),
        ((3, 3, 1, 3), replace(PLAIN, learning_steps_minutes=(), relearning_steps_minutes=()), [2, 11, 2, 5]),
        ((3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3), FUZZY, [0, 2, 13, 51, 177, 553, 0, 0, 2, 5, 7, 15, 21]),
    ],
)
def test_intervals_stay_what_they_were(grades: tuple[int, ...], policy: Policy, intervals: list[int]) -> None:
    assert answered_when_due(grades, policy) == intervals


def test_the_first_answer_gives_the_published_beginnings() -> None:
    first = {grade: review(New(), grade, NOON, PLAIN, seed="card") for grade in Grade}
    numbers: dict[str, Any] = {"last_day": TODAY, "reviews": 1, "lapses": 0}
    at = NOON.astimezone(UTC)
    assert first == {
        AGAIN: Learning(stability=0.212, difficulty=6.4133, step=0, due_at=at + timedelta(minutes=1), **numbers),
        HARD: Learning(
            stability=1.2931, difficulty=5.112170705601056, step=0, due_at=at + timedelta(minutes=5.5), **numbers
        ),
        GOOD: Learning(
            stability=2.3065, difficulty=2.118103970459016, step=1, due_at=at + timedelta(minutes=10), **numbers
        ),
        EASY: Reviewed(stability=8.2956, difficulty=1.0, due_day=StudyDay(TODAY + 8), **numbers),
    }


def test_a_step_is_due_at_a_real_moment_even_past_the_days_end() -> None:
    late = datetime(2026, 11, 21, 3, 55, tzinfo=BERLIN)
    after = review(New(), GOOD, late, PLAIN, seed="card")
    assert isinstance(after, Learning)
    assert after.due_at == datetime(2026, 11, 21, 4, 5, tzinfo=BERLIN)
    assert after.due_at.tzinfo is UTC
    assert after.last_day == TODAY


def test_a_step_in_the_hour_that_comes_twice_takes_its_minutes() -> None:
    before_the_change = datetime(2026, 10, 25, 2, 55, tzinfo=BERLIN)
    after = review(New(), GOOD, before_the_change, PLAIN, seed="card")
    assert isinstance(after, Learning)
    assert after.due_at.astimezone(BERLIN) == datetime(2026, 10, 25, 2, 5, tzinfo=BERLIN, fold=1)


def test_forgetting_a_review_is_a_lapse_and_forgetting_it_again_is_none() -> None:
    once = review(reviewed(), AGAIN, NOON, PLAIN, seed="card")
    assert isinstance(once, Relearning)
    assert (once.step, once.reviews, once.lapses) == (0, 5, 2)
    twice = review(once, AGAIN, NOON + timedelta(minutes=10), PLAIN, seed="card")
    assert isinstance(twice, Relearning)
    assert (twice.step, twice.reviews, twice.lapses) == (0, 6, 2)
    back = review(twice, GOOD, NOON + timedelta(minutes=20), PLAIN, seed="card")
    assert isinstance(back, Reviewed)
    assert (back.reviews, back.lapses) == (7, 2)


def test_forgetting_while_learning_is_no_lapse() -> None:
    after = review(review(New(), GOOD, NOON, PLAIN, seed="card"), AGAIN, NOON, PLAIN, seed="card")
    assert isinstance(after, Learning)
    assert (after.step, after.reviews, after.lapses) == (0, 2, 0)


def test_a_night_between_counts_as_a_day_and_an_evening_as_none() -> None:
    evening = datetime(2026, 11, 20, 23, 0, tzinfo=BERLIN)
    after = review(New(), EASY, evening, PLAIN, seed="card")
    at_one = review(after, GOOD, evening + timedelta(hours=2), PLAIN, seed="card")
    at_seven = review(after, GOOD, evening + timedelta(hours=8), PLAIN, seed="card")
    tomorrow_evening = review(after, GOOD, evening + timedelta(hours=24), PLAIN, seed="card")
    assert isinstance(at_one, Reviewed)
    assert isinstance(at_seven, Reviewed)
    assert isinstance(tomorrow_evening, Reviewed)
    assert at_one.stability < at_seven.stability == tomorrow_evening.stability


def test_after_the_clock_was_set_back_no_time_has_passed() -> None:
    ahead = replace(reviewed(days_ago=-400), due_day=StudyDay(TODAY + 410))
    assert review(ahead, GOOD, NOON, PLAIN, seed="card") == review(
        replace(ahead, last_day=TODAY), GOOD, NOON, PLAIN, seed="card"
    )


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        review(New(), GOOD, NOON.replace(tzinfo=None), PLAIN, seed="card")


def test_weights_out_of_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        review(New(), GOOD, NOON, replace(PLAIN, parameters=(0.0,) * 21), seed="card")


def test_own_weights_are_used() -> None:
    weights = (0.5, *fsrs.Scheduler().parameters[1:])
    after = review(New(), AGAIN, NOON, replace(PLAIN, parameters=weights), seed="card")
    assert isinstance(after, Learning)
    assert after.stability == 0.5


def test_fewer_steps_than_before_let_a_card_graduate() -> None:
    waiting = review(New(), GOOD, NOON, PLAIN, seed="card")
    assert isinstance(review(waiting, HARD, NOON, PLAIN, seed="card"), Learning)
    shorter = replace(PLAIN, learning_steps_minutes=(1,))
    assert isinstance(review(waiting, HARD, NOON, shorter, seed="card"), Reviewed)


def test_the_fuzz_is_that_of_card_and_review() -> None:
    memory = reviewed(stability=100, days_ago=100)

    def due(seed: str, memory: Reviewed) -> int:
        return days_of(review(memory, GOOD, NOON, FUZZY, seed=seed))

    assert due("a", memory) == due("a", memory)
    assert len({due(f"card-{number}", memory) for number in range(100)}) > 20
    assert len({due("a", replace(memory, reviews=number)) for number in range(100)}) > 20


def test_the_fuzz_moves_the_due_day_and_nothing_else() -> None:
    plain = review(reviewed(), GOOD, NOON, PLAIN, seed="card")
    fuzzy = review(reviewed(), GOOD, NOON, FUZZY, seed="card")
    assert isinstance(plain, Reviewed)
    assert isinstance(fuzzy, Reviewed)
    assert plain.due_day != fuzzy.due_day
    assert replace(plain, due_day=fuzzy.due_day) == fuzzy


def test_easy_stays_a_day_above_good_where_the_algorithm_brings_them_together() -> None:
    forgotten = review(reviewed(stability=0.1, days_ago=1, difficulty=10.0), AGAIN, NOON, PLAIN, seed="card")
    plain, fuzzy = (preview(forgotten, NOON, policy, seed="card") for policy in (PLAIN, FUZZY))
    assert (days_of(plain[GOOD]), days_of(plain[EASY])) == (1, 1)
    assert (days_of(fuzzy[GOOD]), days_of(fuzzy[EASY])) == (1, 2)


memories = st.builds(
    reviewed, stability=st.floats(0.001, 20_000), days_ago=st.integers(-3, 2_000), difficulty=st.floats(1, 10)
)
steps = st.lists(st.integers(1, 3_000), max_size=3).map(tuple)
policies = st.builds(
    Policy,
    retention=st.floats(0.70, 0.99),
    learning_steps_minutes=steps,
    relearning_steps_minutes=steps,
    maximum_interval_days=st.integers(1, 36_500),
    rollover_hour=st.integers(0, 23),
    fuzz=st.booleans(),
)
moments = st.timedeltas(timedelta(), timedelta(days=700)).map(
    lambda later: (NOON.astimezone(UTC) + later).astimezone(BERLIN)
)
logs = st.lists(st.builds(LoggedGrade, at=moments, grade=st.sampled_from(Grade), policy=policies), max_size=8)


@settings(deadline=None)  # the first example loads the library
@given(memories, moments, policies, st.text(max_size=5))
def test_better_grades_bring_longer_intervals(memory: Reviewed, at: datetime, policy: Policy, seed: str) -> None:
    again, hard, good, easy = map(days_of, preview(memory, at, policy, seed=seed).values())
    assert again <= hard <= good <= easy
    assert hard >= 1
    assert easy <= policy.maximum_interval_days
    assert good < easy or not policy.fuzz or easy == policy.maximum_interval_days


@settings(deadline=None)  # the first example loads the library
@given(logs, st.text(max_size=5))
def test_replaying_a_log_is_answering_step_by_step(log: list[LoggedGrade], seed: str) -> None:
    memory: Memory = New()
    for count, line in enumerate(log):
        before = memory
        memory = review(before, line.grade, line.at, line.policy, seed=seed)
        assert preview(before, line.at, line.policy, seed=seed)[line.grade] == memory
        assert not isinstance(memory, New)
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert memory.reviews == count + 1
        assert 0 <= memory.lapses < memory.reviews
    assert replay(log, seed=seed) == memory
    assert replay(log[1:], seed=seed, start=replay(log[:1], seed=seed)) == memory


def test_an_empty_log_is_a_new_card() -> None:
    assert replay([], seed="card") == New()


def test_nothing_is_known_of_a_new_cards_recall() -> None:
    assert recall_probability(New(), TODAY, PLAIN) is None


@pytest.mark.parametrize(("days", "chance"), [(-5, 1.0), (0, 1.0), (10, 0.9), (100, 0.6928)])
def test_recall_falls_to_nine_in_ten_after_the_stability(days: int, chance: float) -> None:
    memory = reviewed(stability=10.0, days_ago=0)
    assert recall_probability(memory, StudyDay(TODAY + days), PLAIN) == pytest.approx(chance, abs=5e-5)


@settings(deadline=None)  # the first example loads the library
@given(memories, st.integers(0, 3_000))
def test_recall_is_the_librarys_retrievability(memory: Reviewed, days: int) -> None:
    midnight = datetime.fromordinal(memory.last_day).replace(tzinfo=UTC)
    card = fsrs.Card(card_id=1, state=fsrs.State.Review, stability=memory.stability, last_review=midnight)
    theirs = fsrs.Scheduler().get_card_retrievability(card, midnight + timedelta(days=days))
    assert recall_probability(memory, StudyDay(memory.last_day + days), PLAIN) == pytest.approx(theirs, rel=1e-12)


def test_the_library_is_loaded_when_first_needed() -> None:
    script = (
        "import sys; from quizapp.scheduling import fsrs, queue; assert 'fsrs' not in sys.modules; "
        "fsrs.warm_up(); assert 'fsrs' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_warming_up_takes_the_policy_in_use() -> None:
    warm_up(replace(PLAIN, retention=0.75))
    with pytest.raises(ValueError, match="out of bounds"):
        warm_up(replace(PLAIN, parameters=(0.0,) * 21))
