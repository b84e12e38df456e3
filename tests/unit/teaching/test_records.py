"""Acts and plans as JSON values."""

import json
from dataclasses import replace
from typing import Any

import pytest

from quizapp.content.facts import TopicId
from quizapp.exams.copies import DeckCopy, TopicCopy
from quizapp.teaching.acts import Answered, Joined, PersonId, act_from_record, act_to_record
from quizapp.teaching.plan import Plan, Rules
from quizapp.teaching.records import plan_from_record, plan_to_record
from tests.unit.teaching.rooms import EVENING

FULL = replace(
    EVENING,
    heading=replace(EVENING.heading, contact_hours=1.5, approval="Approved by nobody.", provider="P", address="A"),
    rules=Rules(streaks=True, anonymous=True),
    copy=DeckCopy(title="Deck", topics=(TopicCopy(id=TopicId("t"), title="T"),)),
)


@pytest.mark.parametrize("plan", [EVENING, FULL])
def test_a_plan_goes_out_and_comes_back(plan: Plan) -> None:
    assert plan_from_record(json.loads(json.dumps(plan_to_record(plan)))) == plan


def spoilt(*path: Any, to: Any) -> dict[str, Any]:
    record: Any = json.loads(json.dumps(plan_to_record(FULL)))
    part = record
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = to
    return dict(record)


@pytest.mark.parametrize(
    "record",
    [
        {},
        spoilt("heading", "on", to="yesterday"),
        spoilt("heading", "on", to=7),
        spoilt("heading", "title", to=7),
        spoilt("heading", "contact_hours", to=True),
        spoilt("heading", "contact_hours", to=-1),
        spoilt("deck", to=None),
        spoilt("parts", to={}),
        spoilt("parts", 0, "part", to="song"),
        spoilt("parts", 0, "role", to="never"),
        spoilt("parts", 0, "items", to=[]),
        spoilt("parts", 0, "items", to="many"),
        spoilt("parts", 2, "answer_seconds", to=True),
        spoilt("parts", 2, "talk_seconds", to=-1),
        spoilt("parts", 2, "talk_seconds", to=10**9),
        spoilt("parts", 1, "minutes", to="long"),
        spoilt("participants", to=["x"] * 1001),
        spoilt("teams", to=[f"T{n}" for n in range(13)]),
        spoilt("teams", to=[3]),
        spoilt("rules", to={"streaks": "yes"}),
        spoilt("copy", to=[]),
        spoilt("parts", to=plan_to_record(FULL)["parts"] * 40),
    ],
)
def test_a_plan_that_cannot_be_read_is_a_sentence(record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="this plan"):
        plan_from_record(record)


ANSWER = Answered(person=PersonId(1), part=2, item=0, chosen=("a", "b"), mark="m")


@pytest.mark.parametrize("act", [ANSWER, replace(ANSWER, mark="", chosen=()), Joined(person=PersonId(1), name="Ana")])
def test_an_act_goes_out_and_comes_back(act: Answered | Joined) -> None:
    name, record = act_to_record(act)
    assert act_from_record(name, json.loads(json.dumps(record))) == act


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("sung", {}),
        ("joined", {"person": 1}),
        ("answered", {}),
        ("answered", {"person": True, "part": 0, "item": 0, "chosen": []}),
        ("answered", {"person": 1, "part": 0, "item": 0.0, "chosen": []}),
        ("answered", {"person": 1, "part": 0, "item": 0, "chosen": "ab"}),
        ("answered", {"person": 1, "part": 0, "item": 0, "chosen": ["a", 1]}),
        ("answered", {"person": 1, "part": 0, "item": 0, "chosen": [], "mark": None}),
    ],
)
def test_an_act_that_cannot_be_read_is_a_sentence(name: str, record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=name):
        act_from_record(name, record)
