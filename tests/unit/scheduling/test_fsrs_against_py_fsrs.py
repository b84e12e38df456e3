"""The same histories through py-fsrs itself, with day-snapped times worked out here on their own."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import fsrs
import pytest

from quizapp.scheduling.memory import Learning, Memory, New, Policy, Relearning, Reviewed

from .histories import Answer, histories

HISTORIES_A_POLICY = 2_000
WEIGHTS = (
    *(0.4, 1.9, 4.1, 11.0, 6.0, 0.9, 2.5, 0.02, 1.6, 0.2, 0.9),
    *(1.6, 0.1, 0.3, 1.4, 0.5, 2.2, 0.6, 0.2, 0.1, 0.2),
)
POLICIES = (
    (Policy(fuzz=False), "Europe/Berlin"),
    (Policy(fuzz=False, learning_steps_minutes=(), relearning_steps_minutes=(), rollover_hour=0), "America/New_York"),
    (Policy(fuzz=False, learning_steps_minutes=(15,), retention=0.97, maximum_interval_days=60), "Asia/Kathmandu"),
    (Policy(fuzz=False, parameters=WEIGHTS, retention=0.8, rollover_hour=23), "Australia/Lord_Howe"),
    (Policy(fuzz=False, learning_steps_minutes=(1, 5, 2000), relearning_steps_minutes=(3, 30), rollover_hour=2), "UTC"),
)


def plain_scheduler(policy: Policy) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        **({"parameters": policy.parameters} if policy.parameters else {}),
        desired_retention=policy.retention,
        learning_steps=[timedelta(minutes=minutes) for minutes in policy.learning_steps_minutes],
        relearning_steps=[timedelta(minutes=minutes) for minutes in policy.relearning_steps_minutes],
        maximum_interval=policy.maximum_interval_days,
        enable_fuzzing=False,
    )


def snapped(at: datetime, rollover_hour: int) -> datetime:
    day = date(at.year, at.month, at.day)
    if at.hour < rollover_hour:
        day -= timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=UTC)


def assert_same(ours: Memory, theirs: fsrs.Card, at: datetime, midnight: datetime) -> None:
    assert not isinstance(ours, New)
    assert type(ours.stability) is float
    assert type(ours.difficulty) is float
    assert ours.stability == pytest.approx(theirs.stability, rel=0, abs=1e-9)
    assert ours.difficulty == pytest.approx(theirs.difficulty, rel=0, abs=1e-9)
    assert ours.last_day == midnight.toordinal()
    wait = theirs.due - midnight
    match ours:
        case Reviewed():
            assert (theirs.state, theirs.step) == (fsrs.State.Review, None)
            assert timedelta(days=ours.due_day - ours.last_day) == wait
        case Learning():
            assert (theirs.state, theirs.step) == (fsrs.State.Learning, ours.step)
            assert ours.due_at - at == wait
        case Relearning():
            assert (theirs.state, theirs.step) == (fsrs.State.Relearning, ours.step)
            assert ours.due_at - at == wait


@pytest.mark.parametrize(("policy", "zone"), POLICIES, ids=[zone for _, zone in POLICIES])
def test_every_answer_leaves_what_py_fsrs_leaves(policy: Policy, zone: str) -> None:
    scheduler = plain_scheduler(policy)

    def follow(history: tuple[Answer, ...]) -> None:
        card = fsrs.Card(card_id=1)
        for answer in history:
            midnight = snapped(answer.at, policy.rollover_hour)
            card, _ = scheduler.review_card(card, fsrs.Rating(answer.grade), midnight)
            assert_same(answer.after, card, answer.at, midnight)

    made = histories(Random(zone), HISTORIES_A_POLICY, policy, ZoneInfo(zone), clock_set_back=0.03)
    for history in made:
        follow(history)
