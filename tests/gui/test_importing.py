"""Bringing decks in: what would come of a file is seen first, then it comes, and can be taken back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from quizapp.content.facts import DeckId
from quizapp.exchange.formats import Outgoing, quizdeck
from quizapp.gui.controllers.library import importing as importing_module
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.library.importing import ImportController
from quizapp.gui.pages.bridges.import_page import Step
from quizapp.paths import shipped_decks
from quizapp.services.importing import Merge
from quizapp.services.tables import read_table
from tests.gui.conftest import Keys
from tests.looks.pages import Room, wait_until
from tests.unit.exchange.legacy import Note, write_legacy

CONTROL = Qt.KeyboardModifier.ControlModifier
NEW = "\n".join(("Question\tAnswer", "What moves the milk?\tOxytocin", "What makes it?\tProlactin"))


@pytest.fixture
def bring(library: LibraryController) -> ImportController:
    """The import, as it opens."""
    library.bring_in()
    return library.bridges.importing


def idle(library: LibraryController) -> None:
    """Waits until nothing goes on beside the window."""
    wait_until(lambda: not library.page.task.is_busy)


def look(library: LibraryController, file: Path) -> ImportController:
    """Looks into a file."""
    library.bring_in(file)
    idle(library)
    return library.bridges.importing


def told(bring: ImportController) -> str:
    """Everything that the preview says."""
    page = bring.page
    parts = (page.comes, page.goes, page.stays, page.differs)
    return "\n".join([page.heading.text(), page.lead.text(), *(line for part in parts for line in part.texts)])


def counts(room: Room) -> dict[DeckId, int]:
    """How many facts each deck has."""
    return {one.id: one.facts for one in room.services.library.decks()}


def test_keys_open_the_import_which_says_what_can_come(library: LibraryController, keys: Keys) -> None:
    keys.press(Qt.Key.Key_O, modifier=CONTROL)
    page = library.bridges.importing.page
    assert page.isVisible()
    assert keys.focus is page.act
    assert page.act.text() == "Choose a file…"
    keys.press(Qt.Key.Key_Escape)
    assert library.page.table.isVisible()


def test_a_package_is_seen_brought_in_and_taken_back(
    library: LibraryController, room: Room, keys: Keys, tmp_path: Path
) -> None:
    before = counts(room)
    notes = [Note(1, ("What moves the milk?", "Oxytocin")), Note(5, ("{{c1::Prolactin}} makes milk", ""), guid="c")]
    bring = look(library, write_legacy(tmp_path / "ward.apkg", notes))
    said = told(bring)
    assert bring.page.heading.text() == "ward.apkg"
    assert "An Anki package: 2 notes, 2 cards." in said
    assert "2 new notes" in said
    assert "becomes sentences with gaps" in said
    assert "becomes questions and answers" in said
    assert counts(room) == before, "something was written by the preview"
    assert keys.focus is bring.page.act
    keys.press(Qt.Key.Key_Return)
    idle(library)
    assert room.window.notice.text == "Brought in: 2 new facts."
    assert room.window.deck not in before
    assert sum(counts(room).values()) == sum(before.values()) + 2
    assert library.page.table.isVisible()
    room.window.notice.action.click()
    idle(library)
    assert counts(room) == before
    assert room.window.deck in before
    assert room.window.notice.text.startswith("Taken back")


def test_merging_is_explained_and_done_as_chosen(library: LibraryController, room: Room, tmp_path: Path) -> None:
    room.services.importing.bring(write_legacy(tmp_path / "a.apkg", [Note(1, ("old", "b"), guid="g", mod=100)]))
    file = write_legacy(tmp_path / "b.apkg", [Note(1, ("newer", "b"), guid="g", mod=200)])
    bring = look(library, file)
    page = bring.page
    assert "1 note is here already" in told(bring)
    assert "Here: old – b\nFile: newer – b" in told(bring)
    assert page.rule is Merge.NEWER
    assert "what you reworded here stays" in page._explained.text(), "edits lie over either, and nothing says so"
    sentences = set()
    for chip in page.rules.chips:
        chip.setChecked(True)
        sentences.add(page._explained.text())
    assert len(sentences) == 4
    page.rules.chips[1].setChecked(True)
    assert page.rule is Merge.MINE
    page.act.click()
    idle(library)
    (deck,) = [name for name in counts(room) if name.startswith("anki")]
    assert [row.statement for row in room.services.library.rows(deck)] != []
    assert all("newer" not in row.statement for row in room.services.library.rows(deck))


@pytest.mark.parametrize("name", ["ward.apkg", "ward.tsv", "ward.quizdeck"])
def test_ctrl_z_takes_an_import_back_and_the_deck_before_is_open_again(
    name: str, library: LibraryController, room: Room, keys: Keys, tmp_path: Path
) -> None:
    before = counts(room)
    bring = look(library, some_file(room, tmp_path / name))
    bring.page.act.click()
    idle(library)
    assert room.window.deck not in before
    keys.press("z", modifier=CONTROL)
    idle(library)
    assert counts(room) == before
    assert room.window.deck == DeckId("lactation")
    assert room.window.notice.text.startswith("Taken back")
    assert library.page.heading.text() == "Lactation"
    assert keys.focus is library.page.list


@pytest.mark.parametrize("name", ["ward.apkg", "ward.tsv", "ward.quizdeck"])
def test_study_leaves_it_to_the_library_to_take_an_import_back(
    name: str, library: LibraryController, room: Room, keys: Keys, tmp_path: Path
) -> None:
    bring = look(library, some_file(room, tmp_path / name))
    bring.page.act.click()
    idle(library)
    after = counts(room)
    room.window.go("study")
    keys.press("z", modifier=CONTROL)
    assert counts(room) == after
    assert "the Library takes it back" in room.window.notice.text
    room.window.notice.action.click()
    idle(library)
    assert room.window.page_name == "library"
    assert room.window.deck == DeckId("lactation")
    assert room.window.notice.text.startswith("Taken back")


def test_the_quiet_line_takes_an_import_back_from_the_page_that_studies_it(
    library: LibraryController, room: Room, tmp_path: Path
) -> None:
    before = counts(room)
    bring = look(library, some_file(room, tmp_path / "ward.apkg"))
    bring.page.act.click()
    idle(library)
    room.window.go("study")
    room.window.notice.action.click()
    idle(library)
    assert counts(room) == before
    assert (room.window.page_name, room.window.deck) == ("library", DeckId("lactation"))


def some_file(room: Room, file: Path) -> Path:
    """A file with something new, of the kind that its name tells."""
    if file.suffix == ".apkg":
        return write_legacy(file, [Note(1, ("What moves the milk?", "Oxytocin"))])
    if file.suffix == ".tsv":
        file.write_text(NEW, encoding="utf-8")
        return file
    room.services.formats.export("lactation", file)
    deck = room.services.library.read(file)
    other = replace(deck, id=DeckId("ward"), title="Ward")
    file.write_bytes(quizdeck.write(Outgoing(deck=other)).content)
    return file


def test_undo_takes_back_nothing_but_the_import(library: LibraryController, room: Room, tmp_path: Path) -> None:
    bring = look(library, write_legacy(tmp_path / "ward.apkg", [Note(1, ("a", "b"))]))
    bring.page.act.click()
    idle(library)
    after = counts(room)
    (card,) = room.services.library.cards(room.window.deck)
    room.services.marks.suspend((card.id,))
    room.window.notice.action.click()
    idle(library)
    assert counts(room) == after
    assert "Something else was done since" in room.window.notice.text


def test_what_cannot_be_shown_is_told_with_its_reason(library: LibraryController, tmp_path: Path) -> None:
    note = Note(8, ("Furosemide", "Loop diuretic", "40 mg", ""), ords=(0, 1))  # its templates have a script
    bring = look(library, write_legacy(tmp_path / "a.apkg", [note]))
    assert any("script" in text.casefold() for text in bring.page.stays.texts)


def test_what_is_no_package_is_said_and_the_way_in_stays(
    library: LibraryController, room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "broken.apkg"
    file.write_bytes(b"no package at all")
    bring = look(library, file)
    assert bring.page.step is Step.START
    assert bring.page.act.isEnabled()
    assert room.window.notice.text


def test_answers_from_the_future_are_told_and_not_said_to_be_here(
    library: LibraryController, room: Room, tmp_path: Path
) -> None:
    week = int((room.services.library._profile.now() + timedelta(days=7)).timestamp() * 1000)
    note = Note(1, ("What moves the milk?", "Oxytocin"), guid="a")
    room.services.importing.bring(write_legacy(tmp_path / "a.apkg", [note]))
    answered = replace(note, answers=((week, 3, 4, 1, 2500, 5000, 1),))
    bring = look(library, write_legacy(tmp_path / "a.apkg", [answered]))
    assert any("1 answer of a day that is still to come" in text for text in bring.page.stays.texts)
    bring.page.act.click()
    idle(library)
    assert "still to come by this computer's clock" in room.window.notice.text
    assert "was here already" not in room.window.notice.text


@pytest.mark.parametrize(("name", "content"), [("empty.csv", ""), ("letter.txt", "Dear mother,\nall is well.\n")])
def test_a_file_without_questions_says_so(name: str, content: str, library: LibraryController, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    bring = look(library, file)
    assert bring.page.lead.text().startswith("No question was found in it")
    assert not bring.page.act.isEnabled()


def test_a_table_comes_as_a_new_deck_with_its_title(library: LibraryController, room: Room, tmp_path: Path) -> None:
    file = tmp_path / "ward.tsv"
    file.write_text(NEW, encoding="utf-8")
    bring = look(library, file)
    page = bring.page
    assert "2 new facts" in told(bring)
    assert page.into.chosen is None
    assert page.title.text() == "ward"
    page.title.setText("Night ward")
    page.act.click()
    idle(library)
    assert room.services.library.titles()[room.window.deck] == "Night ward"
    assert room.window.notice.text == "Brought into Night ward: 2 new facts."
    room.window.notice.action.click()
    idle(library)
    assert "Night ward" not in room.services.library.titles().values()
    assert room.window.deck == DeckId("lactation")


def test_a_table_can_go_into_the_open_deck(library: LibraryController, room: Room, tmp_path: Path) -> None:
    file = tmp_path / "ward.tsv"
    file.write_text(NEW, encoding="utf-8")
    bring = look(library, file)
    bring.page.into.chips[1].setChecked(True)
    idle(library)
    assert not bring.page.title.isVisible()
    assert bring.page.into.chosen == DeckId("lactation")
    before = counts(room)[DeckId("lactation")]
    bring.page.act.click()
    idle(library)
    assert counts(room)[DeckId("lactation")] == before + 2


def test_a_table_that_left_here_is_known_and_only_what_differs_comes(
    library: LibraryController, room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "home.csv"
    room.services.formats.export("lactation", file)
    bring = look(library, file)
    assert bring.page.into.chosen == DeckId("lactation")
    assert not bring.page.act.isEnabled()
    assert bring.page.act.text() == "Nothing to bring in"
    statement = read_table(file).entries[0].statement
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace(statement, f"{statement} Truly.", 1), encoding="utf-8")
    bring = look(library, file)
    assert "1 fact with other texts" in told(bring)
    assert [chip.text() for chip in bring.page.rules.chips] == ["The file's texts", "New facts only"]
    bring.page.act.click()
    idle(library)
    assert "1 changed" in room.window.notice.text


def test_rows_that_cannot_be_read_are_named(library: LibraryController, tmp_path: Path) -> None:
    file = tmp_path / "ward.csv"
    file.write_text("Question,Answer,Text with gaps\nWhat?,That,\nNothing,,\n,,{{1:open\n", encoding="utf-8")
    bring = look(library, file)
    assert any(text.startswith("Row ") for text in bring.page.stays.texts)


def test_rows_that_the_reader_refused_are_named_too(library: LibraryController, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Question", "Answer"), ("What?", "That"), ("How much?", "=1+1")):
        book.active.append(row)
    book.save(tmp_path / "sums.xlsx")
    bring = look(library, tmp_path / "sums.xlsx")
    assert "1 new fact" in told(bring)
    assert any("a formula was left out" in text for text in bring.page.stays.texts)


def test_text_can_be_pasted(bring: ImportController, library: LibraryController, room: Room, keys: Keys) -> None:
    bring.page.paste_button.click()
    assert keys.focus is bring.page.paste
    bring.page.paste.setPlainText("liver\thepar\nkidney\tren")
    keys.press(Qt.Key.Key_Return, modifier=CONTROL)
    idle(library)
    assert bring.page.step is Step.PREVIEW
    assert "2 new facts" in told(bring)
    keys.press(Qt.Key.Key_Return)
    idle(library)
    assert "Brought into Pasted questions" in room.window.notice.text


def test_a_deck_of_ones_own_is_seen_before_it_is_loaded(library: LibraryController, room: Room, tmp_path: Path) -> None:
    file = tmp_path / "lactation.quizdeck"
    room.services.formats.export("lactation", file)
    for place in (file, shipped_decks() / "lactation"):
        bring = look(library, place)
        assert "85 facts" in told(bring)
        assert "It is here already" in told(bring)
        bring.page.act.click()
        idle(library)
        assert room.window.notice.text.startswith("Lactation: 0 new facts")


def test_a_broken_deck_shows_every_problem(library: LibraryController, tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text('[deck]\nid = "x y"\ntitle = ""\n', encoding="utf-8")
    look(library, file)
    assert library.page.findings.isVisible()
    assert not library.bridges.is_open


def test_the_spreadsheet_to_fill_can_be_brought_in(
    bring: ImportController, library: LibraryController, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(importing_module, "open_by_system", opened.append)
    bring.save_template(tmp_path / "questions")
    idle(library)
    assert room.window.notice.text.startswith("Wrote questions.xlsx")
    room.window.notice.action.click()
    assert opened == [tmp_path / "questions.xlsx"]
    book = load_workbook(opened[0])
    book["Questions"].append([None, "How many fingers are on two hands?", "Ten"])
    book.save(opened[0])
    said = told(look(library, opened[0]))
    assert "1 new fact" in said
    assert said.count("this is an example of the template; it was left out.") == 2


def drop(room: Room, *urls: QUrl) -> bool:
    """Drops something on the window, as the system does; whether it was taken."""
    data = QMimeData()
    data.setUrls(list(urls))
    at, copy, left, no = QPoint(300, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    entering = QDragEnterEvent(at, copy, data, left, no.NoModifier)
    entering.ignore()
    QApplication.sendEvent(room.window, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(room.window, QDropEvent(at.toPointF(), copy, data, left, no.NoModifier))
    return True


def test_a_file_can_be_dropped_on_any_page(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "ward.tsv"
    file.write_text(NEW, encoding="utf-8")
    room.window.go("today")
    assert drop(room, QUrl.fromLocalFile(str(file)))
    library = room.window.controller("library")
    assert isinstance(library, LibraryController)
    idle(library)
    assert room.window.page_name == "library"
    assert "2 new facts" in told(library.bridges.importing)


def test_what_lies_on_the_network_is_not_taken(room: Room) -> None:
    room.window.go("today")
    assert not drop(room, QUrl("https://example.org/deck.apkg"))
    assert not drop(room)
    assert room.window.page_name == "today"
