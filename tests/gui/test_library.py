"""The Library: found as one types, edited in place, brought in and out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.content.cards import Card, CardId, View
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.review import Finding, Severity
from quizapp.gui.controllers.library import LibraryController
from quizapp.gui.models.facts import FactList
from quizapp.gui.pages.checked import CheckedView
from quizapp.gui.pages.library import LibraryPage
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.card_preview import standing
from quizapp.scheduling.memory import State
from quizapp.services.library import CardLine, FactRow
from tests.gui.conftest import Keys
from tests.looks.pages import Room, settle


def row(
    number: int, statement: str, *, topic: str = "Hormones", recall: float | None = None, edited: bool = False
) -> FactRow:
    """A fact as a row."""
    return FactRow(
        id=FactId(f"F{number:02}"),
        topic=TopicId(topic.lower()),
        topic_title=topic,
        statement=statement,
        cards=2,
        items=1,
        recall=recall,
        edited=edited,
    )


def listed(model: FactList) -> str:
    """A list as text."""
    rows = [model.fact(model.index(place)) for place in range(model.rowCount())]
    return "\n".join(f"{one.statement} ({', '.join(model.marks(one))})" for one in rows)


@pytest.fixture
def facts(qtbot: QtBot) -> FactList:
    """Three facts."""
    model = FactList()
    rows = (
        row(1, "Prolactin makes milk", recall=0.83),
        row(2, "Oxytocin moves milk", edited=True),
        row(3, "Ducts carry it", topic="Anatomy"),
    )
    model.show_rows(rows, {FactId("F03"): "Which tubes lead to the nipple?"})
    return model


def test_the_list_as_it_is_read(facts: FactList) -> None:
    assert listed(facts) == (
        "Prolactin makes milk (Hormones, F01, 83\u00a0%)\n"
        "Oxytocin moves milk (Hormones, F02, not met yet, edited)\n"
        "Ducts carry it (Anatomy, F03, not met yet)"
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("milk", ["F01", "F02"]),
        ("MILK oxy", ["F02"]),
        ("anatomy", ["F03"]),
        ("f01", ["F01"]),
        ("tubes nipple", ["F03"]),
        ("", ["F01", "F02", "F03"]),
        ("nothing of the kind", []),
    ],
)
def test_facts_are_found_by_statement_topic_id_and_question(facts: FactList, wanted: str, found: list[str]) -> None:
    facts.find(wanted)
    assert [facts.fact(facts.index(place)).id for place in range(facts.rowCount())] == found
    assert facts.index_of(FactId("F01")).isValid() == ("F01" in found)


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


# -- through the window


@pytest.fixture
def library(room: Room) -> LibraryController:
    """The Library of the well-used profile."""
    room.window.go("library")
    controller = room.window.controller("library")
    assert isinstance(controller, LibraryController)
    return controller


@pytest.fixture
def page(library: LibraryController) -> LibraryPage:
    """Its page."""
    return library.page


def test_it_opens_with_the_deck_and_its_first_fact(page: LibraryPage) -> None:
    assert page.heading.text() == "Lactation"
    assert page.counts.text().startswith("85 facts")
    assert page.list.hasFocus()
    assert page.chosen is not None
    assert page.fact.statement.text() == page.model.fact(page.list.currentIndex()).statement
    assert page.fact.cards


def test_search_by_keys(page: LibraryPage, keys: Keys) -> None:
    keys.press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    keys.press(*"oxytocin")
    assert 0 < page.model.rowCount() < 85
    assert page.found.text() == f"{page.model.rowCount()} of 85 facts"
    keys.press(Qt.Key.Key_Down)
    assert page.list.hasFocus()
    assert "oxytocin" in page.model._hay[page.model._shown[0]]
    page.search.setText("zzz")
    assert page.found.text() == "Nothing holds “zzz”. Try fewer or shorter words."
    page.search.setFocus()
    keys.press(Qt.Key.Key_Escape)
    assert page.model.rowCount() == 85


def test_an_edit_is_drawn_at_once_stored_by_enter_and_undone(
    page: LibraryPage, room: Room, keys: Keys, qtbot: QtBot
) -> None:
    page.open_fact(FactId("F33"))
    field = page.fact.fields["statement"]
    before = field.text
    field.editor.setFocus()
    keys.press(Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    keys.press(*" so")
    qtbot.waitUntil(lambda: page.fact.statement.text() == f"{before} so")
    assert not room.services.library.detail(room.window.deck, FactId("F33")).row.edited
    keys.press(Qt.Key.Key_Return)
    assert room.services.library.detail(room.window.deck, FactId("F33")).row.statement == f"{before} so"
    assert field.restore.isVisible()
    assert room.window.notice.text.startswith("Statement changed.")
    room.window.notice.action.click()
    assert room.services.library.detail(room.window.deck, FactId("F33")).row.statement == before
    assert page.fact.fields["statement"].text == before
    assert field.restore.isHidden()


def test_escape_gives_an_edit_up(page: LibraryPage, room: Room, keys: Keys) -> None:
    page.open_fact(FactId("F33"))
    field = page.fact.fields["statement"]
    before = field.text
    field.editor.setFocus()
    keys.press("x", Qt.Key.Key_Escape)
    assert field.text == before
    assert not room.services.library.detail(room.window.deck, FactId("F33")).row.edited


def test_leaving_a_field_keeps_what_was_typed(page: LibraryPage, room: Room, keys: Keys) -> None:
    page.open_fact(FactId("F33"))
    field = page.fact.fields["statement"]
    before = field.text
    field.editor.setFocus()
    keys.press(Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    keys.press("!", Qt.Key.Key_Tab)
    assert room.services.library.detail(room.window.deck, FactId("F33")).row.statement == f"{before}!"
    assert field.editor.isVisible()
    field.restore.click()
    assert room.services.library.detail(room.window.deck, FactId("F33")).row.statement == before


def test_an_edit_that_would_break_the_fact_is_refused_in_a_sentence(page: LibraryPage, room: Room, keys: Keys) -> None:
    page.open_fact(FactId("F33"))
    field = page.fact.fields["statement"]
    field.editor.setPlainText("")
    field.editor.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert field.error
    assert not room.services.library.detail(room.window.deck, FactId("F33")).row.edited


def test_a_deck_is_brought_in(library: LibraryController, room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    from quizapp.paths import shipped_decks

    library.load(shipped_decks() / "lactation")
    qtbot.waitUntil(lambda: room.window.notice.text.startswith("Lactation: 0 new facts"))
    assert "85 as they were" in room.window.notice.text


def test_a_broken_deck_shows_every_problem_with_its_line(
    library: LibraryController, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "deck.toml"
    file.write_text('[deck]\nid = "x y"\ntitle = ""\n\n[[fact]]\nid = "F1"\n', encoding="utf-8")
    library.load(file)
    qtbot.waitUntil(library.page.findings.isVisible)
    told = "\n".join(library.page.findings.texts)
    assert library.page.findings.heading.text() == "This deck could not be loaded"
    assert "deck.toml:2" in told
    assert told.count("To put right") >= 2
    library.page.findings.close_button.click()
    assert library.page.fact.isVisible()


def test_the_deck_is_exported_for_anki(library: LibraryController, room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "lactation.apkg"
    library.export(file)
    qtbot.waitUntil(lambda: room.window.notice.text.startswith("Written for Anki"), timeout=10_000)
    assert file.stat().st_size > 10_000
    assert str(file) in room.window.notice.text


def test_a_folder_that_cannot_be_written_to_is_said(
    library: LibraryController, room: Room, tmp_path: Path, qtbot: QtBot
) -> None:
    library.export(tmp_path / "nowhere" / "at all" / "x.apkg")
    qtbot.waitUntil(lambda: bool(room.window.notice.text), timeout=10_000)
    assert "Written" not in room.window.notice.text


def test_the_check_tells_what_it_found(library: LibraryController, room: Room, qtbot: QtBot) -> None:
    library.check()
    findings = library.page.findings
    qtbot.waitUntil(findings.isVisible, timeout=20_000)
    assert findings.heading.text() == "What the check found"
    assert findings.method.isVisible()
    assert "To put right" not in "\n".join(findings.texts)


def test_the_check_opens_the_place_that_it_names(library: LibraryController, room: Room, qtbot: QtBot) -> None:
    """Every severity has a mark and a word; a click opens the fact."""

    def finding(severity: Severity, fact: str | None) -> Finding:
        told = FactId(fact) if fact else None
        return Finding(severity=severity, rule="make-up", fact=told, place="lactation/x", message=f"{severity}.")

    note, error = finding(Severity.NOTE, "F33"), finding(Severity.ERROR, None)
    library._checked((note, finding(Severity.WARNING, "F12"), error))
    findings = library.page.findings
    told = [text for text in findings.texts if "  ·  " in text]
    assert [text.split("  ")[0] for text in told] == ["To put right", "Could be better", "Worth a look"]
    assert findings.lead.text() == "1 to put right, 1 that could be better. 1 is worth a look."
    buttons = findings.findChildren(Button)
    next(button for button in buttons if button.text() == "Show F33").click()
    assert library.page.chosen == "F33"
    assert library.page.fact.isVisible()


def test_how_far_guessing_gets_is_shown(library: LibraryController, room: Room, qtbot: QtBot, keys: Keys) -> None:
    library._checked(())
    findings, checked = library.page.findings, library.page.checked
    assert findings.lead.text() == "Every fact and every question follows the rules of item writing."
    findings.method.setFocus()
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(checked.isVisible, timeout=30_000)
    assert len(checked.texts) == 11
    assert checked.texts[0].startswith("Longest | takes the longest option | ")
    assert all("within chance" in text or "better than chance" in text for text in checked.texts)
    assert "25\u00a0%" in checked.lead.text()
    assert checked.close_button.hasFocus()
    keys.press(Qt.Key.Key_Space)
    assert findings.isVisible()


def test_a_deck_without_four_options_has_no_table(page: LibraryPage) -> None:
    page.show_checked(CheckedView(bots=(), questions=0, seeds=3))
    assert page.checked.texts == ()
    assert not page.checked.panel.isVisible()


def test_one_of_two_columns_in_a_narrow_window(
    page: LibraryPage, room: Room, dressed: QApplication, keys: Keys
) -> None:
    room.window.resize(560, 700)
    settle(dressed)
    assert page.list.isVisible()
    assert not page.fact.isVisible()
    page.list.setFocus()
    keys.press(Qt.Key.Key_Down)
    QTest.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(page.list.currentIndex()).center()
    )
    settle(dressed)
    assert page.fact.isVisible()
    assert not page.list.isVisible()
    page.fact.back.click()
    assert page.list.isVisible()


def test_one_of_a_hundred_thousand_facts_is_found(qtbot: QtBot) -> None:
    model = FactList()
    model.show_rows(tuple(row(number, f"Statement {number} about milk") for number in range(100_000)), {})
    model.find("99999 milk")
    assert model.rowCount() == 1
