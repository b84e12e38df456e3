"""Every kind of question walked by Tab, asked and answered. One window sits all these quizzes, one after another."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from quizapp.content.items import Item, ItemKind
from quizapp.exams.blueprint import Mode
from tests.answering import right
from tests.gui import item_builders
from tests.gui.conftest import shown
from tests.gui.walking import require_walkable
from tests.looks import pages
from tests.looks.demo import DECK, TODAY, StoppedClock
from tests.looks.pages import Room
from tests.ready_made import studied_profile

BUILT: dict[str, Callable[[], Item]] = {
    "trend": item_builders.trend,
    "a step of a case": item_builders.case_step,
    "a number": item_builders.fill_number,
    "a word": item_builders.fill_word,
    "bow tie": item_builders.bow_tie,
    "grouping": item_builders.grouping,
    "select n": item_builders.select_n,
    "matrix, several in a row": item_builders.matrix_response,
}


@pytest.fixture(scope="module")
def quiz_room(dressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """One window for all items: one quiz after another is sat in it."""
    profile = tmp_path_factory.mktemp("quizzes") / "used"
    studied_profile(profile)
    yield from shown(dressed, Room(profile, StoppedClock(TODAY)))


@pytest.fixture(scope="module")
def item_of(quiz_room: Room) -> dict[ItemKind, Item]:
    """An item of each kind that the deck has, its first; they are made once."""
    return {item.kind: item for item in reversed(quiz_room.services.library.items(DECK))}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", [*(kind.value for kind in ItemKind), *BUILT])
def test_an_item_is_walked_by_tab(
    name: str, mode: Mode, quiz_room: Room, item_of: dict[ItemKind, Item], dressed: QApplication
) -> None:
    if name in BUILT:
        item = replace(BUILT[name](), deck=DECK)
    else:
        found = item_of.get(ItemKind(name))
        item = found or pytest.skip("the deck has none: it is among those built by hand")
    quiz_room.window.quiz(resume=pages.begin(quiz_room, DECK, (item,), mode))
    require_walkable(dressed, quiz_room.window, quiz_room.window.rail)


@pytest.mark.parametrize("kind", ItemKind)
def test_an_answered_item_is_walked_by_tab(
    kind: ItemKind, quiz_room: Room, item_of: dict[ItemKind, Item], dressed: QApplication
) -> None:
    item = item_of.get(kind) or pytest.skip("the deck has none")
    number = pages.begin(quiz_room, DECK, (item,))
    quiz_room.services.exam.respond(number, 0, right(item))
    quiz_room.window.quiz(resume=number)
    require_walkable(dressed, quiz_room.window, quiz_room.window.rail)
