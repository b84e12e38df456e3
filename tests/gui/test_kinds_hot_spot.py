"""Hot spot: a region of a figure, chosen by keys and by mouse, and what is told then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.figures.figure import regions_of
from quizapp.gui import theme
from quizapp.gui.widgets.items.kinds.hot_spot import HotSpotWidget
from quizapp.paths import shipped_decks
from quizapp.services.exam import ItemView
from tests.gui import kind_items
from tests.gui.conftest import Keys
from tests.gui.test_kinds_blanks import shown
from tests.looks.pages import settle

REGIONS = {"milk-ducts": "Milk ducts", "fatty-tissue": "Fat", "alveoli": "Alveoli", "nipples": "Nipple"}
ITEM = kind_items.hot_spot(REGIONS, "gland.svg", "alveoli")


@pytest.fixture(scope="module")
def svg() -> str:
    """A figure of the shipped deck."""
    return (shipped_decks() / "lactation" / "gland.svg").read_text(encoding="utf-8")


def spot(page: object) -> HotSpotWidget:
    """The answering part."""
    widget = page.answering
    assert isinstance(widget, HotSpotWidget)
    return widget


def view_of(svg: str, chosen: tuple[str, ...] = (), **how: int) -> ItemView:
    """The item on the screen."""
    return kind_items.view_of(ITEM, chosen, figure=svg, **how)


def test_a_region_is_reached_by_keys_and_answered(qtbot: QtBot, keys: Keys, svg: str) -> None:
    page = shown(qtbot, view_of(svg))
    regions = spot(page).regions
    assert set(regions) == set(REGIONS)
    assert keys.focus is spot(page).figure.region_buttons[0]
    keys.press(*[Qt.Key.Key_Right] * regions.index("alveoli"), Qt.Key.Key_Space)
    assert page.answering.response() == ("alveoli",)
    with qtbot.waitSignal(page.responded) as told:
        keys.press(Qt.Key.Key_Return)
    assert told.args[1] == ("alveoli",)


def test_a_region_is_clicked(qtbot: QtBot, svg: str) -> None:
    page = shown(qtbot, view_of(svg))
    figure = spot(page).figure
    for region in ("fatty-tissue", "milk-ducts"):
        with qtbot.waitSignal(page.answering.changed):
            QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.point_on(region).toPoint())
        assert page.answering.response() == (region,)


def test_a_number_chooses_a_region(qtbot: QtBot, keys: Keys, svg: str) -> None:
    page = shown(qtbot, view_of(svg))
    keys.press("2")
    assert page.answering.response() == (spot(page).regions[1],)
    assert not page.answering.press(7)


def test_nothing_tells_a_region_s_name_before_the_answer(qtbot: QtBot, svg: str) -> None:
    page = shown(qtbot, view_of(svg))
    looks = regions_of(svg)
    figure = spot(page).figure
    for number, (region, button) in enumerate(zip(spot(page).regions, figure.region_buttons, strict=True), start=1):
        assert button.accessibleName() == f"Region {number}: {looks[region].look}"
        assert looks[region].title.lower() not in button.accessibleName().lower()
    page.render(view_of(svg, ("alveoli",), revealed=True))
    names = [button.accessibleName() for button in spot(page).figure.region_buttons]
    assert names == [looks[region].title for region in spot(page).regions]


def test_what_is_told_marks_both_regions(qtbot: QtBot, svg: str) -> None:
    page = shown(qtbot, view_of(svg, ("fatty-tissue",), revealed=True))
    buttons = {button.objectName(): button for button in spot(page).figure.region_buttons}
    assert buttons["alveoli"].accessibleDescription() == "Right"
    assert buttons["fatty-tissue"].accessibleDescription() == "Wrong, your answer"
    assert len(spot(page).reasons.rows) == 2
    with qtbot.assertNotEmitted(page.answering.changed):
        page.answering.press(0)
        figure = spot(page).figure
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.point_on("nipples").toPoint())
    assert page.answering.response() == ("fatty-tissue",)


def test_a_flag_keeps_the_choice(qtbot: QtBot, keys: Keys, svg: str) -> None:
    page = shown(qtbot, view_of(svg))
    keys.press("3")
    chosen, focus = page.answering.response(), keys.focus
    page.render(view_of(svg))
    assert page.answering.response() == chosen
    assert keys.focus is focus
    page.render(kind_items.view_of(ITEM, figure=svg, index=1))
    assert page.answering.response() == ()


def test_a_figure_that_is_gone_leaves_the_names(qtbot: QtBot, keys: Keys) -> None:
    page = shown(qtbot, kind_items.view_of(ITEM))
    assert "no longer in the deck" in spot(page).lead.text()
    keys.press("C")
    assert page.answering.response() == ("alveoli",)
    page.render(kind_items.view_of(ITEM, ("alveoli",), revealed=True))
    assert [row.verdict_words for row in spot(page).names.rows] == ["", "", "Right, your answer", ""]


def test_the_figure_comes_nearer_by_keys_and_buttons_also_when_told(qtbot: QtBot, keys: Keys, svg: str) -> None:
    page = shown(qtbot, view_of(svg))
    widget = spot(page)
    assert widget.sizes.isVisible()
    keys.press(Qt.Key.Key_Plus)
    assert widget.figure.zoom_factor > 1
    widget.sizes.whole.click()
    assert widget.figure.zoom_factor == 1
    page.render(view_of(svg, ("alveoli",), revealed=True))
    page.on.setFocus()
    keys.press(Qt.Key.Key_Plus, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert widget.figure.zoom_factor > 1
    keys.press(Qt.Key.Key_0)
    assert widget.figure.zoom_factor == 1
    page.render(view_of("", index=1))
    assert not widget.sizes.isVisible()


def test_the_whole_figure_is_seen_at_once(qtbot: QtBot, dressed: QApplication, svg: str) -> None:
    theme.apply(dressed, dark=True, text_scale=150, reduce_motion=True)
    page = shown(qtbot, view_of(svg))
    page.resize(1072, 840)
    settle(dressed)
    figure, sheet = spot(page).figure, page.sheet
    assert figure.height() >= 300
    bottom = figure.mapTo(sheet.widget(), figure.rect().bottomLeft()).y()
    assert bottom - page.stem.y() <= sheet.viewport().height()
