"""Sessions prepared, copied, put away."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cueing import clash
from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import ItemKind
from quizapp.errors import UserError
from quizapp.paths import shipped_decks
from quizapp.services.live import LiveRoom
from quizapp.services.teach import SessionId, State, Wanted
from quizapp.storage.sessions.schema import SCHEMA
from quizapp.teaching.acts import Answered, Asked, Awarded, Closed, Ended, PersonId, Removed, Renamed, Revealed, Went
from quizapp.teaching.plan import Break, Part, Plan, Questions, Talk, items_of_part
from quizapp.teaching.points import standings, team_standings
from tests.storage.profiles import TOWNS, SetClock, profile
from tests.unit.exams.makers import make_hot_spot, make_word
from tests.unit.teaching.rooms import EVENING, QUESTIONS, TEST_BEFORE, key_of, wrong_of

NAMES = ("Zoraida", "Quetzalcoatl Pérez", "Wilhelmina")
TYPED = make_word("prolactin", fact="F9")
PLAN = replace(
    EVENING,
    participants=NAMES[:2],
    parts=(
        *EVENING.parts,
        Questions(title="Typed, for Zoraida", items=(TYPED,)),
        Talk(title="End", notes="Ask Wilhelmina about Pérez."),
    ),
)
TYPED_PART = len(EVENING.parts)


def held(services: Services, plan: Plan = PLAN) -> SessionId:
    """A session in which something happened, closed again."""
    session = services.teach.save(plan)
    live = services.teach.open_room(session)
    people = [live.join(name, "Oaks", f"secret of {name}") for name in NAMES]
    live.do_all((Went(part=QUESTIONS), Asked()))
    live.answer(people[0].id, (QUESTIONS, 0), key_of(plan, QUESTIONS, 0), "mark-1")
    live.answer(people[1].id, (QUESTIONS, 0), wrong_of(plan, QUESTIONS, 0), "mark-2")
    live.do_all((Closed(), Revealed(), Went(part=TYPED_PART), Asked()))
    live.answer(people[0].id, (TYPED_PART, 0), ("i am zoraida",), "mark-3")
    live.answer(people[1].id, (TYPED_PART, 0), ("prolactin",), "mark-4")
    live.do_all((Closed(), Revealed(), Renamed(person=people[2].id, name="Wilhelmina Braun"), Ended()))
    live.close()
    return session


def bytes_of(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.iterdir()))


# -- preparing


def test_a_plan_is_made_saved_and_listed(services: Services, clock: SetClock) -> None:
    teach = services.teach
    assert teach.sessions() == ()
    plan = teach.new_plan(TOWNS)
    assert (plan.heading.title, plan.heading.on) == ("Towns", clock().date())
    tests = teach.tests(plan, 2)
    plan = replace(plan, parts=(tests.before, Break(), tests.after))
    asked = teach.questions(plan, "Rivers", Wanted(count=10))
    assert len(asked.items) == 2  # six there are, four stand in the tests
    plan = replace(plan, parts=(tests.before, asked, Break(), tests.after), participants=("Ana", "Ben"))
    ids = [item.id for part in plan.parts for item in items_of_part(part)]
    assert len(set(ids)) == 6
    session = teach.save(plan)
    (line,) = teach.sessions()
    assert (line.id, line.title, line.state, line.people, line.minutes) == (
        session, "Towns", State.PREPARED, 2, plan.minutes
    )  # fmt: skip
    kept = teach.plan(session)
    assert replace(kept, copy=plan.copy) == plan
    assert kept.copy.title == "Towns"
    assert len(kept.copy.facts) == 6
    with pytest.raises(UserError, match="No question that is not in the plan"):
        teach.questions(plan, "More", Wanted())
    with pytest.raises(UserError, match="only 6 items"):
        teach.tests(teach.new_plan(TOWNS), 4)


def test_questions_are_those_wanted_and_the_same_seed_gives_the_same(services: Services) -> None:
    plan = services.teach.new_plan(TOWNS)
    wanted = Wanted(topics=(TopicId("north"),), kinds=(ItemKind.SINGLE_BEST_ANSWER,), count=2, seed=3)
    first = services.teach.questions(plan, "North", wanted)
    assert {item.topic for item in first.items} == {"north"}
    assert services.teach.questions(plan, "North", wanted) == first


def test_nothing_in_a_plan_gives_another_away(tmp_path: Path, clock: SetClock) -> None:
    with profile(tmp_path / "own", clock, deck=shipped_decks() / "lactation") as services:
        teach = services.teach
        plan = teach.new_plan(DeckId("lactation"))
        tests = teach.tests(plan, 8, Wanted(seed=5))
        parts: tuple[Part, ...] = (tests.before, tests.after)
        for number in range(3):
            asked = teach.questions(replace(plan, parts=parts), f"Block {number}", Wanted(count=10, seed=5))
            assert len(asked.items) == 10
            parts = (*parts, asked)
        items = [item for part in parts for item in items_of_part(part)]
        assert len({item.id for item in items}) == len(items) == 46
        before, after = (items_of_part(part) for part in parts[:2])
        others = items[16:]
        assert not [(a.id, b.id) for some in (before, after, others) for a, b in combinations(some, 2) if clash(a, b)]
        assert not [(a.id, b.id) for a in (*before, *after) for b in others if clash(a, b)]


def test_a_plan_takes_no_more_than_its_most(services: Services) -> None:
    many = Questions(title="Many", items=EVENING.parts[QUESTIONS].items * 75)  # type: ignore[union-attr]
    plan = replace(services.teach.new_plan(TOWNS), parts=(many,))
    with pytest.raises(UserError, match="at most 300 questions, and the plan has 300"):
        services.teach.questions(plan, "More", Wanted(count=1))


def test_an_unknown_deck_and_an_unknown_session_are_said(services: Services) -> None:
    with pytest.raises(UserError, match="no deck called"):
        services.teach.new_plan(DeckId("none"))
    for name in ("none", "../quizapp", "", ".x", "a\\b"):
        with pytest.raises(UserError, match="no session"):
            services.teach.plan(SessionId(name))
        with pytest.raises(UserError, match="no session"):
            services.teach.delete(SessionId(name))


def test_a_copy_has_the_plan_and_nothing_that_happened(services: Services, clock: SetClock) -> None:
    session = held(services)
    clock.forward(days=3)
    copy = services.teach.copy(session)
    assert services.teach.plan(copy).heading.on == clock().date()
    assert services.teach.plan(copy).parts == PLAN.parts
    assert services.teach.room(copy).people == {}
    assert [one.id for one in services.teach.sessions()] == [copy, session]
    assert services.teach.copy(session) == f"{copy}-2"
    rooms = [services.teach.open_room(one) for one in (copy, session)]
    assert rooms[0].code != rooms[1].code
    for room in rooms:
        room.close()


def test_what_was_reached_stays_and_the_rest_may_change(services: Services) -> None:
    teach = services.teach
    session = teach.save(PLAN)
    teach.save(replace(PLAN, teams=("Elms",), parts=PLAN.parts[1:]), session)  # nothing has happened
    teach.save(PLAN, session)
    live = teach.open_room(session)
    live.do(Went(part=QUESTIONS))
    free = teach.first_free_part(session)
    assert free == QUESTIONS + 1
    longer = replace(
        PLAN,
        heading=replace(PLAN.heading, title="Another title", contact_hours=2.5),
        parts=(*PLAN.parts[:free], Talk(title="More")),
        teams=(*PLAN.teams, "Elms"),
    )
    teach.save(longer, session)
    live.do(Went(part=free))  # the room that is held has it at once
    assert live.room.plan.parts[free] == Talk(title="More")
    assert live.join("Ana", "Elms", "x").team == "Elms"
    for wrong, why in (
        (replace(longer, parts=longer.parts[1:]), "the first 4 parts"),
        (replace(longer, teams=("Elms",)), "Teams can be added"),
        (replace(longer, deck=DeckId("other")), "keeps its deck"),
    ):
        with pytest.raises(UserError, match=why):
            teach.save(wrong, session)
    assert replace(teach.plan(session), copy=longer.copy) == longer
    live.close()


def test_a_file_that_is_damaged_is_listed_and_can_be_deleted(services: Services) -> None:
    session = held(services)
    file = services.teach.file(session)
    whole = file.read_bytes()
    for rubbish in (b"", b"rubbish", whole[: len(whole) // 2], whole[:100], whole[:4096] + b"x" * (len(whole) - 4096)):
        file.write_bytes(rubbish)
        (line,) = services.teach.sessions()
        assert line.state is State.DAMAGED
        assert "cannot be used" in line.told
        with pytest.raises(UserError, match="cannot be used"):
            services.teach.open_room(session)
    services.teach.delete(session)
    assert list(services.teach.folder.iterdir()) == []


def test_a_list_in_any_encoding(services: Services) -> None:
    text = "Name;Ort\nJosé Peña;Köln\nBjörk;Oslo\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert services.teach.roster(text.encode(encoding)).names == ("José Peña", "Björk")
    assert services.teach.roster(text).names == ("José Peña", "Björk")
    assert services.teach.roster(b"Ana\xff\xfe\x81\nBen").names[1] == "Ben"
    with pytest.raises(UserError, match="no text"):
        services.teach.roster(b"PK\x03\x04\x00\x00")


# -- putting away


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
