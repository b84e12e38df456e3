"""Whatever is stored comes back as it was."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId
from quizapp.content.generators import items_of
from quizapp.content.items import OptionId
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.events import Act, Answered, Ended, Event, Flagged, Moved, Opened
from quizapp.exams.replay import after
from quizapp.exams.scoring import score, total
from quizapp.exams.sitting import Sitting, start
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import (
    Grade,
    Learning,
    LoggedGrade,
    Memory,
    New,
    Policy,
    Relearning,
    Reviewed,
    State,
)
from quizapp.services._library.loading import load
from quizapp.storage.cards import card_by_id, cards_of_deck
from quizapp.storage.database import Database
from quizapp.storage.decks import deck_content, deck_heads, fact_content
from quizapp.storage.memories import remember
from quizapp.storage.moments import from_ms, offset_minutes, storable, to_ms
from quizapp.storage.opening import open_database
from quizapp.storage.pasts import past_of
from quizapp.storage.policies import policies, policy_id
from quizapp.storage.reviews import Answer, answer_by_number, log_answer, log_of_card, log_undo
from quizapp.storage.sittings import add_event, close_sitting, new_sitting, sitting_by_id, sitting_faults
from tests import builders

SHARED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CARD = CardId("capitals/F1/recall-1")

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2900, 1, 1), timezones=OFFSETS)  # noqa: DTZ001 - hypothesis adds the zone
UTC_MOMENTS = MOMENTS.map(lambda moment: storable(moment.astimezone(UTC)))
DAYS = st.integers(1, 3_000_000).map(StudyDay)
FLOATS = st.floats(0.001, 36_500)
COUNTS = st.integers(0, 10_000)
KNOWN = {"stability": FLOATS, "difficulty": st.floats(1, 10), "last_day": DAYS, "reviews": COUNTS, "lapses": COUNTS}
IN_STEPS = {**KNOWN, "step": st.integers(0, 9), "due_at": UTC_MOMENTS}
MEMORIES: st.SearchStrategy[Memory] = st.one_of(
    st.builds(New),
    st.builds(Reviewed, due_day=DAYS, **KNOWN),
    st.builds(Learning, **IN_STEPS),
    st.builds(Relearning, **IN_STEPS),
)
STEPS = st.lists(st.integers(1, 10_000), max_size=4).map(tuple)
POLICIES = st.builds(
    Policy,
    retention=st.floats(0.70, 0.99),
    learning_steps_minutes=STEPS,
    relearning_steps_minutes=STEPS,
    maximum_interval_days=st.integers(1, 36_500),
    rollover_hour=st.integers(0, 23),
    parameters=st.one_of(st.just(()), st.lists(FLOATS, min_size=21, max_size=21).map(tuple)),
    fuzz=st.booleans(),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "quizapp.db")) as opened:
        with opened.writing():
            load(opened, builders.deck(), datetime(2026, 1, 1, tzinfo=UTC))
        yield opened


@given(moment=MOMENTS)
def test_a_moment_loses_less_than_a_millisecond_and_never_its_wall_clock(moment: datetime) -> None:
    back = from_ms(to_ms(moment), offset_minutes(moment))
    assert timedelta() <= moment - back < timedelta(milliseconds=1)
    assert back.replace(microsecond=0, tzinfo=None) == moment.replace(microsecond=0, tzinfo=None)
    assert storable(back) == back == storable(moment)
    assert storable(moment).utcoffset() == moment.utcoffset()


@SHARED
@given(memory=MEMORIES, forward=st.booleans())
def test_a_memory(database: Database, memory: Memory, forward: bool) -> None:
    with database.writing():
        stored = card_by_id(database, CARD)
        assert stored is not None
        remember(database, stored.n, memory, forward=forward)
    again = card_by_id(database, CARD)
    assert again is not None
    assert (again.memory, again.forward, again.card) == (memory, forward, stored.card)
    assert again.candidate.memory == memory


@SHARED
@given(several=st.lists(POLICIES, max_size=4))
def test_policies_are_stored_once_each(database: Database, several: list[Policy]) -> None:
    with database.writing():
        numbers = [policy_id(database, policy) for policy in several]
        assert [policy_id(database, policy) for policy in several] == numbers
    known = policies(database)
    assert [known[number] for number in numbers] == several
    assert len(set(known.values())) == len(known)


@SHARED
@given(
    given_=st.lists(
        st.tuples(MOMENTS, DAYS, st.sampled_from(Grade), COUNTS, POLICIES, st.sampled_from(State), st.booleans()),
        min_size=1,
        max_size=5,
    ),
    undone=st.sets(st.integers(0, 4)),
)
def test_the_log_in_order_without_what_was_taken_back(
    database: Database, given_: list[tuple], undone: set[int]
) -> None:
    card = card_by_id(database, CARD)
    assert card is not None
    before = len(log_of_card(database, card.n).lines)
    standing = []
    for index, (at, day, grade, took_ms, policy, state, forward) in enumerate(given_):
        with database.writing():
            number = log_answer(
                database,
                Answer(
                    n=card.n,
                    at=at,
                    day=day,
                    grade=grade,
                    took_ms=took_ms,
                    policy=policy_id(database, policy),
                    state_before=state,
                    forward=forward,
                ),
            )
            last = answer_by_number(database, number)
            assert (last.review, last.card, last.forward) == (number, CARD, forward)
            if index in undone:
                log_undo(database, number, at)
            else:
                standing.append((LoggedGrade(at=storable(at), grade=grade, policy=policy), day, state, took_ms))
    logged = log_of_card(database, card.n).lines[before:]
    assert list(logged) == [line for line, *_ in standing]
    assert [line.at.utcoffset() for line in logged] == [line.at.utcoffset() for line, *_ in standing]
    read = past_of(database, CARD).since[before:]
    assert [(one.logged.at, one.logged.grade, one.day, one.state_before, one.took_ms) for one in read] == [
        (line.at, line.grade, *rest) for line, *rest in standing
    ]


@SHARED
@given(data=st.data(), mode=st.sampled_from(Mode), at=MOMENTS)
def test_a_sitting_at_every_step(database: Database, data: st.DataObject, mode: Mode, at: datetime) -> None:
    items = items_of(builders.deck(), seed=data.draw(st.integers(0, 3)))
    blueprint = Blueprint(deck=DeckId("capitals"), length=len(items), mode=mode, seed=data.draw(COUNTS))
    at = storable(at)
    with database.writing():
        number = new_sitting(database, blueprint, items, at)
    sitting: Sitting = start(number, blueprint, items, at)
    assert sitting_by_id(database, number) == sitting
    for index in data.draw(st.permutations(range(len(items)))):
        option = data.draw(st.sampled_from(items[index].options))
        acts: list[Act] = [Opened(), Moved(index=index), Answered(index=index, chosen=(OptionId(option.id),))]
        if data.draw(st.booleans()):
            acts.append(Flagged(index=index, on=True))
        for act in acts:
            event = Event(act=act, at=at, spent_ms=data.draw(COUNTS))
            sitting = after(sitting, event)
            with database.writing():
                add_event(database, number, event)
            assert sitting_by_id(database, number) == sitting
    ended = Event(act=Ended(), at=at)
    sitting = after(sitting, ended)
    with database.writing():
        add_event(database, number, ended)
        close_sitting(database, number, at, total(map(score, sitting.items, sitting.responses)))
    assert sitting_by_id(database, number) == sitting
    assert list(sitting_faults(database)) == []


def test_a_deck(database: Database) -> None:
    (head,) = deck_heads(database)
    deck = builders.deck()
    assert deck_content(database, head) == deck
    assert fact_content(database, head.id, deck.facts[1].id) == deck.facts[1]


def test_new_cards_are_met_breadth_first(database: Database) -> None:
    by_position = sorted(cards_of_deck(database, DeckId("capitals")), key=lambda one: one.position)
    views = [(one.card.fact, f"{one.card.view}-{one.card.number}") for one in by_position]
    facts = ["F1", "F2", "F3", "F4"]
    assert views == [
        (fact, view) for view in ("choice-1", "recall-1", "cloze-1", "reverse-1", "cloze-2") for fact in facts
    ]
