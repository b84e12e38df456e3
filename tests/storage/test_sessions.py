"""A session's file: what it gives back, and what it says when it cannot."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.errors import UserError
from quizapp.storage.sessions import foreign
from quizapp.storage.sessions.faults import DamagedSessionError, InUseError, session_faults
from quizapp.storage.sessions.file import SessionFile
from quizapp.storage.sessions.replaying import stored_room
from quizapp.teaching.acts import Event, Joined, PersonId, Went
from tests.unit.teaching.rooms import EVENING, NOON, events_of

ACTS = events_of([Joined(person=PersonId(1), name="Ana"), Went(part=0)])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file = tmp_path / "evening.quizsession"
    with closing(SessionFile.create(file, EVENING, NOON)) as opened:
        opened.append_many(ACTS)
    return file


def change(place: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(place)) as db:
        db.execute(sql, values)
        db.commit()


def test_what_was_stored_comes_back(place: Path) -> None:
    with closing(SessionFile.open(place)) as file:
        assert file.plan() == EVENING
        assert tuple(file.events()) == tuple(ACTS)
        assert tuple(file.events(beyond=1)) == tuple(ACTS[1:])
        assert (file.last_event(), file.edition()) == (2, 1)
        more = Event(act=Joined(person=PersonId(2), name="Ben"), at=NOON)
        file.append(more)
        with file.writing():
            file.append(Event(act=Joined(person=PersonId(3), name="Cleo"), at=NOON))
            file.save_plan(EVENING)
        assert (file.last_event(), file.edition()) == (4, 2)
        seen = file.glimpse()
        assert (seen.people, seen.begun, seen.over, seen.made_at) == (3, True, False, NOON)


def test_what_fails_in_a_transaction_leaves_nothing(place: Path) -> None:
    def fail(file: SessionFile, *, ended: bool) -> None:
        with file.writing():
            file.append(ACTS[0])
            if ended:
                file._db.execute("ROLLBACK")  # as SQLite itself does when a disk is full
            raise KeyError

    with closing(SessionFile.open(place)) as file:
        for ended in (False, True):
            with pytest.raises(KeyError):
                fail(file, ended=ended)
            assert file.last_event() == 2


def _plan(place: Path) -> object:
    with closing(SessionFile.open(place)) as file:
        return file.plan()


def _glimpse(place: Path) -> object:
    with closing(SessionFile.open(place)) as file:
        return file.glimpse()


def _room(place: Path) -> object:
    with closing(SessionFile.open(place)) as file:
        return stored_room(file)


@pytest.mark.parametrize(
    ("sql", "value", "look", "told"),
    [
        ("UPDATE session SET plan = ?", "{}", _plan, "its plan cannot be read"),
        ("UPDATE session SET plan = ?", "[" * 100_000, _plan, "its plan cannot be read"),
        ("UPDATE session SET heading = ?", '{"on": 3}', _glimpse, "its heading cannot be read"),
        ("UPDATE session SET made_at = ?", 2**62, _glimpse, "its heading cannot be read"),
        ("UPDATE events SET value = ? WHERE id = 1", "7", _room, "what happened in it cannot be read"),
        ("UPDATE events SET act = ? WHERE id = 1", "sung", _room, "what happened in it cannot be read"),
        ("UPDATE events SET at = ? WHERE id = 1", 2**62, _room, "what happened in it cannot be read"),
        ("UPDATE events SET value = ? WHERE id = 2", json.dumps({"part": 99}), _room, "does not fit together"),
        ("DELETE FROM session WHERE id = ?", 1, _plan, "does not hold what a session holds"),
    ],
)
def test_what_cannot_be_read_is_said(
    place: Path, sql: str, value: object, look: Callable[[Path], object], told: str
) -> None:
    change(place, sql, value)
    with pytest.raises(DamagedSessionError, match=told):
        look(place)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("PRAGMA user_version = 9", "was written by a newer QuizApp"),
        ("PRAGMA application_id = 9", "it is no session of QuizApp"),
        ("CREATE TABLE more (x)", "does not hold what a session holds"),
        (
            "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM session; END",
            "does not hold what a session holds",
        ),
    ],
)
def test_what_is_no_session_of_ours_is_not_opened(place: Path, sql: str, told: str) -> None:
    change(place, sql)
    with pytest.raises(UserError, match=told):
        SessionFile.open(place)


def test_a_page_that_was_overwritten_is_found_before_anything_is_read(place: Path) -> None:
    with place.open("r+b") as opened:
        opened.seek(2 * 4096)
        opened.write(b"\xff" * 4096)
    with pytest.raises(DamagedSessionError, match="parts of it are damaged"):
        SessionFile.open(place)


def test_another_window_that_keeps_it_busy_is_named(place: Path) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as other, closing(SessionFile.open(place)) as file:
        file._db.execute("PRAGMA busy_timeout = 1")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUseError, match="open in another window"):
            file.append(ACTS[0])
        other.execute("ROLLBACK")
        assert file.last_event() == 2


def test_a_place_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="may not write"), session_faults(tmp_path / "x.quizsession"):
        sqlite3.connect(tmp_path / "none" / "x.quizsession")
    with pytest.raises(UserError, match="no session x"):
        SessionFile.open(tmp_path / "x.quizsession")


def test_a_foreign_file_is_read_as_it_is_and_no_further_than_the_limits(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored, anonymous = foreign.read_foreign(place)
    assert (stored.room.plan, stored.events, anonymous) == (EVENING, tuple(ACTS), False)
    for limit, told in (("MOST_EVENTS", "more than 1 things"), ("MOST_BYTES", "more than 0 MB")):
        with monkeypatch.context() as patch:
            patch.setattr(foreign, limit, 1)
            with pytest.raises(foreign.ForeignError, match=told):
                foreign.read_foreign(place)
    with monkeypatch.context() as patch:
        patch.setattr(foreign, "_MOST_SECONDS", -1)
        patch.setattr(foreign, "_STEPS", 1)
        with pytest.raises(foreign.ForeignError, match="parts of it are damaged"):
            foreign.read_foreign(place)


def test_a_foreign_file_whose_pages_are_damaged_is_refused(place: Path) -> None:
    with closing(sqlite3.connect(place)) as db:
        pages = [db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (one,)).fetchone()[0] for one in
                 ("events", "course")]  # fmt: skip
    whole = place.read_bytes()
    for page in pages:
        place.write_bytes(whole[: (page - 1) * 4096] + b"\xff" * 4096 + whole[page * 4096 :])
        with pytest.raises(foreign.ForeignError, match="parts of it are damaged"):
            foreign.read_foreign(place)


@pytest.mark.parametrize(
    ("action", "first", "second", "inner"),
    [
        (sqlite3.SQLITE_INSERT, "events", None, None),
        (sqlite3.SQLITE_ATTACH, "x", None, None),
        (sqlite3.SQLITE_SELECT, None, None, "view"),
        (sqlite3.SQLITE_READ, "other", "x", None),
        (sqlite3.SQLITE_FUNCTION, None, "load_extension", None),
    ],
)
def test_a_foreign_file_makes_sqlite_do_nothing_but_read_its_tables(
    action: int, first: str | None, second: str | None, inner: str | None
) -> None:
    assert foreign._authorized(action, first, second, "main", inner) == sqlite3.SQLITE_DENY
