"""Single questions: found by what they say, put in, put in the place of another."""

from dataclasses import replace

import pytest

from quizapp.content.items import ItemId
from quizapp.teaching.picking import MOST_FOUND, found, with_item
from quizapp.teaching.plan import Questions
from tests.unit.exams.makers import make_item, make_word

ITEMS = tuple(
    replace(make_item(f"F{number}", number), stem=stem)
    for number, stem in enumerate(
        ("What does prolactin do?", "Which hormone makes milk flow?", "What is the first milk called?", "Où va-t-il?"),
        start=1,
    )
)


def stems(said: str, *used: ItemId) -> list[str]:
    return [item.stem for item in found(ITEMS, said, used).items]


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("", (0, 1, 2, 3)),
        ("milk", (1, 2)),
        ("MILK  hormone", (1,)),
        ("ilk", ()),
        ("doe", (0,)),
        ("ou va", (3,)),
        ("f3", (2,)),
        ("?!", (0, 1, 2, 3)),
        ("milk xylophone", ()),
    ],
)
def test_every_word_begins_a_word_of_it(said: str, numbers: tuple[int, ...]) -> None:
    assert stems(said) == [ITEMS[number].stem for number in numbers]


def test_options_are_searched_after_stems_and_what_is_used_is_left_out() -> None:
    option = replace(ITEMS[0].options[0], text="Only milk")
    items = (replace(ITEMS[0], options=(option, *ITEMS[0].options[1:])), *ITEMS[1:])
    assert [item.id for item in found(items, "milk").items] == [ITEMS[1].id, ITEMS[2].id, ITEMS[0].id]
    assert stems("milk", ITEMS[1].id) == [ITEMS[2].stem]


def test_so_many_are_shown_and_all_are_counted() -> None:
    many = tuple(make_item(f"F{number}", number) for number in range(1, 41))
    some = found(many, "")
    assert (len(some.items), some.of) == (MOST_FOUND, 40)


def test_one_comes_after_the_others_or_in_the_place_of_one() -> None:
    part = Questions(title="Round", items=ITEMS[:2], talk_seconds=20)
    assert with_item(part, ITEMS[2]) == replace(part, items=ITEMS[:3])
    assert with_item(part, ITEMS[2], 0) == replace(part, items=(ITEMS[2], ITEMS[1]))
    assert with_item(part, ITEMS[2], 7) == replace(part, items=ITEMS[:3])


def test_the_reason_of_what_is_typed_is_searched_too() -> None:
    item = replace(make_word("prolactin"), rationale="Xenon is no hormone.")
    assert found((*ITEMS, item), "xenon").items == (item,)
