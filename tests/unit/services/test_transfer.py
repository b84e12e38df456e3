import zipfile
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.errors import UserError
from tests.storage.profiles import TOWNS


def test_a_deck_of_the_profile_and_the_folder_it_came_from(services: Services, deck: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("towns", str(deck))):
        file = tmp_path / f"{number}.apkg"
        report = services.transfer.export_anki(name, file)
        assert (report.file, report.cards, report.items) == (file, 24, 6)
        with zipfile.ZipFile(file) as package:
            assert "collection.anki2" in package.namelist()


def test_the_persons_own_texts_are_in_the_package(services: Services, tmp_path: Path) -> None:
    services.library.edit(TOWNS, FactId("F1"), "ask-1.question", "Which town would you say?")
    file = tmp_path / "towns.apkg"
    services.transfer.export_anki(TOWNS, file)
    with zipfile.ZipFile(file) as package:
        assert b"Which town would you say?" in package.read("collection.anki2")


def test_what_is_not_there(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no deck called"):
        services.transfer.export_anki("nowhere", tmp_path / "x.apkg")
    assert list(tmp_path.glob("*.apkg")) == []
