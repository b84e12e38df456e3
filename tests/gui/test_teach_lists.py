"""Who comes, and what is planned: lists and teams as people type and bring them, and a plan that holds nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayoutItem

from quizapp.gui.controllers.teach.controller import TeachController
from quizapp.gui.pages.teach.present import Deed
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.flow import Flow
from tests.gui.conftest import Keys
from tests.looks.pages import Room as Window
from tests.looks.pages import wait_until
from tests.looks.teach_states import prepare


@pytest.fixture
def prepared(fresh_room: Window) -> TeachController:
    """A plan that is open."""
    prepare(fresh_room)
    controller = fresh_room.window.controller("teach")
    assert isinstance(controller, TeachController)
    return controller


def test_a_list_of_participants_is_counted_and_doubles_are_said(prepared: TeachController, tmp_path: Path) -> None:
    page = prepared.preparing.page
    file = tmp_path / "list.csv"
    file.write_bytes("Ana\nBen\nAna\nG\xfcl\n".encode("latin-1"))
    prepared.preparing.take_list(file)
    wait_until(lambda: not page.task.is_busy)
    plan = prepared.preparing.plan
    assert plan is not None
    assert len(plan.participants) == 4
    assert plan.participants[0] == "Ana"
    assert "4 people" in page.count.text()
    assert "was there before" in page.count.text()
    page.names.setPlainText("\n".join(f"Name {n}" for n in range(1001)))
    assert "1,000" in page.count.text() or "1000" in page.count.text()
    assert len(prepared.preparing.plan.participants) == 4  # type: ignore[union-attr]


def test_a_list_without_names_leaves_the_one_that_was(
    prepared: TeachController, tmp_path: Path, fresh_room: Window
) -> None:
    page, file = prepared.preparing.page, tmp_path / "list.csv"
    page.names.setPlainText("Ana\nBen")
    for content, said in (
        (b"", "No name was found in list.csv"),
        (b"\x89PNG\x00\x00", "no text"),
        (None, "could not be"),
    ):
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        prepared.preparing.take_list(file)
        wait_until(lambda: not page.task.is_busy)
        assert said in fresh_room.window.notice.text
        assert prepared.preparing.plan.participants == ("Ana", "Ben")  # type: ignore[union-attr]


def test_teams_are_fit_for_a_screen(prepared: TeachController) -> None:
    page = prepared.preparing.page
    for typed, teams, said in (
        ("Oaks, oaks; <b>Elms</b>", ("Oaks", "Elms"), "Who has the name of another counts once."),
        (", ".join(f"Team {n}" for n in range(20)), tuple(f"Team {n}" for n in range(12)), "More are left out"),
        ("Elms", ("Elms",), "1 team."),
        ("y" * 99, ("y" * 40,), "1 team."),
    ):
        page.teams.setText(typed)
        page.teams.textEdited.emit(typed)
        assert prepared.preparing.plan.teams == teams  # type: ignore[union-attr]
        assert said in page.counted_teams.text()


def test_what_has_no_part_is_not_held(prepared: TeachController, keys: Keys, fresh_room: Window) -> None:
    page = prepared.preparing.page
    while page.rows:
        page.rows[0].removed.emit(0)
    page.take_focus()
    keys.press(Qt.Key.Key_F5)
    assert "Nothing is planned yet" in fresh_room.window.notice.text
    assert not prepared.presenting.is_on


def test_a_long_list_is_laid_out_at_once_and_a_tick_moves_one_name(
    prepared: TeachController, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared.preparing.page.names.setPlainText("\n".join(f"Name {n}" for n in range(150)))
    prepared.preparing.page.present.click()
    prepared.presenting.stage.alone.emit()
    people = prepared.presenting.page.trainer.people
    rows, laid = Flow._rows, list[int]()

    def counted(flow: Flow, width: int) -> list[list[QLayoutItem]]:
        laid.append(flow.count())
        return rows(flow, width)

    monkeypatch.setattr(Flow, "_rows", counted)
    prepared.presenting.page.done.emit(Deed.PEOPLE)
    chips = [chip for chip in people.missing.findChildren(CheckChip) if chip.isVisible()]
    assert len(chips) == 150
    assert sum(count > 50 for count in laid) < 50  # not once for every name
    chips[70].click()
    held = prepared.presenting.presenting
    assert held is not None
    wait_until(lambda: len(people.rows) == 1 and not held.is_waiting)
    after = [chip for chip in people.missing.findChildren(CheckChip) if chip.isVisible()]
    assert set(after) == {chip for chip in chips if chip is not chips[70]}
