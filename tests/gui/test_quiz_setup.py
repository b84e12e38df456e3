"""The quiz's set-up: which questions, conditions, shares and templates; what fits is counted while one chooses."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.content.facts import Level
from quizapp.content.generators import items_of
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint, Mode, Share
from quizapp.exams.conditions import Conditions
from quizapp.exams.standing import Standing
from quizapp.gui.pages.quiz.choices import QuizSetupView
from quizapp.gui.pages.quiz.page import QuizPage
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.quiz.conditions_choice import Timing
from quizapp.gui.widgets.study.lists import StudyLists
from quizapp.services.exam import Template
from tests.gui.conftest import Keys
from tests.gui.exam_room import ExamRoom, lactation
from tests.looks.pages import Room

DECK = lactation().id
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def exam() -> ExamRoom:
    """An exam service in memory, with every kind."""
    room = ExamRoom()
    room.bank = items_of(lactation(), 0)
    return room


@pytest.fixture
def page(qtbot: QtBot, exam: ExamRoom) -> QuizPage:
    """The set-up on the screen, wired as the controller does."""
    made = QuizPage()
    qtbot.addWidget(made)
    made.count_wanted.connect(lambda blueprint: made.show_filling(blueprint, exam.filling(blueprint)))
    made.render(QuizSetupView(setup=exam.setup(DECK), history=(), today=date(2026, 11, 23)))
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def test_what_is_folded_away_says_how_it_stands(page: QuizPage) -> None:
    lines = [page.which_fold.line.text(), page.conditions.line.text(), page.shares.line.text()]
    assert lines == ["All questions, seen or not", "No time limit", "Shares: as the deck has them"]
    assert not page.conditions.timing.isVisible()


def test_conditions_are_chosen_by_keys(page: QuizPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_L, ALT)
    assert page.conditions.timing.chips[0].hasFocus()
    QTest.keyClick(page.conditions.timing.chips[0], Qt.Key.Key_Right)
    assert page.conditions.timing.chosen is Timing.WHOLE
    page.conditions.pause.click()
    page.conditions.certainty.click()
    assert page.conditions.line.text() == "25 minutes, no pauses, certainty asked"
    with qtbot.waitSignal(page.started) as told:
        page.start.click()
    assert told.args[0].conditions == Conditions(whole_seconds=1500, pause=False, certainty=True)


def test_the_time_that_is_proposed_fits_the_number_of_questions(page: QuizPage) -> None:
    assert page.conditions.minutes.value() == 25  # 20 questions of 75 seconds
    page.length.chips[0].click()
    assert page.conditions.minutes.value() == round(10 * 75 / 60)
    page.conditions.timing.chips[1].click()
    page.length.chips[2].click()
    assert page.conditions.minutes.value() == round(10 * 75 / 60)  # what the person has is left alone


def test_levels_and_standings_are_counted_as_one_chooses(page: QuizPage, exam: ExamRoom, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_O, ALT)
    chip = page.which.standings[Standing.NEVER_SEEN]
    assert chip.hasFocus()
    assert not page.which.standings[Standing.MISSED].isEnabled()
    page.which.levels[Level.SEQUENCE].click()
    there = sum(item.level is Level.SEQUENCE for item in exam.bank)
    qtbot.waitUntil(lambda: page._filling is not None)
    assert page._filling[1].there == there
    assert page.which_fold.line.text() == "Only: Sequence"
    expected = min(20, there)
    assert page.blueprint() == Blueprint(deck=DECK, length=expected, levels=(Level.SEQUENCE,))
    assert page.summary.text().startswith(f"{expected} questions (sequence) from all topics, ")


def test_shares_come_to_counts_and_make_the_blueprint(page: QuizPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_S, ALT)
    page.shares.aspect.chips[3].click()
    for value, number in page.shares.numbers.items():
        number.setValue({"recall": 3, "cause": 1}.get(value, 0))
    assert page.chosen().shares == tuple(
        Share(aspect=Aspect.LEVEL, value=level.value, weight={"recall": 3, "cause": 1}.get(level.value, 0))
        for level in Level
    )
    assert [text.text() for text in page.shares._counts.values()][:2] == ["15 questions", "5 questions"]
    assert page.shares.line.text() == "Shares by level"


def test_a_deck_without_questions_says_so(qtbot: QtBot, exam: ExamRoom) -> None:
    exam.bank = ()
    page = QuizPage()
    qtbot.addWidget(page)
    page.render(QuizSetupView(setup=exam.setup(DECK), history=(), today=date(2026, 11, 23)))
    assert page.summary.text() == "This deck has no questions. Add some to its facts, or choose another deck."


def test_shares_that_cannot_be_kept_say_which_and_offer_the_nearest(
    page: QuizPage, exam: ExamRoom, qtbot: QtBot
) -> None:
    page.shares.aspect.chips[1].click()
    small = min((topic for topic in exam.setup(DECK).topics if topic.items), key=lambda topic: topic.items)
    for value, number in page.shares.numbers.items():
        number.setValue(1 if value == small.topic else 0)
    page.length.chips[2].click()
    wanted = page.length.chosen
    qtbot.waitUntil(page.few.action.isVisible)
    assert page.few.text == f"Not enough for these shares: {small.title} has {small.items} of {wanted}."
    assert not page.start.isEnabled()
    page.few.action.click()
    qtbot.waitUntil(lambda: page._counted(page.chosen()) is not None)
    assert page.start.isEnabled()
    assert page.blueprint().length == small.items
    assert f"from {small.title}, " in page.summary.text()  # its topics are those that have a share


def test_a_template_is_named_started_by_its_key_and_removed(page: QuizPage, exam: ExamRoom, qtbot: QtBot) -> None:
    page.mode.chips[1].click()
    QTest.keyClick(page, Qt.Key.Key_S, CTRL)
    assert page.head.name.hasFocus()
    QTest.keyClicks(page.head.name, "Friday 1")
    with qtbot.waitSignal(page.template_saved) as told:
        QTest.keyClick(page.head.name, Qt.Key.Key_Return)
    assert told.args == ["Friday 1", Blueprint(deck=DECK, length=20, mode=Mode.EXAM)]
    exam.templates = (Template(name="Friday 1", blueprint=told.args[1]),)
    page.render(QuizSetupView(setup=exam.setup(DECK), history=(), today=date(2026, 11, 23)))
    assert page.templates.rows[0].accessibleName() == "Friday 1, 20 questions, exam"
    page.take_focus()
    with qtbot.waitSignal(page.started) as told:
        QTest.keyClick(page.start, Qt.Key.Key_1)
    assert told.args[0].mode is Mode.EXAM
    with qtbot.waitSignal(page.template_dropped) as told:
        page.templates.drops[0].click()
    assert told.args == ["Friday 1"]


def test_what_a_template_holds_is_shown_again(page: QuizPage) -> None:
    blueprint = Blueprint(
        deck=DECK,
        topics=(lactation().topics[0].id,),
        length=10,
        mode=Mode.EXAM,
        levels=(Level.CAUSE,),
        conditions=Conditions(item_seconds=40, back=False),
    )
    page.show_blueprint(blueprint)
    assert replace(page.chosen(), seed=0) == replace(blueprint, weak_first=page._setup.proposed.weak_first)


def test_templates_are_kept_through_the_window_and_can_be_taken_back(fresh_room: Room, keys: Keys) -> None:
    fresh_room.window.go("quiz")
    setup = fresh_room.window.controller("quiz").setup
    keys.press("s", modifier=CTRL)
    keys.press("A", "b", Qt.Key.Key_Return)
    assert [one.name for one in fresh_room.services.templates.all()] == ["Ab"]
    assert fresh_room.window.notice.text == "Saved as Ab."
    assert setup.isVisible()  # Enter kept it, and started nothing
    setup.templates.drops[0].click()
    assert fresh_room.services.templates.all() == ()
    fresh_room.window.notice.action.click()
    assert [one.name for one in fresh_room.services.templates.all()] == ["Ab"]
    keys.press("1")
    assert fresh_room.window.controller("quiz").item.isVisible()


def test_a_template_has_its_acts_under_it_where_there_is_no_room_beside(qtbot: QtBot, dressed: QApplication) -> None:
    lists = StudyLists(can_drop=True, can_rename=True)
    qtbot.addWidget(lists)
    lists.show_lists((("Ward round", "20 questions"),))
    acts = lists.renames[0].sizeHint().width() + lists.drops[0].sizeHint().width()
    assert lists.minimumSizeHint().width() < acts + 160
    lists.show()
    for width, under in ((900, False), (acts + 60, True)):
        lists.resize(width, 300)
        QApplication.processEvents()
        assert (lists.drops[0].geometry().top() >= lists.rows[0].geometry().bottom()) is under


def test_a_template_is_renamed_where_it_stands(fresh_room: Room, keys: Keys) -> None:
    templates = fresh_room.services.templates
    templates.save("Ward", Blueprint(deck=DECK, length=5))
    templates.save("Night", Blueprint(deck=DECK, length=10))
    fresh_room.window.go("quiz")
    lists = fresh_room.window.controller("quiz").setup.templates
    lists.rows[1].setFocus()
    keys.press(Qt.Key.Key_F2)
    assert (lists.names[1].hasFocus(), lists.names[1].text(), lists.rows[1].isHidden()) == (True, "Ward", True)
    keys.press(Qt.Key.Key_Escape)
    assert (lists.rows[1].hasFocus(), lists.names[1].isHidden()) == (True, True)
    keys.press(Qt.Key.Key_F2, "n", "i", "g", "h", "t", Qt.Key.Key_Return)  # taken: said, and the words stay
    assert lists.names[1].text().casefold() == "night"
    assert "“Night” already" in fresh_room.window.controller("quiz").setup.few.text
    lists.names[1].clear()
    keys.press("1", "A", Qt.Key.Key_Return)
    assert [one.name for one in templates.all()] == ["1A", "Night"]
    assert lists.rows[0].hasFocus()
    assert fresh_room.window.notice.text == "Ward is called 1A now."
    fresh_room.window.notice.action.click()
    assert [one.name for one in templates.all()] == ["Night", "Ward"]
    lists.renames[1].click()
    keys.press("B")
    lists.renames[1].click()
    assert [one.name for one in templates.all()] == ["B", "Night"]
    assert templates.named("B").blueprint.length == 5


def test_a_topic_that_is_wider_than_the_page_wraps(qtbot: QtBot, dressed: QApplication) -> None:
    room, chip = QWidget(), CheckChip("Inducing lactation, as in a large type", note="56")
    qtbot.addWidget(room)
    chip.let_wrap()
    Flow(room).addWidget(chip)
    whole = chip.sizeHint()
    room.resize(whole.width() - 30, 300)
    room.show()
    assert chip.width() == room.width()
    assert chip.height() > whole.height()
    room.resize(whole.width() + 30, 300)
    assert chip.size() == whole
