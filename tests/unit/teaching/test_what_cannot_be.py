"""What a room refuses, with the sentence that says so; and the corners of what it counts."""

from dataclasses import replace

import pytest

from quizapp.exams.copies import DeckCopy
from quizapp.teaching.acts import (
    Act,
    Answered,
    Asked,
    Awarded,
    Closed,
    Ended,
    Extended,
    Handed,
    HandsCounted,
    Joined,
    Marked,
    PersonId,
    Revealed,
    TeamAnswered,
    Went,
)
from quizapp.teaching.analysis import analysed
from quizapp.teaching.happening import MOST_AWARDED, NotNowError
from quizapp.teaching.plan import Questions, Role, Rules
from quizapp.teaching.points import share, standings
from quizapp.teaching.results import test_part as part_of_test
from quizapp.teaching.room import Room
from quizapp.teaching.showing import choices, chosen_ids, shown
from tests.unit.exams.makers import make_bow_tie, make_word
from tests.unit.teaching.rooms import (
    EVENING,
    QUESTIONS,
    TALK,
    TEST_AFTER,
    TEST_BEFORE,
    key_of,
    room_after,
    wrong_of,
)

ANA = PersonId(1)
IN: list[Act] = [Joined(person=ANA, name="Ana", team="Oaks", key="k")]
OPEN: list[Act] = [*IN, Went(part=QUESTIONS), Asked(seconds=30)]


@pytest.mark.parametrize(
    ("before", "act", "told"),
    [
        (IN, Joined(person=ANA, name="Ben"), "The next to come is number 2"),
        (IN, Joined(person=PersonId(2), name="Ben", team="Elms"), "no team “Elms”"),
        (IN, Went(part=9), "no such part"),
        (IN, Went(part=-1), "no such part"),
        (IN, Went(part=QUESTIONS, item=4), "no such question"),
        (IN, Went(part=TALK, item=1), "no such question"),
        (IN, Asked(), "Show a question before"),
        (OPEN, Asked(), "Show a question before"),
        ([*OPEN, Closed()], Asked(seconds=0), "between 1 second and 4 hours"),
        (OPEN, Extended(seconds=-30), "between 1 second and 4 hours"),
        (IN, Extended(seconds=5), "no time running"),
        (IN, Closed(), "No answers are being taken"),
        (OPEN, Revealed(), "when no more answers are taken"),
        ([*OPEN, Ended()], Closed(), "over"),
        (
            [*IN, Went(part=TEST_BEFORE), Handed(person=ANA, part=TEST_BEFORE)],
            Answered(person=ANA, part=TEST_BEFORE, item=0, chosen=("o0",)),
            "gave this test in",
        ),
        (IN, Handed(person=ANA, part=TEST_BEFORE), "No such test"),
        (OPEN, HandsCounted(part=QUESTIONS, item=0, option="o0", hands=1001), "from 0 to 1,000"),
        (OPEN, HandsCounted(part=QUESTIONS, item=0, option="none", hands=1), "no such option"),
        (OPEN, HandsCounted(part=QUESTIONS, item=1, option="o0", hands=1), "not the one on the screen"),
        (OPEN, TeamAnswered(team="", part=QUESTIONS, item=0, chosen=("o0",)), "no team"),
        (OPEN, TeamAnswered(team="Oaks", part=QUESTIONS, item=0, chosen=("o0", "o1")), "no answer to this question"),
        (IN, Awarded(team="Oaks", points=MOST_AWARDED + 1), "at most"),
        (IN, Marked(person=ANA, part=TALK, shares=(1.0,)), "Only a test"),
        (IN, Marked(person=ANA, part=TEST_AFTER, shares=(1.0,)), "3 questions, and 1 were marked"),
        (IN, Marked(person=ANA, part=TEST_AFTER, shares=(1.0, 0.0, 1.5)), "between none and all"),
        (IN, Marked(person=PersonId(7), part=TEST_AFTER, shares=()), "nobody with number 7"),
    ],
)
def test_it_is_said_why(before: list[Act], act: Act, told: str) -> None:
    room_after(before)
    with pytest.raises(NotNowError, match=told):
        room_after([*before, act])


def test_a_mark_and_a_team_s_answer_can_be_taken_back() -> None:
    marked: list[Act] = [*IN, Marked(person=ANA, part=TEST_AFTER, shares=(1.0, 0.0, 0.5))]
    assert room_after(marked).was_there(ANA)
    assert room_after([*marked, Marked(person=ANA, part=TEST_AFTER, shares=())]).marked == {}
    entered: list[Act] = [*OPEN, TeamAnswered(team="Oaks", part=QUESTIONS, item=0, chosen=("o0",))]
    assert room_after(entered).team_answers[QUESTIONS, 0] == {"Oaks": ("o0",)}
    back = TeamAnswered(team="Oaks", part=QUESTIONS, item=0, chosen=())
    assert room_after([*entered, back]).team_answers[QUESTIONS, 0] == {}


def test_more_time_is_added_where_there_is_a_limit() -> None:
    assert room_after([*OPEN, Extended(seconds=15)]).seconds == 45
    assert room_after([*IN, Went(part=TEST_BEFORE), Extended(seconds=15)]).seconds is None


def test_a_streak_brings_more_each_time_up_to_a_limit() -> None:
    plan = replace(EVENING, rules=Rules(streaks=True))
    acts = list(IN)
    for item in range(4):
        answer = Answered(person=ANA, part=QUESTIONS, item=item, chosen=key_of(plan, QUESTIONS, item))
        acts += [Went(part=QUESTIONS, item=item), Asked(), answer, Closed(), Revealed()]
    assert standings(room_after(acts, plan))[0].points == 400 + 10 + 20 + 30
    assert standings(room_after(acts))[0].points == 400


def test_nothing_chosen_earns_nothing_and_there_is_no_item_before_the_first() -> None:
    room = room_after(OPEN)
    assert share(room, (QUESTIONS, 0), ()) == 0.0
    assert not room.told((QUESTIONS, 0))
    assert room_after([*OPEN, Ended()]).told((QUESTIONS, 0))
    with pytest.raises(IndexError):
        room.item_at((QUESTIONS, -1))


def test_a_plan_without_tests_has_none() -> None:
    room = Room(plan=replace(EVENING, parts=EVENING.parts[QUESTIONS : QUESTIONS + 1]))
    assert part_of_test(room, Role.BEFORE) is None
    assert part_of_test(Room(plan=EVENING), Role.AFTER) == TEST_AFTER


def test_typed_texts_beyond_the_most_frequent_are_counted_together() -> None:
    plan = replace(EVENING, parts=(Questions(title="Typed", items=(make_word("milk"),)),))
    people = [PersonId(n) for n in range(1, 12)]
    acts: list[Act] = [Joined(person=one, name=f"P{one}", key=f"k{one}") for one in people]
    acts += [Went(part=0), Asked()]
    acts += [Answered(person=one, part=0, item=0, chosen=(f"text {one}",)) for one in people]
    bars = choices(room_after(acts, plan), (0, 0)).bars
    assert (len(bars), bars[-1].text, bars[-1].count) == (9, "", 3)
    with pytest.raises(ValueError, match="one text"):
        chosen_ids(make_word("milk"), ("a", "b"))


def test_a_bow_tie_says_how_many_each_side_takes() -> None:
    seen = shown(make_bow_tie(), DeckCopy())
    assert (seen.places, seen.takes) == (("Actions to take", "Condition", "Parameters to watch"), (2, 1, 2))


def test_a_middling_question_with_all_options_taken_is_nothing_to_look_at() -> None:
    people = [PersonId(n) for n in range(1, 9)]
    acts: list[Act] = [Joined(person=one, name=f"P{one}", key=f"k{one}") for one in people]
    acts += [Went(part=QUESTIONS), Asked()]
    acts += [
        Answered(person=one, part=QUESTIONS, item=0, chosen=(("o0",) if one % 2 else (f"o{one // 2 % 3 + 1}",)))
        for one in people
    ]
    (told,) = analysed(room_after([*acts, Closed()]))
    assert (told.verdicts, told.told) == ((), ("8 answers, 50% of the points.",))
    assert wrong_of(EVENING, QUESTIONS, 0) == ("o1",)
