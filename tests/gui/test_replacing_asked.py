"""Where a file goes, and that none is replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from quizapp.gui import crossing
from quizapp.gui.controllers.library import exporting as exporting_module
from quizapp.gui.controllers.library import printing as printing_module
from quizapp.gui.controllers.library.exporting import ExportController
from quizapp.gui.controllers.library.printing import PrintController
from tests.gui.conftest import said
from tests.looks.pages import Room, wait_until


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """The dialogs that asked for a place."""
    shown: list[QFileDialog] = []
    ask = crossing.ask_where
    for module in (exporting_module, printing_module):
        monkeypatch.setattr(module, "ask_where", lambda *asked: shown.append(ask(*asked)))
    return shown


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
    export: ExportController, room: Room, tmp_path: Path, dialogs: list[QFileDialog]
) -> None:
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
    paper: PrintController, room: Room, tmp_path: Path, dialogs: list[QFileDialog]
) -> None:
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
