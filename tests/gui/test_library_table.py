"""The Library's table by itself: what it reads, when, and what is said of a row."""

import threading
from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.cards import Card, CardId, View
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.gui.models.browse import BrowseTable
from quizapp.gui.widgets.library.browse_view import COLUMNS, BrowseView
from quizapp.gui.widgets.library.card_preview import standing
from quizapp.scheduling.memory import State
from quizapp.services.browse import BrowseRow, BrowseService, Found, Listing
from quizapp.services.library import CardLine
from tests.gui.browse_rows import row
from tests.looks.demo import DECK
from tests.looks.pages import Room, settle, wait_until

ROWS = (
    row(1, "Prolactin makes milk", recall=0.83, due_in=-2, state=State.REVIEW, stability=3.14, flag=1, tags=("a", "b")),
    row(2, "Oxytocin moves milk", edited=True, marked=True, suspended=True, due_in=1, state=State.REVIEW, lapses=9),
    row(3, "Ducts carry it", topic="Anatomy", buried=True, leech=True, due_in=0, stability=41.0),
    row(4, "Waits", locked=True),
    row(5, "No cards", cards=0, state=None),
)


def table(rows: tuple[BrowseRow, ...] = ROWS) -> BrowseTable:
    """A table of rows, and what was read for it."""
    model = BrowseTable(COLUMNS)
    model.fetch = lambda numbers, _listing: tuple(rows[number - 1] for number in numbers)
    model.show_found(array("q", range(1, len(rows) + 1)), Listing.FACTS)
    return model


def test_the_table_as_it_is_read(qtbot: QtBot) -> None:
    model = table()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert heads == ["Fact", "Topic", "Tags", "Due", "Stability", "Recall today", "Forgotten", "Flag", "State"]
    read = [" | ".join(str(model.index(place, at).data()) for at in range(len(heads))) for place in range(5)]
    assert read == [
        "Prolactin makes milk | Hormones | a, b | 2 days late | 3.1 d | 83\u00a0% |  | Red | review",
        "Oxytocin moves milk | Hormones |  |  |  |  | 9 |  | set aside",
        "Ducts carry it | Anatomy |  | today | 41 d |  |  |  | put off",
        "Waits | Hormones |  |  |  |  |  |  | waits",
        "No cards | Hormones |  |  |  |  |  |  | no card",
    ]


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    model, role = table(), Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, 0).data(role) == "Oxytocin moves milk. Hormones. 9. set aside. marked. set aside. edited"
    assert model.index(0, 3).data(role) == "Due: 2 days late"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_hundred_thousand_rows_are_read_as_they_come_into_view(qtbot: QtBot) -> None:
    model, read = BrowseTable(COLUMNS), []

    def fetch(numbers: Sequence[int], _listing: Listing) -> tuple[BrowseRow, ...]:
        read.append(len(numbers))
        return tuple(row(number, f"Statement {number}") for number in numbers)

    model.fetch = fetch
    view = BrowseView(model)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    model.show_found(array("q", range(1, 100_001)), Listing.CARDS)
    view.choose_place(99_999)
    view.grab()
    assert model.row(99_999).text == "Statement 100000"
    assert sum(read) < 300
    view.selectAll()
    assert view.chosen_count == len(view.chosen) == 100_000
    for place in range(0, 100_000, 700):  # what was read long ago is forgotten
        model.row(place)
    assert sum(map(len, model._read.values())) <= 4_096
    read.clear()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.grab()
    assert len(read) == 1, "what comes into view is read at once"


def test_a_large_deck_is_searched_beside_the_window(
    room: Room, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.gui.controllers.library.table._LARGE", 10)
    room.window.go("library")
    page = room.window.controller("library").page
    table = page.table
    whole = page.model.rowCount()
    asked, find = [], BrowseService.find

    def counted(self: BrowseService, deck: DeckId, search: str, *order: object, **turned: bool) -> Found:
        asked.append((search, threading.current_thread() is not threading.main_thread()))
        return find(self, deck, search, *order, **turned)

    monkeypatch.setattr(BrowseService, "find", counted)
    for text in ("m", "mi", "mil", "milk"):
        page.search.setText(text)
        table._search_now()
        assert page.model.rowCount() == whole, "nothing is searched in the window's thread"
    wait_until(lambda: page.model.rowCount() < whole)
    assert all(beside for _, beside in asked)
    assert [text for text, _ in asked] == ["m", "milk"], "of what is typed meanwhile only the last is searched for"
    found = room.services.browse.find(DECK, "milk", Listing.FACTS)
    assert list(page.model.numbers(0, whole)) == list(found.numbers)
    page.search.setText("flag:")
    table._search_now()
    wait_until(lambda: "flag:" in table.found.text())
    page.search.clear()
    table._search_now()
    page.table.listing_chosen.emit(Listing.CARDS)  # at once: what was being searched for is wanted no more
    count = page.model.rowCount()
    assert count > whole
    settle(dressed)
    assert page.model.rowCount() == count


@pytest.mark.parametrize(
    ("state", "due", "reviews", "lapses", "said"),
    [
        (State.NEW, None, 0, 0, "Not met yet."),
        (State.LEARNING, None, 1, 0, "Being learnt; comes back today. Answered once."),
        (State.REVIEW, 103, 5, 1, "Comes back in 3 days. Answered 5 times, forgotten once."),
        (State.REVIEW, 98, 2, 0, "Comes back today. Answered 2 times."),
        (
            State.RELEARNING,
            None,
            7,
            2,
            "Forgotten, being learnt again; comes back today. Answered 7 times, forgotten 2 times.",
        ),
    ],
)
def test_how_a_card_stands_in_words(state: State, due: int | None, reviews: int, lapses: int, said: str) -> None:
    card = Card(
        id=CardId("d/F01/recall-1"),
        deck=DeckId("d"),
        fact=FactId("F01"),
        topic=TopicId("t"),
        view=View.RECALL,
        number=1,
        front="?",
        back="!",
    )
    line = CardLine(card=card, state=state, due_day=due, reviews=reviews, lapses=lapses)
    assert standing(line, today=100) == said
