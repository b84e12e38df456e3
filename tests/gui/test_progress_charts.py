"""The charts of Progress: each with its sentence, its table, its file; by keys alone."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.gui import theme
from quizapp.gui.controllers.progress import ProgressController
from quizapp.gui.pages.progress.charts import ChartsView
from quizapp.gui.pages.progress.page import Aspect
from quizapp.gui.widgets.charts.told import Year
from quizapp.gui.widgets.library.card_history import CardHistoryView
from quizapp.services.charts import Span
from tests.gui.conftest import Keys
from tests.looks.demo import DECK
from tests.looks.pages import Room


def opened(room: Room, aspect: Aspect = Aspect.CHARTS) -> ProgressController:
    """Progress at one of its sides."""
    room.window.go("progress")
    controller = room.window.controller("progress")
    assert isinstance(controller, ProgressController)
    controller.show_aspect(aspect)
    return controller


def finish(qtbot: QtBot, controller: ProgressController, name: str) -> None:
    """Waits for a task. (``waitUntil`` would hold the interpreter's lock that the task needs.)"""
    with qtbot.waitSignal(controller._tasks[name].done, timeout=60_000):
        pass


def test_every_chart_has_a_sentence_and_a_table(room: Room) -> None:
    charts = opened(room).page.charts
    keys = [panel.told.key for panel in charts.panels if panel.told]
    assert len(keys) == len(set(keys)) == 12
    for panel in charts.panels:
        told = panel.told
        assert told is not None
        assert told.sentence.endswith(".")
        assert "{" not in told.sentence
        assert panel.plot.accessibleName() == told.name
        if told.picture is None:
            assert panel.plot.isHidden()
            continue
        assert all(len(row) == len(told.heads) for row in told.rows)
        assert isinstance(told.picture, Year) or len(told.labels) == len(told.rows)
        panel.show_table(on=True)
        assert panel.table is not None
        assert panel.table.model().rowCount() == len(told.rows)


@pytest.mark.parametrize("dark", [False, True])
def test_charts_are_painted_in_both_looks_and_at_every_span(room: Room, dressed: object, dark: bool) -> None:
    controller = opened(room)
    charts = controller.page.charts
    for span in Span:
        charts.span_chosen.emit(span)
        for panel in charts.panels:
            if panel.told is not None and panel.told.picture is not None:
                image = panel.plot.grab().toImage()
                colors = {
                    image.pixelColor(x, y).name()
                    for x in range(0, image.width(), 3)
                    for y in range(0, image.height(), 3)
                }
                assert len(colors) > 2, panel.told.key
    assert theme.current() is not None


def test_an_empty_profile_is_taught(fresh_room: Room) -> None:
    charts = opened(fresh_room).page.charts
    assert all(panel.told is not None and panel.told.picture is None for panel in charts.panels)
    assert all(len(panel.sentence.text()) > 20 for panel in charts.panels)


def test_charts_are_walked_by_keys(room: Room, keys: Keys) -> None:
    controller = opened(room)
    charts = controller.page.charts
    charts.take_focus()
    panel = charts.focused
    assert panel is not None
    assert panel.told is not None
    keys.press(Qt.Key.Key_Right)
    assert panel.plot.spoken == panel.plot.accessibleDescription() == panel.told.in_words(0)
    keys.press(Qt.Key.Key_End)
    assert panel.plot.spoken == panel.told.in_words(len(panel.told.rows) - 1)
    keys.press(Qt.Key.Key_T)
    assert panel.shows_table
    assert panel.plot.isHidden()
    keys.press(Qt.Key.Key_T)
    assert not panel.shows_table
    assert panel.plot.hasFocus()
    panel.plot.clearFocus()
    assert panel.plot.spoken == ""


def test_the_mouse_tells_a_value(room: Room) -> None:
    panel = opened(room).page.charts.panels[2]
    panel.plot.resize(panel.plot.width(), panel.plot.heightForWidth(panel.plot.width()))
    QTest.mouseMove(panel.plot, panel.plot.place(360).center().toPoint())
    panel.plot.choose(360)
    assert panel.told is not None
    assert panel.plot.spoken == panel.told.in_words(360)
    assert not panel.plot.place(360).contains(QPointF(-5, -5))


def test_a_chart_is_saved_as_picture_and_table(room: Room, tmp_path: Path) -> None:
    controller = opened(room)
    panel = controller.page.charts.panels[0]
    controller.save_chart(panel, tmp_path / "chart.png")
    assert not QImage(str(tmp_path / "chart.png")).isNull()
    controller.save_table(panel, tmp_path / "chart.csv")
    with (tmp_path / "chart.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert panel.told is not None
    assert tuple(rows[0]) == panel.told.heads
    assert len(rows) == len(panel.told.rows) + 1
    controller.save_table(panel, tmp_path / "nowhere" / "chart.csv")
    assert "could not be written" in room.window.notice.text


def test_an_exam_date_is_set_and_taken_back(qtbot: QtBot, room: Room) -> None:
    controller = opened(room, Aspect.PLAN)
    exam = controller.page.plan.exam
    assert exam.set_date.text() == "Set the date"
    exam.set_date.click()
    assert room.services.goals.glance(DECK).exam == exam.day.day
    assert "new card" in exam.pace.text()
    finish(qtbot, controller, "exam")
    assert exam.share.text().endswith("\u00a0%")
    assert "nine of ten" in exam.forecast.text()
    room.window.notice.acted.emit()
    assert room.services.goals.glance(DECK).exam is None
    assert exam.share.isHidden()


def test_the_slider_tells_what_a_share_costs(qtbot: QtBot, room: Room) -> None:
    controller = opened(room, Aspect.PLAN)
    panel = controller.page.plan.workload
    finish(qtbot, controller, "workload")
    assert "a day" in panel.figure.text()
    assert panel.keep.isHidden()
    panel.slider.setValue(95)
    assert panel.figure.text().startswith("95\u00a0%: about")
    panel.keep.click()
    assert room.services.settings.current().retention == 0.95
    room.window.notice.acted.emit()
    assert room.services.settings.current().retention == 0.90
    finish(qtbot, controller, "workload")
    assert not controller.page.plan.workload_line.is_busy


def test_a_card_shows_its_whole_history(qtbot: QtBot, room: Room) -> None:
    view = CardHistoryView()
    qtbot.addWidget(view)
    row = room.services.charts._profile.database.row("SELECT id FROM cards WHERE reviews > 2")
    assert row is not None
    history = room.services.charts.card(row["id"])
    view.render(history)
    assert view.answers.told is not None
    assert len(view.answers.told.rows) == len(history.lines)
    assert "Chance of recall today" in view.state.text()
    new = room.services.charts._profile.database.row("SELECT id FROM cards WHERE reviews = 0")
    assert new is not None
    view.render(room.services.charts.card(new["id"]))
    assert view.state.text() == "Not met yet."
    assert all(panel.plot.isHidden() for panel in view.panels)


def test_charts_stand_beside_or_under_each_other(qtbot: QtBot, room: Room) -> None:
    charts = opened(room).page.charts
    assert isinstance(charts, ChartsView)
    charts.arrange(narrow=True)
    assert len({panel.geometry().x() for panel in charts.panels}) >= 1
    charts.arrange(narrow=False)
    assert charts.focused is charts.panels[0] or charts.focused is not None
