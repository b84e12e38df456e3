"""Readiness, and tests before and after learning, on the quiz's page: worked out when asked, told with all that belongs
to them."""

import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.facts import Level
from quizapp.exams.sitting import SittingId
from quizapp.gui.widgets.panel import Line
from quizapp.gui.widgets.quiz.pairs_panel import PairsPanel, gain_words
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import ItemView
from quizapp.services.pairs import TestPair
from quizapp.stats.gain import Pair, PersonGain, Range
from tests.answering import right, wrong
from tests.gui.conftest import Keys
from tests.gui.kind_keys import give
from tests.looks.pages import Room


def sit_all(room: Room, *, well: bool) -> None:
    """Answers all items of the running quiz and ends it."""
    quiz, exam = room.window.controller("quiz"), room.services.exam
    view: ItemView = quiz._view
    for index in range(view.total):
        shown = exam.show(view.sitting, index)
        exam.respond(view.sitting, index, (right if well or index % 2 else wrong)(shown.item))
    quiz.item._finish()


def test_readiness_is_worked_out_when_asked_and_says_what_it_is_not(room: Room, qtbot: QtBot) -> None:
    room.window.go("quiz")
    panel = room.window.controller("quiz").setup.readiness
    assert panel.figure.isHidden()
    panel.work_out.click()
    qtbot.waitUntil(lambda: not panel.figure.isHidden(), timeout=30_000)
    assert panel.figure.text().endswith("\u00a0%")
    assert "if you study nothing more; between " in panel.sentence.text()
    assert panel.honest.text().startswith("This is no percentile and no chance of passing")
    assert panel.held.text()
    assert panel.topics.accessibleDescription().count("%") == len(panel.topics._bars) > 1


def test_two_tests_frame_what_is_learnt(fresh_room: Room, keys: Keys) -> None:
    window = fresh_room.window
    window.go("quiz")
    setup = window.controller("quiz").setup
    setup.pairs.begin.click()
    assert window.controller("quiz").item.isVisible()
    assert not window.controller("quiz")._view.tutor
    keys.press(Qt.Key.Key_Escape)
    assert [one.text() for one in setup.pairs.acts] == ["Go on with the first"]
    setup.pairs.acts[0].click()
    sit_all(fresh_room, well=False)
    window.go("quiz")
    assert [one.text() for one in setup.pairs.acts] == ["Sit the second test"]
    setup.pairs.acts[0].click()
    sit_all(fresh_room, well=True)
    window.go("quiz")
    assert setup.pairs.acts == []
    gain = fresh_room.services.pairs.all(window.deck)[0].gain
    assert gain.pair.after == 1.0
    assert any(
        "of what was missing before, 100\u00a0% was gained" in getattr(one, "text", str)() for one in setup.pairs._drawn
    )


def test_earlier_pairs_are_shown_when_they_are_asked_for(qtbot: QtBot, dressed: QApplication) -> None:
    panel = PairsPanel()
    qtbot.addWidget(panel)
    gained = PersonGain(pair=Pair(before=0.4, after=0.7), change=None)
    done = [TestPair(pair=n, before=SittingId(n), after=None, gain=gained) for n in (5, 4, 3, 2)]
    waiting = replace(done[0], pair=1, before=SittingId(1), gain=None)
    panel.show_pairs((*done, waiting), frozenset())
    panel.show()
    assert [one.text() for one in panel.acts] == ["Show 2 earlier pairs of tests"]
    panel.acts[0].setFocus()
    panel.acts[0].click()
    assert [one.text() for one in panel.acts] == ["Sit the second test"]
    assert panel.focusWidget() is panel.acts[0]
    seen = [type(one) for one in panel._drawn if one.isVisible()]
    assert (Line, Line) not in pairwise(seen)  # nothing is left of where the button was
    said = [one.text() for one in panel._drawn if isinstance(one, Text)]
    assert [text.split(":")[0] for text in said] == [f"Tests {n}" for n in (5, 4, 3, 2, 1)]
    with qtbot.waitSignal(panel.second) as told:
        panel.acts[0].click()
    assert told.args == [1]


def test_gain_is_told_with_its_range_and_loss_as_loss() -> None:
    gained = PersonGain(pair=Pair(before=0.4, after=0.7), change=Range(value=0.5, low=0.2, high=0.7))
    assert gain_words(gained) == (
        "from 40\u00a0% to 70\u00a0% of the points; of what was missing before, 50\u00a0% was gained "
        "(likely between 20\u00a0% and 70\u00a0%)."
    )
    lost = PersonGain(pair=Pair(before=0.8, after=0.6), change=Range(value=-0.25))
    assert gain_words(lost).endswith("of what was there before, 25\u00a0% was lost.")


def test_practice_where_one_is_unsure_says_why_each_question_comes(fresh_room: Room, keys: Keys) -> None:
    fresh_room.window.go("quiz")
    quiz = fresh_room.window.controller("quiz")
    quiz.setup.head.unsure.click()
    assert quiz.item.isVisible()
    assert fresh_room.services.exam.resume(quiz._view.sitting).tutor
    for _ in range(3):
        assert quiz.item.sheet.reason.text() == quiz._view.reason != ""
        give(keys, quiz.item, right(quiz._view.item))
        keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)


def test_in_a_large_deck_what_fits_is_counted_beside_the_window(
    room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.gui.controllers.quiz.controller._AT_ONCE", 0)
    room.window.go("quiz")
    quiz = room.window.controller("quiz")
    here = room.services.exam
    monkeypatch.setattr(type(here), "filling", _on_a_thread_of_its_own(type(here).filling))
    quiz.setup.which.levels[Level.SEQUENCE].click()
    chosen = quiz.setup.chosen()
    qtbot.waitUntil(lambda: quiz.setup._counted(chosen) is not None, timeout=30_000)
    assert 0 < quiz.setup._counted(chosen).there < quiz.setup.holds
    quiz.setup.which.levels[Level.SEQUENCE].click()


def _on_a_thread_of_its_own(filling: Callable[..., object]) -> Callable[..., object]:
    def counted(*arguments: object) -> object:
        assert threading.current_thread() is not threading.main_thread()
        return filling(*arguments)

    return counted


def test_of_a_large_deck_a_quiz_is_drawn_beside_the_window(
    fresh_room: Room, keys: Keys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.gui.controllers.quiz.controller._AT_ONCE", 0)
    fresh_room.window.go("quiz")
    quiz = fresh_room.window.controller("quiz")
    wanted = quiz.setup.blueprint()
    looked_at, exam = threading.Event(), type(fresh_room.services.exam)
    monkeypatch.setattr(exam, "start", _once(looked_at, exam.start))
    keys.press(Qt.Key.Key_Return)
    assert quiz.setup.starting.is_busy
    assert quiz.setup.isVisible()
    keys.press(Qt.Key.Key_Return)  # somebody presses again: no second quiz
    looked_at.set()
    qtbot.waitUntil(quiz.item.isVisible, timeout=30_000)
    assert not quiz.setup.starting.is_busy
    assert quiz._view.total == wanted.length


def _once(event: threading.Event, start: Callable[..., object]) -> Callable[..., object]:
    def started(*arguments: object) -> object:
        assert event.wait(60)
        return start(*arguments)

    return started


def test_a_quiz_that_nobody_waits_for_is_not_begun(
    fresh_room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.gui.controllers.quiz.controller._AT_ONCE", 0)
    fresh_room.window.go("quiz")
    quiz = fresh_room.window.controller("quiz")
    quiz.setup.start.click()
    quiz.setup.starting.stop()
    qtbot.waitUntil(lambda: not quiz.setup.starting.is_busy, timeout=30_000)
    assert quiz.setup.isVisible()
    assert fresh_room.services.exam.setup(fresh_room.window.deck).unfinished is None
    quiz.setup.start.click()
    qtbot.waitUntil(quiz.item.isVisible, timeout=30_000)
