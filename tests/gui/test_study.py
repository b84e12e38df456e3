"""Study: the card keeps its place, the grade is recorded with its time, the end is worth reading."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest

from quizapp.content.cards import BLANK, Card, CardId, View
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.gui.pages.study.page import StudyPage
from quizapp.gui.theme import Size
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.study import Asking, CardFace, Finished, GradeChoice, StudySummary
from tests.looks.pages import Room, settle

CARD = Card(
    id=CardId("d/F1/recall-1"), deck=DeckId("d"), fact=FactId("F1"), topic=TopicId("t"), view=View.RECALL, number=1,
    front="Which hormone makes muscles contract, so that milk is pushed out into the ducts?", back="Oxytocin",
)  # fmt: skip
FACE = CardFace(
    card=CARD, deck_title="Lactation", topic_title="Hormones", why="Prolactin makes the milk; oxytocin moves it.",
    source="Lactation, Cleveland Clinic, paragraph 9", statement="Oxytocin moves the milk.",
)  # fmt: skip
STEP = Asking(face=FACE, done=8, total=24, can_undo=True)
CHOICES = (
    GradeChoice(grade=Grade.AGAIN, minutes=10, days=None),
    GradeChoice(grade=Grade.HARD, minutes=None, days=2),
    GradeChoice(grade=Grade.GOOD, minutes=None, days=6),
    GradeChoice(grade=Grade.EASY, minutes=None, days=61),
)
SUMMARY = StudySummary(
    answered=24, forgotten=3, new=10, minutes=8.2, hardest=(FACE,), next_at=None, tomorrow=12,
)  # fmt: skip


@pytest.fixture
def page(qtbot, dressed) -> StudyPage:
    made = StudyPage()
    qtbot.addWidget(made)
    made.resize(1072, 840)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_question_alone(page: StudyPage) -> None:
    page.render(STEP)
    card = page.card
    assert card.sheet.question.text() == CARD.front
    assert card.count == "9 of 24"
    assert not card.sheet.answer.isVisible()
    assert not card.sheet.why.isVisible()
    assert not card.grades.isVisible()


def test_the_answer_with_reason_source_and_intervals(page: StudyPage) -> None:
    page.render(STEP)
    page.reveal(CHOICES, Grade.GOOD)
    card = page.card
    assert (card.sheet.answer.text(), card.sheet.why.text()) == ("Oxytocin", FACE.why)
    assert card.sheet.source.text() == "Source: Lactation, Cleveland Clinic, paragraph 9"
    said = [button.interval for button in card.grades.buttons.values()]
    assert said == ["again in 10 minutes", "in 2 days", "in 6 days", "in 2 months"]


@pytest.mark.parametrize("size", [(1072, 840), (404, 640)])
def test_nothing_jumps_when_the_answer_comes(page: StudyPage, dressed, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.render(STEP)
    settle(dressed)
    question, foot = page.card.sheet.question.geometry(), page.card.foot.geometry()
    page.reveal(CHOICES, Grade.GOOD)
    settle(dressed)
    assert page.card.sheet.question.geometry() == question
    assert page.card.foot.geometry() == foot


def test_a_question_is_never_wider_than_720(page: StudyPage, dressed) -> None:
    page.resize(2400, 900)
    page.render(STEP)
    settle(dressed)
    assert page.card.sheet.question.width() == 720


def test_a_cloze_shows_its_words_in_place(page: StudyPage) -> None:
    front = f"The milk ducts lead from the {BLANK} to the nipples."
    card = replace(CARD, view=View.CLOZE, front=front, back="alveoli")
    page.render(replace(STEP, face=replace(FACE, card=card)))
    assert BLANK in page.card.sheet.question.text()
    page.reveal(CHOICES, Grade.GOOD)
    assert page.card.sheet.question.text() == "The milk ducts lead from the alveoli to the nipples."
    assert page.card.sheet.question.spans == ((29, 7, "gold"),)
    assert not page.card.sheet.answer.isVisible()


def test_long_answers_are_smaller(page: StudyPage) -> None:
    sizes = []
    for length in (10, 41, 121):
        page.render(replace(STEP, face=replace(FACE, card=replace(CARD, back="x" * length))))
        page.reveal(CHOICES, Grade.GOOD)
        sizes.append(page.card.sheet.answer.size_of_type)
    assert sizes == [Size.DISPLAY, Size.TITLE, Size.LARGE]


def test_the_summary(page: StudyPage) -> None:
    page.render(Finished(summary=SUMMARY, can_undo=True))
    assert page.summary.heading == "21 of 24 recalled."
    assert page.summary.details == "About 8 minutes, 10 cards met for the first time, 3 forgotten."
    assert page.summary.next_words == "Nothing more today. Tomorrow: 12 cards."
    assert page.summary.again.isVisible()


def test_the_summary_of_a_perfect_session(page: StudyPage) -> None:
    soon = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
    summary = replace(SUMMARY, forgotten=0, hardest=(), next_at=soon, tomorrow=1)
    page.render(Finished(summary=summary, can_undo=False))
    assert page.summary.heading == "24 answers, every one recalled."
    assert page.summary.next_words == "The next card comes at 09:40. Tomorrow: 1 card."
    assert not page.summary.again.isVisible()
    assert not page.summary.undo.isEnabled()


def test_nothing_to_study(page: StudyPage) -> None:
    nothing = replace(SUMMARY, answered=0, forgotten=0, new=0, hardest=())
    page.render(Finished(summary=nothing, can_undo=False))
    assert page.summary.heading == "Nothing to study right now."


def test_a_choice_without_a_card_is_told_by_its_search(room: Room) -> None:
    window = room.window
    for timing, why in ((Timing.SCHEDULED, "no card that is due."), (Timing.CRAM, "no card.")):
        window.study_selection(Selection(deck=window.deck, search="walrus", timing=timing))
        summary = window.controller("study").page.summary
        assert summary.heading == "Nothing to study right now."
        assert summary.details == f"“walrus” finds {why} On Today, W chooses anew."
        assert summary._came_to.isVisible()


def test_a_grade_is_recorded_with_the_time_it_took(room: Room, qtbot) -> None:
    window = room.window
    before = room.services.progress.today(window.deck).answered_today
    window.study()
    page = window.controller("study").page
    page.card.show_answer.click()
    qtbot.wait(30)
    page.card.grades.buttons[Grade.GOOD].click()
    assert room.services.progress.today(window.deck).answered_today == before + 1
    assert page.card.count.startswith("2 of ")


def test_coming_back_finds_the_card(room: Room) -> None:
    window = room.window
    window.study()
    question = window.controller("study").page.card.sheet.question.text()
    window.go("progress")
    window.go("study")
    assert window.controller("study").page.card.sheet.question.text() == question


def test_the_hardest_can_be_studied_again(room: Room) -> None:
    window = room.window
    window.study()
    page = window.controller("study").page
    page.card.show_answer.click()
    front = page.card.sheet.question.text()
    page.card.grades.buttons[Grade.AGAIN].click()
    page.act_chosen.emit(StudyAct.END)
    assert page.summary.isVisible()
    page.summary.again.click()
    assert page.is_asking
    assert front  # the fact may be asked from another side


def test_leaving_without_an_answer_goes_to_today(room: Room) -> None:
    room.window.study()
    room.window.controller("study").page.act_chosen.emit(StudyAct.END)
    assert room.window.page_name == "today"


def test_a_clean_profile_has_nothing_to_take_back(fresh_room: Room) -> None:
    fresh_room.window.study()
    page = fresh_room.window.controller("study").page
    question = page.card.sheet.question.text()
    page.undo_chosen.emit()
    assert page.card.sheet.question.text() == question


def test_the_focus_goes_from_grade_to_button_without_a_stop(page: StudyPage, dressed) -> None:
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.render(STEP)
    page.reveal(CHOICES, Grade.GOOD)
    seen: list[object] = []
    dressed.focusChanged.connect(lambda _old, new: seen.append(new))
    page.render(STEP)
    page.reveal(CHOICES, Grade.GOOD)
    assert seen == [page.card.show_answer, page.card.grades.buttons[Grade.GOOD]]


def test_a_harder_form_that_opens_is_said_until_the_next_card(page: StudyPage) -> None:
    page.render(replace(STEP, opened=(View.CLOZE, View.CLOZE)))
    opened = page.card.opened
    assert opened.text() == "Your last answer opened a harder form: a gap, from tomorrow."
    page.reveal(CHOICES, Grade.GOOD)
    assert opened.isVisible()
    page.render(replace(STEP, opened=(View.RECALL, View.CLOZE, View.REVERSE)))
    assert opened.text() == "Your last answer opened harder forms: an open question and a gap, from tomorrow."
    page.render(STEP)
    assert not opened.isVisible()


def test_the_summary_counts_the_forms_that_opened(page: StudyPage) -> None:
    page.render(Finished(summary=replace(SUMMARY, opened=2), can_undo=True))
    assert "2 harder forms opened" in page.summary.details
