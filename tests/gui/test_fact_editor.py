"""Writing a fact in the window: fields, gaps, previews, drafts, by keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.facts import FactId
from quizapp.gui.pages.library.fact_editor import FactEditor
from tests.gui.conftest import Keys
from tests.gui.fact_editing import MINE, write
from tests.looks.demo import DECK
from tests.looks.pages import Room, settle

Shift, Alt, Ctrl = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


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


def test_a_fact_of_the_deck_keeps_its_drawing_and_its_topic(fresh_room: Room) -> None:
    form = write(fresh_room, FactId("F33")).page.form
    assert not form.place.choose.isVisible()
    assert form.place.fixed.isVisible()
    assert not any(ask.remove.isVisible() for ask in form.asks)


def test_previews_of_large_decks_are_made_beside_the_window(
    fresh_room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.gui.controllers.library.fact_editor._MOST_FACTS_AT_ONCE", 1)
    editor = write(fresh_room)
    type_in(fresh_room, (statement, "A {{1:cat}}."))
    qtbot.waitUntil(lambda: len(editor.page.preview.cards) == 1, timeout=5_000)
