"""The text file with headers in the real Anki: cards of its own types, updated by a second import."""

import csv
from pathlib import Path

import pytest
from anki.collection import ImportCsvRequest
from anki.import_export_pb2 import CsvMetadata

from quizapp.bootstrap import Services, open_services
from quizapp.cli import main
from quizapp.content.cards import View
from quizapp.content.facts import DeckId, FactId
from quizapp.errors import Stopped
from tests.journeys.anki_peer import Collection, cards, collection, notes, plain

LACTATION = DeckId("lactation")


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return open_services(tmp_path / "profile")


def bring_text(col: Collection, file: Path) -> tuple[int, int]:
    """Imports the file as Anki reads its headers, updating what is there; gives new and updated notes."""
    metadata = col.get_csv_metadata(str(file), delimiter=None)
    metadata.dupe_resolution = CsvMetadata.DupeResolution.UPDATE
    log = col.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
    return len(log.new), len(log.updated)


def test_every_card_that_text_can_hold_arrives(services: Services, tmp_path: Path) -> None:
    report = services.transfer.export_text(LACTATION, tmp_path / "milk.anki.txt")
    ours = [one for one in services.library.cards(LACTATION) if one.view not in {View.LABEL, View.CHOICE}]
    with collection() as col:
        new, _ = bring_text(col, report.file)
        assert new == col.note_count() == report.rows
        assert len(cards(col, '"note:Cloze"')) == sum(one.view is View.CLOZE for one in ours)
        basic = {plain(card.note()["Front"]) for card in cards(col, "note:Basic -tag:view::question")}
        assert basic >= {plain(one.front) for one in ours if one.view is View.RECALL}
        assert {col.decks.name(card.did).count("::") for card in cards(col)} == {2}
        assert cards(col, "tag:topic::hormones")
        assert bring_text(col, report.file)[0] == 0
        assert col.note_count() == report.rows
        services.library.edit(LACTATION, FactId("F01"), "why", 'Because "so" & so; #1\tindeed.')
        services.transfer.export_text(LACTATION, report.file)
        assert bring_text(col, report.file)[0] == 0
        assert any("#1 indeed." in plain(" ".join(note.fields)) for note in notes(col))
    assert report.staying == (
        "15 label cards stayed: text cannot hold figures.",
        "194 questions stayed: text cannot be answered by tapping.",
    )


def test_the_table_holds_every_card_and_no_formula(services: Services, tmp_path: Path) -> None:
    services.library.edit(LACTATION, FactId("F01"), "why", "=HYPERLINK(1)")
    report = services.transfer.export_csv(LACTATION, tmp_path / "milk.cards.csv")
    with report.file.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    ours = {one.id: one for one in services.library.cards(LACTATION) if one.view is not View.CHOICE}
    assert len(lines) == report.rows == len(ours)
    assert {line["Card"] for line in lines} == set(ours)
    assert all(line["Question"] == ours[line["Card"]].front for line in lines)
    assert {line["Why it matters"] for line in lines if "/F01/" in line["Card"]} == {"'=HYPERLINK(1)"}


def test_what_will_travel_is_what_travels(services: Services, tmp_path: Path) -> None:
    told = services.transfer.travel(LACTATION)
    report = services.transfer.export_anki(LACTATION, tmp_path / "milk.apkg")
    assert sum(told.cards.values()) == report.cards
    assert sum(told.questions.values()) == report.items
    assert (told.studied, told.answers, told.figures) == (0, 0, 3)
    assert [(one.what, one.count) for one in told.staying] == [("choice cards", 84)]


@pytest.mark.parametrize("at", [0.0, 0.5, 0.9])
def test_an_export_that_is_stopped_leaves_what_was_there(services: Services, tmp_path: Path, at: float) -> None:
    file = tmp_path / "milk.apkg"
    file.write_bytes(b"before")

    def stop(share: float) -> None:
        if share >= at:
            raise Stopped

    with pytest.raises(Stopped):
        services.transfer.export_anki(LACTATION, file, with_progress=True, tell=stop)
    assert file.read_bytes() == b"before"
    assert {one.name for one in tmp_path.iterdir()} == {"milk.apkg", "profile"}
    shares: list[float] = []
    services.transfer.export_anki(LACTATION, file, tell=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_command_writes_all_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> int:
        return main.run(["--profile", str(tmp_path / "profile"), *words], lambda _profile: 0)

    assert run("export", "lactation", str(tmp_path / "a.apkg"), "--with-progress") == 0
    assert "0 answers of the log" in capsys.readouterr().out
    assert run("export", "lactation", str(tmp_path / "a.anki.txt")) == 0
    assert "stayed: text cannot hold figures" in capsys.readouterr().out
    assert run("export", "lactation", str(tmp_path / "a.cards.csv")) == 0
    assert run("export", "lactation", str(tmp_path / "a.cards.csv"), "--with-progress") != 0
