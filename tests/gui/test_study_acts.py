"""What can be done with a card beside answering: by a key, said in the quiet line, taken back by Ctrl+Z."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from quizapp.content.cards import CardId, View
from quizapp.content.facts import FactId
from quizapp.gui.pages.study.menu import KEYS, StudyAct
from quizapp.gui.pages.study.page import StudyPage
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.gui.widgets.study.leech_help import LeechHelpPanel
from quizapp.scheduling.memory import Grade
from quizapp.services._studying.leeches import leech_help
from quizapp.services.settings import GradeWords
from quizapp.services.study import LeechHelp
from quizapp.storage.cards import cards_of_fact
from tests.gui.conftest import Keys
from tests.looks.demo import DECK
from tests.looks.pages import Room

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(room: Room) -> StudyPage:
    """A card being asked."""
    room.window.study()
    return room.window.controller("study").page


def face_of(room: Room, page: StudyPage) -> object:
    """The card on the screen as it is stored now."""
    return room.services.study.face(page.card.face.card.id)


def test_a_flag_by_its_key_and_off_by_the_same(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press("3", modifier=CTRL)
    assert page.card.marks.text() == "Green flag"
    assert face_of(room, page).flag == 3
    assert room.window.notice.text == "Flagged green"
    keys.press("3", modifier=CTRL)
    assert face_of(room, page).flag == 0
    assert not page.card.marks.isVisible()


def test_a_flag_is_taken_back_and_said(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press("1", "z", modifier=CTRL)
    assert face_of(room, page).flag == 0
    assert room.window.notice.text == "Taken back: flag red"


def test_a_flag_leaves_the_answer_open(page: StudyPage, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Space)
    keys.press("2", modifier=CTRL)
    assert page.card.is_revealed
    assert isinstance(keys.focus, type(page.card.grades.buttons[Grade.GOOD]))


def test_a_mark(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Asterisk)
    assert "Marked" in page.card.marks.text()
    keys.press("z", modifier=CTRL)
    assert room.window.notice.text == "Taken back: a mark"
    assert not face_of(room, page).marked


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Minus, "Taken back: a card put off until tomorrow"),
        (Qt.Key.Key_At, "Taken back: a card set aside"),
        (Qt.Key.Key_Exclam, "Taken back: "),
    ],
)
def test_what_takes_the_card_away_brings_it_back(
    room: Room, page: StudyPage, keys: Keys, key: Qt.Key, said: str
) -> None:
    card = page.card.face.card.id
    keys.press(key)
    assert page.card.face.card.id != card
    keys.press("z", modifier=CTRL)
    assert page.card.face.card.id == card
    assert room.window.notice.text.startswith(said)


def test_a_deleted_fact_comes_back(room: Room, page: StudyPage, keys: Keys) -> None:
    card = page.card.face.card
    keys.press(Qt.Key.Key_Delete, modifier=CTRL)
    assert page.card.face.card.fact != card.fact
    assert room.window.notice.text.startswith(f"Fact {card.fact} deleted")
    room.window.notice.action.click()
    assert page.card.face.card == card


def test_editing_in_place(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Space)
    keys.press("e", modifier=CTRL)
    assert page.is_editing
    entry = page.editor.entries["statement"]
    before = entry.editor.toPlainText()
    assert keys.focus is entry.editor
    keys.press("!")
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert not page.is_editing
    assert page.card.is_revealed
    assert face_of(room, page).statement == before + "!"
    keys.press("z", modifier=CTRL)
    assert face_of(room, page).statement == before
    assert room.window.notice.text == "Taken back: an edit"


def test_an_edit_that_would_break_the_fact_is_said_beside_its_field(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press("e", modifier=CTRL)
    page.editor.entries["statement"].editor.setPlainText("")
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert page.is_editing
    assert page.editor.entries["statement"].error
    keys.press(Qt.Key.Key_Escape)
    assert page.is_asking
    assert face_of(room, page).statement


def test_a_hint_gives_a_little_more_each_time(room: Room, page: StudyPage, keys: Keys) -> None:
    while page.card.face.hint is None:
        keys.press(Qt.Key.Key_Space, "3")
    keys.press("h")
    first = page.card.sheet.hint.text()
    assert first.startswith("Hint: ")
    keys.press("h")
    assert len(page.card.sheet.hint.text()) > len(first)


def test_typing_the_answer(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press("t", modifier=CTRL)
    assert room.services.settings.current().type_answers
    while not page.card.sheet.is_typed:
        keys.press(Qt.Key.Key_Space, "3")
    assert keys.focus is page.card.sheet.field
    QTest.keyClicks(page.card.sheet.field, page.card.face.card.back)
    keys.press(Qt.Key.Key_Return)
    assert page.card.is_revealed
    assert page.card.sheet.difference.verdict == "Right"
    assert keys.focus is page.card.grades.buttons[Grade.GOOD]


def test_a_wrong_typed_answer_proposes_forgot(page: StudyPage, keys: Keys) -> None:
    keys.press("t", modifier=CTRL)
    while not page.card.sheet.is_typed:
        keys.press(Qt.Key.Key_Space, "3")
    QTest.keyClicks(page.card.sheet.field, "1234")
    keys.press(Qt.Key.Key_Return)
    assert keys.focus is page.card.grades.buttons[Grade.AGAIN]


def to_a_choice(page: StudyPage, keys: Keys) -> None:
    """Goes on to a card that is answered by choosing."""
    for _ in range(60):
        if page.card.sheet.is_choice:
            return
        keys.press(Qt.Key.Key_Space, "4")
    raise AssertionError("no choice card came")


def test_a_letter_answers_a_choice(room: Room, page: StudyPage, keys: Keys) -> None:
    to_a_choice(page, keys)
    right = next(n for n, choice in enumerate(page.card.face.choices) if choice.right)
    keys.press("ABCDE"[right])
    assert page.card.is_revealed
    assert page.card.sheet.choices.chosen_right is True
    assert keys.focus is page.card.grades.buttons[Grade.GOOD]


def test_arrows_and_enter_answer_a_choice(page: StudyPage, keys: Keys) -> None:
    to_a_choice(page, keys)
    wrong = next(n for n, choice in enumerate(page.card.face.choices) if not choice.right)
    keys.press(*[Qt.Key.Key_Down] * (wrong + 1))
    assert not page.card.is_revealed
    keys.press(Qt.Key.Key_Return)
    assert page.card.sheet.choices.chosen_right is False
    assert keys.focus is page.card.grades.buttons[Grade.AGAIN]


def test_a_choice_can_be_looked_up_without_guessing(page: StudyPage, keys: Keys) -> None:
    to_a_choice(page, keys)
    keys.press(Qt.Key.Key_Space)
    assert page.card.is_revealed
    assert page.card.sheet.choices.chosen_right is None
    assert keys.focus is page.card.grades.buttons[Grade.AGAIN]


def test_the_session_can_be_cut_short(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press("C", modifier=CTRL | SHIFT)
    assert page.card.count == "1 of 20"
    keys.press("C", modifier=CTRL | SHIFT)
    assert page.card.count != "1 of 20"
    keys.press("M", modifier=CTRL | SHIFT)
    assert page.card.count == "1 · 10 minutes at most"


def test_a_cut_session_says_what_is_left(room: Room, page: StudyPage, keys: Keys) -> None:
    keys.press("C", modifier=CTRL | SHIFT)
    while page.is_asking:
        keys.press(Qt.Key.Key_Space, "3")
    assert page.summary.left_words.startswith("As many cards as you wanted:")
    assert keys.focus is page.summary.go_on
    keys.press(Qt.Key.Key_Return)
    assert page.is_asking


def test_ankis_words_where_they_are_wanted(room: Room) -> None:
    room.services.settings.change(replace(room.services.settings.current(), grade_words=GradeWords.ANKI))
    room.window.study()
    page = room.window.controller("study").page
    page.card.show_answer.click()
    assert [button.text() for button in page.card.grades.buttons.values()] == ["Again", "Hard", "Good", "Easy"]


def test_a_timer_only_where_it_is_wanted(room: Room, page: StudyPage) -> None:
    assert not page.card.timer.isVisible()
    room.services.settings.change(replace(room.services.settings.current(), show_timer=True))
    room.window.study()
    assert page.card.timer.text() == "0:00"


def test_more_lists_every_act_with_its_key(page: StudyPage) -> None:
    page.card.menu.refresh()
    for act, line in page.card.menu.lines.items():
        assert line.text(), act
        assert line.shortcut().toString() == KEYS[act].keys[0].replace("Return", "Return")
    assert page.card.menu.lines[StudyAct.READ].text()
    assert [line.text() for line in page.card.menu.flag_lines] == [
        "Red", "Orange", "Green", "Blue", "Pink", "Turquoise", "Purple",
    ]  # fmt: skip


def test_a_leech_is_set_aside_with_help(room: Room, page: StudyPage, keys: Keys) -> None:
    room.services.settings.change(replace(room.services.settings.current(), leech_lapses=1))
    for _ in range(60):
        if room.window.notice.text.startswith("Forgotten again and again"):
            break
        keys.press(Qt.Key.Key_Space, "1")
    room.window.notice.action.click()
    assert page.set_aside.isVisible()
    assert page.set_aside.panel.lapses.text().startswith("Forgotten ")
    keys.press(Qt.Key.Key_Return)
    assert page.is_asking


def test_the_other_side_of_a_leech_shows_the_question_mark_that_it_asks_for(room: Room) -> None:
    label = next(one for one in room.services.library.cards(DECK) if one.view is View.LABEL)
    figure = room.services.study.face(label.id).figure
    panel = LeechHelpPanel()
    panel.show_help(
        LeechHelp(lapses=8, why="", other=label, other_figure=figure, neighbour=None), statement="", answer=""
    )
    shown = panel.findChild(FigureView)
    assert "question mark" in shown.accessibleDescription()
    assert (panel.front.text(), panel.back.text()) == (label.front, label.back)


def test_the_other_side_of_a_leech_asks_for_the_same_answer_where_one_does(room: Room) -> None:
    profile = room.services.study._profile
    with profile.database.reading():
        cards = {one.card.id: one for one in cards_of_fact(profile.database, DECK, FactId("F18"))}
        told = leech_help(profile, cards[CardId("lactation/F18/choice-1")], "")
    assert (told.other.view, told.other.back) == (View.LABEL, "Glandular tissue")
