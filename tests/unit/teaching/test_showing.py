"""What leaves the trainer's window before the key is shown."""

from dataclasses import asdict
from pathlib import Path

import pytest

from quizapp.content.figures.figure import regions_of
from quizapp.content.generators import items_of
from quizapp.content.items import FillIn, Item, ItemKind, Matching, OrderedResponse
from quizapp.exams.answers import complaint
from quizapp.exams.copies import DeckCopy, FigureCopy
from quizapp.teaching.showing import chosen_ids, chosen_numbers, shown, told
from tests.gui import kind_items
from tests.gui.exam_room import lactation

BANK = items_of(lactation(), 3)
GLAND = (Path(__file__).resolve().parents[3] / "decks/lactation/gland.svg").read_text(encoding="utf-8")
PARTS = {region.id: region.title for region in regions_of(GLAND).values()}
SPOT = kind_items.hot_spot(PARTS, "gland.svg", next(iter(PARTS)))
COPY = DeckCopy(figures=(FigureCopy(id="gland.svg", svg=GLAND),))


def _kinds() -> list[Item]:
    return list({item.kind: item for item in BANK}.values())


def test_every_kind_of_the_bank_is_tried() -> None:
    assert {item.kind for item in _kinds()} == set(ItemKind) - {ItemKind.BOW_TIE, ItemKind.HOT_SPOT}


def test_no_reason_and_no_wanted_text_leaves_before_the_key() -> None:
    for item in BANK:
        seen = repr(asdict(shown(item, DeckCopy())))
        said = {item.stem, *(one.text for one in item.options)}  # a reason may be the very words of an option
        reasons = {one.rationale for one in item.options} | ({item.rationale} if isinstance(item, FillIn) else set())
        assert not [one for one in reasons - said if one and repr(one)[1:-1] in seen]


def test_right_and_wrong_options_look_alike() -> None:
    """Nothing but words and place is said of an option."""
    for item in BANK:
        for one, option in zip(shown(item, DeckCopy()).options, item.options, strict=True):
            assert one.text == option.text


@pytest.mark.parametrize("item", _kinds(), ids=lambda item: item.kind.value)
def test_a_right_answer_goes_out_and_comes_back(item: Item) -> None:
    answer = told(item, DeckCopy())
    wanted: tuple[int | str, ...] = answer.order or answer.right
    if isinstance(item, Matching) or item.kind is ItemKind.DRAG_DROP_CLOZE:
        wanted = tuple(next(n for n in answer.right if n in row) for row in shown(item, DeckCopy()).cells)
    if isinstance(item, FillIn):
        wanted = (answer.wanted.split()[0],)
    ids = chosen_ids(item, wanted)
    assert not complaint(item, ids)
    assert chosen_numbers(item, ids) == wanted
    if isinstance(item, OrderedResponse):
        assert ids == item.order


@pytest.mark.parametrize("answer", [(-1,), (99,), (True,), ("0",), (0.0,)])
def test_what_names_no_option_is_no_answer(answer: tuple[int, ...]) -> None:
    item = next(one for one in BANK if one.kind is ItemKind.SINGLE_BEST_ANSWER)
    with pytest.raises(ValueError, match="the number of no option"):
        chosen_ids(item, answer)


def test_a_figure_tells_no_name_before_the_key() -> None:
    seen = shown(SPOT, COPY)
    assert len(seen.regions) == len(SPOT.options)
    assert set(seen.regions) <= set(regions_of(seen.figure))
    for option in SPOT.options:
        assert str(option.id) not in seen.figure
        assert option.text not in seen.figure
    assert not any(option.text for option in seen.options)
    assert told(SPOT, COPY).wanted == SPOT.keys[0].text


def test_without_its_figure_a_place_is_chosen_by_name() -> None:
    assert [one.text for one in shown(SPOT, DeckCopy()).options] == [one.text for one in SPOT.options]
