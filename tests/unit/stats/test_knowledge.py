"""Mastery and forecast: what is known today, and what will be left."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Learning, Memory, New, Policy, Reviewed
from quizapp.stats.forecast import expected_share
from quizapp.stats.forgetting import PUBLISHED
from quizapp.stats.mastery import Mastery, mastery, mean_recalls, recall_by_fact

from .logs import TODAY, day

POLICY = Policy()


def known(stability: float, days_ago: int = 10) -> Memory:
    last = StudyDay(TODAY - days_ago)
    return Reviewed(stability=stability, difficulty=5.0, due_day=TODAY, last_day=last, reviews=2, lapses=0)


def just_met() -> Memory:
    due_at = datetime(2026, 11, 20, 12, 10, tzinfo=UTC)
    return Learning(stability=2.0, difficulty=5.0, step=1, due_at=due_at, last_day=TODAY, reviews=1)


def test_a_facts_recall_is_the_mean_of_its_studied_cards() -> None:
    cards = [
        (FactId("F2"), New()),
        (FactId("F1"), known(10.0)),
        (FactId("F1"), New()),
        (FactId("F1"), just_met()),
        (FactId("F2"), New()),
        (FactId("F3"), known(10.0)),
    ]
    recalls = recall_by_fact(cards, TODAY, POLICY)
    assert list(recalls) == ["F2", "F1", "F3"]
    assert recalls[FactId("F2")] is None
    assert recalls[FactId("F1")] == pytest.approx((0.9 + 1.0) / 2)
    assert recalls[FactId("F3")] == pytest.approx(0.9)


def test_recall_is_that_of_the_day_asked_for() -> None:
    cards = [(FactId("F1"), known(10.0))]
    assert recall_by_fact(cards, day(-10), POLICY) == {"F1": 1.0}


@given(
    st.lists(st.tuples(st.integers(1, 3), st.floats(0.001, 40_000), st.integers(-5, 900)), max_size=12),
    st.sampled_from([POLICY, Policy(parameters=(*PUBLISHED[:20], 0.3))]),
)
def test_plain_numbers_give_the_same_recall(cards: list[tuple[int, float, int]], policy: Policy) -> None:
    known_cards = [(FactId(str(number)), known(stability, ago)) for number, stability, ago in cards]
    plain = ((number, stability, StudyDay(TODAY - ago)) for number, stability, ago in cards)
    recalls = recall_by_fact(known_cards, TODAY, policy)
    assert {FactId(str(number)): recall for number, recall in mean_recalls(plain, TODAY, policy).items()} == recalls


def test_a_topics_mastery_is_the_mean_of_what_was_met() -> None:
    assert mastery(iter([0.5, None, 1.0])) == Mastery(facts=3, learnt=2, recall=0.75)


def test_a_topic_not_met_yet_has_no_recall() -> None:
    assert mastery([None, None]) == Mastery(facts=2, learnt=0, recall=None)
    assert mastery([]) == Mastery(facts=0, learnt=0, recall=None)


def test_the_expected_share_is_the_mean_over_the_studied_cards() -> None:
    memories = [known(10.0), New(), known(20.0, days_ago=20), just_met()]
    assert expected_share(memories, TODAY, POLICY) == pytest.approx((0.9 + 0.9 + 1.0) / 3)


def test_without_study_less_is_left_every_day() -> None:
    memories = [known(10.0), known(100.0), just_met()]
    shares = [expected_share(iter(memories), day(number), POLICY) or 0.0 for number in range(0, 400, 50)]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == len(shares)


def test_nothing_is_expected_of_what_was_never_met() -> None:
    assert expected_share([New()], TODAY, POLICY) is None
