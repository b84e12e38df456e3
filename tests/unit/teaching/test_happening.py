"""A session from the lobby to the podium."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.content.facts import DeckId
from quizapp.teaching.acts import (
    Act,
    Answered,
    Asked,
    Closed,
    Ended,
    Event,
    Joined,
    Keyed,
    PersonId,
    Removed,
    Revealed,
    TeamAnswered,
    Teamed,
    Went,
)
from quizapp.teaching.happening import NotNowError, after, replayed
from quizapp.teaching.plan import MOST_PARTICIPANTS, Heading, Plan, Questions
from quizapp.teaching.points import standings, team_points
from quizapp.teaching.room import Phase, Room
from tests.unit.exams.makers import make_item

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANA, BEN = PersonId(1), PersonId(2)
ITEMS = (make_item("F1", 1), make_item("F2", 2))
PLAN = Plan(
    heading=Heading(title="Evening", on=date(2026, 11, 20)),
    deck=DeckId("deck"),
    parts=(Questions(title="Hormones", items=ITEMS),),
    teams=("Oaks", "Willows"),
)
IN = (Joined(person=ANA, name="Ana", team="Oaks", key="a"), Joined(person=BEN, name="Ben", team="Willows", key="b"))
KEY = str(ITEMS[0].key.id)
WRONG = next(str(one.id) for one in ITEMS[0].options if not one.correct)


def room_after(acts: Iterable[Act], plan: Plan = PLAN) -> Room:
    return replayed(plan, [Event(act=act, at=NOON + timedelta(seconds=n)) for n, act in enumerate(acts)])


def test_a_question_from_lobby_to_points() -> None:
    room = room_after(
        [
            *IN,
            Went(part=0),
            Asked(seconds=30),
            Answered(person=ANA, part=0, item=0, chosen=(KEY,)),
            Answered(person=BEN, part=0, item=0, chosen=(WRONG,)),
            Closed(),
            Revealed(),
        ]
    )
    assert room.phase is Phase.REVEALED
    assert [(one.place, one.name, one.points) for one in standings(room)] == [(1, "Ana", 100), (2, "Ben", 0)]
    assert team_points(room) == {"Oaks": 100, "Willows": 0}


def test_no_points_before_the_key_is_shown() -> None:
    room = room_after([*IN, Went(part=0), Asked(), Answered(person=ANA, part=0, item=0, chosen=(KEY,)), Closed()])
    assert {one.points for one in standings(room)} == {0}


@pytest.mark.parametrize("before", [[], [Went(part=0)], [Went(part=0), Asked(), Closed()]])
def test_an_answer_is_taken_only_while_it_is_asked_for(before: list[Act]) -> None:
    with pytest.raises(NotNowError, match="not counted"):
        room_after([*IN, *before, Answered(person=ANA, part=0, item=0, chosen=(KEY,))])


def test_the_last_answer_counts() -> None:
    answers = [Answered(person=ANA, part=0, item=0, chosen=(one,)) for one in (WRONG, KEY)]
    room = room_after([*IN, Went(part=0), Asked(), *answers, Closed(), Revealed()])
    assert standings(room)[0].points == 100


def test_who_was_taken_out_counts_no_longer() -> None:
    room = room_after(
        [*IN, Went(part=0), Asked(), Answered(person=ANA, part=0, item=0, chosen=(KEY,)), Removed(person=ANA)]
    )
    assert room.given((0, 0)) == {}


def test_a_team_without_phones_is_entered_by_the_trainer() -> None:
    room = room_after(
        [Went(part=0), Asked(), TeamAnswered(team="Oaks", part=0, item=0, chosen=(KEY,)), Closed(), Revealed()]
    )
    assert team_points(room) == {"Oaks": 100, "Willows": 0}


def test_a_key_that_was_shown_takes_no_answer_again() -> None:
    room = room_after([*IN, Went(part=0), Asked(), Closed(), Revealed(), Went(part=0, item=1), Went(part=0)])
    assert room.phase is Phase.REVEALED


def test_nothing_goes_on_after_the_end() -> None:
    with pytest.raises(NotNowError, match="over"):
        room_after([Went(part=0), Ended(), Went(part=0)])


def test_who_comes_late_takes_nothing_from_the_team() -> None:
    """What a team has stands on the wall: it does not sink because somebody comes in."""
    late, later, on_list = PersonId(3), PersonId(4), PersonId(5)
    first = (*IN, Went(part=0), Asked(), Answered(person=ANA, part=0, item=0, chosen=(KEY,)), Closed(), Revealed())
    came = (
        Joined(person=late, name="Cleo", team="Oaks", key="c"),
        Joined(person=later, name="Dan", team="Oaks"),
        Keyed(person=later, key="d"),
        Joined(person=on_list, name="Eve", team="Oaks"),
    )
    assert team_points(room_after(first + came)) == {"Oaks": 100, "Willows": 0}
    other = str(ITEMS[1].key.id)
    second = (
        Went(part=0, item=1), Asked(), Answered(person=ANA, part=0, item=1, chosen=(other,)),
        Answered(person=late, part=0, item=1, chosen=(other,)), Closed(), Revealed(),
    )  # fmt: skip
    assert team_points(room_after(first + came + second))["Oaks"] == 100 + 67
    anew = (Keyed(person=later, key=""), Keyed(person=later, key="e"))  # another phone: what was missed stays missed
    assert team_points(room_after(first + came + second + anew))["Oaks"] == 100 + 67


def test_who_goes_over_to_another_team_plays_for_it() -> None:
    assert room_after([*IN, Teamed(person=ANA, team="Willows")]).people[ANA].team == "Willows"


def test_a_full_room_takes_nobody_in() -> None:
    many = [Joined(person=PersonId(number), name=f"P {number}") for number in range(1, MOST_PARTICIPANTS + 1)]
    room = room_after(many)
    late = Event(act=Joined(person=PersonId(MOST_PARTICIPANTS + 1), name="One more"), at=NOON)
    with pytest.raises(NotNowError, match="full"):
        after(room, late)
