"""``quizapp import`` of Anki's packages."""

import json
from pathlib import Path

from tests.unit.cli.conftest import Quizapp
from tests.unit.exchange.legacy import Note, write_legacy


def package(folder: Path) -> str:
    notes = [Note(1, ("<b>front</b>", "back")), Note(5, ("{{c1::milk}} flows", ""))]
    return str(write_legacy(folder / "a.apkg", notes))


def test_a_preview_tells_and_changes_nothing(quizapp: Quizapp, tmp_path: Path) -> None:
    before = quizapp("decks", "--json").out
    said = quizapp("import", package(tmp_path), "--preview")
    assert said.status == 0
    assert "2 new, 0 here already" in said.out
    assert "cards here show as plain words" in said.out
    assert "Nothing was changed." in said.err
    (record,) = quizapp("import", package(tmp_path), "--preview", "--json").records
    assert (record["new"], record["cards"], [one["becomes"] for one in record["types"]]) == (2, 2, ["basic", "cloze"])
    assert quizapp("decks", "--json").out == before


def test_a_package_comes_in_and_goes_again(quizapp: Quizapp, tmp_path: Path) -> None:
    (record,) = quizapp("import", package(tmp_path), "--json").records
    assert (record["new"], record["cards"]) == (2, 2)
    assert json.loads(quizapp("find", record["decks"][0], "milk", "--json").out.splitlines()[0])
    assert "nothing was changed" in quizapp("import", package(tmp_path)).out
    assert "brought in" in quizapp("undo").out
    assert quizapp("verify").status == 0


def test_what_is_no_package_is_refused_with_a_sentence(quizapp: Quizapp, tmp_path: Path) -> None:
    file = tmp_path / "a.apkg"
    file.write_bytes(b"rubbish")
    said = quizapp("import", str(file))
    assert said.status != 0
    assert "no zip file" in said.err
    assert "Traceback" not in said.err
