"""What phones may say."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.door.messages import Answer, Enter, Hand, Join, NoMessageError, read_message

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def said(**parts: Any) -> str:
    return json.dumps({"v": 1, **parts})


def test_what_a_page_says_is_understood() -> None:
    assert read_message(said(t="enter", code="ABC234", secret="s")) == Enter(code="ABC234", secret="s")
    assert read_message(said(t="join", name="Ana", team="", secret="s")) == Join(name="Ana", team="", secret="s")
    answer = said(t="answer", mark="abcdef", part=2, item=0, chosen=[1, "  two\n words "])
    assert read_message(answer) == Answer(mark="abcdef", part=2, item=0, chosen=(1, "two words"))
    assert read_message(said(t="hand", part=1)) == Hand(part=1)


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_anything_else_is_no_message(text: str | bytes) -> None:
    with pytest.raises(NoMessageError):
        read_message(text)


@given(
    st.sampled_from(["enter", "join", "answer", "hand"]),
    st.dictionaries(st.sampled_from(["code", "secret", "name", "team", "mark", "part", "item", "chosen"]), JSON),
)
def test_parts_of_any_sort_give_a_message_within_bounds_or_none(kind: str, parts: dict[str, Any]) -> None:
    try:
        message = read_message(said(t=kind, **parts))
    except NoMessageError:
        return
    for value in (getattr(message, name) for name in message.__dataclass_fields__):
        if isinstance(value, str):
            assert len(value) <= 120
            value.encode()
        elif isinstance(value, tuple):
            assert 0 < len(value) <= 200
            assert all(len(one.encode()) <= 800 if isinstance(one, str) else 0 <= one < 10_000 for one in value)
        else:
            assert 0 <= value < 10_000


@pytest.mark.parametrize(
    "text",
    [
        "[" * 4000,
        '{"v":1,"t":"hand","part":' + "9" * 3000 + "}",
        '{"v":1,"t":"hand","part":NaN}',
        '{"v":1,"t":"hand","part":true}',
        '{"v":2,"t":"hand","part":1}',
        '{"v":1,"t":"answer","mark":"short","part":0,"item":0,"chosen":[0]}',
        '{"v":1,"t":"answer","mark":"abcdef","part":0,"item":0,"chosen":[]}',
        '{"v":1,"t":"answer","mark":"abcdef","part":0,"item":0,"chosen":' + json.dumps([0] * 201) + "}",
        '{"v":1,"t":"revealed"}',
        '{"v":1,"t":"join","name":"\\ud83d","team":"","secret":""}',
        " " * 4097,
    ],
)
def test_what_is_too_much_is_refused(text: str) -> None:
    with pytest.raises(NoMessageError):
        read_message(text)
