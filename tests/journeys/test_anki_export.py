"""From a person's profile to Anki and again: what they edit here arrives there, in place."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.bootstrap import Services, open_services
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.memory import Grade
from tests.journeys.anki_peer import Collection, bring_file, cards, collection, notes, plain

LACTATION, FACT = DeckId("lactation"), FactId("F01")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).astimezone() - timedelta(days=30)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def services(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    opened = open_services(tmp_path / "profile", clock)
    yield opened
    opened.close()


def carry(services: Services, col: Collection, folder: Path) -> tuple[int, int, int]:
    """Exports and imports; gives the counts of new, updated and conflicting notes."""
    report = services.transfer.export_anki("lactation", folder / "milk.apkg")
    assert report.file.is_file()
    log = bring_file(col, report.file)
    assert col.note_count() == report.notes
    assert col.card_count() == report.cards + report.items
    return len(log.new), len(log.updated), len(log.conflicting)


def test_an_edit_here_arrives_in_anki_in_place(services: Services, clock: Clock, tmp_path: Path) -> None:
    with collection() as col:
        new, updated, conflicting = carry(services, col, tmp_path)
        assert (new, updated, conflicting) == (col.note_count(), 0, 0)
        ids = {card.id for card in cards(col)}

        clock.now = datetime.now(UTC).astimezone() + timedelta(hours=1)
        services.library.edit(LACTATION, FACT, "statement", "A statement of my own & mine alone.")
        new, _, conflicting = carry(services, col, tmp_path)

        assert (new, conflicting) == (0, 0)
        assert {card.id for card in cards(col)} == ids
        (note,) = [note for note in notes(col) if note["Id"] == "lactation/F01"]
        assert plain(note["Statement"]) == "A statement of my own & mine alone."


def test_studying_here_changes_nothing_in_the_package(services: Services, clock: Clock, tmp_path: Path) -> None:
    services.transfer.export_anki("lactation", tmp_path / "before.apkg")
    clock.now += timedelta(days=3)
    services.study.answer(services.library.cards("lactation")[0].id, Grade.EASY)
    services.transfer.export_anki("lactation", tmp_path / "after.apkg")
    assert (tmp_path / "before.apkg").read_bytes() == (tmp_path / "after.apkg").read_bytes()


def test_what_was_edited_in_anki_stays_when_nothing_changed_here(
    services: Services, clock: Clock, tmp_path: Path
) -> None:
    with collection() as col:
        carry(services, col, tmp_path)
        (note,) = [note for note in notes(col) if note["Id"] == "lactation/F01"]
        note["Why"] = "my own reason"
        col.update_note(note)
        clock.now = datetime.now(UTC).astimezone() + timedelta(hours=1)
        assert carry(services, col, tmp_path)[0] == 0
        assert col.get_note(note.id)["Why"] == "my own reason"
