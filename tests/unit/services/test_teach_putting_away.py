"""Sessions archived, brought in as hostile, without names, deleted."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.errors import UserError
from quizapp.services.live import LiveRoom
from quizapp.services.teach import SessionId, State
from quizapp.storage.sessions.schema import SCHEMA
from quizapp.teaching.acts import Answered, Awarded, PersonId, Removed, Went
from quizapp.teaching.plan import Questions
from quizapp.teaching.points import standings, team_standings
from tests.unit.exams.makers import make_hot_spot
from tests.unit.services.evenings import NAMES, PLAN, TYPED_PART, bytes_of, held
from tests.unit.teaching.rooms import TEST_BEFORE


def test_no_name_is_left_in_any_byte(services: Services, tmp_path: Path) -> None:
    session = held(services)
    before = services.teach.report(session)
    room = services.teach.room(session)
    there = bytes_of(services.teach.folder).lower()
    looked_for = [part.lower().encode() for name in NAMES for part in name.split()]
    assert all(one in there for one in looked_for)
    services.teach.anonymise(session)
    left = bytes_of(services.teach.folder).lower()
    assert [one for one in looked_for if one in left] == []
    assert b"mark-1" not in left
    keys = [one.key.encode() for one in room.people.values()]
    assert not any(key in left for key in keys)
    assert [one.name for one in services.teach.folder.iterdir()] == [f"{session}.quizsession"]
    after = services.teach.report(session)
    assert [one.name for one in after.people] == ["Participant 1", "Participant 2", "Participant 3"]
    assert [replace(one, name="") for one in after.people] == [replace(one, name="") for one in before.people]
    assert (after.teams, after.gain, after.took) == (before.teams, before.gain, before.took)
    assert after.items[1].taken[0].text == "i am …"
    assert after.items[1].taken[1].text == "prolactin"
    (line,) = services.teach.sessions()
    assert (line.anonymous, line.people, line.state) == (True, 3, State.OVER)
    assert services.teach.plan(session).participants == ("Participant 1", "Participant 2")
    services.teach.anonymise(session)  # again does no harm
    live = services.teach.open_room(session)
    assert live.person_of(f"secret of {NAMES[0]}") is None


def test_after_deleting_no_file_is_left(services: Services) -> None:
    session = held(services)
    live = services.teach.open_room(session)
    live.do(Awarded(team="Oaks", points=1))
    with pytest.raises(UserError, match="open in another window"):
        services.teach.delete(session)
    with pytest.raises(UserError, match="open in another window"):
        services.teach.anonymise(session)
    assert services.teach.room(session) == live.room
    live.close()
    services.teach.delete(session)
    assert list(services.teach.folder.iterdir()) == []


def test_an_archive_taken_while_the_room_is_held_comes_back_whole(services: Services, tmp_path: Path) -> None:
    session = services.teach.save(PLAN)
    live = services.teach.open_room(session)
    ana = live.join("Ana", "Oaks", "one")
    live.do_all((Went(part=TEST_BEFORE),))
    archive = tmp_path / "evening.quizsession"
    archive.write_text("an older one")
    services.teach.archive(session, archive)
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith("partial")] == []
    brought = services.teach.bring_in(archive)
    assert brought == f"{session}-2"
    room = services.teach.room(brought)
    assert (room.plan, room.phase, room.step) == (live.room.plan, live.room.phase, live.room.step)
    assert room.people[ana.id].name == "Ana"
    opened = services.teach.open_room(brought)
    assert opened.person_of("one") is None  # secrets do not travel
    assert opened.code != live.code
    with pytest.raises(UserError, match="the session itself"):
        services.teach.archive(session, services.teach.file(session))
    with pytest.raises(UserError, match="There is no folder"):
        services.teach.archive(session, tmp_path / "none" / "x.quizsession")


Harm = Callable[[sqlite3.Connection], object]


def _with_plan(change: Callable[[dict[str, object]], object]) -> Harm:
    def harm(db: sqlite3.Connection) -> None:
        plan = json.loads(db.execute("SELECT plan FROM session").fetchone()[0])
        change(plan)
        db.execute("UPDATE session SET plan = ?", (json.dumps(plan),))

    return harm


@pytest.mark.parametrize(
    "harm",
    [
        lambda db: db.execute("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM session; END"),
        lambda db: db.execute("CREATE VIEW v AS SELECT 1"),
        lambda db: db.execute("CREATE TABLE more (x)"),
        lambda db: db.execute("PRAGMA application_id = 7"),
        lambda db: db.execute("PRAGMA user_version = 99"),
        lambda db: db.execute("DELETE FROM session"),
        lambda db: db.execute("UPDATE session SET plan = '[]'"),
        lambda db: db.execute("UPDATE session SET plan = ?", ("[" * 200_000,)),
        lambda db: db.execute("UPDATE events SET act = 'unknown' WHERE id = 1"),
        lambda db: db.execute("UPDATE events SET value = '{}' WHERE id = 1"),
        lambda db: db.execute("UPDATE events SET value = '7' WHERE id = 1"),
        lambda db: db.execute("UPDATE events SET at = 9000000000000000000 WHERE id = 1"),
        lambda db: db.execute("UPDATE events SET utc_offset_minutes = 9999 WHERE id = 1"),
        lambda db: db.execute("DELETE FROM events WHERE id = 1"),
        _with_plan(lambda plan: plan.update(teams=["<b>x</b>"])),
        _with_plan(lambda plan: plan.update(teams=[f"T{n}" for n in range(40)])),
        _with_plan(lambda plan: plan.update(participants=["x"] * 1001)),
        _with_plan(lambda plan: plan["parts"][0]["items"].clear()),  # type: ignore[index]
        _with_plan(lambda plan: plan["parts"][0]["items"][0].update(kind="matrix_multiple_choice")),  # type: ignore[index]
        _with_plan(lambda plan: plan["parts"][3].update(minutes=-5)),  # type: ignore[index]
        _with_plan(lambda plan: plan["heading"].update(contact_hours=float("nan"))),  # type: ignore[attr-defined]
        _with_plan(
            lambda plan: plan["copy"].update(  # type: ignore[attr-defined]
                figures=[{"id": "x", "svg": "<svg viewBox='0 0 1 1'><script>1</script></svg>"}]
            )
        ),
    ],
)
def test_a_made_up_file_is_not_brought_in(services: Services, tmp_path: Path, harm: Harm) -> None:
    session = held(services)
    archive = tmp_path / "evening.quizsession"
    services.teach.archive(session, archive)
    with closing(sqlite3.connect(archive)) as db:
        harm(db)
        db.commit()
    there = sorted(tmp_path.iterdir())
    with pytest.raises(UserError, match=r"Nothing was brought in\."):
        services.teach.bring_in(archive)
    assert sorted(tmp_path.iterdir()) == there
    assert [one.id for one in services.teach.sessions()] == [session]


def test_rubbish_is_not_brought_in(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "x.quizsession"
    for content in (b"", b"rubbish", b"SQLite format 3\0" + b"\xff" * 5000):
        file.write_bytes(content)
        with pytest.raises(UserError, match="cannot be brought in"):
            services.teach.bring_in(file)
    with pytest.raises(UserError, match="could not be read"):
        services.teach.bring_in(tmp_path / "none")
    session = held(services)
    shutil.copy(services.teach.file(session), file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="cannot be brought in"):
        services.teach.bring_in(file)
    file.write_bytes(whole)
    file.with_name(file.name + "-wal").write_bytes(b"something")
    with pytest.raises(UserError, match="archive it instead"):
        services.teach.bring_in(file)


def test_figures_and_names_of_a_foreign_file_are_cleaned(services: Services, tmp_path: Path) -> None:
    session = held(services)
    archive = tmp_path / "x.quizsession"
    services.teach.archive(session, archive)
    drawn = "<svg viewBox='0 0 1 1' xmlns='http://www.w3.org/2000/svg'><metadata>Zoe</metadata><g id='a'/></svg>"
    harm = _with_plan(lambda plan: plan["copy"].update(figures=[{"id": "x", "svg": drawn}]))  # type: ignore[attr-defined]
    with closing(sqlite3.connect(archive)) as db:
        db.execute("""UPDATE events SET value = '{"person": 1, "name": "<i>", "key": "00"}' WHERE id = 1""")
        harm(db)
        db.commit()
    room = services.teach.room(services.teach.bring_in(archive))
    assert 'id="a"' in room.plan.copy.figure("x")
    assert "Zoe" not in room.plan.copy.figure("x")
    assert room.people[PersonId(1)].name == "Participant 1"
    assert room.people[PersonId(1)].key == "-"


def test_a_folder_that_cannot_be_written_is_said(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    session = held(services)
    there = sorted(services.teach.folder.iterdir())

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.storage.sessions.opening.flush", refuse)
    for act in (
        lambda: services.teach.save(PLAN),
        lambda: services.teach.copy(session),
        lambda: services.teach.anonymise(session),
    ):
        with pytest.raises(UserError, match="is full"):
            act()
    assert sorted(services.teach.folder.iterdir()) == there
    assert services.teach.room(session).people[PersonId(1)].name == "Zoraida"


def test_leftovers_of_a_killed_process_are_swept(services: Services) -> None:
    import os

    services.teach.save(PLAN)
    left = services.teach.folder / ".evening.quizsession.99.partial"
    left.write_text("Zoraida")
    services.teach.sessions()
    assert left.exists()  # another window may be writing it
    os.utime(left, (1, 1))
    services.teach.sessions()
    assert not left.exists()


def test_the_schema_is_the_whole_schema(services: Services) -> None:
    file = services.teach.file(services.teach.save(PLAN))
    with closing(sqlite3.connect(file)) as db:
        assert tuple(sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema ORDER BY rowid")) == SCHEMA


def test_a_plan_with_every_sort_of_part_and_a_figure_is_read_as_it_was_saved(services: Services) -> None:
    plan = replace(PLAN, parts=(*PLAN.parts, Questions(title="Figure", items=(make_hot_spot(),), answer_seconds=None)))
    session = services.teach.save(plan)
    assert replace(services.teach.plan(session), copy=plan.copy) == plan
    assert services.teach.plan(session).heading.on == date(2026, 11, 20)


def test_an_open_room_that_cannot_be_read_leaves_no_file_open(services: Services) -> None:
    session = held(services)
    with closing(sqlite3.connect(services.teach.file(session))) as db:
        db.execute("DELETE FROM events WHERE id = 2")
        db.commit()
    with pytest.raises(UserError, match="does not fit together"):
        services.teach.open_room(session)
    services.teach.delete(session)


def test_standings_of_a_session_that_was_put_away_are_the_same(services: Services, tmp_path: Path) -> None:
    session = held(services)
    live: LiveRoom = services.teach.open_room(session)
    live.do(Removed(person=PersonId(2)))
    room = live.room
    live.close()
    services.teach.archive(session, tmp_path / "a.quizsession")
    brought = services.teach.room(services.teach.bring_in(tmp_path / "a.quizsession"))
    assert standings(brought) == standings(room)
    assert team_standings(brought) == team_standings(room)
    assert isinstance(live.room.plan.parts[TYPED_PART], Questions)
    assert Answered in {type(one.act) for one in _events(services, session)}


def _events(services: Services, session: SessionId) -> list[object]:
    from quizapp.storage.sessions.file import SessionFile

    with closing(SessionFile.open(services.teach.file(session))) as file:
        return list(file.events())
