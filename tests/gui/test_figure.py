"""Figures on the screen: found by mouse and keys, marked, zoomed, told in words."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.figures.drawing import hidden
from quizapp.content.figures.figure import read_figure, regions_of
from quizapp.content.labels import Hide
from quizapp.gui import theme
from quizapp.gui.widgets.figures.bar import FigureBar
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.paths import shipped_decks
from tests.looks.pages import settle

FIGURES = {
    file.name: read_figure(file.name, file.read_bytes()).svg for file in (shipped_decks() / "lactation").glob("*.svg")
}
BOXES = """
<svg viewBox="0 0 100 50"><title>Boxes</title><desc>Two boxes and a line.</desc>
  <rect class="region" id="left" x="5" y="5" width="40" height="40" fill="#336699"><title>Left box</title>
    <desc>the blue box</desc></rect>
  <g transform="translate(50 0)"><rect class="region" id="right" x="5" y="5" width="40" height="40" fill="#993333"/></g>
  <path class="region" id="line" d="M0 25H100" fill="none" stroke="#222222" stroke-width="2" data-mark="50 25"/>
</svg>"""


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> FigureView:
    made = FigureView()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show_figure(BOXES, ("left", "right", "line"))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    for button in made.region_buttons:
        button.clearFocus()
    return made


def color_at(view: FigureView, point: QPointF) -> str:
    image = view.grab().toImage()
    return QColor(image.pixel((point * image.devicePixelRatio()).toPoint())).name()


def click(view: FigureView, x: float, y: float) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


# -- mouse


def test_a_click_chooses_the_region_that_is_drawn_there(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.region_chosen) as told:
        click(view, 60, 40)
    assert told.args == ["left"]
    assert view.chosen == "left"
    click(view, 300, 40)
    assert view.chosen == "right"
    click(view, 200, 100)  # the line lies above
    assert view.chosen == "line"
    with qtbot.assertNotEmitted(view.region_chosen):
        click(view, 5, 195)
    assert view.chosen == "line"


def test_close_beside_a_thin_line_is_on_it(view: FigureView) -> None:
    assert view.region_at(QPointF(200, 106)) == "line"
    assert view.region_at(QPointF(200, 130)) is None


@pytest.mark.parametrize("name", sorted(FIGURES))
@pytest.mark.parametrize("width", [360, 1000])
def test_every_region_of_the_shipped_figures_can_be_hit(qtbot: QtBot, dressed: object, name: str, width: int) -> None:
    made = FigureView(tallest=900)
    qtbot.addWidget(made)
    made.show_figure(FIGURES[name], tuple(regions_of(FIGURES[name])))
    made.resize(width, made.heightForWidth(width))
    for region in regions_of(FIGURES[name]):
        assert made.region_at(made.point_on(region)) == region
        assert made.rect().contains(made.point_on(region).toPoint())


def test_the_region_under_the_mouse_is_lit(view: FigureView) -> None:
    plain = color_at(view, QPointF(17, 60))
    QTest.mouseMove(view, QPoint(60, 40))
    settle(QApplication.instance())
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert color_at(view, QPointF(17, 60)) == theme.current().colors.edge.name() != plain
    QTest.mouseMove(view, QPoint(200, 10))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


# -- keys and words


def test_keys_go_from_region_to_region_and_choose(view: FigureView, qtbot: QtBot) -> None:
    first, second, third = view.region_buttons
    first.setFocus()
    for key, expected in ((Qt.Key.Key_Right, second), (Qt.Key.Key_Down, third), (Qt.Key.Key_Right, first)):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is expected
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is third
    QTest.keyClick(third, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is second
    with qtbot.waitSignal(view.region_chosen) as told:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert told.args == ["right"]
    assert [button.isChecked() for button in view.region_buttons] == [False, True, False]
    QTest.keyClick(second, Qt.Key.Key_Up)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert view.chosen == "left"


def test_enter_on_what_is_chosen_is_the_pages(view: FigureView, qtbot: QtBot) -> None:
    view.choose("left")
    with qtbot.assertNotEmitted(view.region_chosen):
        QTest.keyClick(view.region_buttons[0], Qt.Key.Key_Return)


def test_names_are_told_only_where_they_may(view: FigureView) -> None:
    assert [one.accessibleName() for one in view.region_buttons] == ["Region 1: the blue box", "Region 2", "Region 3"]
    assert (view.accessibleName(), view.accessibleDescription()) == ("Boxes", "Two boxes and a line.")
    view.show_figure(BOXES, ("left", "right"), named=True, words="Something else.")
    assert [one.accessibleName() for one in view.region_buttons] == ["Left box", "right"]
    assert view.accessibleDescription() == "Something else."


def test_a_figure_without_regions_can_have_the_focus_itself(view: FigureView) -> None:
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus
    view.show_figure(hidden(BOXES, "left", Hide.ALL))
    assert view.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert view.accessibleName() == "Figure"
    assert view.region_buttons == ()
    assert view.region_at(QPointF(60, 40)) is None


def test_regions_that_are_not_in_the_figure_are_passed_over(view: FigureView) -> None:
    view.show_figure(BOXES, ("left", "roots"))
    assert [one.objectName() for one in view.region_buttons] == ["left"]
    view.choose("roots")
    assert view.chosen is None


# -- marks


def test_what_is_told_is_marked_and_stands(view: FigureView, qtbot: QtBot) -> None:
    view.choose("left")
    assert color_at(view, QPointF(17, 60)) == theme.current().colors.teal.name()
    view.mark("left", right=("right",), wrong=("left",))
    assert color_at(view, QPointF(17, 60)) == theme.current().colors.bad.name()
    assert color_at(view, QPointF(382, 60)) == theme.current().colors.good.name()
    assert [one.accessibleDescription() for one in view.region_buttons] == ["Wrong, your answer", "Right", ""]
    assert view.is_settled
    with qtbot.assertNotEmitted(view.region_chosen):
        click(view, 300, 40)
        QTest.keyClick(view.region_buttons[1], Qt.Key.Key_Return)
        QTest.keyClick(view.region_buttons[1], Qt.Key.Key_Space)
    assert view.chosen == "left"


def test_the_focus_is_shown_around_its_region(view: FigureView) -> None:
    view.region_buttons[1].setFocus()
    assert color_at(view, QPointF(382, 60)) == theme.current().colors.gold.name()
    assert not view.region_buttons[1].focus_ring


# -- colours and sizes


def test_it_follows_the_theme(qtbot: QtBot, dressed: QApplication) -> None:
    made = FigureView()
    qtbot.addWidget(made)
    made.resize(720, 540)
    made.show_figure(FIGURES["breast-tree.svg"])
    made.show()
    trunk = QPointF(147, 440)
    assert color_at(made, trunk) == theme.current().colors.bark.name()
    theme.apply(dressed, dark=True)
    settle(dressed)
    assert color_at(made, trunk) == theme.colors(dark=True).bark.name()


def test_colours_of_its_own_stand_on_white_paper_in_the_dark(view: FigureView, dressed: QApplication) -> None:
    theme.apply(dressed, dark=True)
    settle(dressed)
    assert color_at(view, QPointF(200, 40)) == "#ffffff"
    view.show_figure(hidden(BOXES, "left", Hide.ONE))
    assert color_at(view, QPointF(200, 40)) == "#ffffff"


def test_it_keeps_its_proportions_within_limits(view: FigureView) -> None:
    assert view.hasHeightForWidth()
    assert (view.heightForWidth(400), view.heightForWidth(100)) == (200, 50)
    assert view.heightForWidth(4000) == 560
    view.limit_height(120)
    assert view.heightForWidth(400) == 120
    view.resize(400, 120)
    assert view.region_at(view.point_on("left")) == "left"


def test_an_empty_view_does_nothing(qtbot: QtBot, dressed: object) -> None:
    made = FigureView()
    qtbot.addWidget(made)
    made.show()
    made.zoom(2)
    made.mark("a", right=("b",))
    assert made.region_at(QPointF(1, 1)) is None
    assert made.region_buttons == ()
    with pytest.raises(KeyError):
        made.point_on("a")
    assert not made.grab().isNull()


# -- zoom


def wheel(view: FigureView, steps: int, modifier: Qt.KeyboardModifier, at: QPointF) -> bool:
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)
    return event.isAccepted()


def test_ctrl_and_the_wheel_zoom_where_the_mouse_is(view: FigureView) -> None:
    at = QPointF(60, 40)
    fixed = view.region_at(at)
    assert wheel(view, 1, Qt.KeyboardModifier.ControlModifier, at)
    assert view.zoom_factor == pytest.approx(1.25)
    assert view.region_at(at) == fixed
    assert not wheel(view, 1, Qt.KeyboardModifier.NoModifier, at)
    for _ in range(20):
        wheel(view, 1, Qt.KeyboardModifier.ControlModifier, at)
    assert view.zoom_factor == 6
    assert view.region_at(at) == fixed
    for _ in range(30):
        wheel(view, -1, Qt.KeyboardModifier.ControlModifier, at)
    assert view.zoom_factor == 1


def test_keys_zoom(view: FigureView) -> None:
    button = view.region_buttons[0]
    QTest.keyClick(button, Qt.Key.Key_Plus)
    QTest.keyClick(button, Qt.Key.Key_Equal)
    assert view.zoom_factor == pytest.approx(1.5**2)
    QTest.keyClick(button, Qt.Key.Key_Minus)
    assert view.zoom_factor == pytest.approx(1.5)
    QTest.keyClick(button, Qt.Key.Key_0)
    assert view.zoom_factor == 1


def test_what_is_near_can_be_dragged_and_a_drag_is_no_click(view: FigureView, qtbot: QtBot) -> None:
    view.zoom(4, QPointF(200, 100))
    assert view.region_at(QPointF(200, 60)) is None  # the gap between the boxes
    with qtbot.assertNotEmitted(view.region_chosen):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        QTest.mouseMove(view, QPoint(180, 100))
        QTest.mouseMove(view, QPoint(240, 100))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(240, 100))
    assert view.region_at(QPointF(200, 60)) == "left"


def test_the_focus_brings_a_region_into_sight(view: FigureView) -> None:
    view.zoom(6, QPointF(400, 100))
    assert not view.rect().contains(view.point_on("left").toPoint())
    view.region_buttons[1].setFocus()
    view.region_buttons[0].setFocus()
    settle(QApplication.instance())
    assert view.rect().intersects(view.region_buttons[0].geometry())


def test_buttons_zoom_as_keys_do(qtbot: QtBot, view: FigureView) -> None:
    bar = FigureBar(view)
    qtbot.addWidget(bar)
    bar.show()
    bar.nearer.click()
    bar.nearer.click()
    bar.farther.click()
    assert view.zoom_factor == pytest.approx(1.5)
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    bar.whole.click()
    assert view.zoom_factor == 1
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.keyClick(bar.whole, Qt.Key.Key_Plus)
    assert view.zoom_factor == pytest.approx(1.5)
