"""Quizzes: set up, taken by keys and by mouse, left and gone on with."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.content.generators import items_of
from quizapp.content.items import Item, ItemKind, OptionId
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.gui.pages.quiz.choices import QuizSetupView
from quizapp.gui.pages.quiz.item import QuizItemPage
from quizapp.gui.pages.quiz.page import QuizPage
from quizapp.gui.widgets.items.options import Verdict
from quizapp.gui.words.points import outcome_look
from quizapp.services.exam import ItemView
from tests.answering import right, wrong
from tests.gui import item_builders
from tests.gui.conftest import Keys
from tests.gui.exam_room import ExamRoom, lactation
from tests.gui.kind_keys import give
from tests.looks.pages import Room

DECK = lactation().id


def drawn(page: QuizItemPage) -> str:
    """The item as text: a mark, the letter, the verdict, and ``!`` where a rationale is told."""
    marks = {Verdict.RIGHT: "v", Verdict.CHOSEN_WRONG: "x", Verdict.WRONG: "-"}
    lines = []
    for letter, row in zip("ABCDE", page.answering.options.rows, strict=False):
        mark = marks.get(row.verdict, "o" if row.isChecked() else ".")
        lines.append(f"{mark} {letter} {row.verdict_words}{'!' if row._reason else ''}".rstrip())
    return "\n".join(lines)


def wrong_letter(view: ItemView) -> str:
    """The key of a wrong option."""
    return next(letter for letter, option in zip("ABCDE", view.item.options, strict=False) if not option.correct)


def right_letter(view: ItemView) -> str:
    """The key of the right option."""
    return next(letter for letter, option in zip("ABCDE", view.item.options, strict=False) if option.correct)


@pytest.fixture
def exam() -> ExamRoom:
    """An exam service in memory."""
    return ExamRoom()


def setup_page(qtbot: QtBot, exam: ExamRoom) -> QuizPage:
    """The set-up on the screen."""
    page = QuizPage()
    qtbot.addWidget(page)
    page.render(QuizSetupView(setup=exam.setup(DECK), history=exam.history(DECK), today=date(2026, 11, 23)))
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def item_page(qtbot: QtBot, view: ItemView) -> QuizItemPage:
    """An item on the screen."""
    page = QuizItemPage()
    qtbot.addWidget(page)
    page.resize(1072, 840)
    page.render(view)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


# -- set-up


def test_enter_starts_what_is_proposed(qtbot: QtBot, exam: ExamRoom) -> None:
    page = setup_page(qtbot, exam)
    assert page.summary.text() == "20 questions from all topics, each explained as soon as you have answered."
    with qtbot.waitSignal(page.started) as told:
        page.start.click()
    assert told.args == [Blueprint(deck=DECK, length=20)]


def test_choices_make_the_blueprint(qtbot: QtBot, exam: ExamRoom) -> None:
    page = setup_page(qtbot, exam)
    page.no_topics.click()
    assert not page.start.isEnabled()
    assert page.summary.text() == "Choose at least one topic."
    letdown = next(topic.id for topic in lactation().topics if topic.title == "Letdown")
    page.topics[letdown].click()
    page.mode.chips[1].click()
    items = next(choice.items for choice in exam.setup(DECK).topics if choice.topic == letdown)
    assert page.blueprint() == Blueprint(deck=DECK, topics=(letdown,), length=items, mode=Mode.EXAM)
    assert page.summary.text() == f"{items} questions from Letdown, explained when you have finished, as in an exam."


def setup_of_every_kind(qtbot: QtBot, exam: ExamRoom) -> QuizPage:
    """The set-up for a bank of sixteen kinds."""
    exam.bank = items_of(lactation(), 0)
    return setup_page(qtbot, exam)


def test_kinds_are_folded_away_and_all_chosen(qtbot: QtBot, exam: ExamRoom) -> None:
    page = setup_of_every_kind(qtbot, exam)
    assert page.kinds.fold.text() == "All kinds of question"
    assert not page.kinds.chips[ItemKind.MATCHING].isVisible()
    assert page.blueprint() == Blueprint(deck=DECK, length=20)
    kinds = Counter(item.kind for item in exam.bank)
    assert {kind: chip.note for kind, chip in page.kinds.chips.items()} == {k: str(n) for k, n in kinds.items()}


def test_kinds_are_chosen_by_keys(qtbot: QtBot, exam: ExamRoom) -> None:
    page = setup_of_every_kind(qtbot, exam)
    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert page.kinds.chips[ItemKind.SINGLE_BEST_ANSWER].hasFocus()
    QTest.keyClick(page.kinds.chips[ItemKind.SINGLE_BEST_ANSWER], Qt.Key.Key_Space)
    others = tuple(kind for kind in page.kinds.chips if kind is not ItemKind.SINGLE_BEST_ANSWER)
    assert page.kinds.fold.text() == f"{len(others)} of {len(others) + 1} kinds of question"
    assert page.summary.text().startswith(f"20 questions of {len(others)} kinds from all topics, ")
    with qtbot.waitSignal(page.started) as told:
        QTest.keyClick(page.kinds.chips[ItemKind.SINGLE_BEST_ANSWER], Qt.Key.Key_Return)
    assert told.args == [Blueprint(deck=DECK, length=20, kinds=others)]
    number = exam.start(told.args[0]).sitting
    assert {item.kind for item in exam.sittings[number].items} <= set(others)


def test_too_few_questions_are_told_with_what_would_help(qtbot: QtBot, exam: ExamRoom) -> None:
    page = setup_of_every_kind(qtbot, exam)
    page.kinds.unfold()
    page.kinds.no_kinds.click()
    assert (page.start.isEnabled(), page.summary.text()) == (False, "Choose at least one kind of question.")
    page.kinds.chips[ItemKind.MATCHING].click()
    count = Counter(item.kind for item in exam.bank)
    fit, more = count[ItemKind.MATCHING], count[ItemKind.SINGLE_BEST_ANSWER]
    assert page.kinds.fold.text() == "Only “Matching”"
    assert page.few.text == f"Only {fit} fit. “Single best answer” would bring {more} more."
    assert page.summary.text().startswith(f"{fit} questions, all “Matching”, from all topics, ")
    assert page.blueprint() == Blueprint(deck=DECK, length=fit, kinds=(ItemKind.MATCHING,))
    page.no_topics.click()
    none = next(t for t in page.topics if not any(i.topic == t and i.kind is ItemKind.MATCHING for i in exam.bank))
    page.topics[none].click()
    assert page.kinds.chips[ItemKind.MATCHING].accessibleName() == "Matching, 0 questions"
    assert page.few.text.startswith("No question fits. “")
    assert not page.start.isEnabled()
    page.all_topics.click()
    page.kinds.all_kinds.click()
    assert page.few.isHidden()


def test_a_deck_of_one_kind_offers_no_choice_of_kinds(qtbot: QtBot, exam: ExamRoom) -> None:
    assert setup_page(qtbot, exam).kinds.isHidden()


def test_a_quiz_that_waits_and_past_ones_are_offered(qtbot: QtBot, exam: ExamRoom) -> None:
    page = setup_page(qtbot, exam)
    assert page.resume.isHidden()
    assert page.past.rows == ()
    done = exam.start(Blueprint(deck=DECK, length=2))
    exam.finish(done.sitting)
    waiting = exam.start(Blueprint(deck=DECK, length=2))
    page = setup_page(qtbot, exam)
    with qtbot.waitSignal(page.resumed) as told:
        page.resume.click()
    assert told.args == [waiting.sitting]
    assert [row.text() for row in page.past.rows] == ["Today, 09:00: 0 of 2"]
    with qtbot.waitSignal(page.report_wanted) as told:
        QTest.keyClick(page.past.rows[0], Qt.Key.Key_Return)
    assert told.args == [done.sitting]


# -- an item


def test_the_map_tells_partly_right_from_wrong(qtbot: QtBot, exam: ExamRoom) -> None:
    item = item_builders.select_all()
    some = (item.keys[0].id,)
    none = tuple(option.id for option in item.options if not option.correct)
    items = tuple(replace(item, id=f"{item.id}-{number}") for number in range(4))
    view = exam.sit(items, Blueprint(deck=DECK, length=4))
    for index, chosen in enumerate((tuple(key.id for key in item.keys), some, none)):
        view = exam.respond(exam.show(view.sitting, index).sitting, index, chosen)
    page = item_page(qtbot, exam.show(view.sitting, 3))
    assert [page.map.describe(index) for index in range(4)] == [
        "Item 1: right",
        "Item 2: partly right",
        "Item 3: wrong",
        "Item 4: not answered, on the screen",
    ]
    assert page.aside.counts.text() == "3 answered, 1 to go\n1 right, 1 partly right, 1 wrong"
    assert len({outcome_look(cell.outcome) for cell in page._view.map[:3]}) == 3


def test_tutor_tells_every_rationale_after_the_answer(qtbot: QtBot, exam: ExamRoom) -> None:
    view = exam.start(Blueprint(deck=DECK, length=3))
    page = item_page(qtbot, view)
    wrong, right = wrong_letter(view), right_letter(view)
    assert not page.on.isEnabled()
    QTest.keyClick(page, wrong.lower())
    assert f"o {wrong}" in drawn(page)
    with qtbot.waitSignal(page.responded) as told:
        QTest.keyClick(page, Qt.Key.Key_Return)
    stem_before = page.stem.geometry()
    page.render(exam.respond(view.sitting, *told.args))
    assert f"x {wrong} Your answer!" in drawn(page)
    assert f"v {right} Right!" in drawn(page)
    assert drawn(page).count("!") == len(view.item.options)
    assert page.source.text().startswith("Source: ")
    assert page.stem.geometry() == stem_before
    with qtbot.waitSignal(page.moved) as told:
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert told.args == [1]


def test_an_answer_stands_once_explained(qtbot: QtBot, exam: ExamRoom) -> None:
    view = exam.start(Blueprint(deck=DECK, length=3))
    page = item_page(qtbot, view)
    page.render(exam.respond(view.sitting, 0, (view.item.key.id,)))
    before = drawn(page)
    assert "Right, your answer" in before
    with qtbot.assertNotEmitted(page.responded):
        QTest.keyClick(page, wrong_letter(view))
        page.answering.options.rows[1].click()
    assert drawn(page) == before


def test_an_exam_tells_nothing_and_lets_answers_change(qtbot: QtBot, exam: ExamRoom) -> None:
    view = exam.start(Blueprint(deck=DECK, length=3, mode=Mode.EXAM))
    page = item_page(qtbot, view)
    for letter in ("1", "2"):
        with qtbot.waitSignal(page.responded) as told:
            QTest.keyClick(page, letter)
        page.render(exam.respond(view.sitting, *told.args))
    assert drawn(page).splitlines()[:2] == [". A", "o B"]
    assert page.source.text() == ""
    assert page.map.describe(0) == "Item 1: answered, on the screen"
    for key, index in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Return, 1)):
        with qtbot.waitSignal(page.moved) as told:
            QTest.keyClick(page.answering.options.rows[0], key)
        assert told.args == [index]


def test_the_arrows_choose(qtbot: QtBot, exam: ExamRoom) -> None:
    page = item_page(qtbot, exam.start(Blueprint(deck=DECK, length=3)))
    rows = page.answering.options.rows
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert drawn(page).splitlines()[:2] == [". A", "o B"]


def test_the_map_says_how_every_item_stands(qtbot: QtBot, exam: ExamRoom) -> None:
    view = exam.start(Blueprint(deck=DECK, length=3))
    exam.respond(view.sitting, 0, (view.item.key.id,))
    exam.toggle_flag(view.sitting, 0)
    page = item_page(qtbot, exam.show(view.sitting, 1))
    assert [page.map.describe(index) for index in range(3)] == [
        "Item 1: right, flagged",
        "Item 2: not answered, on the screen",
        "Item 3: not answered",
    ]
    assert page.aside.counts.text() == "1 answered, 2 to go\n1 right\n1 flagged"
    with qtbot.waitSignal(page.moved) as told:
        QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.cell_centre(2).toPoint())
    assert told.args == [2]
    page.map.setFocus()
    QTest.keyClick(page.map, Qt.Key.Key_Left)
    with qtbot.waitSignal(page.moved) as told:
        QTest.keyClick(page.map, Qt.Key.Key_Return)
    assert told.args == [0]


def test_the_last_answer_leads_to_what_was_skipped_then_to_the_report(qtbot: QtBot, exam: ExamRoom) -> None:
    view = exam.start(Blueprint(deck=DECK, length=2))
    view = exam.show(view.sitting, 1)
    page = item_page(qtbot, exam.respond(view.sitting, 1, (view.item.key.id,)))
    with qtbot.waitSignal(page.moved) as told:
        page.on.click()
    assert told.args == [0]
    view = exam.show(view.sitting, 0)
    page.render(exam.respond(view.sitting, 0, (view.item.key.id,)))
    assert page.on.text() == "See the report"
    with qtbot.waitSignal(page.finished):
        page.on.click()


def test_ending_early_asks_in_a_quiet_line(qtbot: QtBot, exam: ExamRoom) -> None:
    page = item_page(qtbot, exam.start(Blueprint(deck=DECK, length=3)))
    with qtbot.assertNotEmitted(page.finished):
        page.end.click()
    assert page.notice.text == "3 questions have no answer yet; they would count as missed."
    with qtbot.waitSignal(page.finished):
        page.notice.action.click()


def test_the_map_folds_away_in_a_narrow_window(qtbot: QtBot, exam: ExamRoom) -> None:
    page = item_page(qtbot, exam.start(Blueprint(deck=DECK, length=3)))
    assert page.map.isVisible()
    page.resize(420, 640)
    assert not page.map.isVisible()
    page.map_button.click()
    assert page.map.isVisible()
    with qtbot.waitSignal(page.moved):
        QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.cell_centre(1).toPoint())
    assert not page.map.isVisible()


# -- through the window


def take(room: Room, keys: Keys, answer: Callable[[Item], tuple[OptionId, ...]]) -> int:
    """Answers every item of the running quiz by keys; gives how many there were."""
    quiz = room.window.controller("quiz")
    answered = 0
    while room.window.page_name == "quiz" and answered < 100:
        view = quiz.item._view
        give(keys, quiz.item, answer(view.item))
        keys.press(Qt.Key.Key_Return)
        assert quiz.item._view.revealed, f"{view.item.id}: {quiz.item.notice.text}"
        keys.press(Qt.Key.Key_Return)
        answered += 1
    return answered


def test_a_whole_quiz_by_keys_from_today(fresh_room: Room, keys: Keys) -> None:
    keys.press("Q")
    assert take(fresh_room, keys, right) == 20
    assert fresh_room.window.page_name == "report"
    earned, _, possible, _ = fresh_room.window.controller("report").page.heading.text().split()
    assert earned == possible


def test_what_was_missed_is_studied_by_enter(fresh_room: Room, keys: Keys) -> None:
    keys.press("3", modifier=Qt.KeyboardModifier.AltModifier)
    keys.press(Qt.Key.Key_Return)
    take(fresh_room, keys, wrong)
    report = fresh_room.window.controller("report").page
    assert report.heading.text().startswith("0 of ")
    keys.press(Qt.Key.Key_Return)
    assert fresh_room.window.page_name == "study"
    asked = fresh_room.window.controller("study").page.card.sheet.question.text()
    assert asked


def test_a_quiz_that_is_left_waits(fresh_room: Room, keys: Keys) -> None:
    keys.press("Q")
    quiz = fresh_room.window.controller("quiz")
    give(keys, quiz.item, right(quiz.item._view.item))
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert quiz.setup.resume.isVisible()
    quiz.setup.resume.click()
    assert quiz.item.isVisible()
    assert quiz.item.place.text() == "Item 2 of 20"
    keys.press("F", modifier=Qt.KeyboardModifier.AltModifier)
    assert quiz.item.flag.text() == "Flagged"
    fresh_room.window.go("library")
    fresh_room.window.go("quiz")
    assert quiz.item.isVisible()
