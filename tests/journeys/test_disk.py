"""Disks that refuse: read-only, full, and files that stand where others should."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from quizapp import bootstrap
from quizapp.content.facts import FactId
from quizapp.errors import UserError
from quizapp.scheduling.selection import Selection
from tests.journeys.children import ROOT, command
from tests.storage.profiles import GOOD, TOWNS, SetClock, asking, profile, write_deck


@pytest.fixture(autouse=True)
def no_shipped_decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "shipped_decks", lambda: tmp_path / "none")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill_up(folder: Path) -> Path:
    """Leaves not a byte free."""
    file = folder / "ballast"
    with suppress(OSError), file.open("wb", buffering=0) as ballast:
        while True:
            ballast.write(b"\0" * 512)
    return file


def test_a_full_disk_stops_an_answer_with_a_sentence_and_the_session_stays(small_disk: Path, tmp_path: Path) -> None:
    with profile(small_disk, SetClock(), deck=write_deck(tmp_path / "towns")) as services:
        asked = asking(services.study.begin(Selection(deck=TOWNS)))
        ballast = fill_up(small_disk)
        told = None
        for _ in range(200):  # what was reserved for the log may hold a few more
            try:
                step = services.study.grade(GOOD, 1_000)
            except UserError as error:
                told = str(error)
                break
            asked = asking(step) if hasattr(step, "face") else asking(services.study.undo())
        assert told is not None
        assert "is full. This answer was not stored; all earlier ones are. Free some space" in told
        assert asking(services.study.current()).face.card.id == asked.face.card.id
        with pytest.raises(UserError, match="is full"):
            services.library.edit(TOWNS, FactId("F1"), "statement", "new " * 400)
        ballast.unlink()
        services.study.grade(GOOD, 1_000)
        assert services.backup.verify() == ()
    with profile(small_disk, SetClock()) as services:
        assert services.backup.verify() == ()


def test_a_full_disk_takes_no_backup_no_export_and_no_new_profile(small_disk: Path, tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "towns")
    with profile(tmp_path / "profile", SetClock(), deck=deck) as services:
        targets = (small_disk / "copy.db", small_disk / "towns.apkg")
        for target in targets:
            target.write_text("before")
        ballast = fill_up(small_disk)
        with pytest.raises(UserError, match=r"is full|could not be written"):
            services.backup.backup(targets[0])
        with pytest.raises(UserError, match=r"could not be written"):
            services.transfer.export_anki(TOWNS, targets[1])
        assert [target.read_text() for target in targets] == ["before"] * 2
        assert {one.name for one in small_disk.iterdir()} == {"copy.db", "towns.apkg", "ballast"}
        with pytest.raises(UserError, match="is full"):
            bootstrap.open_services(small_disk / "new")
        ballast.unlink()
        services.backup.backup(targets[0])
    with profile(small_disk / "new", SetClock(), deck=deck) as services:
        assert services.backup.verify() == ()


@pytest.mark.skipif(os.name != "posix", reason="other systems know other ways of refusing")
@pytest.mark.parametrize("what", ["new folder", "folder", "file"])
def test_a_read_only_profile_is_refused_with_a_sentence(tmp_path: Path, what: str) -> None:
    home = tmp_path / "home"
    with profile(home / "profile", SetClock(), deck=write_deck(tmp_path / "towns")):
        pass
    target = home / "other" if what == "new folder" else home / "profile"
    if what == "new folder":
        home.chmod(0o555)
    elif what == "folder":
        target.chmod(0o555)
    else:
        target.chmod(0o777)
        (target / "quizapp.db").chmod(0o444)
    before = (home / "profile" / "quizapp.db").read_bytes()
    for parent in (tmp_path, *tmp_path.parents):
        if os.getuid() == 0 and parent.name.startswith(("pytest-", tmp_path.name)):
            parent.chmod(0o755)  # so that it is only the profile that nobody may not write
    try:
        said = subprocess.run(
            command("open_as_nobody", target), cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    finally:
        for folder in (home, home / "profile"):
            folder.chmod(0o755)
    assert "may not write" in said
    assert "Nothing was changed." in said
    assert (home / "profile" / "quizapp.db").read_bytes() == before


def test_an_export_to_a_place_that_does_not_exist(tmp_path: Path) -> None:
    with profile(tmp_path / "profile", SetClock(), deck=write_deck(tmp_path / "towns")) as services:
        for file in (tmp_path / "nowhere" / "towns.apkg", tmp_path / "towns" / "deck.toml" / "towns.apkg"):
            with pytest.raises(UserError, match="could not be written"):
                services.transfer.export_anki(TOWNS, file)
            with pytest.raises(UserError, match="No copy was made"):
                services.backup.backup(file.with_suffix(".db"))
