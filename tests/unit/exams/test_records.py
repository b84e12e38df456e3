import json
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import TopicId
from quizapp.content.items import Item, ItemKind
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.records import (
    blueprint_from_record,
    blueprint_to_record,
    item_from_record,
    item_to_record,
    response_from_record,
    response_to_record,
    sitting_from_record,
    sitting_to_record,
)
from quizapp.exams.report import report
from quizapp.exams.sitting import Response, Sitting, respond, start, toggle_flag

from .banks import banks, finished_sittings
from .makers import DECK, MAKERS, NOON, answer, choose, make_item, make_sitting, right_answer, steady

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@steady
@given(banks(largest=5))
def test_items_come_back_as_they_were(bank: tuple[Item, ...]) -> None:
    for item in bank:
        assert item_from_record(json.loads(json.dumps(item_to_record(item)))) == item


@steady
@given(
    topics=st.lists(st.text(min_size=1)),
    length=st.integers(1, 500),
    mode=st.sampled_from(Mode),
    seed=st.integers(-(2**63), 2**63),
    kinds=st.lists(st.sampled_from(ItemKind), unique=True),
)
def test_blueprints_come_back_as_they_were(
    topics: list[str], length: int, mode: Mode, seed: int, kinds: list[ItemKind]
) -> None:
    blueprint = Blueprint(
        deck=DECK, topics=tuple(map(TopicId, topics)), length=length, mode=mode, seed=seed, kinds=tuple(kinds)
    )
    assert blueprint_from_record(json.loads(json.dumps(blueprint_to_record(blueprint)))) == blueprint


def test_a_blueprint_from_before_there_were_kinds_asks_for_all() -> None:
    record = blueprint_to_record(Blueprint(deck=DECK, length=7, seed=3))
    assert record.pop("kinds") == []
    assert blueprint_from_record(record) == Blueprint(deck=DECK, length=7, seed=3)


@pytest.mark.parametrize("kind", ItemKind)
def test_a_sitting_over_any_kind_comes_back(kind: ItemKind) -> None:
    item = MAKERS[kind]()
    sitting = respond(make_sitting(item), 0, answer(*right_answer(item)))
    assert sitting_from_record(json.loads(json.dumps(sitting_to_record(sitting)))) == sitting


@steady
@given(at=st.datetimes(timezones=OFFSETS), took_ms=st.integers(0, 10**9))
def test_answers_come_back_to_the_microsecond_and_with_their_offset(at: Response, took_ms: int) -> None:
    response = replace(choose(make_item(), "insulin"), at=at, took_ms=took_ms)
    back = response_from_record(json.loads(json.dumps(response_to_record(response))))
    assert back == response
    assert back.at.utcoffset() == response.at.utcoffset()


@steady
@given(finished_sittings())
def test_a_sitting_that_was_put_away_gives_the_same_report(sitting: Sitting) -> None:
    back = sitting_from_record(json.loads(json.dumps(sitting_to_record(sitting))))
    assert back == sitting
    assert report(back) == report(sitting)


def test_a_running_sitting_comes_back_where_it_stood() -> None:
    sitting = replace(toggle_flag(make_sitting(make_item("F1"), make_item("F2")), 1), position=1)
    assert sitting_from_record(sitting_to_record(sitting)) == sitting
    assert start(sitting.id, sitting.blueprint, sitting.items, NOON) != sitting


def test_the_record_of_an_item_is_what_profiles_hold() -> None:
    """Written out in full: a change here makes sittings that people have put away unreadable."""
    assert item_to_record(make_item("F33", wrong=("prolactin", "a pill"))) == {
        "kind": "single_best_answer",
        "id": "deck/F33/single_best_answer-1",
        "deck": "deck",
        "facts": ["F33"],
        "topic": "hormones",
        "level": "recall",
        "stem": "Which one is true of F33?",
        "options": [
            {
                "id": "o0",
                "text": "Oxytocin",
                "correct": True,
                "rationale": "About oxytocin.",
                "fact": "F33",
                "origin": "key",
                "concept": "oxytocin",
            },
            {
                "id": "o1",
                "text": "Prolactin",
                "correct": False,
                "rationale": "About prolactin.",
                "fact": "F33",
                "origin": "same_kind",
                "concept": "prolactin",
            },
            {
                "id": "o2",
                "text": "A pill",
                "correct": False,
                "rationale": "About a pill.",
                "fact": "F33",
                "origin": "written",
            },
        ],
    }


def test_records_that_cannot_be_read_say_why() -> None:
    record = item_to_record(make_item())
    with pytest.raises(ValueError, match="item record lacks 'stem'"):
        item_from_record({name: value for name, value in record.items() if name != "stem"})
    with pytest.raises(ValueError, match="item record cannot be read: 'essay' is not a valid ItemKind"):
        item_from_record(record | {"kind": "essay"})
    sitting = sitting_to_record(make_sitting(make_item()))
    with pytest.raises(ValueError, match="sitting record cannot be read: this item record lacks 'kind'"):
        sitting_from_record(sitting | {"items": [{}]})
    with pytest.raises(ValueError, match="response record cannot be read"):
        response_from_record({"chosen": ["o1"], "at": None, "took_ms": 1})


def test_our_own_errors_are_not_dressed_up() -> None:
    class Broken(dict[str, object]):
        def __getitem__(self, name: str) -> object:
            raise RuntimeError("not the record's fault")

    with pytest.raises(RuntimeError, match="not the record's fault"):
        blueprint_from_record(Broken())
