"""A sitting is a fold over its events: whatever was accepted can be gone through again, to the same points."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.events import (
    ACTS,
    Act,
    Answered,
    Beat,
    Ended,
    Event,
    Flagged,
    Highlighted,
    Left,
    Moved,
    Opened,
    Paused,
    Rated,
    Redrawn,
    Span,
    Struck,
    WentOn,
    act_from_record,
    act_to_record,
)
from quizapp.exams.replay import after, passed, replayed
from quizapp.exams.report import report
from quizapp.exams.sitting import ClosedError, LateError, Sitting, SittingId, start
from tests.answering import right, wrong

from .makers import DECK, MAKERS, NOON, make_item, steady

ITEMS = (make_item("F1"), make_item("F2"), *(make() for make in MAKERS.values()))


def sat(*items: Item, mode: Mode = Mode.EXAM, **conditions: object) -> Sitting:
    blueprint = Blueprint(deck=DECK, length=len(items), mode=mode, conditions=Conditions(**conditions))  # type: ignore[arg-type]
    return start(SittingId(1), blueprint, items, NOON)


def done(sitting: Sitting, *acts: Act | tuple[Act, int]) -> Sitting:
    """The sitting after some acts; with a number, so many milliseconds after the one before."""
    for one in acts:
        act, spent = one if isinstance(one, tuple) else (one, 0)
        sitting = after(sitting, Event(act=act, at=NOON, spent_ms=spent))
    return sitting


def answered(index: int, item: Item = ITEMS[0]) -> Answered:
    return Answered(index=index, chosen=right(item))


# -- the law


def acts(items: tuple[Item, ...]) -> st.SearchStrategy[Act]:
    places = st.integers(-1, len(items))

    @st.composite
    def answers(draw: st.DrawFn) -> Answered:
        index = draw(st.integers(0, len(items) - 1))
        return Answered(index=index, chosen=draw(st.sampled_from([right(items[index]), wrong(items[index]), ()])))

    return st.one_of(
        st.sampled_from([Opened(), Left(), Paused(), WentOn(), Beat(), Ended(), Ended(by_time=True)]),
        st.builds(Moved, index=places),
        answers(),
        st.builds(Rated, index=places, certainty=st.sampled_from([None, 1, 2, 3, 4])),
        st.builds(Struck, index=places, options=st.sampled_from([(), ("o0",), ("o1", "o0"), ("nothing",)])),
        st.builds(
            Highlighted, index=places, spans=st.sampled_from([(), (Span(start=0, end=3),), (Span(start=3, end=900),)])
        ),
        st.builds(Flagged, index=places, on=st.booleans()),
    )


CONDITIONS = st.builds(
    Conditions,
    item_seconds=st.none() | st.integers(1, 30),
    whole_seconds=st.none() | st.integers(1, 90),
    pause=st.booleans(),
    back=st.booleans(),
    certainty=st.booleans(),
)


@steady
@given(
    conditions=CONDITIONS,
    mode=st.sampled_from(Mode),
    tried=st.lists(st.tuples(acts(ITEMS), st.integers(0, 20_000)), max_size=40),
)
def test_what_was_accepted_replays_to_the_same_points(
    conditions: Conditions, mode: Mode, tried: list[tuple[Act, int]]
) -> None:
    blueprint = Blueprint(deck=DECK, length=len(ITEMS), mode=mode, conditions=conditions)
    begun = start(SittingId(1), blueprint, ITEMS, NOON)
    sitting, log = begun, list[Event]()
    for number, (act, spent) in enumerate(tried):
        event = Event(act=act, at=NOON + timedelta(seconds=number), spent_ms=spent)
        try:
            sitting = after(sitting, event)
        except ValueError:
            continue
        log.append(event)
        assert sum(marks.used_ms for marks in sitting.marks) <= sitting.used_ms
        if conditions.whole_seconds is not None:
            assert sitting.used_ms <= conditions.whole_seconds * 1000
        if conditions.item_seconds is not None:
            assert max(marks.used_ms for marks in sitting.marks) <= conditions.item_seconds * 1000
    stored = [(act_to_record(event.act), event) for event in log]
    back = [
        replace(event, act=act_from_record(name, json.loads(json.dumps(record)))) for (name, record), event in stored
    ]
    again = replayed(begun, back)
    assert again == sitting
    closed = (Event(act=Ended(), at=NOON),) if sitting.finished_at is None else ()
    assert report(replayed(again, closed)) == report(replayed(sitting, closed))


def test_every_act_has_a_name_and_comes_back() -> None:
    every: tuple[Act, ...] = (
        Opened(),
        Left(),
        Paused(),
        WentOn(),
        Beat(),
        Moved(index=2),
        Answered(index=1, chosen=(OptionId("a"), OptionId("b"))),
        Rated(index=0, certainty=3),
        Struck(index=0, options=(OptionId("a"),)),
        Highlighted(index=0, spans=(Span(start=1, end=4),)),
        Flagged(index=0, on=False),
        Redrawn(index=2, item="{}", reason="Because."),
        Ended(by_time=True),
    )
    assert {type(act) for act in every} == set(ACTS.values())
    assert [act_from_record(*act_to_record(act)) for act in every] == list(every)
    with pytest.raises(ValueError, match="no act “sang”"):
        act_from_record("sang", {})
    with pytest.raises(ValueError, match="“moved” record lacks 'index'"):
        act_from_record("moved", {})


# -- the clock


def test_time_counts_only_while_the_sitting_is_shown_and_not_paused() -> None:
    sitting = done(sat(*ITEMS), (Beat(), 9_000))
    assert sitting.used_ms == 0
    sitting = done(sitting, Opened(), (Beat(), 5_000), (Paused(), 1_000), (Beat(), 60_000), (WentOn(), 60_000))
    assert sitting.used_ms == 6_000
    sitting = done(sitting, (Left(), 2_000), (Beat(), 60_000))
    assert (sitting.used_ms, sitting.marks[0].used_ms) == (8_000, 8_000)


def test_time_goes_to_the_item_that_was_shown() -> None:
    sitting = done(sat(*ITEMS), Opened(), (Moved(index=1), 4_000), (answered(1), 3_000), (Moved(index=0), 500))
    assert [marks.used_ms for marks in sitting.marks[:2]] == [4_000, 3_500]
    assert sitting.responses[1] is not None
    assert sitting.responses[1].took_ms == 3_000


def test_reading_rationales_takes_no_time() -> None:
    sitting = done(sat(*ITEMS, mode=Mode.TUTOR, whole_seconds=10), Opened(), (answered(0), 4_000), (Beat(), 60_000))
    assert (sitting.used_ms, sitting.is_over) == (4_000, False)


def test_an_answer_after_its_items_time_is_late() -> None:
    sitting = done(sat(*ITEMS, item_seconds=10), Opened(), (Beat(), 9_999))
    assert done(sitting, (answered(0), 0)).responses[0] is not None
    with pytest.raises(LateError):
        done(sitting, (answered(0), 1))
    late = done(sitting, (Beat(), 5_000))
    assert (late.is_late(0), late.takes_answer(0), late.takes_answer(1)) == (True, False, True)
    assert (late.marks[0].used_ms, late.used_ms) == (10_000, 14_999)  # the whole goes on
    with pytest.raises(LateError):
        done(late, Rated(index=0, certainty=1))


def test_in_tutor_mode_an_item_whose_time_is_up_is_told() -> None:
    sitting = done(sat(*ITEMS, mode=Mode.TUTOR, item_seconds=10), Opened(), (Beat(), 10_000), (Beat(), 10_000))
    assert (sitting.is_told(0), sitting.used_ms) == (True, 10_000)


def test_when_the_whole_time_is_up_nothing_is_taken() -> None:
    sitting = done(sat(*ITEMS, whole_seconds=20), Opened(), answered(0), (Beat(), 25_000))
    assert (sitting.used_ms, sitting.is_over, sitting.clock_runs) == (20_000, True, False)
    with pytest.raises(LateError):
        done(sitting, answered(1))
    ended = done(sitting, Ended(by_time=True))
    assert (ended.by_time, ended.finished_at) == (True, NOON)


def test_time_cannot_run_backwards() -> None:
    sitting = done(sat(*ITEMS), Opened())
    assert passed(sitting, -5) == sitting


# -- going back, certainty, marks


def test_where_one_cannot_go_back_an_item_that_was_left_is_closed() -> None:
    sitting = done(sat(*ITEMS, back=False), Opened(), answered(0), Moved(index=1))
    with pytest.raises(ClosedError):
        done(sitting, Moved(index=0))
    with pytest.raises(ClosedError):
        done(sitting, answered(0))
    assert done(sitting, answered(1), Ended(), Moved(index=0)).position == 0  # afterwards one may leaf through


def test_a_pause_has_to_be_allowed() -> None:
    with pytest.raises(ValueError, match="cannot be paused"):
        done(sat(*ITEMS, pause=False), Opened(), Paused())


def test_certainty_is_said_where_it_is_asked() -> None:
    sitting = done(sat(*ITEMS, certainty=True), Opened(), Rated(index=0, certainty=3), answered(0))
    assert sitting.marks[0].certainty == 3
    assert done(sitting, Rated(index=0, certainty=None)).marks[0].certainty is None
    with pytest.raises(ValueError, match="certainty of 4"):
        done(sitting, Rated(index=0, certainty=4))
    with pytest.raises(ValueError, match="is not asked for"):
        done(sat(*ITEMS), Rated(index=0, certainty=3))


def test_strikes_and_highlights_are_what_was_said_last() -> None:
    sitting = done(
        sat(*ITEMS),
        Struck(index=0, options=(OptionId("o0"), OptionId("o1"))),
        Struck(index=0, options=(OptionId("o1"),)),
        Highlighted(index=0, spans=(Span(start=0, end=5),)),
    )
    assert (sitting.marks[0].struck, sitting.marks[0].highlights) == (("o1",), (Span(start=0, end=5),))
    with pytest.raises(ValueError, match="has not all of the options"):
        done(sitting, Struck(index=0, options=(OptionId("o9"),)))
    with pytest.raises(ValueError, match="characters"):
        done(sitting, Highlighted(index=0, spans=(Span(start=5, end=5),)))


@pytest.mark.parametrize(
    ("conditions", "complaint"),
    [
        (Conditions(item_seconds=0), "A time limit of 0 seconds for a question leaves no time to answer."),
        (Conditions(whole_seconds=0), "A time limit of 0 seconds for the whole quiz leaves no time to answer."),
        (Conditions(whole_seconds=-5), "A time limit of -5 seconds for the whole quiz leaves no time to answer."),
        (Conditions(whole_seconds=10**6), "A time limit for the whole quiz is a day at most."),
        (Conditions(item_seconds=1, whole_seconds=86_400), ""),
    ],
)
def test_conditions_under_which_nobody_can_sit(conditions: Conditions, complaint: str) -> None:
    assert conditions.complaint == complaint


def test_only_what_was_left_after_a_while_is_an_interruption() -> None:
    sitting = done(sat(*ITEMS), Opened(), (Left(), 40), Opened())
    assert (sitting.runs, sitting.breaks) == (2, 0)
    sitting = done(sitting, (Beat(), 4_000), (Left(), 2_000), Opened())
    assert (sitting.runs, sitting.breaks) == (3, 1)
    sitting = done(sitting, (Paused(), 3_000), Left(), Opened(), (WentOn(), 60_000), (Beat(), 5_000))
    assert sitting.breaks == 1
    sitting = done(sitting, Opened(), Opened())
    assert (sitting.runs, sitting.breaks) == (6, 2)
