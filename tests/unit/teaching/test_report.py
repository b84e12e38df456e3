"""What a session says afterwards."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from quizapp.content.facts import FactId, TopicId
from quizapp.exams.copies import DeckCopy, FactCopy, TopicCopy
from quizapp.teaching.acts import (
    Act,
    Answered,
    Asked,
    Attended,
    Awarded,
    Closed,
    Ended,
    Event,
    Handed,
    HandsCounted,
    Joined,
    Marked,
    PersonId,
    Removed,
    Revealed,
    TeamAnswered,
    Went,
)
from quizapp.teaching.analysis import Verdict, analysed
from quizapp.teaching.happening import replayed
from quizapp.teaching.plan import Plan, Questions, Test
from quizapp.teaching.report import SessionReport, session_report, without_names
from tests.unit.exams.makers import make_item, make_ordered, make_word
from tests.unit.teaching.rooms import EVENING, NOON, QUESTIONS, TEST_AFTER, TEST_BEFORE, events_of, key_of, wrong_of

MIXED = replace(
    EVENING,
    parts=tuple(
        replace(part, items=(part.items[0], replace(part.items[1], topic=TopicId("latch")), *part.items[2:]))
        if isinstance(part, Questions | Test)
        else part
        for part in EVENING.parts
    ),
    copy=DeckCopy(
        title="Lactation",
        topics=(TopicCopy(id=TopicId("latch"), title="Latch"), TopicCopy(id=TopicId("hormones"), title="Hormones")),
        facts=(FactCopy(id=FactId("F1"), statement="Oxytocin ejects milk.", source="Page 3"),),
    ),
)
ANA, BEN, CLEO = PersonId(1), PersonId(2), PersonId(3)
IN: tuple[Act, ...] = (
    Joined(person=ANA, name="Ana", team="Oaks", key="a"),
    Joined(person=BEN, name="Ben", team="Willows", key="b"),
)


def given(person: PersonId, part: int, item: int, *, right: bool) -> Answered:
    chosen = (key_of if right else wrong_of)(MIXED, part, item)
    return Answered(person=person, part=part, item=item, chosen=chosen)


def asked(item: int, *answers: Act) -> list[Act]:
    return [Went(part=QUESTIONS, item=item), Asked(), *answers, Closed(), Revealed()]


def took_test(part: int, *rights: tuple[PersonId, Iterable[bool]]) -> list[Act]:
    answers = [given(who, part, n, right=one) for who, some in rights for n, one in enumerate(some)]
    return [Went(part=part), *answers, Closed()]


def report_of(acts: Iterable[Act], *, anonymous: bool = False) -> SessionReport:
    events = events_of(acts)
    return session_report(replayed(MIXED, events), events, Random(1), anonymous=anonymous)


WHOLE = [
    *IN,
    *took_test(TEST_BEFORE, (ANA, (True, False, False)), (BEN, (False, False, False))),
    *asked(0, given(ANA, QUESTIONS, 0, right=True), given(BEN, QUESTIONS, 0, right=False)),
    *asked(1, given(ANA, QUESTIONS, 1, right=True)),
    *took_test(TEST_AFTER, (ANA, (True, True, True)), (BEN, (True, False, True))),
    Awarded(team="Oaks", points=30),
    Ended(),
]


def test_people_teams_and_what_was_gained() -> None:
    told = report_of(WHOLE)
    ana, ben, cleo = told.people
    assert (ana.name, ana.points, ana.share, ana.answered) == ("Ana", 200, 1.0, 2)
    assert (ben.points, ben.share, ben.answered) == (0, 0.0, 1)
    assert (ana.before, ana.after, ana.change) == (pytest.approx(1 / 3), 1.0, 1.0)
    assert ben.change == pytest.approx(2 / 3)
    assert (cleo.name, cleo.person, cleo.present, cleo.share) == ("Cleo", None, False, None)
    assert told.present == 2
    assert [(one.place, one.name, one.points, one.people, one.share) for one in told.teams] == [
        (1, "Oaks", 230, 1, 1.0),
        (2, "Willows", 0, 1, 0.0),
    ]
    assert told.gain is not None
    assert (told.gain.persons, round(told.gain.before, 3), round(told.gain.after, 3)) == (2, 0.167, 0.833)
    assert told.gain.gain_of_means is not None
    assert told.gain.gain_of_means.value == pytest.approx(0.8)
    assert (told.asked, told.over, told.notes) == (2, True, ())


def test_topics_in_the_deck_s_order_with_their_gain() -> None:
    latch, hormones = report_of(WHOLE).topics
    assert (latch.title, latch.items, latch.share, latch.before, latch.after) == ("Latch", 3, 1.0, 0.0, 0.5)
    assert (hormones.title, hormones.share, hormones.before, hormones.after) == ("Hormones", 0.5, 0.25, 1.0)
    assert latch.gain is not None
    assert latch.gain.persons == 2


def test_a_test_on_paper_counts_like_one_on_phones() -> None:
    paper: list[Act] = [
        *IN,
        Marked(person=ANA, part=TEST_BEFORE, shares=(1.0, 0.0, 0.0)),
        Marked(person=ANA, part=TEST_AFTER, shares=(1.0, 1.0, 0.5)),
        Marked(person=BEN, part=TEST_BEFORE, shares=(0.0, 0.0, 0.0)),
    ]
    told = report_of(paper)
    assert told.people[0].after == pytest.approx(5 / 6)
    assert told.gain is not None
    assert told.gain.persons == 1
    assert told.notes == ("1 person took only one of the two tests and is not part of what was gained.",)
    assert [one.answers for one in told.items] == [2, 2, 2, 1, 1, 1]
    assert {option.count for one in told.items for option in one.taken} == {0}


def test_what_is_left_out_of_a_test_that_was_given_in_earned_nothing() -> None:
    told = report_of([*IN, Went(part=TEST_BEFORE), Handed(person=ANA, part=TEST_BEFORE), Closed()])
    assert [one.before for one in told.people[:2]] == [0.0, None]


def test_who_was_taken_out_counts_nowhere_and_who_was_ticked_was_there() -> None:
    told = report_of(
        [*WHOLE, Removed(person=BEN), Joined(person=CLEO, name="cleo"), Attended(person=CLEO, present=True)]
    )
    assert [(one.name, one.present) for one in told.people] == [("Ana", True), ("cleo", True)]
    assert told.gain is not None
    assert told.gain.persons == 1
    assert [one.people for one in told.teams] == [1, 0]
    assert "1 person was taken out of the room and counted nowhere." in told.notes


def test_names_are_left_out_when_that_is_asked_for() -> None:
    told = report_of(WHOLE, anonymous=True)
    assert [one.name for one in told.people] == ["Participant 1", "Participant 2", "Participant 3"]
    assert "'Ana'" not in repr(told)
    assert without_names(report_of(WHOLE)) == told
    assert without_names(told) is told


def test_what_to_teach_again_by_what_was_asked_last_with_its_place() -> None:
    told = report_of([*IN, *asked(0, *(given(who, QUESTIONS, 0, right=False) for who in (ANA, BEN))), Ended()])
    (again,) = told.again
    assert (again.statement, again.source, again.topic_title) == ("Oxytocin ejects milk.", "Page 3", "Hormones")
    assert (again.share, again.answers, again.since, again.taken_for, again.times) == (0.0, 2, True, "Prolactin", 2)
    before = report_of([*IN, *took_test(TEST_BEFORE, (ANA, (False, True, True)))])
    assert [(one.fact, one.since, one.taken_for) for one in before.again] == [("B1", False, "")]
    assert report_of(WHOLE).again[0].fact in {"F1", "A2"}


def test_how_long_it_took_by_the_parts() -> None:
    acts: list[tuple[int, Act]] = [
        (0, Joined(person=ANA, name="Ana")),
        (10, Went(part=1)),
        (25, Went(part=2)),
        (30, Went(part=1)),
        (32, Went(part=2, item=1)),
        (40, Ended()),
    ]
    events = [Event(act=act, at=NOON + timedelta(minutes=at)) for at, act in acts]
    told = session_report(replayed(MIXED, events), events, Random(1))
    assert [one.took for one in told.parts] == [None, 17.0, 13.0, None, None]
    assert (told.took, told.minutes) == (30.0, MIXED.minutes)
    running = session_report(replayed(MIXED, events[:-1]), events[:-1], Random(1))
    assert running.parts[2].took == 5.0
    assert running.notes == ("The session was not ended: these are the figures so far.",)


def test_before_anything_happened_there_is_nothing_to_tell() -> None:
    told = report_of([])
    assert (told.took, told.gain, told.items, told.again, told.topics) == (None, None, (), (), ())
    assert [one.present for one in told.people] == [False] * 3


def _many(rights: Iterable[tuple[bool, bool]]) -> SessionReport:
    """Each row is a person: whether they had questions 0 and 1 right."""
    some = list(rights)
    people = [PersonId(n) for n in range(1, len(some) + 1)]
    return report_of(
        [
            *(Joined(person=one, name=f"P{one}", key=f"k{one}") for one in people),
            *asked(0, *(given(who, QUESTIONS, 0, right=one[0]) for who, one in zip(people, some, strict=True))),
            *asked(1, *(given(who, QUESTIONS, 1, right=one[1]) for who, one in zip(people, some, strict=True))),
        ]
    )


def test_an_item_that_good_learners_miss_is_named() -> None:
    first, second = _many([(True, False)] * 5 + [(False, True)] * 5).items
    assert Verdict.GOOD_MISS_IT in first.verdicts
    assert "Those who did better on the rest missed it more often: look for a second right answer, or a trap." in (
        second.told
    )
    assert first.told[-1] == "That is a hint: 30 answers would say it more surely."


def test_what_may_be_chance_is_not_said() -> None:
    first, _ = _many([(True, False)] * 4 + [(False, True)] * 3 + [(True, True)] * 3 + [(False, False)] * 2).items
    assert first.answers == 12
    assert Verdict.GOOD_MISS_IT not in first.verdicts


def test_hard_before_the_teaching_is_no_news() -> None:
    people = [PersonId(n) for n in range(1, 7)]
    joined: list[Act] = [Joined(person=one, name=f"P{one}", key=f"k{one}") for one in people]
    for part, hard in ((TEST_BEFORE, False), (TEST_AFTER, True)):
        told = report_of([*joined, *took_test(part, *((one, (False, False, False)) for one in people))])
        assert (Verdict.TOO_HARD in told.items[0].verdicts) is hard


def test_too_easy_too_hard_and_what_nobody_chose() -> None:
    easy, hard = _many([(True, False)] * 12).items
    assert easy.verdicts == (Verdict.TOO_EASY, Verdict.UNCHOSEN)
    assert easy.told[:3] == (
        "12 answers, 100% of the points.",
        "It was too easy for this room: nearly everybody knew it.",
        "Nobody chose “Prolactin”: a better wrong answer is wanted.",
    )
    assert hard.verdicts[0] is Verdict.TOO_HARD
    assert hard.mostly_wrong is not None
    assert (hard.mostly_wrong.text, hard.mostly_wrong.count) == ("Prolactin", 12)


def test_with_thirty_answers_the_words_are_those_of_any_bank() -> None:
    easy, _ = _many([(True, True)] * 40).items
    assert "It is easy: nearly everybody knows it, so it says little about who knows more." in easy.told


def test_few_answers_say_little() -> None:
    few, none = report_of([*IN, *asked(0, given(ANA, QUESTIONS, 0, right=True)), *asked(1)]).items
    assert few.told == ("1 answer, 100% of the points.", "Too few to say more.")
    assert (none.told, none.share, none.verdicts) == (("Nobody answered it.",), None, ())


def test_hands_and_teams_are_answers_too() -> None:
    key, wrong = key_of(MIXED, QUESTIONS, 0)[0], wrong_of(MIXED, QUESTIONS, 0)[0]
    acts = [
        HandsCounted(part=QUESTIONS, item=0, option=key, hands=6),
        HandsCounted(part=QUESTIONS, item=0, option=wrong, hands=3),
        TeamAnswered(team="Oaks", part=QUESTIONS, item=0, chosen=(key,)),
    ]
    told = report_of(asked(0, *acts))
    (item,) = told.items
    assert (item.answers, item.share) == (10, pytest.approx(0.7))
    assert told.notes[-1] == "Teams answered together: the questions say nothing of single people."
    assert [one.points for one in told.teams] == [100, 0]


def test_typed_answers_are_counted_as_texts() -> None:
    item = make_word("prolactin")
    plan = replace(MIXED, parts=(Questions(title="Typed", items=(item, make_item("F2"))),))
    answers = [Answered(person=who, part=0, item=0, chosen=(text,)) for who, text in ((ANA, "wrong  one"), (BEN, "?"))]
    room = replayed(plan, events_of([*IN, Went(part=0), Asked(), *answers, Closed(), Revealed()]))
    (told,) = analysed(room)
    assert [(one.text, one.right, one.count) for one in told.taken] == [("wrong one", False, 1), ("?", False, 1)]


def test_of_steps_in_order_whole_orders_are_counted() -> None:
    """Everybody takes every step: that says nothing."""
    item = make_ordered()
    plan = replace(MIXED, parts=(Questions(title="Ordered", items=(item, make_item("F2"))),))
    other = tuple(map(str, reversed(item.order)))
    orders = ((ANA, other), (BEN, other), (CLEO, tuple(map(str, item.order))))
    answers = [Answered(person=who, part=0, item=0, chosen=order) for who, order in orders]
    came = (*IN, Joined(person=CLEO, name="Cleo", key="c"))
    told = _report(plan, [*came, Went(part=0), Asked(), *answers, Closed(), Revealed()])
    texts = {str(one.id): one.text for one in item.options}
    said = [", then ".join(texts[str(one)] for one in order) for order in (other, item.order)]
    assert [(one.text, one.right, one.count) for one in told.items[0].taken] == [
        (said[0], False, 2),
        (said[1], True, 1),
    ]
    assert (told.again[0].taken_for, told.again[0].times) == (said[0], 2)


def _report(plan: Plan, acts: Iterable[Act]) -> SessionReport:
    events = events_of(acts)
    return session_report(replayed(plan, events), events, Random(0))
