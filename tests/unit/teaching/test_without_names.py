"""Sessions changed after the fact: without names, planned anew, brought in from somewhere else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quizapp.content.facts import DeckId
from quizapp.content.items import MatrixMultipleChoice
from quizapp.exams.copies import DeckCopy, FigureCopy
from quizapp.teaching.acts import Act, Answered, Asked, Joined, Keyed, PersonId, Renamed, TeamAnswered, Went
from quizapp.teaching.anonymity import NO_KEY, without_names
from quizapp.teaching.guarding import guarded
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.plan import Break, Plan, Questions, Rules, Talk
from quizapp.teaching.replanning import first_free_part, replanned
from tests.unit.exams.makers import make_hot_spot, make_matrix_choice, make_word
from tests.unit.teaching.rooms import EVENING, NOON, QUESTIONS, events_of, room_after

ANA, JO = PersonId(1), PersonId(2)
TYPED = replace(
    EVENING,
    parts=(
        Questions(title="For Strauß", items=(make_word("rose"),)),
        Talk(title="Talk to Strauß", notes="strauß knows; Jo too."),
        Break(title="Strauß brings cake"),
        EVENING.parts[0],
    ),
    participants=("Rose Strauß", "Nobody Yet"),
)
ACTS: list[Act] = [
    Joined(person=ANA, name="Rose Strauß", team="Oaks", key="a" * 64),
    Keyed(person=ANA, key="b" * 64),
    Joined(person=JO, name="Jo"),
    Renamed(person=JO, name="Johanna"),
    Went(part=0),
    Asked(),
    Answered(person=ANA, part=0, item=0, chosen=("rose",), mark="m1"),
    Answered(person=JO, part=0, item=0, chosen=("Johanna or STRAUß or Jo",), mark="m2"),
    TeamAnswered(team="Oaks", part=0, item=0, chosen=("strauß",)),
]


def test_every_name_goes_but_a_right_answer() -> None:
    plan, events = without_names(room_after(ACTS, TYPED), events_of(ACTS))
    acts = [one.act for one in events]
    assert acts[:4] == [
        Joined(person=ANA, name="Participant 1", team="Oaks", key=NO_KEY),
        Keyed(person=ANA, key=NO_KEY),
        Joined(person=JO, name="Participant 2"),
        Renamed(person=JO, name="Participant 2"),
    ]
    assert acts[6:] == [
        Answered(person=ANA, part=0, item=0, chosen=("rose",)),
        Answered(person=JO, part=0, item=0, chosen=("… or … or Jo",)),  # too short to be looked for in texts
        TeamAnswered(team="Oaks", part=0, item=0, chosen=("…",)),
    ]
    assert plan.participants == ("Participant 1", "Participant 3")
    assert [part.title for part in plan.parts] == ["For …", "Talk to …", "… brings cake", "Test before"]
    assert isinstance(plan.parts[1], Talk)
    assert plan.parts[1].notes == "… knows; Jo too."


def test_where_nobody_came_there_is_nothing_to_hide() -> None:
    plan = replace(EVENING, participants=())
    assert without_names(room_after([], plan), []) == (plan, ())


def planned(acts: Sequence[Act], plan: Plan) -> Plan:
    return replanned(room_after(acts), events_of(acts), plan)


def test_what_was_reached_stays() -> None:
    acts: list[Act] = [Went(part=QUESTIONS), Went(part=0)]
    assert first_free_part(events_of(acts)) == QUESTIONS + 1
    assert first_free_part([]) == 0
    other = replace(EVENING, parts=(*EVENING.parts[: QUESTIONS + 1], Break()), participants=("Zoe",))
    assert planned(acts, other) == other
    for wrong, told in (
        (replace(EVENING, parts=EVENING.parts[:1]), "the first 3 parts"),
        (replace(EVENING, deck=DeckId("x")), "keeps its deck"),
        (replace(EVENING, teams=("Willows", "Oaks")), "Teams can be added"),
    ):
        with pytest.raises(NotNowError, match=told):
            planned(acts, wrong)
    with pytest.raises(NotNowError, match="the first part"):
        planned([Went(part=0)], replace(EVENING, parts=()))


def test_streaks_stay_as_they_were_once_points_were_seen() -> None:
    streaks = replace(EVENING, rules=Rules(streaks=True))
    assert planned([Went(part=QUESTIONS)], streaks) == streaks
    room = replace(room_after([Went(part=QUESTIONS)]), revealed=frozenset({(QUESTIONS, 0)}))
    with pytest.raises(NotNowError, match="Points were shown"):
        replanned(room, [], streaks)


FIGURE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><g id='a'/></svg>"


def test_what_comes_in_is_made_fit() -> None:
    plan = replace(
        EVENING,
        participants=("<b>Ana</b>", "ana", "\u202e"),
        parts=(*EVENING.parts, Questions(title="Spot", items=(make_hot_spot(),))),
        copy=DeckCopy(title="D", figures=(FigureCopy(id="figure.svg", svg=FIGURE),)),
    )
    acts = [Joined(person=ANA, name="A<i>na", key="a" * 64), Renamed(person=ANA, name="<>"), Went(part=0)]
    told, events = guarded(plan, events_of(acts))
    assert told.participants == ("Ana", "ana (2)")
    assert [one.act for one in events] == [
        Joined(person=ANA, name="A na", key=NO_KEY),
        Renamed(person=ANA, name="Participant 1"),
        Went(part=0),
    ]
    assert all(one.at >= NOON for one in events)


def _torn() -> MatrixMultipleChoice:
    item = make_matrix_choice()
    assert isinstance(item, MatrixMultipleChoice)
    return replace(item, options=item.options[1:])


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (replace(EVENING, parts=(Break(minutes=2000),)), "longer than a day"),
        (replace(EVENING, parts=(Questions(title="x", items=(_torn(),)),)), "cannot be shown"),
        (replace(EVENING, teams=("Oaks", "Oaks")), "of one name"),
        (replace(EVENING, teams=("<b>Oaks</b>",)), "a team's name"),
        (replace(EVENING, copy=DeckCopy(figures=(FigureCopy(id="x", svg="<script/>"),))), "a figure"),
    ],
)
def test_what_cannot_be_held_is_refused(plan: Plan, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        guarded(plan, [])
