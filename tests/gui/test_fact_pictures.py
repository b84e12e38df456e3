"""Pictures of facts in the window: brought in, and parts drawn on them, by keys and by mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.labels import Hide
from quizapp.content.occlusion import Box, Polygon, bounds
from quizapp.gui.controllers.library.fact_editor import FactEditorController
from quizapp.gui.pictures import picture_from
from quizapp.gui.widgets.occlusion.canvas import OcclusionCanvas
from quizapp.gui.widgets.occlusion.shapes import Tool
from tests.gui.conftest import Keys
from tests.gui.fact_editing import MINE, write
from tests.looks.demo import DECK
from tests.looks.pages import Room, settle
from tests.pictures import png

Shift, Alt, Ctrl = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def picture(width: int = 400, height: int = 300) -> QImage:
    drawn = QImage(width, height, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#ddeeff"))
    return drawn


def with_picture(room: Room) -> FactEditorController:
    editor = write(room)
    editor._take_picture(picture_from(picture()))
    settle(QApplication.instance())
    return editor


def test_a_picture_comes_by_paste_drop_or_file(fresh_room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    editor = write(fresh_room)
    panel = editor.page.form.picture
    data = QMimeData()
    data.setImageData(picture())
    editor.page.dropped.emit(data)
    qtbot.waitUntil(lambda: panel.pictured is not None, timeout=5_000)
    panel.remove.click()
    assert panel.pictured is None
    panel.back.click()
    assert panel.pictured is not None
    panel.remove.click()
    (tmp_path / "cat.png").write_bytes(png(50, 40))
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "cat.png"))])
    editor.page.dropped.emit(files)
    qtbot.waitUntil(lambda: panel.pictured is not None and panel.pictured.raster.width == 50, timeout=5_000)
    words = QMimeData()
    words.setText("dropped words")
    editor.page.dropped.emit(words)
    qtbot.waitUntil(panel.error.isVisible)
    assert (
        panel.error.text() == "There is no picture in that. Nothing was added. Copy a picture, or drop the file of one."
    )
    (tmp_path / "no.png").write_text("no picture")
    editor.bring(tmp_path / "no.png")
    qtbot.waitUntil(lambda: "no picture that QuizApp knows" in panel.error.text(), timeout=5_000)
    assert panel.pictured.raster.width == 50


def test_parts_are_drawn_and_named_by_keys_alone(fresh_room: Room, keys: Keys) -> None:
    editor = with_picture(fresh_room)
    panel, canvas = editor.page.form.picture, editor.page.form.picture.canvas
    assert keys.focus is canvas
    keys.press("r")
    box = canvas.parts[0].outline
    assert isinstance(box, Box)
    keys.press(Qt.Key.Key_Left, Qt.Key.Key_Up)
    moved = canvas.parts[0].outline
    assert isinstance(moved, Box)
    assert (moved.x, moved.y) == (box.x - 4, box.y - 4)
    keys.press(Qt.Key.Key_Right, modifier=Shift)
    assert bounds(canvas.parts[0].outline).width == box.width + 4
    keys.press(Qt.Key.Key_Right, modifier=Ctrl)
    assert bounds(canvas.parts[0].outline).x == moved.x + 1
    keys.press(Qt.Key.Key_Return)
    QTest.keyClicks(keys.focus, "Ear")
    canvas.setFocus()
    keys.press("p", ".", "c")
    polygon = canvas.parts[1].outline
    assert isinstance(polygon, Polygon)
    assert len(polygon.corners) == 5
    corner = polygon.corners[2]
    keys.press(Qt.Key.Key_Down, modifier=Alt)
    assert canvas.parts[1].outline.corners[2] == (corner[0], corner[1] + 4)
    keys.press(",", "+", "-", "0")
    assert canvas.zoom_factor == 1.0
    panel.names[1].editor.setPlainText("Nose")
    panel.hide_one.segments[Hide.ALL].click()
    editor.page.save.click()
    cards = fresh_room.services.library.detail(DECK, MINE).cards
    assert [(line.card.view.value, line.card.back) for line in cards] == [("label", "Ear"), ("label", "Nose")]
    assert cards[0].figure is not None
    assert "All other labels are blank" in cards[0].figure.front_words


def test_tab_walks_the_parts_and_then_goes_on(fresh_room: Room, keys: Keys) -> None:
    canvas = with_picture(fresh_room).page.form.picture.canvas
    keys.press("r", "r")
    canvas.choose(0)
    keys.press(Qt.Key.Key_Tab)
    assert (keys.focus, canvas.chosen_part) == (canvas, 1)
    assert "Part 2 of 2" in canvas.accessibleDescription()
    keys.press(Qt.Key.Key_Tab)
    assert keys.focus is not canvas
    keys.press(Qt.Key.Key_Backtab)
    assert (keys.focus, canvas.chosen_part) == (canvas, 1)


def test_deleting_and_moving_parts_can_be_undone_in_the_canvas(fresh_room: Room, keys: Keys) -> None:
    canvas = with_picture(fresh_room).page.form.picture.canvas
    keys.press("r", Qt.Key.Key_Left)
    after = canvas.parts
    keys.press(Qt.Key.Key_Delete)
    assert canvas.parts == ()
    keys.press(Qt.Key.Key_Z, modifier=Ctrl)
    assert canvas.parts == after
    keys.press(Qt.Key.Key_Z, modifier=Ctrl)
    assert canvas.parts != after
    keys.press(Qt.Key.Key_Z, modifier=Ctrl | Shift)
    assert canvas.parts == after


def at(canvas: OcclusionCanvas, x: float, y: float) -> QPoint:
    return canvas.point_on(x, y).toPoint()


def drag(canvas: OcclusionCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, Qt.KeyboardModifier.NoModifier, at(canvas, *start))
    QTest.mouseMove(canvas, at(canvas, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    QTest.mouseMove(canvas, at(canvas, *end))
    QTest.mouseRelease(canvas, left, Qt.KeyboardModifier.NoModifier, at(canvas, *end))


def test_parts_are_drawn_moved_and_shaped_with_the_mouse(fresh_room: Room, keys: Keys) -> None:
    editor = with_picture(fresh_room)
    canvas = editor.page.form.picture.canvas
    drag(canvas, (50, 50), (150, 120))
    (part,) = canvas.parts
    around = bounds(part.outline)
    assert around.width == pytest.approx(100, abs=3)
    assert keys.focus is editor.page.form.picture.names[0].editor
    drag(canvas, (100, 80), (160, 100))
    assert bounds(canvas.parts[0].outline).x == pytest.approx(around.x + 60, abs=3)
    corner = canvas.parts[0].outline.corners[2]
    drag(canvas, corner, (corner[0] + 40, corner[1] + 30))
    assert bounds(canvas.parts[0].outline).width == pytest.approx(140, abs=4)
    canvas.undo()
    assert bounds(canvas.parts[0].outline).width == pytest.approx(100, abs=3)
    canvas.choose(-1)
    drag(canvas, (300, 250), (301, 251))
    assert len(canvas.parts) == 1


def test_each_tool_says_how_it_draws(fresh_room: Room) -> None:
    panel = with_picture(fresh_room).page.form.picture
    assert "Drag over a part" in panel.help.text()
    panel.tools.choose(Tool.POLYGON)
    panel.tools.chosen.emit(Tool.POLYGON)
    assert "Click its corners one after another" in panel.help.text()
    assert "Enter" in panel.help.text()
    panel.tools.chosen.emit(Tool.BOX)
    assert "Drag over a part" in panel.help.text()


def test_polygons_are_drawn_corner_by_corner(fresh_room: Room) -> None:
    canvas = with_picture(fresh_room).page.form.picture.canvas
    canvas.use(Tool.POLYGON)
    for x, y in ((50, 50), (150, 60), (100, 150)):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(canvas, x, y))
    assert canvas.is_drawing
    QTest.mouseMove(canvas, at(canvas, 70, 120))
    canvas.grab()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(canvas, 51, 51))
    assert not canvas.is_drawing
    assert isinstance(canvas.parts[0].outline, Polygon)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(canvas, 300, 50))
    canvas.undo()
    assert not canvas.is_drawing
    assert len(canvas.parts) == 1


def test_the_wheel_zooms_with_ctrl_and_the_picture_can_be_dragged(fresh_room: Room) -> None:
    canvas = with_picture(fresh_room).page.form.picture.canvas
    canvas.zoom(2.0, QPointF(10, 10))
    before = canvas.point_on(200, 150)
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(canvas, middle, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    event_end = QPoint(60, 80)
    QTest.mouseMove(canvas, event_end)
    QTest.mouseRelease(canvas, middle, Qt.KeyboardModifier.NoModifier, event_end)
    assert canvas.zoom_factor == 2.0
    assert canvas.parts == ()
    assert isinstance(before, QPointF)
