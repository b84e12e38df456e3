"""Carrying a deck out: every format with what will travel and what stays."""

import re
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from quizapp.content.facts import FactId
from quizapp.gui.controllers.library.controller import LibraryController
from quizapp.gui.controllers.library.exporting import ExportController
from quizapp.gui.latest import Latest
from quizapp.gui.words.formats import offered
from quizapp.services.formats import FORMATS
from tests.gui.conftest import Keys, said
from tests.looks.pages import Room, wait_until

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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
