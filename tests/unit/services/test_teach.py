"""Sessions prepared, listed, copied, changed."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cueing import clash
from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import ItemKind
from quizapp.errors import UserError
from quizapp.exchange.formats.workbook import plain_book
from quizapp.paths import shipped_decks
from quizapp.services.teach import SessionId, State, Wanted
from quizapp.teaching.acts import Went
from quizapp.teaching.plan import Break, Part, Questions, Talk, items_of_part
from tests.storage.profiles import TOWNS, SetClock, profile
from tests.unit.services.evenings import PLAN, held
from tests.unit.teaching.rooms import EVENING, QUESTIONS


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
    damaged = services.teach.roster("Zoë\nJosé Peña\nAna Lop".encode() + b"\xc3")  # UTF-8 that was cut
    assert damaged.names == ("Zoë", "José Peña", "Ana Lop\ufffd")
    assert "1 name has signs that could not be read" in damaged.notes[-1]
    with pytest.raises(UserError, match="no text"):
        services.teach.roster(b"\x89PNG\x00\x00")
    with pytest.raises(UserError, match="no Excel workbook"):
        services.teach.roster(b"PK\x03\x04\x00\x00")


def test_a_list_from_a_workbook(services: Services) -> None:
    rows = (
        ("First name", "Last name", "Mail"),
        ("José", "Peña", "j@x.org"),
        ("Ann, Mary", "Lee", ""),
        ("=1+1", "", ""),
    )
    assert services.teach.roster(plain_book(rows, "People")).names == ("José Peña", "Ann, Mary Lee")
    many = plain_book([("Name",), *((f"Person {number}",) for number in range(1001))], "People")
    with pytest.raises(UserError, match="1,001 names"):
        services.teach.roster(many)
