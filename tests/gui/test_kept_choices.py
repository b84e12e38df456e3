"""What is chosen or typed stays while its item is on the screen, and is gone when the item comes again elsewhere."""

import pytest
from PySide6.QtCore import Qt

from quizapp.content.items import Item
from quizapp.exams.blueprint import Mode
from quizapp.gui.widgets.items.kinds.ordered_response import OrderedResponseWidget
from tests.answering import right
from tests.gui import item_builders, kind_items
from tests.gui.conftest import Keys
from tests.gui.kind_keys import give
from tests.gui.sitter import Sit

ITEMS = [
    make()
    for make in (
        item_builders.single,
        item_builders.select_all,
        item_builders.select_n,
        item_builders.true_false,
        item_builders.grouping,
        item_builders.matrix_choice,
        item_builders.matrix_response,
        item_builders.fill_number,
        item_builders.fill_word,
        item_builders.bow_tie,
        kind_items.drop_down_cloze,
        kind_items.drop_down_rationale,
        kind_items.drag_drop_cloze,
        kind_items.ordered_response,
        kind_items.matching,
        kind_items.highlight_text,
    )
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind.value)
@pytest.mark.parametrize("mode", list(Mode))
def test_a_flag_takes_no_choice_away(sit: Sit, keys: Keys, item: Item, mode: Mode) -> None:
    sitter = sit(item, mode=mode)
    give(keys, sitter.page, right(item))
    keys.press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.AltModifier)
    assert sitter.page._view.flagged
    assert set(sitter.page.answering.response()) == set(right(item))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind.value)
def test_nothing_of_an_earlier_quiz_is_left(sit: Sit, keys: Keys, item: Item) -> None:
    sitter = sit(item)
    give(keys, sitter.page, right(item))
    keys.press(Qt.Key.Key_Return)
    again = sitter.exam.sit((item,), sitter.exam.sittings[sitter.sitting].blueprint)
    sitter.page.render(again)
    sitter.settle()
    left = sitter.page.answering.response()
    assert not left or isinstance(sitter.page.answering, OrderedResponseWidget)
    assert left != right(item)
