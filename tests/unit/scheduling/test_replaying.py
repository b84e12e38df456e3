"""Plain numbers give, to the bit, what the library gives."""

from random import Random
from zoneinfo import ZoneInfo

import fsrs
import pytest

from quizapp.scheduling.fsrs import replay
from quizapp.scheduling.memory import LoggedGrade, Policy
from quizapp.scheduling.replaying import PUBLISHED, Line, replay_all, told
from quizapp.storage.moments import offset_minutes, storable, to_ms

from .histories import histories
from .test_fsrs_against_py_fsrs import POLICIES, WEIGHTS

HISTORIES_A_POLICY = 120
FUZZY = (
    (Policy(), "Europe/Berlin"),
    (Policy(parameters=WEIGHTS, maximum_interval_days=40, retention=0.75), "America/St_Johns"),
    (Policy(learning_steps_minutes=(), relearning_steps_minutes=(), rollover_hour=0), "Asia/Tokyo"),
    (Policy(learning_steps_minutes=(25,), relearning_steps_minutes=(5, 30), retention=0.99), "UTC"),
)


def line_of(card: int, one: LoggedGrade, policy: int = 1) -> Line:
    return card, to_ms(one.at), offset_minutes(one.at), int(one.grade), policy, one.interval_days


@pytest.mark.parametrize(("policy", "zone"), POLICIES + FUZZY)
def test_memories_are_those_of_the_library_to_the_bit(policy: Policy, zone: str) -> None:
    dice = Random(zone)
    logs: dict[int, list[LoggedGrade]] = {}
    for card, history in enumerate(histories(dice, HISTORIES_A_POLICY, policy, ZoneInfo(zone), clock_set_back=0.05), 1):
        logs[card] = [
            LoggedGrade(
                at=storable(one.at),
                grade=one.grade,
                policy=policy,
                interval_days=dice.choice((None, None, dice.randrange(1, 400))),
            )
            for one in history
        ]
    lines = [line_of(card, one) for card, log in logs.items() for one in log]
    plain = replay_all(lines, {1: policy}, {card: f"deck/F{card}/recall-1" for card in logs}, {})
    for card, log in logs.items():
        assert told(plain[card]) == replay(log, seed=f"deck/F{card}/recall-1")


def test_a_policy_may_change_between_answers_and_a_memory_may_be_given() -> None:
    dice = Random(7)
    policies = {number: policy for number, (policy, _) in enumerate(FUZZY + POLICIES)}
    for history in histories(dice, 200, policies[0], ZoneInfo("Europe/Berlin"), longest=8):
        named = [(dice.choice(list(policies)), one) for one in history]
        log = [LoggedGrade(at=storable(one.at), grade=one.grade, policy=policies[number]) for number, one in named]
        lines = [line_of(5, one, number) for (number, _), one in zip(named, log, strict=True)]
        whole = replay_all(lines, policies, {5: "a"}, {})
        assert told(whole[5]) == replay(log, seed="a")
        first = replay_all(lines[:1], policies, {5: "a"}, {})
        rest = replay_all(lines[1:], policies, {5: "a"}, first)
        assert told(rest[5]) == replay(log[1:], seed="a", start=told(first[5]))


def test_the_published_weights_are_the_librarys() -> None:
    assert fsrs.Scheduler().parameters == PUBLISHED
