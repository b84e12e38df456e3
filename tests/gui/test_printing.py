"""The page from which a deck goes on paper."""

from pathlib import Path

from PySide6.QtCore import Qt

from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.library.printing import PrintController
from quizapp.gui.pages.bridges.print_page import Print
from quizapp.services.printing import Grid, Paper
from tests.gui.conftest import Keys, said
from tests.looks.pages import Room, wait_until

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_keys_open_the_print(library: LibraryController, keys: Keys) -> None:
    keys.press(Qt.Key.Key_P, modifier=CONTROL)
    page = library.bridges.printing.page
    assert page.isVisible()
    assert keys.focus is page.act


def test_each_print_asks_only_for_what_concerns_it(paper: PrintController) -> None:
    page = paper.page
    seen = {}
    for number, what in enumerate(Print):
        page.what.chips[number].setChecked(True)
        seen[what] = (page.grid.isVisible(), page.type_size.isVisible(), page.length.isVisible())
        assert page.wish.what is what
    assert seen == {
        Print.CARDS: (True, False, False),
        Print.SHEET: (False, True, False),
        Print.QUIZ: (False, True, True),
        Print.POSTERS: (False, False, False),
    }


def test_cards_are_printed_and_can_be_opened(
    paper: PrintController, room: Room, tmp_path: Path, opened: list[Path]
) -> None:
    paper.page.grid.chips[1].setChecked(True)
    paper.page.paper.chips[1].setChecked(True)
    assert (paper.page.wish.grid, paper.page.wish.paper) == (Grid.THREE_BY_THREE, Paper.LETTER)
    paper.print(tmp_path / "cards")
    wait_until(said(room, "Wrote cards.pdf: "))
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    room.window.notice.action.click()
    assert opened == [tmp_path / "cards.pdf"]


def test_a_test_is_printed_in_two_forms_with_their_key(
    paper: PrintController, room: Room, tmp_path: Path, opened: list[Path]
) -> None:
    paper.page.what.chips[2].setChecked(True)
    paper.page.length.setValue(4)
    paper.print(tmp_path / "test.pdf")
    wait_until(said(room, "Wrote test-A.pdf, test-B.pdf, test-key.pdf"))
    assert {file.name for file in tmp_path.glob("*.pdf")} == {"test-A.pdf", "test-B.pdf", "test-key.pdf"}
    room.window.notice.action.click()
    assert opened == [tmp_path]


def test_a_print_that_cannot_be_says_so(paper: PrintController, room: Room, tmp_path: Path) -> None:
    paper.page.what.chips[2].setChecked(True)
    paper.page.length.setValue(500)
    paper.print(tmp_path / "test.pdf")
    wait_until(lambda: bool(room.window.notice.text))
    assert "Wrote" not in room.window.notice.text
    assert not list(tmp_path.glob("*.pdf"))
    assert paper.page.act.isEnabled()
