"""The papers of a session by their buttons: every dialog opens, every file is whole, what is wrong is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.pages.teach.present import Deed
from quizapp.teaching.room import Phase
from tests.looks.pages import Room as Window
from tests.looks.pages import wait_until
from tests.looks.teach_states import present


@pytest.fixture
def reported(fresh_room: Window) -> TeachController:
    """The report of a session with one person, whose first key was shown."""
    controller = present(fresh_room, Phase.LOBBY)
    held = controller.presenting.presenting
    assert held is not None
    controller.presenting.page.trainer.people.came.emit("Zoë Ferreira")
    wait_until(lambda: len(held.room.there) == 1 and held.room.there[0].present is True)
    while held.room.phase is not Phase.REVEALED:
        controller.presenting.page.done.emit(Deed.ON)
        wait_until(lambda: not held.is_waiting)
    controller.presenting.page.done.emit(Deed.LEAVE)
    controller.home.panels[0].acts["report"].click()
    page = controller.reporting.page
    wait_until(lambda: not page.task.is_busy and bool(page.heading.text()))
    return controller


def choose(ask: Callable[[], object], file: Path) -> None:
    """Says where, in the dialog that something opens."""

    def dialog() -> QFileDialog | None:
        every = QApplication.topLevelWidgets()
        return next((one for one in every if isinstance(one, QFileDialog) and one.isVisible()), None)

    ask()
    wait_until(lambda: dialog() is not None)
    one = dialog()
    assert one is not None
    one.setDirectory(str(file.parent))
    one.selectFile(file.name)
    one.accept()
    wait_until(lambda: dialog() is None)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbfName"), ("xlsx", b"PK"), ("archive", b"SQLite format 3")],
)
def test_each_button_writes_its_file(
    reported: TeachController, fresh_room: Window, tmp_path: Path, name: str, begins: bytes
) -> None:
    page = reported.reporting.page
    file = tmp_path / f"a.{'quizsession' if name == 'archive' else name}"
    choose(page.acts[name].click, file)
    wait_until(lambda: not page.task.is_busy)
    assert file.read_bytes().startswith(begins)
    assert fresh_room.window.notice.text.startswith(f"Wrote {file.name}.")
    if name == "csv":
        assert "Zoë Ferreira" in file.read_text(encoding="utf-8-sig")


def test_an_ending_that_is_missing_comes_by_itself(reported: TeachController, tmp_path: Path) -> None:
    reported.reporting.write("pdf", tmp_path / "no ending")
    wait_until(lambda: not reported.reporting.page.task.is_busy)
    assert (tmp_path / "no ending.pdf").read_bytes().startswith(b"%PDF")


def test_certificates_say_what_they_lack(reported: TeachController, fresh_room: Window, tmp_path: Path) -> None:
    choose(reported.reporting.page.acts["certificates"].click, tmp_path / "c.pdf")
    wait_until(lambda: not reported.reporting.page.task.is_busy)
    assert "Certificates need the trainer or the provider" in fresh_room.window.notice.text
    assert not (tmp_path / "c.pdf").exists()


def test_without_names_no_file_has_one(reported: TeachController, fresh_room: Window, tmp_path: Path) -> None:
    page = reported.reporting.page
    page.names.click()
    wait_until(lambda: not page.task.is_busy)
    reported.reporting.write("csv", tmp_path / "a.csv")
    wait_until(lambda: not page.task.is_busy)
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "Zoë" not in text
    assert "Participant 1" in text
    page.names.click()
    wait_until(lambda: not page.task.is_busy)
    session = fresh_room.services.teach.sessions()[0].id
    page.acts["anonymise"].click()
    assert fresh_room.services.teach.room(session).there[0].name == "Zoë Ferreira"  # asked once more
    page.acts["anonymise"].click()
    wait_until(lambda: not page.task.is_busy)
    assert fresh_room.services.teach.room(session).there[0].name == "Participant 1"
    assert not page.names.isEnabled()
    assert not page.acts["anonymise"].isEnabled()


def test_a_place_that_cannot_be_written_is_said(reported: TeachController, fresh_room: Window, tmp_path: Path) -> None:
    for name in ("pdf", "csv", "xlsx"):
        reported.reporting.write(name, tmp_path / "gone" / f"a.{name}")
        wait_until(lambda: not reported.reporting.page.task.is_busy)
        assert "could not be written" in fresh_room.window.notice.text, name
        fresh_room.window.notice.say("")
    reported.reporting.archive(tmp_path / "gone" / "a.quizsession")
    assert "There is no folder" in fresh_room.window.notice.text


def test_the_pack_goes_into_a_folder_by_its_button(
    reported: TeachController, fresh_room: Window, tmp_path: Path
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    session = fresh_room.services.teach.sessions()[0].id
    reported.prepare(session)
    page = reported.preparing.page
    choose(page.print.click, folder)
    wait_until(lambda: not page.task.is_busy)
    files = {file.suffix for file in folder.iterdir()}
    assert files == {".pdf"}
    assert f"Wrote {len(list(folder.iterdir()))} files" in fresh_room.window.notice.text
