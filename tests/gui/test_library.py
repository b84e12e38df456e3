"""The Library: found as one types, edited in place, brought in and out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from quizapp.content.facts import FactId
from quizapp.content.review import Finding, Severity
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.pages.checked import CheckedView
from quizapp.gui.pages.library.page import LibraryPage
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.library.browse_view import COLUMNS
from quizapp.gui.widgets.library.bulk_bar import Bulk
from quizapp.services.browse import Column, Listing
from tests.gui.conftest import Keys
from tests.looks.pages import Room, at_rest, settle


@pytest.fixture
def page(library: LibraryController) -> LibraryPage:
    """Its page."""
    return library.page


def test_it_opens_with_the_deck_and_its_first_fact(page: LibraryPage) -> None:
    assert page.heading.text() == "Lactation"
    assert page.counts.text().startswith("85 facts")
    assert page.list.hasFocus()
    assert page.chosen is not None
    assert page.fact.statement.text() == page.model.row(page.list.currentIndex().row()).text
    assert page.fact.cards


def test_search_by_keys(page: LibraryPage, keys: Keys, qtbot: QtBot) -> None:
    keys.press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    keys.press(*"oxytocin")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 85)
    assert page.found.text() == f"{page.model.rowCount()} of 85 facts"
    keys.press(Qt.Key.Key_Down)
    assert page.list.hasFocus()
    page.search.setText("zzz")
    qtbot.waitUntil(lambda: page.found.text() == "Nothing fits “zzz”. Try fewer or shorter words.")
    page.search.setText("is:x")
    qtbot.waitUntil(lambda: page.found.text().startswith("Here, after “is:”: a card can be due"))
    page.search.setFocus()
    keys.press(Qt.Key.Key_Escape)
    assert page.model.rowCount() == 85


def test_what_may_follow_is_offered(page: LibraryPage, keys: Keys, qtbot: QtBot) -> None:
    for typed, first in (
        ("to", "topic:"),
        ("milk is:d", "is:due"),
        ("-flag:r", "flag:red"),
        ("topic:horm", "topic:hormones"),
    ):
        page.search.setText(typed)
        assert page.search.offered()[0] == first
    page.search.setText("milk is:d")
    page.search._take("is:due")
    assert page.search.text() == "milk is:due "
    page.search.setText("is:due")
    assert page.search.offered() == ()


def test_cards_or_facts_and_sorting(page: LibraryPage, keys: Keys, qtbot: QtBot) -> None:
    keys.press(Qt.Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.model.rowCount() > 300
    assert page.found.text().endswith("cards")
    assert page.model.row(0).card is not None
    page.list._head_clicked(COLUMNS.index(Column.TEXT))
    first = page.model.row(0).text
    page.list._head_clicked(COLUMNS.index(Column.TEXT))
    assert page.model.row(page.model.rowCount() - 1).text == first
    page.list._head_clicked(COLUMNS.index(Column.TEXT))
    assert page.model.row(0).fact == "F01"
    page.table.switch.segments[Listing.FACTS].click()
    assert page.model.rowCount() == 85


def test_columns_are_chosen_and_remembered(page: LibraryPage, room: Room) -> None:
    page.list._want(Column.RECALL, on=False)
    assert Column.RECALL not in room.services.browse.columns()
    assert page.list.isColumnHidden(COLUMNS.index(Column.RECALL))
    page.list._want(Column.RECALL, on=True)
    assert not page.list.isColumnHidden(COLUMNS.index(Column.RECALL))


def test_many_rows_at_once_and_undo(page: LibraryPage, room: Room, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert page.table.bar.isVisible()
    assert page.table.bar.count.text() == "2 chosen"
    browse, deck = room.services.browse, room.window.deck
    page.table.bar.suspend.click()
    assert room.window.notice.text.endswith("cards set aside.")
    assert len(browse.find(deck, "is:suspended", Listing.FACTS).numbers) == 2
    keys.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not browse.find(deck, "is:suspended").numbers
    keys.press(Qt.Key.Key_3, modifier=Qt.KeyboardModifier.ControlModifier)
    assert browse.find(deck, "flag:green").numbers
    keys.press(Qt.Key.Key_D, modifier=Qt.KeyboardModifier.ControlModifier)
    assert browse.find(deck, "is:marked").numbers
    keys.press(Qt.Key.Key_G, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.table.bar.tag_field.hasFocus()
    keys.press(*"ward::night", Qt.Key.Key_Return)
    assert browse.filters(deck).tags[-1].tag == "ward::night"
    page.table.bar.tag_removed.emit("ward")
    assert not browse.find(deck, "tag:ward").numbers
    for act in (Bulk.BURY, Bulk.UNSUSPEND, Bulk.UNMARK):
        page.table.bar.act.emit(act)
    page.list.setFocus()
    keys.press(Qt.Key.Key_Delete)
    assert page.model.rowCount() < 85
    room.window.notice.action.click()
    assert page.model.rowCount() == 85


def test_several_stay_chosen_for_the_next_act(page: LibraryPage, room: Room, keys: Keys) -> None:
    keys.press(*[Qt.Key.Key_Down] * 4, modifier=Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_Space, modifier=Qt.KeyboardModifier.ControlModifier)  # the row in focus is none of them
    chosen = list(page.list.chosen)
    assert len(chosen) == 4
    keys.press(Qt.Key.Key_D, modifier=Qt.KeyboardModifier.ControlModifier)
    assert room.window.notice.text == "4 facts marked."
    assert list(page.list.chosen) == chosen
    assert page.list.currentIndex().row() == 4
    keys.press(Qt.Key.Key_Delete)
    assert page.model.rowCount() == 81


def test_the_fact_that_is_shown_is_in_view(room: Room) -> None:
    room.window.fact(FactId("F33"))  # as from a card: the Library has not been seen before
    at_rest(room)
    settle(QApplication.instance())
    view = room.window.controller("library").page.list
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_filters_are_search_terms(page: LibraryPage, room: Room) -> None:
    page.table.filter_button.click()
    assert page.table.filters.isVisible()
    page.table.filters.toggled.emit("topic:hormones")
    assert page.search.text() == "topic:hormones"
    count = page.model.rowCount()
    assert 0 < count < 85
    page.table.filters.toggled.emit("is:leech")
    assert page.search.text() == "topic:hormones is:leech"
    assert page.model.rowCount() == 0
    page.table.filters.toggled.emit("is:leech")
    page.table.filters.toggled.emit("topic:hormones")
    assert page.model.rowCount() == 85


def test_a_tag_is_renamed(page: LibraryPage, room: Room) -> None:
    room.services.marks.add_tags(room.window.deck, [FactId("F01")], ["ward::night"])
    room.window.go("library")
    page.table.filters.renamed.emit("ward", "clinic")
    assert [line.tag for line in room.services.browse.filters(room.window.deck).tags] == ["clinic", "clinic::night"]


def test_finding_and_replacing_is_seen_first(page: LibraryPage, room: Room, keys: Keys, qtbot: QtBot) -> None:
    keys.press(Qt.Key.Key_H, modifier=Qt.KeyboardModifier.ControlModifier)
    replacing = page.replacing
    assert replacing.sought.hasFocus()
    replacing.sought.setText("oxytocin")
    replacing.replacement.setText("OXT")
    replacing.preview.click()
    qtbot.waitUntil(lambda: "would change" in replacing.lead.text())
    assert any(text.startswith("After: ") and "OXT" in text for text in replacing.texts)
    replacing.replace.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert room.services.browse.find(room.window.deck, "oxt").numbers
    assert page.list.hasFocus()
    keys.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not room.services.browse.find(room.window.deck, "oxt").numbers


def test_facts_that_say_nearly_the_same_stand_side_by_side(page: LibraryPage, room: Room, qtbot: QtBot) -> None:
    statement = room.services.library.detail(room.window.deck, FactId("F01")).row.statement
    room.services.library.edit(room.window.deck, FactId("F02"), "statement", statement)
    page.duplicates_wanted.emit()
    qtbot.waitUntil(page.duplicates.isVisible, timeout=10_000)
    assert page.duplicates.texts.count(statement) == 2
    page.duplicates.fact_chosen.emit("F02")
    assert page.chosen == "F02"
    assert page.fact.isVisible()


def test_an_edit_is_drawn_at_once_stored_by_enter_and_undone(
    page: LibraryPage, room: Room, keys: Keys, qtbot: QtBot
) -> None:
    room.window.fact(FactId("F33"))
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
    room.window.fact(FactId("F33"))
    field = page.fact.fields["statement"]
    before = field.text
    field.editor.setFocus()
    keys.press("x", Qt.Key.Key_Escape)
    assert field.text == before
    assert not room.services.library.detail(room.window.deck, FactId("F33")).row.edited


def test_leaving_a_field_keeps_what_was_typed(page: LibraryPage, room: Room, keys: Keys) -> None:
    room.window.fact(FactId("F33"))
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
    room.window.fact(FactId("F33"))
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


def test_a_search_that_was_put_off_ends_with_the_window(room: Room, qtbot) -> None:
    room.window.go("library")
    page = room.window.controller("library").page
    page.search.setText("milk")
    assert any(timer.isActive() for timer in room.window.findChildren(QTimer))
    room.window.close()
    assert not any(timer.isActive() for timer in room.window.findChildren(QTimer))


def test_the_deck_is_written_as_files(library: LibraryController, room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    library.write_deck(tmp_path / "lactation")
    qtbot.waitUntil(lambda: room.window.notice.text.startswith("Written with 85 facts:"), timeout=20_000)
    assert (tmp_path / "lactation" / "deck.toml").is_file()
    library._library.write_wanted.emit()
    (dialog,) = [one for one in library._library.findChildren(QFileDialog) if one.isVisible()]
    dialog.reject()
