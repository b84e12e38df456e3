"""Dataclasses to JSON and back: every shape that items are made of, and what is refused."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings

from quizapp.content.items import (
    Exhibit,
    FillIn,
    Item,
    ItemKind,
    Matrix,
    NumberWanted,
    Origin,
    Place,
    PlaceId,
    Segment,
    Tab,
    WordWanted,
)
from quizapp.content.plain import from_record, to_record
from tests.unit.exams.banks import SHAPED
from tests.unit.exams.makers import MAKERS, make_matrix_choice, make_number, make_word

PLACE, TAB = Place(id=PlaceId("p"), text="A place"), Tab(title="Notes", table=(("Hour", "ml"), ("1", "5")))


def there_and_back(value: Any) -> Any:
    return from_record(type(value), json.loads(json.dumps(to_record(value))))


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_of_item_comes_back_as_it_was(kind: ItemKind) -> None:
    @settings(deadline=None, max_examples=20)
    @given(SHAPED[kind])
    def check(item: Item) -> None:
        assert there_and_back(item) == item

    check()


@pytest.mark.parametrize("kind", ItemKind)
def test_exhibits_and_cases_come_back(kind: ItemKind) -> None:
    item = MAKERS[kind](exhibit=Exhibit(tabs=(TAB, Tab(title="History", text="None.")), case="ward-3", step=4))
    assert there_and_back(item) == item


def test_what_has_its_default_value_is_left_out() -> None:
    assert to_record(Segment(text="Milk")) == {"text": "Milk"}
    assert to_record(Segment()) == {}
    assert from_record(Segment, {}) == Segment()


def test_enums_and_nested_parts_are_plain() -> None:
    record = to_record(MAKERS[ItemKind.SELECT_ALL](exhibit=Exhibit(tabs=(TAB,))))
    assert record["level"] == "contrast"
    assert record["options"][0]["origin"] == Origin.KEY.value
    assert record["exhibit"] == {"tabs": [{"title": "Notes", "table": [["Hour", "ml"], ["1", "5"]]}]}
    assert type(record["level"]) is str


def test_a_union_is_told_by_its_parts() -> None:
    for item in (make_number(30, 5), make_word("colostrum")):
        assert there_and_back(item) == item
    assert to_record(make_number(30, 5))["wanted"] == {"value": 30, "tolerance": 5, "unit": "seconds"}
    assert to_record(make_word("a"))["wanted"] == {"accepted": ["a"]}


def test_a_whole_number_where_a_fraction_may_stand_is_one() -> None:
    wanted = from_record(NumberWanted, {"value": 30, "tolerance": 0.5, "unit": "s"})
    assert type(wanted.value) is float


def test_a_cell_is_found_where_row_and_column_meet() -> None:
    item = make_matrix_choice()
    assert isinstance(item, Matrix)
    assert item.cell(PlaceId("r2"), PlaceId("o")).correct
    assert not item.cell(PlaceId("r2"), PlaceId("p")).correct


@pytest.mark.parametrize("value", [Place, {"a": 1}, 3, "text", None])
def test_only_a_dataclass_makes_a_record(value: object) -> None:
    with pytest.raises(TypeError, match="is not a dataclass"):
        to_record(value)


@dataclass(frozen=True)
class _Holder:
    part: Any = None
    lots: tuple[Any, ...] = field(default=())


def test_a_part_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="is not a dataclass"):
        to_record(_Holder(part={1, 2}))
    with pytest.raises(TypeError, match="is not a dataclass"):
        to_record(_Holder(lots=([1],)))


def _number(**parts: object) -> dict[str, object]:
    return to_record(make_number()) | parts


@pytest.mark.parametrize(
    ("record", "error", "says"),
    [
        ({name: part for name, part in _number().items() if name != "wanted"}, KeyError, "wanted"),
        (_number(stem=3), TypeError, "3 is not of type str"),
        (_number(facts="F1"), TypeError, "'F1' is not a list"),
        (_number(level="guessing"), ValueError, "not a valid Level"),
        (_number(wanted={"accepted": ["a"], "value": 1}), TypeError, "fits none"),
        (_number(wanted=None), TypeError, "fits none"),
        (_number(wanted=[]), TypeError, "fits none"),
        (_number(wanted="30"), TypeError, "fits none"),
        (_number(wanted={"value": "30", "tolerance": 0, "unit": ""}), TypeError, "'30' is not of type float"),
        (_number(wanted={"value": True, "tolerance": 0, "unit": ""}), TypeError, "True is not of type float"),
        (_number(exhibit={"tabs": [], "step": True}), TypeError, "True is not of type int"),
        (_number(options=[3]), TypeError, "3 is not an object"),
        (_number(exhibit={"tab": []}), TypeError, "fits none"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(record: dict[str, Any], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        from_record(FillIn, record)


def test_a_word_wanted_may_be_nothing_at_all() -> None:
    assert there_and_back(WordWanted(accepted=())) == WordWanted(accepted=())


def test_nothing_may_stand_where_nothing_may() -> None:
    assert from_record(FillIn, _number(exhibit=None)) == make_number()
