"""Today: one sentence for every state, and the right main act."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.exams.sitting import SittingId
from quizapp.gui.pages.today import TodayPage
from quizapp.services.progress import Branch, LastQuiz, Leaf, Today, Tree
from tests.looks.demo import DECK
from tests.looks.pages import Room

TREE = Tree(
    deck=DeckId("d"),
    title="Lactation",
    branches=(
        Branch(
            topic=TopicId("t"),
            title="Hormones",
            leaves=(
                Leaf(fact=FactId("F1"), statement="One.", recall=0.8),
                Leaf(fact=FactId("F2"), statement="Two.", recall=None),
            ),
        ),
    ),
)
QUIZ = LastQuiz(
    sitting=SittingId(4),
    finished_at=datetime(2026, 11, 22, 20, tzinfo=UTC),
    day=date(2026, 11, 22),
    earned=17.0,
    possible=20.0,
    missed=3,
    confusion=("Oxytocin", "Prolactin"),
)
VIEW = Today(
    deck=DeckId("d"), deck_title="Lactation", today=date(2026, 11, 23), reviews=14, new=10, minutes=8, first_time=False,
    answered_today=0, next_at=None, tomorrow=12, facts=2, tree=TREE, has_exam=False, last_quiz=QUIZ,
    unfinished_quiz=None,
)  # fmt: skip


@pytest.fixture
def page(qtbot, dressed) -> TodayPage:
    made = TodayPage()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_day_with_work(page: TodayPage, qtbot) -> None:
    page.render(VIEW)
    assert plain(page.headline) == "14 to review, 10 new: about 8 minutes"
    assert plain(page.subline) == "Lactation. Today you would recall 80 % of what you have learnt."
    with qtbot.waitSignal(page.start_chosen):
        page.start.click()


def test_the_first_day(page: TodayPage) -> None:
    page.render(replace(VIEW, first_time=True, last_quiz=None))
    assert page.headline == "Lactation is ready: 2 facts."
    assert page.subline.startswith("Enter begins.")


def test_nothing_left_offers_a_quiz(page: TodayPage, qtbot) -> None:
    page.render(replace(VIEW, reviews=0, new=0, answered_today=24))
    assert page.headline == "Done for today."
    assert page.subline == "12 cards tomorrow."
    assert not page.quick.isVisible()
    with qtbot.waitSignal(page.quiz_chosen):
        page.start.click()


def test_a_learning_card_on_its_way(page: TodayPage) -> None:
    soon = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
    page.render(replace(VIEW, reviews=0, new=0, answered_today=24, next_at=soon, tomorrow=0))
    assert page.subline == "The next card comes at 09:40. Tomorrow is free."


def test_a_day_without_cards(page: TodayPage) -> None:
    page.render(replace(VIEW, reviews=0, new=0))
    assert page.headline == "Nothing is due today."


def test_an_unfinished_quiz_waits(page: TodayPage, qtbot) -> None:
    page.render(VIEW)
    assert not page.resume.isVisible()
    page.render(replace(VIEW, unfinished_quiz=SittingId(9)))
    assert page.resume.isVisible()
    with qtbot.waitSignal(page.resume_chosen):
        page.resume.click()


def test_a_clock_that_went_wrong_is_said(page: TodayPage) -> None:
    page.render(replace(VIEW, notice="The clock was set back by 3 days."))
    assert page.notice == "The clock was set back by 3 days."
    page.render(VIEW)
    assert page.notice == ""


def test_a_perfect_quiz_has_nothing_to_study(page: TodayPage, qtbot) -> None:
    page.render(replace(VIEW, last_quiz=replace(QUIZ, missed=0, confusion=None)))
    assert not page.missed.isVisible()


def test_study_what_i_missed_asks_those_facts(room: Room) -> None:
    room.window.go_today()
    report = room.services.exam.report(room.services.exam.history(DECK)[0].sitting)
    room.window.controller("today").page.missed.click()
    step = room.services.study.current()
    assert room.window.page_name == "study"
    assert step.face.card.fact in report.missed


def test_a_branch_studies_its_topic(room: Room) -> None:
    topic = room.services.progress.tree(DECK).branches[1].topic
    room.window.controller("today").page.tree.branch_chosen.emit(topic)
    step = room.services.study.current()
    assert step.face.card.topic == topic


def test_an_exam_is_set_and_taken_back(room: Room, qtbot) -> None:
    room.window.go_today()
    exam = room.window.controller("today").page.exam
    exam.open()
    exam.asking.set_it.click()
    assert room.services.goals.glance(DECK).exam == exam.asking.day
    assert exam.line.startswith("Exam in 28 days: ")
    assert room.window.notice.text.startswith("New cards are planned for ")
    qtbot.waitUntil(lambda: "of 100 expected to be recalled" in exam.line, timeout=30_000)
    room.window.notice.action.click()
    assert room.services.goals.glance(DECK).exam is None
    assert exam.line == ""


def test_a_large_deck_can_be_used_before_its_tree_stands(room: Room, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.services.progress.LARGE", 10)
    room.window.controller("today").page.tree.forget()
    room.window.go("today")
    page = room.window.controller("today").page
    assert page.start.hasFocus()
    assert "Working out how much of it" in page.subline
    assert page.tree.accessibleDescription() == "Your tree is being drawn…"
    qtbot.waitUntil(lambda: "Today you would recall" in page.subline, timeout=5_000)
    assert "of 85 facts learnt" in page.tree.accessibleDescription()
    room.window.go("progress")
    progress = room.window.controller("progress").page
    qtbot.waitUntil(lambda: progress.model.rowCount() == 14, timeout=5_000)
    assert " facts met" in progress.model.index(0, 1).data()
    progress.as_table.click()
    with qtbot.waitSignal(progress.branch_chosen):
        progress.table.activated.emit(progress.table.model().index(0, 0))
