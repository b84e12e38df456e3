"""How much a day asks for is counted without its cards being read; the number is that of the queue itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId
from quizapp.scheduling.day import StudyDay, day_starts
from quizapp.scheduling.memory import Memory, Reviewed
from quizapp.scheduling.queue import next_candidate, next_due_moment
from quizapp.scheduling.selection import Selection
from quizapp.services._day import DaySize, current_policy, plan, policy_row, size_of_day
from quizapp.services._profile import OpenProfile
from quizapp.storage import cards as storage_cards
from quizapp.storage.cards import Scope
from quizapp.storage.corrections import note_miss
from quizapp.storage.goals import store_exam_day
from quizapp.storage.memories import memory_of
from quizapp.storage.moments import to_ms
from quizapp.storage.settings import store_settings
from tests.storage.profiles import NOON, TOWNS, SetClock, profile, write_deck

CARDS = 35
STATES = ("new", "new", "review", "review", "review", "learning", "relearning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What befell a card. ``days`` until it is due; its step falls due so many ``minutes`` from the day's end."""

    state: str
    days: int
    minutes: int
    ago: int
    rare: str
    locked: bool
    met: bool


LOTS = st.builds(
    Lot,
    state=st.sampled_from(STATES),
    days=st.integers(-3, 2),
    minutes=st.sampled_from((-1_000, -959, -1, 0, 1, 500)),
    ago=st.integers(0, 9),
    rare=st.sampled_from(("", "", "", "", "", "", "retired", "suspended", "buried", "unburied", "forward")),
    locked=st.sampled_from((True, True, True, False)),
    met=st.booleans(),
)
ROWS = st.integers(0, CARDS - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A profile: its cards' lots, the day's limits, what was answered today, what was missed, and the exam."""

    lots: list[Lot]
    mostly: str
    limits: tuple[int, int]
    grows_up: bool
    done: list[tuple[int, str]]
    missed: list[tuple[int, int, bool]]
    exam: int | None


WORLDS = st.builds(
    World,
    lots=st.lists(LOTS, min_size=CARDS, max_size=CARDS),
    mostly=st.sampled_from(("mixed", "known", "young")),
    limits=st.tuples(st.integers(0, 8), st.integers(0, 4)),
    grows_up=st.booleans(),
    done=st.lists(st.tuples(ROWS, st.sampled_from(STATES)), max_size=4),
    missed=st.lists(st.tuples(ROWS, st.integers(0, 4), st.booleans()), max_size=3),
    exam=st.none() | st.integers(-1, 9),
)


@pytest.fixture
def opened(tmp_path: Path, clock: SetClock) -> Iterator[OpenProfile]:
    with profile(tmp_path / "profile", clock, deck=write_deck(tmp_path / "towns", count=7)) as services:
        yield services._opened


@contextmanager
def passing(opened: OpenProfile) -> Iterator[None]:
    """What is written meanwhile is as if it had never been."""
    connection = opened.database.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.rollback()
        opened.changed()


def numbers(opened: OpenProfile) -> list[tuple[int, FactId]]:
    return [(n, FactId(fact)) for n, fact in opened.database.plain("SELECT n, fact FROM cards ORDER BY n")]


def befall(opened: OpenProfile, n: int, lot: Lot) -> None:
    today = opened.today()
    ends_at = day_starts(StudyDay(today + 1), NOON, 4)
    known, steps = lot.state != "new", lot.state in ("learning", "relearning")
    opened.database.run(
        "UPDATE cards SET state = ?, stability = ?, difficulty = ?, step = ?, due_at = ?, due_day = ?, last_day = ?, "
        "retired = ?, suspended = ?, buried_day = ?, forward = ?, locked = ?, met = ? WHERE n = ?",
        (
            lot.state,
            1.5 if known else None,
            5.0 if known else None,
            0 if steps else None,
            to_ms(ends_at + timedelta(minutes=lot.minutes)) if steps else None,
            today + lot.days if lot.state == "review" else None,
            today - lot.ago if known else None,
            lot.rare == "retired",
            lot.rare == "suspended",
            {"buried": today, "unburied": today - 1}.get(lot.rare),
            lot.rare == "forward",
            lot.locked,
            lot.met,
            n,
        ),
    )


def tempered(lot: Lot, mostly: str) -> Lot:
    """The lot in a profile that is mostly known, or mostly new: siblings in their steps, or asked for, would else
    decide nearly everything."""
    if mostly == "mixed":
        return lot
    calm = replace(lot, rare="" if lot.rare == "forward" and lot.days != 0 else lot.rare)
    if mostly == "known":
        return replace(calm, state="review") if lot.state.endswith("learning") else calm
    return calm if lot.days == 0 and lot.state == "review" and lot.locked else replace(calm, state="new")


def answered(opened: OpenProfile, n: int, state: str) -> None:
    opened.database.run(
        "INSERT INTO reviews (card, at, utc_offset_minutes, day, grade, took_ms, policy, state_before) "
        "VALUES (?, ?, 60, ?, 3, 900, ?, ?)",
        (n, to_ms(NOON), opened.today(), policy_row(opened, current_policy(opened)), state),
    )


def agrees(opened: OpenProfile) -> DaySize:
    """The size of the day, which has to be that of its queue."""
    size, queue = size_of_day(opened, TOWNS, opened.now()), plan(opened, Scope(deck=TOWNS), opened.now()).queue
    assert size.pressing.learning == queue.learning
    assert size.reviews == len(queue.learning) + len(queue.reviews)
    assert size.new == len(queue.new)
    assert size.total == queue.total
    assert next_due_moment(size.pressing) == next_due_moment(queue)
    now = opened.now()
    others = bool(size.others_due or size.others_new)
    assert (others or next_candidate(size.pressing, now) is not None) == (next_candidate(queue, now) is not None)
    return size


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORLDS)
def test_the_size_of_a_day_is_that_of_its_queue(opened: OpenProfile, world: World) -> None:
    rows, database, today = numbers(opened), opened.database, opened.today()
    assert len(rows) == CARDS
    new, reviews = world.limits
    with passing(opened):
        store_settings(database, {"new_per_day": new, "reviews_per_day": reviews, "grows_up": world.grows_up})
        opened.changed()
        for (n, _), lot in zip(rows, world.lots, strict=True):
            befall(opened, n, tempered(lot, world.mostly))
        for place, state in world.done:
            answered(opened, rows[place][0], state)
        for place, ago, sure in world.missed:
            note_miss(database, TOWNS, rows[place][1], rows[place][0], StudyDay(today - ago), sure=sure)
        if world.exam is not None:
            store_exam_day(database, TOWNS, StudyDay(today + world.exam))
        agrees(opened)


def test_the_limits_and_the_siblings_are_counted(opened: OpenProfile) -> None:
    lot = Lot(state="review", days=-1, minutes=0, ago=5, rare="", locked=False, met=False)
    with passing(opened):
        for n, fact in numbers(opened):
            if fact in ("F1", "F2", "F3"):
                befall(opened, n, lot)
        size = agrees(opened)
        assert (size.reviews, size.new) == (3, 4)  # one a fact; a new card only where none is due
        store_settings(opened.database, {"new_per_day": 3, "reviews_per_day": 2})
        opened.changed()
        size = agrees(opened)
        assert (size.reviews, size.new) == (2, 3)


def test_an_easy_form_is_nothing_to_begin_with_where_facts_do_not_grow_up(opened: OpenProfile) -> None:
    lot = Lot(state="review", days=9, minutes=0, ago=5, rare="", locked=False, met=False)
    with passing(opened):
        for n, fact in numbers(opened):
            if fact == "F1":
                befall(opened, n, lot)
        opened.database.run(
            "UPDATE cards SET state = 'new', stability = NULL, difficulty = NULL, due_day = NULL, last_day = NULL "
            "WHERE fact = 'F1' AND view = 'choice'"
        )
        assert agrees(opened).new == 6
        store_settings(opened.database, {"grows_up": True})
        opened.database.run("UPDATE cards SET locked = 0")
        opened.changed()
        assert agrees(opened).new == 7


def test_no_card_that_is_due_is_read_to_be_counted(opened: OpenProfile) -> None:
    def refusing(row: sqlite3.Row) -> Memory:
        memory = memory_of(row)
        assert not isinstance(memory, Reviewed)
        return memory

    lot = Lot(state="review", days=-1, minutes=0, ago=5, rare="", locked=False, met=False)
    with passing(opened):
        for n, _ in numbers(opened):
            befall(opened, n, lot)
        with patch.object(storage_cards, "memory_of", refusing):
            assert size_of_day(opened, TOWNS, opened.now()).total == 7


def test_the_pages_say_what_the_session_asks(tmp_path: Path, clock: SetClock) -> None:
    with profile(tmp_path / "profile", clock, deck=write_deck(tmp_path / "towns")) as services:
        services.settings.change(replace(services.settings.current(), new_per_day=1))
        assert asked(services) == 1
        services.goals.set_exam(TOWNS, date(2026, 11, 22))
        assert asked(services) > 1


def asked(services: Services) -> int:
    (deck,), today = services.library.decks(), services.progress.today(TOWNS)
    assert deck.due == today.reviews + today.new == services.study.count(Selection(deck=TOWNS))
    return deck.due
