import json

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
)

from .banks import banks
from .makers import DECK, make_item, steady


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
    with pytest.raises(ValueError, match="blueprint record cannot be read: 'sitting' is not a valid Mode"):
        blueprint_from_record({"deck": "d", "mode": "sitting"})


def test_our_own_errors_are_not_dressed_up() -> None:
    class Broken(dict[str, object]):
        def __contains__(self, name: object) -> bool:
            raise RuntimeError("not the record's fault")

    with pytest.raises(RuntimeError, match="not the record's fault"):
        blueprint_from_record(Broken())
