"""Carrying a deck out: every format with what will travel and what stays, and paper."""

import re
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.gui import crossing
from quizapp.gui.controllers.library import exporting as exporting_module
from quizapp.gui.controllers.library import printing as printing_module
from quizapp.gui.controllers.library.bridges import BridgesController
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.library.exporting import ExportController
from quizapp.gui.controllers.library.printing import PrintController
from quizapp.gui.latest import Latest
from quizapp.gui.pages.bridges.print_page import Print
from quizapp.gui.tasks import ToldTask
from quizapp.gui.words.formats import offered
from quizapp.services.formats import FORMATS
from quizapp.services.printing import Grid, Paper
from tests.gui.conftest import Keys
from tests.looks.pages import Room, wait_until

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def export(library: LibraryController) -> ExportController:
    """The export of the deck, its preview there."""
    library.export()
    wait_until(lambda: not library.bridges.exporting.is_busy)
    return library.bridges.exporting


@pytest.fixture
def paper(library: LibraryController) -> PrintController:
    """The print of the deck."""
    library.print()
    return library.bridges.printing


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    asked: list[Path] = []
    for module in (exporting_module, printing_module):
        monkeypatch.setattr(module, "open_by_system", asked.append)
    return asked


def said(room: Room, begin: str) -> Callable[[], bool]:
    """Whether the quiet line begins so."""
    return lambda: room.window.notice.text.startswith(begin)


def test_every_format_that_can_be_written_is_offered() -> None:
    ids = {one.id for one in offered()}
    assert ids == {"anki", "anki-text"} | {one.id for one in FORMATS.values() if one.write}
    assert len({one.title for one in offered()}) == len(offered())


def test_keys_open_the_export_and_lead_back(library: LibraryController, room: Room, keys: Keys) -> None:
    keys.press(Qt.Key.Key_E, modifier=CONTROL | SHIFT)
    page = library.bridges.exporting.page
    assert page.isVisible()
    assert "Lactation" in page.heading.text()
    assert keys.focus is page.act
    keys.press(Qt.Key.Key_Escape)
    assert library.page.table.isVisible()
    assert not library.bridges.is_open
    assert keys.focus is library.page.list


def test_it_says_what_will_travel_to_anki_with_progress_and_without(export: ExportController, room: Room) -> None:
    page = export.page
    without = "\n".join((*page.travels.texts, *page.stays.texts))
    travel = room.services.transfer.travel(room.window.deck)
    assert f"{sum(travel.cards.values())} cards" in without
    assert "quiz questions, to be tapped" in without
    assert "3 figures" in without
    assert "Your schedule, your answers, flags and marks" in without
    page.progress.setChecked(True)
    wait_until(lambda: not export.is_busy)
    told = "\n".join(page.travels.texts)
    assert "Schedule and memory of" in told
    assert "answers, each with its day" in told
    assert "Your schedule" not in "\n".join(page.stays.texts)


def test_it_is_written_with_progress_and_the_folder_can_be_shown(
    export: ExportController, room: Room, tmp_path: Path, opened: list[Path]
) -> None:
    export.page.progress.setChecked(True)
    file = tmp_path / "lactation.apkg"
    export.export(file)
    wait_until(said(room, "Wrote lactation.apkg"))
    assert "answers" in room.window.notice.text
    assert zipfile.is_zipfile(file)
    assert not export.page.isVisible()
    room.window.notice.action.click()
    assert opened == [tmp_path]


@pytest.mark.parametrize("name", [one.id for one in offered()])
def test_each_format_is_written_by_its_own_ending(
    name: str, export: ExportController, room: Room, tmp_path: Path
) -> None:
    export.page.formats.choose(name)
    wait_until(lambda: not export.is_busy)
    previewed = (export.page.travels.texts, export.page.stays.texts)
    export.export(tmp_path / "deck")
    wait_until(said(room, "Wrote deck"))
    written = tmp_path / f"deck{export.page.format.suffix}"
    assert written.stat().st_size > 100
    if name not in {"anki", "anki-text"}:
        assert previewed[0][0] in room.window.notice.text, "the preview counted otherwise"


def test_what_a_format_cannot_hold_is_told_before_and_after(
    export: ExportController, room: Room, keys: Keys, tmp_path: Path
) -> None:
    page = export.page
    page.formats.choose("kahoot")
    wait_until(lambda: not export.is_busy)
    before = page.stays.texts
    assert before
    assert any("questions: each " in text for text in before)
    export.export(tmp_path / "quiz.kahoot.xlsx")
    wait_until(said(room, "Wrote quiz.kahoot.xlsx"))
    assert page.isVisible()
    assert page.stays.texts
    assert page.stays.texts == before[: len(page.stays.texts)]
    assert page.differs.isVisible()
    keys.press(Qt.Key.Key_Return)
    assert library_is_back(room)


def library_is_back(room: Room) -> bool:
    """Whether the table is seen again."""
    controller = room.window.controller("library")
    return isinstance(controller, LibraryController) and controller.page.table.isVisible()


@pytest.mark.parametrize("name", [one.id for one in offered()])
def test_each_format_tells_all_of_the_deck_in_words_that_people_know(name: str, export: ExportController) -> None:
    page = export.page
    page.formats.choose(name)
    wait_until(lambda: not export.is_busy)
    told = "\n".join((*page.travels.texts, *page.differs.texts, *page.stays.texts))
    assert "lactation/" not in told, "ids are for files"
    assert "{{" not in told
    assert "each each" not in told
    assert "schedule" in "\n".join(page.stays.texts), "progress stays, and nothing says so"
    if page.format.asks:
        counts = [int(found) for found in re.findall(r"(?m)^(\d+) (?:quiz )?questions?\b", told)]
        stays = [int(found) for found in re.findall(r"(?m)^(\d+) questions?\b", "\n".join(page.stays.texts))]
        assert counts[0] + sum(stays) == 364
    elif name in {"csv", "tsv", "xlsx", "markdown", "quizlet"}:
        assert "3 figures" in page.stays.texts
        assert any("quiz questions of the deck's own" in text for text in page.stays.texts)
    elif name == "quizdeck":
        assert "3 figures" in page.travels.texts


def test_what_goes_otherwise_is_not_told_to_stay(export: ExportController) -> None:
    page = export.page
    page.formats.choose("gift")
    wait_until(lambda: not export.is_busy)
    assert any("only the verdict is asked" in text for text in page.differs.texts)
    assert not any("only the verdict is asked" in text for text in page.stays.texts)
    page.formats.choose("csv")
    wait_until(lambda: not export.is_busy)
    assert not page.differs.isVisible()


def test_quizlet_counts_questions_and_shows_gaps_as_people_read_them(export: ExportController) -> None:
    page = export.page
    page.formats.choose("quizlet")
    wait_until(lambda: not export.is_busy)
    assert page.travels.texts[0] == "114 questions with their answers"
    assert "Lactation is [making] human milk and [releasing] it." in "\n".join(page.stays.texts)


def test_a_preview_that_takes_its_time_says_so(export: ExportController, qtbot: QtBot) -> None:
    page, go_on = export.page, threading.Event()
    assert not page.counting.isVisible()
    page._outdated(outdated=True)
    export._previews.run(lambda _services: go_on.wait(10))
    qtbot.waitUntil(page.counting.isVisible)
    assert not page.travels.isVisible(), "the counts of another choice stand there"
    page.formats.choose("csv")
    go_on.set()
    wait_until(lambda: not export.is_busy)
    assert not page.counting.isVisible()
    assert "85 facts" in page.travels.texts


def test_what_was_written_is_counted_as_it_was_told(export: ExportController, room: Room, tmp_path: Path) -> None:
    travel = room.services.transfer.travel(room.window.deck)
    cards, questions = sum(travel.cards.values()), sum(travel.questions.values())
    export.export(tmp_path / "deck.apkg")
    wait_until(said(room, "Wrote deck.apkg"))
    assert room.window.notice.text == f"Wrote deck.apkg: {cards} cards, {questions} quiz questions."


def test_the_chosen_facts_can_go_alone(library: LibraryController, room: Room, tmp_path: Path) -> None:
    library.page.list.selectAll()
    library.page.list.choose_place(0)
    facts = (FactId("F01"), FactId("F33"))
    library._export_chosen(facts)
    export = library.bridges.exporting
    assert export.page.facts == facts
    assert [chip.text() for chip in export.page.scope.chips] == ["All 85 facts", "The 2 that are chosen"]
    export.page.formats.choose("csv")
    wait_until(lambda: not export.is_busy)
    assert "2 facts" in export.page.travels.texts
    export.page.scope.chips[0].setChecked(True)
    wait_until(lambda: not export.is_busy)
    assert "85 facts" in export.page.travels.texts


def test_a_folder_that_cannot_be_written_to_is_said(export: ExportController, room: Room, tmp_path: Path) -> None:
    export.export(tmp_path / "nowhere" / "at all" / "x.apkg")
    wait_until(lambda: bool(room.window.notice.text))
    assert "Wrote" not in room.window.notice.text
    assert export.page.isVisible()
    assert export.page.act.isEnabled()


def test_what_is_half_written_is_kept_when_the_export_opens(library: LibraryController, room: Room) -> None:
    library.write()
    assert library._editor is not None
    library._editor.page.form.statement.editor.setPlainText("Half a fact")
    library.export()
    assert library.bridges.exporting.page.isVisible()
    library.write()
    assert not library.bridges.is_open
    assert library._editor.page.form.statement.text == "Half a fact"


class Slow:
    """Work that goes on until it is let go, telling how far it is."""

    def __init__(self) -> None:
        self.go_on, self.stopped = threading.Event(), threading.Event()

    def __call__(self, services: Services, tell: Callable[[float], None]) -> str:
        tell(0.25)
        self.go_on.wait(10)
        try:
            tell(0.5)
        finally:
            self.stopped.set()
        return "done"


def run(bridges: BridgesController, work: Slow, ended: list[object]) -> None:
    """Runs work as an export does."""
    bridges.run_task(ToldTask(bridges._open_again, work), "Working…", ended.append)


def test_slow_work_shows_how_far_it_is_and_esc_cancels_it(
    export: ExportController, library: LibraryController, room: Room, keys: Keys, qtbot: QtBot
) -> None:
    work, ended = Slow(), list[object]()
    run(library.bridges, work, ended)
    line = library.page.task
    qtbot.waitUntil(lambda: line.isVisible() and export.page.is_busy)
    assert line.share == 0.25
    assert not export.page.act.isEnabled()
    assert keys.focus is line.cancel
    keys.press(Qt.Key.Key_Escape)
    work.go_on.set()
    qtbot.waitUntil(lambda: not line.is_busy)
    assert work.stopped.is_set()
    assert not ended
    assert export.page.isVisible()
    assert export.page.act.isEnabled()
    assert keys.focus is export.page.act
    assert room.window.notice.text == "Cancelled. Nothing was changed."


def test_work_that_was_done_before_it_could_be_stopped_is_told_as_done(
    export: ExportController, library: LibraryController, qtbot: QtBot
) -> None:
    go_on, ended = threading.Event(), list[object]()
    task = ToldTask(room_services(library), lambda _services, _tell: go_on.wait(10))
    library.bridges.run_task(task, "Working…", ended.append)
    library.bridges.stop_or_leave()
    go_on.set()
    qtbot.waitUntil(lambda: ended == [True])


def room_services(library: LibraryController) -> Callable[[], Services]:
    """What opens services for a thread."""
    return library.bridges._open_again


def test_an_export_that_is_stopped_leaves_the_file_that_was_there(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "deck.xlsx"
    file.write_bytes(b"as it was")
    task = ToldTask(
        room.window.open_again,
        lambda services, tell: services.formats.export(str(room.window.deck), file, "xlsx", tell=tell),
    )
    ended = list[str]()
    task.stopped.connect(lambda: ended.append("stopped"))
    task.done.connect(lambda _report: ended.append("done"))
    task.cancel()
    task.start()
    wait_until(lambda: bool(ended))
    assert ended == ["stopped"]
    assert file.read_bytes() == b"as it was"
    assert not list(tmp_path.glob("deck.xlsx?*"))


def test_only_the_newest_preview_is_told(room: Room, qtbot: QtBot) -> None:
    latest, told = Latest(room.window.open_again), list[object]()
    latest.done.connect(told.append)
    go_on = threading.Event()
    latest.run(lambda _services: go_on.wait(10))
    latest.run(lambda _services: "passed over")
    latest.run(lambda _services: "newest")
    go_on.set()
    qtbot.waitUntil(lambda: not latest.is_busy)
    assert told == ["newest"]


def test_a_format_that_would_hold_nothing_says_so(library: LibraryController) -> None:
    export = library.bridges.exporting
    library._export_chosen((FactId("F01"), FactId("F02")))
    export.page.formats.choose("kahoot")
    wait_until(lambda: not export.is_busy)
    assert export.page.act.isEnabled() == bool(export.page.travels.texts)
    export.page.show_preview((), ())
    assert not export.page.act.isEnabled()
    assert "Nothing of this fits this format." in export.page.stays.texts
    export.page.formats.choose("csv")
    wait_until(lambda: not export.is_busy)
    assert export.page.act.isEnabled()


# -- paper


def test_keys_open_the_print(library: LibraryController, keys: Keys) -> None:
    keys.press(Qt.Key.Key_P, modifier=CONTROL)
    page = library.bridges.printing.page
    assert page.isVisible()
    assert keys.focus is page.act


def test_each_print_asks_only_for_what_concerns_it(paper: PrintController) -> None:
    page = paper.page
    seen = {}
    for number, what in enumerate(Print):
        page.what.chips[number].setChecked(True)
        seen[what] = (page.grid.isVisible(), page.type_size.isVisible(), page.length.isVisible())
        assert page.wish.what is what
    assert seen == {
        Print.CARDS: (True, False, False),
        Print.SHEET: (False, True, False),
        Print.QUIZ: (False, True, True),
        Print.POSTERS: (False, False, False),
    }


def test_cards_are_printed_and_can_be_opened(
    paper: PrintController, room: Room, tmp_path: Path, opened: list[Path]
) -> None:
    paper.page.grid.chips[1].setChecked(True)
    paper.page.paper.chips[1].setChecked(True)
    assert (paper.page.wish.grid, paper.page.wish.paper) == (Grid.THREE_BY_THREE, Paper.LETTER)
    paper.print(tmp_path / "cards")
    wait_until(said(room, "Wrote cards.pdf: "))
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    room.window.notice.action.click()
    assert opened == [tmp_path / "cards.pdf"]


def test_a_test_is_printed_in_two_forms_with_their_key(
    paper: PrintController, room: Room, tmp_path: Path, opened: list[Path]
) -> None:
    paper.page.what.chips[2].setChecked(True)
    paper.page.length.setValue(4)
    paper.print(tmp_path / "test.pdf")
    wait_until(said(room, "Wrote test-A.pdf, test-B.pdf, test-key.pdf"))
    assert {file.name for file in tmp_path.glob("*.pdf")} == {"test-A.pdf", "test-B.pdf", "test-key.pdf"}
    room.window.notice.action.click()
    assert opened == [tmp_path]


def test_a_print_that_cannot_be_says_so(paper: PrintController, room: Room, tmp_path: Path) -> None:
    paper.page.what.chips[2].setChecked(True)
    paper.page.length.setValue(500)
    paper.print(tmp_path / "test.pdf")
    wait_until(lambda: bool(room.window.notice.text))
    assert "Wrote" not in room.window.notice.text
    assert not list(tmp_path.glob("*.pdf"))
    assert paper.page.act.isEnabled()


def test_the_place_is_asked_for_with_the_ending_of_the_format(
    export: ExportController, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(
        exporting_module, "ask_where", lambda _page, _heading, name, kind, *_takes: asked.append((name, kind))
    )
    export.page.formats.choose("moodle")
    export.page.act.click()
    assert asked == [("lactation.xml", "Moodle XML (*.xml)")]


def test_the_dialog_takes_the_name(export: ExportController, tmp_path: Path) -> None:
    taken: list[Path] = []
    dialog = crossing.ask_where(export.page, "Export", "deck.csv", "CSV (*.csv)", taken.append)
    dialog.fileSelected.emit(str(tmp_path / "deck.csv"))
    dialog.reject()
    assert taken == [tmp_path / "deck.csv"]


def box_of(page: QWidget) -> QMessageBox:
    """The question whether files are to be replaced."""
    (box,) = [one for one in page.findChildren(QMessageBox) if one.isVisible()]
    return box


def test_a_name_without_its_ending_replaces_no_file_unasked(
    export: ExportController, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs: list[QFileDialog] = []
    ask = crossing.ask_where
    monkeypatch.setattr(exporting_module, "ask_where", lambda *asked: dialogs.append(ask(*asked)))
    file = tmp_path / "deck.csv"
    file.write_bytes(b"as it was")
    export.page.formats.choose("csv")
    export.page.act.click()
    dialogs[0].fileSelected.emit(str(tmp_path / "deck"))
    dialogs[0].reject()
    box = box_of(export.page)
    assert box.text() == "deck.csv is there already."
    assert box.defaultButton().text() == "Keep"
    box.reject()
    assert not room.window.notice.text
    assert file.read_bytes() == b"as it was"
    export.page.act.click()
    dialogs[1].fileSelected.emit(str(tmp_path / "deck"))
    dialogs[1].reject()
    replace = next(one for one in box_of(export.page).buttons() if one.text() == "Replace")
    replace.click()
    wait_until(said(room, "Wrote deck.csv"))
    assert file.read_bytes() != b"as it was"


def test_the_files_of_a_test_are_asked_about_before_they_are_replaced(
    paper: PrintController, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs: list[QFileDialog] = []
    ask = crossing.ask_where
    monkeypatch.setattr(printing_module, "ask_where", lambda *asked: dialogs.append(ask(*asked)))
    for name in ("test-A.pdf", "test-key.pdf"):
        (tmp_path / name).write_bytes(b"as it was")
    paper.page.what.chips[2].setChecked(True)
    paper.page.act.click()
    dialogs[0].fileSelected.emit(str(tmp_path / "test.pdf"))
    dialogs[0].reject()
    box = box_of(paper.page)
    assert box.text() == "test-A.pdf, test-key.pdf are there already."
    box.reject()
    assert not room.window.notice.text
    assert (tmp_path / "test-A.pdf").read_bytes() == b"as it was"
    assert not (tmp_path / "test-B.pdf").exists()
