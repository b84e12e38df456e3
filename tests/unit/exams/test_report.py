from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import FactId, Level, TopicId
from quizapp.content.items import Item, ItemKind
from quizapp.exams.outcome import Outcome
from quizapp.exams.report import Confusion, KindScore, LevelScore, TopicScore, report
from quizapp.exams.scoring import Score, total
from quizapp.exams.sitting import Sitting, finish, move, respond, start, toggle_flag

from .banks import finished_sittings
from .makers import (
    NOON,
    answer,
    choose,
    make_drop_down,
    make_item,
    make_matching,
    make_matrix_choice,
    make_number,
    make_ordered,
    make_select_all,
    make_sitting,
    make_true_false_reason,
    steady,
    taken,
)

MISCONCEPTION = "a pill"


def test_a_running_sitting_has_no_report() -> None:
    with pytest.raises(ValueError, match="still running"):
        report(make_sitting(make_item()))


def test_the_report_says_when_and_how_many() -> None:
    found = report(taken((make_item("F1"), "oxytocin"), (make_item("F2"), "insulin"), (make_item("F3"), None)))
    assert found.score == Score(earned=1, possible=3)
    assert (found.started_at, found.finished_at) == (NOON, NOON + timedelta(minutes=5))
    assert found.missed == ("F2", "F3")
    assert [one.outcome for one in found.items] == [Outcome.RIGHT, Outcome.WRONG, Outcome.UNANSWERED]


def test_items_stand_in_order_with_what_was_chosen() -> None:
    sitting = make_sitting(make_item("F1"), make_item("F2"))
    sitting = toggle_flag(respond(sitting, 0, choose(sitting.items[0], "insulin")), 1)
    first, second = report(finish(sitting, NOON)).items
    assert (first.number, first.chosen, first.flagged, first.took_ms) == (1, ("o3",), False, 10_000)
    assert (second.number, second.chosen, second.flagged, second.took_ms) == (2, (), True, 0)


def test_topics_stand_in_the_order_that_is_given() -> None:
    sitting = taken(
        (make_item("F1", topic="stages"), "oxytocin"),
        (make_item("F2", topic="hormones"), "insulin"),
        (make_item("F3", topic="stages"), None),
    )
    hormones = TopicScore(topic=TopicId("hormones"), score=Score(earned=0, possible=1))
    stages = TopicScore(topic=TopicId("stages"), score=Score(earned=1, possible=2))
    assert report(sitting).topics == (stages, hormones)
    order = tuple(map(TopicId, ("anatomy", "hormones", "stages")))
    assert report(sitting, order).topics == (hormones, stages)


def test_without_a_given_order_topics_stand_as_in_the_blueprint() -> None:
    items = make_item("F1", topic="stages"), make_item("F2", topic="hormones")
    sitting = finish(make_sitting(*items, topics=(TopicId("hormones"), TopicId("stages"))), NOON)
    assert [one.topic for one in report(sitting).topics] == ["hormones", "stages"]


def test_confusions_are_counted_worst_first() -> None:
    oxytocin = [make_item(f"F{n}") for n in range(1, 6)]
    sitting = taken(
        (oxytocin[0], "insulin"),
        (oxytocin[1], "prolactin"),
        (oxytocin[2], "prolactin"),
        (oxytocin[3], "oxytocin"),
        (oxytocin[4], None),
        (make_item("F6", key="prolactin", wrong=("oxytocin", "insulin")), "oxytocin"),
    )
    assert report(sitting).confusions == (
        Confusion(correct="Oxytocin", chosen="Prolactin", times=2, fact=oxytocin[1].facts[0]),
        Confusion(correct="Oxytocin", chosen="Insulin", times=1, fact=oxytocin[0].facts[0]),
        Confusion(correct="Prolactin", chosen="Oxytocin", times=1, fact=make_item("F6").facts[0]),
    )


def test_options_written_by_hand_are_told_by_their_text() -> None:
    items = [make_item(f"F{n}", wrong=(MISCONCEPTION, "a vaccine")) for n in range(3)]
    sitting = taken((items[0], MISCONCEPTION), (items[1], MISCONCEPTION), (items[2], "a vaccine"))
    assert [(one.chosen, one.times) for one in report(sitting).confusions] == [("A pill", 2), ("A vaccine", 1)]


def test_a_fact_is_missed_once_and_every_fact_of_an_item_is() -> None:
    sitting = taken((make_item("F1", 1, more_facts=("F9",)), "insulin"), (make_item("F1", 2), None))
    assert report(sitting).missed == ("F1", "F9")


def after(item: Item, *chosen: str) -> Sitting:
    return finish(respond(make_sitting(item), 0, answer(*chosen)), NOON)


@pytest.mark.parametrize(
    ("item", "chosen", "pairs"),
    [
        (make_matrix_choice(), "r1/o r2/p r3/p r4/n", [("O", "P", 2), ("P", "O", 1)]),
        (make_drop_down(), "1/a 2/x 3/y", [("A", "X", 1), ("A", "Y", 1)]),
        (make_matching(), "trunk/b branch/a leaf/c", [("A", "B", 1), ("B", "A", 1)]),
        (make_true_false_reason(), "verdict/false reason/no-why", [("Why", "No-why", 1)]),
        (make_select_all("abc", "xy"), "a x", []),  # several are right: x was taken for none of them
        (make_select_all("a", "wxyz"), "a x", []),  # the right one was chosen too
        (make_select_all("a", "wxyz"), "x", [("A", "X", 1)]),
        (make_ordered("abc"), "c b a", []),
        (make_number(), "40", []),
    ],
)
def test_what_was_taken_for_what_is_told_place_by_place(
    item: Item, chosen: str, pairs: list[tuple[str, str, int]]
) -> None:
    found = report(after(item, *chosen.split())).confusions
    assert [(one.correct, one.chosen, one.times) for one in found] == pairs


def test_a_confusion_names_the_fact_that_made_the_key_right() -> None:
    item = make_matrix_choice()
    cells = tuple(replace(one, fact=FactId(f"F-{one.place}")) for one in item.options)
    found = report(after(replace(item, options=cells), "r1/p", "r2/p", "r3/o", "r4/n")).confusions
    assert [one.fact for one in found] == ["F-r2"]


def test_points_are_told_by_kind_and_by_level() -> None:
    items = (
        make_select_all(level=Level.CAUSE),
        make_item("F1"),
        make_item("F2", level=Level.CAUSE),
        make_ordered("abc", level=Level.SEQUENCE),
    )
    sitting = respond(make_sitting(*items), 0, answer("a", "b", "x"))
    found = report(finish(respond(sitting, 1, choose(items[1], "oxytocin")), NOON))
    assert found.kinds == (
        KindScore(kind=ItemKind.SINGLE_BEST_ANSWER, score=Score(earned=1, possible=2)),
        KindScore(kind=ItemKind.SELECT_ALL, score=Score(earned=1, possible=4)),
        KindScore(kind=ItemKind.ORDERED_RESPONSE, score=Score(earned=0, possible=1)),
    )
    assert found.levels == (
        LevelScore(level=Level.RECALL, score=Score(earned=1, possible=1)),
        LevelScore(level=Level.CAUSE, score=Score(earned=1, possible=5)),
        LevelScore(level=Level.SEQUENCE, score=Score(earned=0, possible=1)),
    )


@steady
@given(finished_sittings())
def test_the_parts_of_a_report_agree(sitting: Sitting) -> None:
    found = report(sitting)
    assert 0 <= found.score.earned <= found.score.possible == len(sitting.items)
    assert total(result.score for result in found.items) == found.score
    assert total(one.score for one in found.topics) == found.score
    assert total(one.score for one in found.kinds) == found.score
    assert total(one.score for one in found.levels) == found.score
    wrong = sum(result.chosen not in {(), (result.item.key.id,)} for result in found.items)
    assert sum(one.times for one in found.confusions) == wrong
    assert [one.times for one in found.confusions] == sorted((one.times for one in found.confusions), reverse=True)
    assert bool(found.missed) == (not found.score.full)


@steady
@given(sitting=finished_sittings(), data=st.data())
def test_the_order_of_answers_does_not_matter(sitting: Sitting, data: st.DataObject) -> None:
    answers = [(index, response) for index, response in enumerate(sitting.responses) if response]
    again = start(sitting.id, sitting.blueprint, sitting.items, sitting.started_at)
    for index, response in data.draw(st.permutations(answers)):
        again = move(respond(again, index, response), index)
    assert report(finish(again, sitting.finished_at or NOON)) == report(sitting)


@steady
@given(finished_sittings())
def test_the_order_of_items_does_not_change_the_score(sitting: Sitting) -> None:
    pairs = list(zip(sitting.items, sitting.responses, strict=True))[::-1]
    turned = make_sitting(*(item for item, _ in pairs))
    for index, (_, response) in enumerate(pairs):
        turned = respond(turned, index, response) if response else turned
    first, second = report(sitting), report(finish(turned, NOON))
    assert first.score == second.score
    assert {one.topic: one.score for one in first.topics} == {one.topic: one.score for one in second.topics}
    assert {(c.correct, c.chosen): c.times for c in first.confusions} == {
        (c.correct, c.chosen): c.times for c in second.confusions
    }
