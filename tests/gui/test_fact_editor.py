"""Writing a fact in the window: fields, gaps, previews, drafts, pictures with parts, by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.facts import FactId
from quizapp.content.labels import Hide
from quizapp.content.occlusion import Box, Polygon, bounds
from quizapp.gui.controllers.fact_editor import FactEditorController
from quizapp.gui.pages.fact_editor import FactEditor
from quizapp.gui.pictures import picture_from
from quizapp.gui.widgets.occlusion_canvas import OcclusionCanvas
from quizapp.gui.widgets.occlusion_shapes import Tool
from tests.gui.conftest import Keys
from tests.looks.demo import DECK
from tests.looks.pages import Room, settle
from tests.pictures import png

MINE = FactId("my-1")
Shift, Alt, Ctrl = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def write(room: Room, fact: FactId | None = None) -> FactEditorController:
    room.window.go("library")
    library = room.window.controller("library")
    library.write(fact)
    settle(QApplication.instance())
    return library._editor


def type_in(room: Room, *texts: tuple[Callable[[FactEditor], object], str]) -> None:
    page = room.window.controller("library")._editor.page
    for field, text in texts:
        field(page).editor.setPlainText(text)
    page.typed.emit()


def statement(page: FactEditor) -> object:
    return page.form.statement


def question(page: FactEditor) -> object:
    return page.form.asks[0].question


def answer(page: FactEditor) -> object:
    return page.form.asks[0].answer


def picture(width: int = 400, height: int = 300) -> QImage:
    drawn = QImage(width, height, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#ddeeff"))
    return drawn


def with_picture(room: Room) -> FactEditorController:
    editor = write(room)
    editor._take_picture(picture_from(picture()))
    settle(QApplication.instance())
    return editor


def test_a_question_and_an_answer_by_keys_alone(fresh_room: Room, keys: Keys) -> None:
    fresh_room.window.go("library")
    settle(QApplication.instance())
    keys.press(Qt.Key.Key_N, modifier=Ctrl)
    editor = fresh_room.window.controller("library")._editor
    assert keys.focus is editor.page.form.statement.editor
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert keys.focus is editor.page.form.asks[0].question.editor
    QTest.keyClicks(keys.focus, "Which one?")
    keys.press(Qt.Key.Key_Return)
    QTest.keyClicks(keys.focus, "this one")
    keys.press(Qt.Key.Key_Return, modifier=Ctrl)
    assert not editor.is_open
    detail = fresh_room.services.library.detail(DECK, MINE)
    assert [(line.card.front, line.card.back) for line in detail.cards] == [("Which one?", "this one")]
    assert fresh_room.window.controller("library").page.chosen == MINE


def test_cards_and_the_review_stand_beside_what_is_typed(fresh_room: Room) -> None:
    editor = write(fresh_room)
    assert editor.page.preview.findings == ()
    type_in(fresh_room, (statement, "The {{1:cat::an animal}} sleeps."), (question, "Who sleeps?"), (answer, "the cat"))
    settle(QApplication.instance())
    shown = [(card.front.text(), card.back.text()) for card in editor.page.preview.cards]
    assert shown == [("Who sleeps?", "the cat"), ("The […] sleeps.", "cat")]
    assert any("No quiz item asks this fact" in text for text in editor.page.preview.findings)


def test_typing_is_previewed_once_it_stops(fresh_room: Room, qtbot: QtBot) -> None:
    editor = write(fresh_room)
    with qtbot.waitSignal(editor.page.typed, timeout=5_000):
        QTest.keyClicks(editor.page.form.statement.editor, "A cat.")


def test_selected_words_become_gaps_with_rising_numbers(fresh_room: Room, keys: Keys) -> None:
    editor = write(fresh_room)
    text = editor.page.form.statement.editor
    text.setPlainText("The cat sleeps")
    text.moveCursor(text.textCursor().MoveOperation.End)
    text.moveCursor(text.textCursor().MoveOperation.WordLeft, text.textCursor().MoveMode.KeepAnchor)
    keys.press(Qt.Key.Key_C, modifier=Ctrl | Shift)
    text.moveCursor(text.textCursor().MoveOperation.Start)
    keys.press(Qt.Key.Key_C, modifier=Ctrl | Shift)
    assert text.toPlainText() == "{{2:The}} cat {{1:sleeps}}"
    text.clear()
    keys.press(Qt.Key.Key_C, modifier=Ctrl | Shift)
    assert editor.page.form.statement.error == "Select the words to hide first."


def test_gaps_in_a_fact_of_the_deck_number_far_on(fresh_room: Room, keys: Keys) -> None:
    editor = write(fresh_room, FactId("F33"))
    text = editor.page.form.statement.editor
    text.selectAll()
    keys.press(Qt.Key.Key_C, modifier=Ctrl | Shift)
    assert text.toPlainText().startswith("{{1001:")


def test_what_is_missing_is_said_when_it_is_to_be_saved(fresh_room: Room, keys: Keys) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (answer, "the cat"))
    ask = editor.page.form.asks[0]
    assert ask.question.error == ""
    keys.press(Qt.Key.Key_Return, modifier=Ctrl)
    assert ask.question.error == "A question is missing to this answer."
    assert keys.focus is ask.question.editor
    assert editor.is_open


def test_what_cannot_stand_there_is_said_at_once(fresh_room: Room) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "A {{1:}} gap"))
    assert "hides nothing" in editor.page.form.statement.error
    editor.page.form.place.tags.setText("a::")
    editor.page.typed.emit()
    assert "empty level" in editor.page.form.place.error


def test_leaving_keeps_what_is_half_written(fresh_room: Room, keys: Keys) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "Half a th"))
    keys.press(Qt.Key.Key_Escape)
    assert not editor.is_open
    assert "kept" in fresh_room.window.notice.text
    write(fresh_room)
    assert editor.page.form.statement.text == "Half a th"
    assert editor.page.resumed.isVisible()


def test_going_to_another_page_keeps_it_too(fresh_room: Room) -> None:
    write(fresh_room)
    type_in(fresh_room, (statement, "Half a th"))
    fresh_room.window.go("today")
    assert fresh_room.services.authoring.open(DECK).draft.statement == "Half a th"
    fresh_room.window.go("library")
    assert fresh_room.window.controller("library")._editor.is_open


def test_what_was_thrown_away_comes_back_with_undo(fresh_room: Room) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "Half a th"))
    editor.leave()
    write(fresh_room)
    editor.page.discard.click()
    assert editor.page.form.statement.text == ""
    fresh_room.window.notice.action.click()
    assert editor.page.form.statement.text == "Half a th"


def test_saving_can_be_undone_and_what_was_written_is_a_draft_again(fresh_room: Room) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "A {{1:cat}}."))
    editor.page.save.click()
    assert MINE in {row.id for row in fresh_room.services.library.rows(DECK)}
    fresh_room.window.notice.action.click()
    assert MINE not in {row.id for row in fresh_room.services.library.rows(DECK)}
    assert fresh_room.services.authoring.open(DECK).draft.statement == "A {{1:cat}}."


def test_wrong_answers_hints_and_the_other_way_round(fresh_room: Room) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (question, "Who purrs?"), (answer, "the cat"))
    ask = editor.page.form.asks[0]
    ask.reverse.click()
    ask.add_hint.click()
    ask.hint.editor.setPlainText("an animal")
    for wrong in ("the dog", "the cow"):
        ask.add_wrong.click()
        ask.wrongs[-1].editor.setPlainText(wrong)
        ask.reasons()[-1].editor.setPlainText("It does not.")
    editor.page.typed.emit()
    assert editor.page.preview.stems == ("Who purrs?",)
    editor.page.save.click()
    saved = fresh_room.services.authoring.open(DECK, MINE).draft.asks[0]
    assert (saved.reverse, saved.hint, [one.text for one in saved.wrong]) == (True, "an animal", ["the dog", "the cow"])
    again = write(fresh_room, MINE).page.form.asks[0]
    assert again.hint.text == "an animal"
    again.remove.click()
    assert editor.page.form.asks == []


def test_topics_and_tags(fresh_room: Room) -> None:
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "A {{1:cat}}."))
    place = editor.page.form.place
    place.name_new()
    place.name.setText("Animals")
    QTest.keyClicks(place.tags, "pets::cats, week 1")
    editor.page.save.click()
    row = next(row for row in fresh_room.services.library.rows(DECK) if row.id == MINE)
    assert row.topic_title == "Animals"
    draft = write(fresh_room, MINE).page.draft
    assert draft.tags == ("pets::cats", "week_1")
    assert not draft.new_topic


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no pop-ups
def test_tags_in_use_are_proposed(fresh_room: Room) -> None:
    fresh_room.services.marks.add_tags(DECK, (FactId("F01"),), ("exam::spring", "exam::autumn"))
    tags = write(fresh_room).page.form.place.tags
    tags.setFocus()
    QTest.keyClicks(tags, "a, spr")
    assert tags.proposed == ("exam::spring",)
    tags._take("exam::spring")
    assert tags.tags == ("a", "exam::spring")
    tags._put_away()


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
    (tmp_path / "no.png").write_text("no picture")
    editor.bring(tmp_path / "no.png")
    qtbot.waitUntil(panel.error.isVisible, timeout=5_000)
    assert "no picture that QuizApp knows" in panel.error.text()
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


def test_a_fact_of_the_deck_keeps_its_drawing_and_its_topic(fresh_room: Room) -> None:
    form = write(fresh_room, FactId("F33")).page.form
    assert not form.place.choose.isVisible()
    assert form.place.fixed.isVisible()
    assert not any(ask.remove.isVisible() for ask in form.asks)


def test_previews_of_large_decks_are_made_beside_the_window(
    fresh_room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.gui.controllers.fact_editor._MOST_FACTS_AT_ONCE", 1)
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "A {{1:cat}}."))
    qtbot.waitUntil(lambda: len(editor.page.preview.cards) == 1, timeout=5_000)
