"""What was stored is forced onto the disk at once, and put away once writing rests; all of it beside the window."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from quizapp.bootstrap import open_services
from quizapp.errors import UserError
from quizapp.gui.app import App
from quizapp.gui.folding import Folding, Pace
from quizapp.scheduling.memory import Grade
from quizapp.storage import database as storage
from quizapp.storage.opening import open_database
from tests.looks.demo import TODAY, StoppedClock

LONG = 60.0


class Disk:
    """Counts what it is asked for; ``slow`` holds it up, ``broken`` lets it refuse."""

    def __init__(self) -> None:
        self.forced = self.folded = 0
        self.free, self.broken = threading.Event(), False
        self.free.set()
        self.threads = set[int]()

    def force(self) -> None:
        self.forced += 1
        self._work()

    def fold(self) -> None:
        self.folded += 1
        self._work()

    def _work(self) -> None:
        self.threads.add(threading.get_ident())
        self.free.wait(10)
        if self.broken:
            raise UserError("The disk refused.")


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it never came to that"
        QCoreApplication.processEvents()
        time.sleep(0.001)


@contextmanager
def folding_over(disk: Disk, *, force: float = 0.0, rest: float = LONG, latest: float = LONG) -> Iterator[Folding]:
    folding = Folding(disk.force, disk.fold, Pace(force=force, rest=rest, latest=latest))
    try:
        yield folding
    finally:
        disk.free.set()
        folding.stop()


def test_an_answer_is_on_the_disk_at_once_and_beside_the_window(qapp: object) -> None:
    disk = Disk()
    with folding_over(disk) as folding:
        folding.note()
        until(lambda: disk.forced == 1)
    assert disk.folded == 0
    assert threading.get_ident() not in disk.threads


def test_what_is_stored_while_the_disk_is_at_work_is_forced_together_once_more(qapp: object) -> None:
    disk = Disk()
    with folding_over(disk) as folding:
        disk.free.clear()
        folding.note()
        until(lambda: disk.forced == 1)
        for _ in range(100):
            folding.note()  # returns although the disk stands still
        assert disk.forced == 1
        disk.free.set()
        until(lambda: disk.forced == 2)
        folding.note()
        until(lambda: disk.forced == 3)


def test_it_is_put_away_once_when_writing_rests(qapp: object) -> None:
    disk = Disk()
    with folding_over(disk, rest=0.02) as folding:
        folding.note()
        until(lambda: disk.folded == 1)
        time.sleep(0.1)
        assert disk.folded == 1
        folding.note()
        until(lambda: disk.folded == 2)


def test_who_never_rests_has_it_put_away_all_the_same(qapp: object) -> None:
    disk = Disk()
    with folding_over(disk, latest=0.0) as folding:
        folding.note()
        until(lambda: disk.folded == 1)


def test_nothing_stored_asks_nothing_of_the_disk_and_no_thread_is_left(qapp: object) -> None:
    disk = Disk()
    before = set(threading.enumerate())  # of which some may end meanwhile
    with folding_over(disk, rest=0.0):
        assert len(set(threading.enumerate()) - before) == 1
    assert set(threading.enumerate()) <= before
    assert (disk.forced, disk.folded) == (0, 0)


def test_it_ends_at_once_although_something_waits(qapp: object) -> None:
    disk = Disk()
    with folding_over(disk, force=LONG) as folding:
        folding.note()
    assert disk.forced == 0  # closing the profile puts it away


def test_a_disk_that_refuses_is_told_of_once(qapp: object) -> None:
    disk, told = Disk(), list[str]()
    with folding_over(disk) as folding:
        folding.refused.connect(told.append)
        disk.broken = True
        folding.note()
        until(lambda: told == ["The disk refused."])
        folding.note()
        until(lambda: disk.folded == 2)
        QCoreApplication.processEvents()
        assert told == ["The disk refused."]
        disk.broken = False
        folding.note()
        until(lambda: disk.forced == 3)


# -- the real disk


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The file numbers (inodes) that were forced onto the disk, with their sizes."""
    found = list[int]()

    def to_disk(file: int) -> None:
        os.fsync(file)
        found.append(os.fstat(file).st_ino)

    monkeypatch.setattr(storage, "_TO_DISK", to_disk)
    return found


def test_the_log_is_forced_whichever_file_it_is(tmp_path: Path, synced: list[int]) -> None:
    file = tmp_path / "quizapp.db"
    log = tmp_path / "quizapp.db-wal"
    open_database(file).close()
    database = open_database(file)
    database.force_log()  # nothing written yet, perhaps no log
    synced.clear()
    with database.writing():
        database.run("INSERT INTO settings VALUES ('hat', '1')")
    database.force_log()
    assert synced == [log.stat().st_ino]
    database.fold_beside()
    with database.writing():  # the log begins at its head again
        database.run("INSERT INTO settings VALUES ('coat', '1')")
    database.force_log()
    database.close()
    assert not log.exists()
    database.force_log()  # after the end: nothing to force, nothing made
    assert not log.exists()
    database = open_database(file)
    with database.writing():
        database.run("INSERT INTO settings VALUES ('shoe', '1')")
    database.force_log()
    assert synced[-1] == log.stat().st_ino
    assert len(synced) == 3
    database.close()


def test_forcing_and_folding_beside_lose_no_lock_and_change_no_mark(tmp_path: Path) -> None:
    """A second connection must still see that a transaction is under way, and ours that nobody else wrote."""
    file = tmp_path / "quizapp.db"
    database, other = open_database(file), open_database(file)
    with database.writing():
        database.run("INSERT INTO settings VALUES ('hat', '1')")
    marks = database.others_wrote(), database.changes
    other.connection.execute("PRAGMA busy_timeout = 0")
    with database.writing():
        database.run("INSERT INTO settings VALUES ('coat', '1')")
        database.force_log()
        database.fold_beside()
        with pytest.raises(UserError, match="busy"), other.writing():
            pass
    assert (database.others_wrote(), database.changes) == (marks[0], marks[1] + 1)
    with other.reading():
        assert other.value("SELECT count(*) FROM settings") == 2
    other.close()
    database.close()


def test_a_disk_that_refuses_the_log_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(storage, "_TO_DISK", refuse)
    database = open_database(tmp_path / "quizapp.db")
    with pytest.raises(UserError, match="stored, but would not all outlive a power cut"):
        database.force_log()
    database.close()


def test_what_is_stored_is_told_and_what_is_not_is_not(tmp_path: Path) -> None:
    told = list[bool]()
    database = open_database(tmp_path / "quizapp.db")
    database.stored = lambda: told.append(database.connection.in_transaction)
    with database.writing():
        database.run("INSERT INTO settings VALUES ('hat', '1')")
    with pytest.raises(ZeroDivisionError), database.writing():
        raise ZeroDivisionError
    with database.reading():
        pass
    assert told == [False]
    database.close()


def test_a_folded_log_lies_in_the_file(tmp_path: Path) -> None:
    services = open_services(tmp_path)
    log = tmp_path / "quizapp.db-wal"
    before = (tmp_path / "quizapp.db").read_bytes()
    assert log.stat().st_size > 0
    services.fold_log()
    assert (tmp_path / "quizapp.db").read_bytes() != before
    services.close()
    assert not log.exists()


def test_what_the_window_stores_is_forced_and_its_end_leaves_no_thread(
    dressed, tmp_path: Path, synced: list[int]
) -> None:
    before = set(threading.enumerate())
    app = App(dressed, tmp_path, StoppedClock(TODAY))
    app.open()
    assert app.window is not None
    synced.clear()
    app.window.study()
    page = app.window.controller("study").page
    page.reveal_chosen.emit()
    page.grade_chosen.emit(Grade.GOOD)
    until(lambda: bool(synced))
    assert synced == [(tmp_path / "quizapp.db-wal").stat().st_ino]
    app.window.close()
    assert not (tmp_path / "quizapp.db-wal").exists()
    assert set(threading.enumerate()) <= before
