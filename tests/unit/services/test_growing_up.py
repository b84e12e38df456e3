"""A fact grows up: choice, cloze, free recall; with undo, setting aside, loading and rebuild."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId, View
from quizapp.content.facts import FactId
from quizapp.exams.blueprint import Blueprint
from quizapp.scheduling.selection import Selection
from tests.storage.profiles import AGAIN, EASY, GOOD, TOWNS, SetClock, asking, fact_text, profile, study_all, write_deck

F1 = FactId("F1")


@pytest.fixture
def services(tmp_path: Path, clock: SetClock, deck: Path) -> Iterator[Services]:
    with profile(tmp_path / "profile", clock, deck=deck, grows_up=True) as opened:
        yield opened


def asked(services: Services) -> list[str]:
    return [one.card.split("/", 1)[1] for one in services.study.due(Selection(deck=TOWNS))]


def is_open(services: Services, fact: str = "F1") -> set[str]:
    rows = services._opened.database.rows("SELECT id FROM cards WHERE fact = ? AND locked = 0 AND retired = 0", (fact,))
    return {row["id"].rsplit("/")[-1] for row in rows}


def sound(services: Services) -> None:
    assert services.backup.verify() == ()
    assert services.backup.rebuild().changed == 0


def test_a_new_fact_is_first_met_as_a_choice(services: Services) -> None:
    assert asked(services) == [f"F{number}/choice-1" for number in range(1, 7)]
    face = asking(services.study.begin(Selection(deck=TOWNS))).face
    assert face.card.view is View.CHOICE
    assert (face.hint, face.typable) == (None, False)
    (right,) = [choice for choice in face.choices if choice.right]
    assert (right.text, right.because) == (face.card.back, "Town1 lies on river1.")
    assert 2 <= sum(not choice.right and bool(choice.because) for choice in face.choices) <= 3


def test_the_options_stand_otherwise_at_each_review(services: Services, clock: SetClock) -> None:
    orders = set()
    for _ in range(12):
        step = asking(services.study.begin(Selection(deck=TOWNS, facts=(F1,))))
        assert step == services.study.current()
        orders.add(tuple(choice.text for choice in step.face.choices))
        services.study.grade(AGAIN, 100)
        clock.forward(minutes=1)
    assert len(orders) > 1


def test_harder_forms_open_as_the_easier_are_stable(services: Services, clock: SetClock) -> None:
    services.study.answer(CardId("towns/F1/choice-1"), GOOD)
    assert is_open(services) == {"choice-1", "cloze-1", "cloze-2"}
    assert "F1/cloze-1" not in asked(services)  # a sibling was seen today
    clock.forward(days=1)
    services.study.answer(CardId("towns/F1/cloze-1"), EASY)
    assert is_open(services) == {"choice-1", "cloze-1", "cloze-2", "recall-1", "reverse-1"}
    sound(services)


def test_opened_siblings_take_turns_with_facts_not_yet_met(services: Services, clock: SetClock) -> None:
    services.settings.change(replace(services.settings.current(), new_per_day=3))
    study_all(services, GOOD)
    clock.forward(days=1)
    new = [card for card in asked(services) if not card.endswith("choice-1") or card[:2] in {"F4", "F5", "F6"}]
    assert new[:3] == ["F1/cloze-1", "F4/choice-1", "F2/cloze-1"]


def test_undo_locks_what_the_answer_had_opened(services: Services) -> None:
    services.study.answer(CardId("towns/F1/choice-1"), EASY)
    assert len(is_open(services)) == 5
    services.study.undo()
    assert is_open(services) == {"choice-1"}
    sound(services)


def test_what_is_set_aside_does_not_stand_in_the_way(services: Services) -> None:
    services.marks.suspend((CardId("towns/F1/choice-1"),))
    assert is_open(services) == {"cloze-1", "cloze-2"}
    assert "F1/cloze-1" in asked(services)
    services.undo.undo(TOWNS)
    assert is_open(services) == {"choice-1"}
    services.marks.delete(TOWNS, (F1,))
    services.undo.undo(TOWNS)
    assert is_open(services) == {"choice-1"}
    sound(services)


def test_facts_met_before_do_not_start_again(services: Services) -> None:
    services.study.answer(CardId("towns/F1/recall-1"), GOOD)
    assert is_open(services) == {"recall-1", "reverse-1", "cloze-1", "cloze-2"}
    services.library.edit(TOWNS, F1, "ask-1.question", "Which town?")
    assert "choice-1" not in is_open(services)
    sound(services)


def test_a_fact_without_an_easier_form_begins_with_what_it_has(services: Services, deck: Path) -> None:
    services.library.load(write_deck(deck, fact_text(1), count=2))
    assert is_open(services) == {"cloze-1", "cloze-2"}  # two towns make no options


def test_the_switch_turns_it_off_and_on(services: Services) -> None:
    services.settings.change(replace(services.settings.current(), grows_up=False))
    assert asked(services) == [f"F{number}/recall-1" for number in range(1, 7)]
    services.settings.change(replace(services.settings.current(), grows_up=True))
    assert asked(services)[0] == "F1/choice-1"


def test_a_missed_quiz_item_asks_for_the_form_that_is_open(services: Services) -> None:
    proposed = services.exam.setup(TOWNS).proposed
    view = services.exam.start(Blueprint(deck=TOWNS, length=1, mode=proposed.mode, seed=1))
    wrong = next(option for option in view.item.options if not option.correct)
    services.exam.respond(view.sitting, 0, (wrong.id,))
    services.exam.finish(view.sitting)
    assert asked(services)[0] == f"{view.item.facts[0]}/choice-1"


def test_what_an_answer_opens_is_told_once_and_counted(services: Services) -> None:
    services.study.begin(Selection(deck=TOWNS))
    step = asking(services.study.grade(GOOD, 100))
    assert set(step.opened) == {View.CLOZE}
    assert asking(services.study.grade(AGAIN, 100)).opened == ()
    again = asking(services.study.grade(EASY, 100))
    assert set(again.opened) == {View.CLOZE, View.RECALL, View.REVERSE}
    assert asking(services.study.undo()).opened == ()
    summary = services.study.end()
    assert summary is not None
    assert summary.opened == 2


def test_nothing_opens_where_facts_do_not_grow_up(services: Services) -> None:
    services.settings.change(replace(services.settings.current(), grows_up=False))
    assert services.study.answer(CardId("towns/F1/choice-1"), EASY).opened == ()
