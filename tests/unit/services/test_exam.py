from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import OptionId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.outcome import Outcome
from quizapp.exams.scoring import Score
from quizapp.exams.sitting import SittingId
from quizapp.scheduling.selection import Selection
from quizapp.services.exam import ItemView
from tests.storage.profiles import (
    AGAIN,
    EASY,
    NOON,
    TOWNS,
    SetClock,
    asking,
    fact_text,
    profile,
    study_all,
    write_deck,
)

TUTOR = Blueprint(deck=TOWNS, length=3, seed=5)
EXAM = replace(TUTOR, mode=Mode.EXAM)


def right(view: ItemView) -> tuple[OptionId, ...]:
    return (view.item.key.id,)


def wrong(view: ItemView) -> tuple[OptionId, ...]:
    return (next(option.id for option in view.item.options if not option.correct),)


def asked_for(services: Services) -> set[str]:
    """The facts that today's queue has beyond what it has anyway (all new cards of the day being done)."""
    return {one.card.split("/")[1] for one in services.study.due(Selection(deck=TOWNS))}


def test_the_set_up_proposes_sensible_values(services: Services) -> None:
    setup = services.exam.setup(TOWNS)
    assert [(choice.topic, choice.title, choice.items) for choice in setup.topics] == [
        ("north", "The North", 3),
        ("south", "The South", 3),
    ]
    assert (setup.deck_title, setup.lengths, setup.unfinished) == ("Towns", (5, 6), None)
    assert (setup.proposed.length, setup.proposed.topics, setup.proposed.mode) == (6, (), Mode.TUTOR)
    assert services.exam.setup(TOWNS).proposed.seed != setup.proposed.seed


def test_the_wanted_length_comes_from_the_settings(services: Services) -> None:
    services.settings.change(replace(services.settings.current(), quiz_length=4))
    assert services.exam.setup(TOWNS).proposed.length == 4


def test_a_tutor_sitting_reveals_each_item_once_it_is_answered(services: Services) -> None:
    view = services.exam.start(TUTOR)
    assert (view.index, view.total, view.chosen, view.revealed, view.flagged, view.tutor) == (
        0,
        3,
        (),
        False,
        False,
        True,
    )
    assert view.source == f"Atlas, Map House (reviewed 2024-02-29), paragraph {view.item.facts[0][1:]}"
    assert view.topic_title in {"The North", "The South"}
    assert [cell.outcome for cell in view.map] == [None, None, None]
    assert (view.rule, view.score, view.partly) == ("One point for the right option.", None, None)
    answered = services.exam.respond(view.sitting, 0, right(view))
    assert (answered.chosen, answered.revealed) == (right(view), True)
    assert (answered.score, answered.partly) == (Score(earned=1.0, possible=1.0), None)
    assert [(cell.number, cell.answered, cell.outcome) for cell in answered.map] == [
        (1, True, Outcome.RIGHT),
        (2, False, None),
        (3, False, None),
    ]


def test_in_tutor_mode_an_answer_stands(services: Services) -> None:
    view = services.exam.start(TUTOR)
    services.exam.respond(view.sitting, 0, right(view))
    assert services.exam.respond(view.sitting, 0, wrong(view)).chosen == right(view)


def test_in_an_exam_answers_may_change_and_nothing_is_told_before_the_end(services: Services) -> None:
    view = services.exam.start(EXAM)
    for chosen in (wrong(view), right(view)):
        view = services.exam.respond(view.sitting, 0, chosen)
        assert (view.chosen, view.revealed, view.map[0].outcome, view.score) == (chosen, False, None, None)
    view = services.exam.respond(view.sitting, 0, ())
    assert (view.chosen, view.map[0].answered, services.exam.resume(view.sitting).chosen) == ((), False, ())
    view = services.exam.respond(view.sitting, 0, right(view))
    report = services.exam.finish(view.sitting)
    assert (report.score.earned, report.score.possible) == (1.0, 3.0)
    assert services.exam.show(view.sitting, 0).revealed
    assert services.exam.resume(view.sitting).map[1].outcome is Outcome.UNANSWERED


def test_a_wrong_answer_brings_the_facts_card_into_today(services: Services) -> None:
    study_all(services, EASY)
    view = services.exam.start(TUTOR)
    services.exam.respond(view.sitting, 0, wrong(view))
    assert asked_for(services) == {view.item.facts[0]}
    step = asking(services.study.begin(Selection(deck=TOWNS, facts=view.item.facts)))
    services.study.grade(EASY, 1)
    assert asked_for(services) == set()
    assert asking(services.study.undo()).face == step.face
    assert asked_for(services) == {view.item.facts[0]}  # taken back, it is asked for as before
    assert services.backup.verify() == ()


def test_a_right_answer_changes_nothing(services: Services) -> None:
    study_all(services, EASY)
    for blueprint in (TUTOR, EXAM):
        view = services.exam.start(blueprint)
        for index in range(view.total):
            view = services.exam.show(view.sitting, index)
            services.exam.respond(view.sitting, index, right(view))
        assert services.exam.finish(view.sitting).missed == ()
    assert asked_for(services) == set()


def test_an_exam_brings_what_was_missed_forward_at_its_end(services: Services) -> None:
    study_all(services, EASY)
    view = services.exam.start(EXAM)
    services.exam.respond(view.sitting, 0, wrong(view))
    second = services.exam.show(view.sitting, 1)
    services.exam.respond(view.sitting, 1, wrong(second))
    services.exam.respond(view.sitting, 1, right(second))  # thought better of
    assert asked_for(services) == set()
    report = services.exam.finish(view.sitting)
    assert asked_for(services) == {view.item.facts[0]}  # what was left out is missed, but not mistaken
    assert len(report.missed) == 2


def test_what_was_studied_since_it_was_missed_is_not_asked_for_again_at_the_end(services: Services) -> None:
    study_all(services, EASY)
    view = services.exam.start(TUTOR)
    services.exam.respond(view.sitting, 0, wrong(view))
    services.study.begin(Selection(deck=TOWNS))
    services.study.grade(EASY, 1)
    services.exam.finish(view.sitting)
    assert asked_for(services) == set()


def test_the_weakest_studied_card_is_asked_for_else_the_first_question(services: Services, clock: SetClock) -> None:
    view = services.exam.start(TUTOR)
    fact = view.item.facts[0]
    others = [one for one in services.exam.start(TUTOR).map if one]
    assert others
    services.exam.respond(view.sitting, 0, wrong(view))
    assert asking(services.study.begin(Selection(deck=TOWNS, facts=(fact,)))).face.card.id == f"towns/{fact}/recall-1"
    services.study.grade(EASY, 1)
    services.study.answer(CardId(f"towns/{fact}/cloze-2"), AGAIN)
    services.study.answer(CardId(f"towns/{fact}/cloze-2"), EASY)
    clock.forward(days=1)
    view = services.exam.start(TUTOR)
    services.exam.respond(view.sitting, 0, wrong(view))
    assert asking(services.study.begin(Selection(deck=TOWNS, facts=(fact,)))).face.card.id == f"towns/{fact}/cloze-2"


def test_a_missed_fact_asks_for_one_card_only(services: Services) -> None:
    study_all(services, EASY)
    for _ in range(3):
        view = services.exam.start(TUTOR)
        services.exam.respond(view.sitting, 0, wrong(view))
    assert len(services.study.due(Selection(deck=TOWNS))) == 1


def test_a_sitting_goes_on_after_a_new_start(services: Services, tmp_path: Path, clock: SetClock) -> None:
    view = services.exam.start(EXAM)
    clock.forward(seconds=7)
    services.exam.respond(view.sitting, 0, right(view))
    services.exam.toggle_flag(view.sitting, 0)
    services.exam.show(view.sitting, 2)
    services.close()
    with profile(tmp_path / "profile", clock) as again:
        assert again.exam.setup(TOWNS).unfinished == view.sitting
        assert again.progress.today(TOWNS).unfinished_quiz == view.sitting
        there = again.exam.resume(view.sitting)
        assert there.index == 2
        assert (there.map[0].answered, there.map[0].flagged) == (True, True)
        report = again.exam.finish(view.sitting)
        assert (report.items[0].chosen, report.items[0].took_ms, report.items[0].flagged) == (right(view), 7_000, True)
        assert again.exam.setup(TOWNS).unfinished is None


def test_a_sitting_keeps_its_items_when_the_deck_changes(services: Services, deck: Path) -> None:
    view = services.exam.start(replace(TUTOR, topics=(TopicId("south"),)))
    services.library.load(write_deck(deck, *(fact_text(n) for n in (1, 3, 5))))
    again = services.exam.resume(view.sitting)
    assert again == view
    services.exam.respond(view.sitting, 0, wrong(view))  # its fact has left the deck: there is no card to ask for
    assert len(services.exam.finish(view.sitting).missed) == 3


def test_a_flag_is_set_and_taken_off(services: Services) -> None:
    view = services.exam.start(TUTOR)
    assert services.exam.toggle_flag(view.sitting, 1).map[1].flagged
    assert not services.exam.toggle_flag(view.sitting, 1).map[1].flagged
    services.exam.finish(view.sitting)
    assert not services.exam.toggle_flag(view.sitting, 1).map[1].flagged


def test_a_finished_sitting_takes_no_more_answers_and_can_be_reported_again(services: Services) -> None:
    view = services.exam.start(TUTOR)
    with pytest.raises(UserError, match="is not finished"):
        services.exam.report(view.sitting)
    report = services.exam.finish(view.sitting)
    assert services.exam.respond(view.sitting, 0, right(view)).chosen == ()
    assert services.exam.report(view.sitting) == services.exam.finish(view.sitting) == report


def test_the_history_is_newest_first_and_the_last_quiz_is_on_today(services: Services, clock: SetClock) -> None:
    numbers = []
    for _ in range(3):
        view = services.exam.start(TUTOR)
        services.exam.respond(view.sitting, 0, wrong(view))
        clock.forward(minutes=5)
        services.exam.finish(view.sitting)
        numbers.append(view.sitting)
    history = services.exam.history(TOWNS)
    assert [past.sitting for past in history] == numbers[::-1]
    assert (history[0].earned, history[0].possible) == (0.0, 3.0)
    assert history[-1].finished_at == NOON.replace(minute=5)
    last = services.progress.today(TOWNS).last_quiz
    assert last is not None
    assert (last.sitting, last.finished_at, last.earned, last.possible, last.missed) == (
        numbers[-1],
        history[0].finished_at,
        0.0,
        3.0,
        3,
    )
    assert last.confusion is not None


def test_topics_without_items_start_nothing(services: Services, tmp_path: Path) -> None:
    services.library.load(write_deck(tmp_path / "lonely", fact_text(1), count=1, deck="lonely"))
    setup = services.exam.setup(services.library.decks()[0].id)
    assert (setup.lengths, setup.proposed.length) == ((), 1)
    with pytest.raises(UserError, match="This deck has no questions"):
        services.exam.start(setup.proposed)
    assert services.exam.history(setup.deck) == ()


def test_a_quiz_that_is_not_there(services: Services) -> None:
    with pytest.raises(UserError, match="There is no quiz 7"):
        services.exam.resume(SittingId(7))


def test_the_same_seed_draws_the_same_quiz(services: Services) -> None:
    assert services.exam.start(TUTOR).item == services.exam.start(TUTOR).item
    assert FactId(services.exam.start(TUTOR).item.facts[0])
