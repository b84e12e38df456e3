"""Several people on one computer: their progress is kept apart, and nothing of it is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.errors import UserError
from quizapp.services.people import (
    LONGEST_NAME,
    add_person,
    bring_back,
    last_person,
    named,
    people,
    remember_person,
    remove_person,
    rename_person,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_at_first_there_is_one_person_without_a_name(tmp_path: Path) -> None:
    (only,) = people(tmp_path / "not yet made")
    assert (only.name, only.folder) == ("", tmp_path / "not yet made")
    assert last_person(tmp_path) == people(tmp_path)[0]


def test_everybody_has_a_folder_of_their_own(tmp_path: Path) -> None:
    ada = add_person(tmp_path, "  Ada   Lovelace ")
    ben = add_person(tmp_path, "Ben")
    rename_person(tmp_path, people(tmp_path)[0], "Cleo")
    assert [person.name for person in people(tmp_path)] == ["Cleo", "Ada Lovelace", "Ben"]
    assert len({tmp_path, ada.folder, ben.folder}) == 3
    assert named(tmp_path, "BEN") == ben


@pytest.mark.parametrize("name", ["", "   ", "a\x07b", "x" * (LONGEST_NAME + 1), "ada"])
def test_an_unfit_name_is_refused(tmp_path: Path, name: str) -> None:
    add_person(tmp_path, "Ada")
    before = people(tmp_path)
    with pytest.raises(UserError, match="Nothing was changed"):
        add_person(tmp_path, name)
    assert people(tmp_path) == before


def test_one_may_keep_ones_own_name(tmp_path: Path) -> None:
    ada = add_person(tmp_path, "Ada")
    assert rename_person(tmp_path, ada, "ADA").name == "ADA"


def test_who_is_removed_can_come_back(tmp_path: Path) -> None:
    ada = add_person(tmp_path, "Ada")
    (ada.folder / "quizapp.db").write_bytes(b"progress")
    kept = remove_person(tmp_path, ada, NOON)
    assert (kept / "quizapp.db").read_bytes() == b"progress"
    assert len(people(tmp_path)) == 1
    bring_back(tmp_path, ada, kept)
    assert people(tmp_path)[1] == ada


def test_a_place_on_the_list_is_not_given_twice(tmp_path: Path) -> None:
    ada = add_person(tmp_path, "Ada")
    ben = add_person(tmp_path, "Ben")
    kept = remove_person(tmp_path, ben, NOON)
    assert add_person(tmp_path, "Cleo").folder not in {ada.folder, ben.folder}
    bring_back(tmp_path, ben, kept)
    assert [person.name for person in people(tmp_path)[1:]] == ["Ada", "Ben", "Cleo"]


def test_the_first_person_stays(tmp_path: Path) -> None:
    add_person(tmp_path, "Ada")
    with pytest.raises(UserError, match="first person"):
        remove_person(tmp_path, people(tmp_path)[0], NOON)


def test_who_was_here_last_is_remembered(tmp_path: Path) -> None:
    ada = add_person(tmp_path, "Ada")
    remember_person(tmp_path, ada)
    assert last_person(tmp_path) == ada
    remove_person(tmp_path, ada, NOON)
    assert last_person(tmp_path).folder == tmp_path
    remember_person(tmp_path, people(tmp_path)[0])
    assert last_person(tmp_path).folder == tmp_path


@pytest.mark.parametrize("rubbish", ["", "[", "[]", '{"name": 3}', '{"name": "a\\u0007"}'])
def test_a_broken_name_file_harms_nothing(tmp_path: Path, rubbish: str) -> None:
    ada = add_person(tmp_path, "Ada")
    (ada.folder / "person.json").write_text(rubbish)
    assert people(tmp_path)[1].name == ""


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    base = tmp_path / "file"
    base.write_text("no folder")
    with pytest.raises(UserError, match=r"cannot be written.*was not added"):
        add_person(base, "Ada")
    remember_person(base, people(base)[0])  # says nothing


def test_nobody_of_that_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nobody has given a name yet"):
        named(tmp_path, "Ada")
    add_person(tmp_path, "Ben")
    with pytest.raises(UserError, match="There is: Ben"):
        named(tmp_path, "Ada")
