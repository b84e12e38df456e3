"""What an item's answer changes on the screen: the scrolled part alone is laid out, what stands around it is not."""

import pytest
from PySide6.QtWidgets import QApplication

from quizapp.exams.blueprint import Mode
from quizapp.gui.widgets.focus_ring import FocusRing
from tests.answering import right
from tests.gui import item_builders as built
from tests.gui.sitter import Sit


@pytest.mark.parametrize("make_item", [built.select_all, built.grouping, built.true_false])
def test_what_stands_around_stays_where_it_is(make_item, sit: Sit) -> None:
    sitter = sit(make_item())
    before = sitter.page.sheet.geometry(), sitter.page.foot.geometry()
    sitter.page.render(sitter.exam.respond(sitter.sitting, 0, right(sitter.page._view.item)))
    sitter.settle()
    assert sitter.page._view.revealed
    assert (sitter.page.sheet.geometry(), sitter.page.foot.geometry()) == before


@pytest.mark.parametrize("make_item", [built.select_all, built.bow_tie, built.fill_number])
@pytest.mark.parametrize("mode", list(Mode))
def test_the_scrolled_part_is_as_tall_as_what_is_in_it(make_item, mode: Mode, sit: Sit) -> None:
    sitter = sit(make_item(), mode=mode)
    for width in (1072, 420, 1700):
        sitter.resize(width, 700)
        sitter.settle()
        body, room = sitter.page.sheet.widget(), sitter.page.sheet.viewport().height()
        assert body.height() == max(room, body.heightForWidth(body.width()))
        if mode is Mode.TUTOR and not sitter.page._view.revealed:
            sitter.page.render(sitter.exam.respond(sitter.sitting, 0, right(sitter.page._view.item)))


def test_the_ring_leaves_one_home_for_another(dressed: QApplication, sit: Sit) -> None:
    page = sit(built.select_all()).page
    page.flag.setFocus()
    ring = FocusRing(page)
    page.answering.tab_stops()[0].setFocus()
    inside = ring.shown
    assert inside is not None
    assert inside.parentWidget() is page.sheet.widget()
    page.flag.setFocus()
    outside = ring.shown
    assert outside is not None
    assert outside.parentWidget() is page
    assert inside.size().isEmpty()
    page.answering.tab_stops()[0].setFocus()
    assert ring.shown is inside
    assert outside.size().isEmpty()
    page.map.setFocus()  # it paints its own
    assert ring.shown is None
