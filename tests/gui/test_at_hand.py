"""In a large deck the window stands still for nothing: the deck is read beside it, then what was asked for is done."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.facts import DeckId, FactId
from quizapp.gui.pages.study.menu import StudyAct
from quizapp.gui.widgets.text import Text
from quizapp.services._library import at_hand
from quizapp.services._library.at_hand import WholeDeck
from quizapp.services._profile import OpenProfile
from tests.gui.conftest import Keys
from tests.gui.fact_editing import write
from tests.looks.demo import DECK
from tests.looks.pages import Room, settle

CLAIMS = FactId("F33")


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch, fresh_room: Room) -> Iterator[Event]:
    """Every deck is large, and is read once this is set."""
    gate, read = Event(), at_hand.whole_deck

    def reading(profile: OpenProfile, deck: DeckId) -> WholeDeck:
        assert gate.wait(20)
        return read(profile, deck)

    monkeypatch.setattr(at_hand, "_AT_ONCE", 0)
    monkeypatch.setattr(at_hand, "whole_deck", reading)
    fresh_room.services._opened.changed()
    yield gate
    gate.set()


def at_hand_again(room: Room) -> None:
    room.services._opened.changed()
    assert not room.services.library.is_at_hand(DECK)


def test_a_fact_is_shown_once_its_deck_is_read(fresh_room: Room, slow: Event, qtbot: QtBot) -> None:
    fresh_room.window.fact(CLAIMS)
    library = fresh_room.window.controller("library")
    assert library.page.deck_line.is_busy
    slow.set()
    qtbot.waitUntil(lambda: not library.page.deck_line.is_busy, timeout=20_000)
    assert fresh_room.services.library.is_at_hand(DECK)
    settle(QApplication.instance())
    shown = {text.text() for text in library.page.fact.findChildren(Text)}
    fronts = {line.card.front for line in fresh_room.services.library.detail(DECK, CLAIMS).cards}
    assert fronts
    assert fronts <= shown


def test_an_edit_waits_for_the_deck_and_is_kept(fresh_room: Room, slow: Event, qtbot: QtBot) -> None:
    fresh_room.window.fact(CLAIMS)
    library = fresh_room.window.controller("library")
    slow.set()
    qtbot.waitUntil(lambda: not library.page.deck_line.is_busy, timeout=20_000)
    slow.clear()
    at_hand_again(fresh_room)
    library.page.fact.committed.emit("why", "It is asked at night.")
    assert library.page.deck_line.is_busy
    slow.set()
    qtbot.waitUntil(lambda: not library.page.deck_line.is_busy, timeout=20_000)
    assert fresh_room.services.library.detail(DECK, CLAIMS).why == "It is asked at night."


def test_the_editor_is_there_at_once_and_its_cards_follow(fresh_room: Room, slow: Event, qtbot: QtBot) -> None:
    editor = write(fresh_room, CLAIMS)
    page = editor.page
    assert page.draft.fact == CLAIMS
    assert page.preview.cards == ()
    assert "being read" in page.preview._none.text()
    slow.set()
    qtbot.waitUntil(lambda: bool(page.preview.cards), timeout=20_000)
    assert len(page.preview.cards) == len(fresh_room.services.library.detail(DECK, CLAIMS).cards)


def test_who_does_not_wait_writes_all_the_same(fresh_room: Room, slow: Event, keys: Keys) -> None:
    editor = write(fresh_room)
    line = fresh_room.window.controller("library").page.deck_line
    line.stop()
    assert "not read" in editor.page.preview._none.text()
    editor.page.form.statement.editor.setPlainText("A {{1:cat}} sleeps.")
    keys.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not editor.is_open
    assert fresh_room.services.library.texts(DECK, FactId("my-1")).cards != ()


def test_the_card_is_edited_and_taken_back_while_studying(fresh_room: Room, slow: Event, qtbot: QtBot) -> None:
    room = fresh_room
    room.window.study(facts=(CLAIMS,))
    page = room.window.controller("study").page
    assert page.is_asking
    page.act_chosen.emit(StudyAct.EDIT)
    assert page.is_editing
    page.editor.entries["why"].editor.setPlainText("It is asked at night.")
    page.edit_saved.emit(page.editor.changed)
    assert page.is_editing
    assert page.deck_line.is_busy
    slow.set()
    qtbot.waitUntil(lambda: page.is_asking, timeout=20_000)
    why = {one.path: one.text for one in room.services.library.texts(DECK, CLAIMS).fields}
    assert why["why"] == "It is asked at night."
    slow.clear()
    at_hand_again(room)
    page.undo_chosen.emit()
    assert page.deck_line.is_busy
    slow.set()
    qtbot.waitUntil(lambda: not page.deck_line.is_busy, timeout=20_000)
    why = {one.path: one.text for one in room.services.library.texts(DECK, CLAIMS).fields}
    assert why["why"] != "It is asked at night."
