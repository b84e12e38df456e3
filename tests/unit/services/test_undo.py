"""Undo: any number of steps of a day, whatever they were, after a new start and from a second window."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.content.flags import Flag
from quizapp.scheduling.selection import Selection
from quizapp.services.changes import Changes
from quizapp.services.journal import Act
from tests.storage.profiles import (
    AGAIN,
    EASY,
    GOOD,
    TOWNS,
    SetClock,
    asking,
    fact_text,
    profile,
    study_all,
    write_deck,
)
from tests.storage.tables import everything

F1, F2 = FactId("F1"), FactId("F2")
RECALL, REVERSE = CardId("towns/F1/recall-1"), CardId("towns/F1/reverse-1")

ACTIONS: dict[str, Callable[[Services], Changes]] = {
    "suspend": lambda services: services.marks.suspend((RECALL, REVERSE)),
    "bury": lambda services: services.marks.bury((RECALL,)),
    "flag": lambda services: services.marks.flag((RECALL, REVERSE), Flag.BLUE),
    "mark": lambda services: services.marks.mark(TOWNS, (F1, F2), on=True),
    "delete": lambda services: services.marks.delete(TOWNS, (F1, F2)),
    "tag": lambda services: services.marks.add_tags(TOWNS, (F1,), ("exam::spring", "hard")),
    "edit": lambda services: services.library.edit(TOWNS, F1, "statement", "Mine."),
    "edit a cloze": lambda services: services.library.edit(TOWNS, F1, "cloze-1", "{{1:One}} and {{3:three}}."),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_each_action_is_a_step_and_undo_gives_back_what_was(services: Services, name: str) -> None:
    before = everything(services)
    changes = ACTIONS[name](services)
    assert changes.step is not None
    assert changes.undo
    assert everything(services) != before
    assert services.backup.verify() == ()
    last = services.undo.last()
    assert last is not None
    assert (last.id, last.told) == (changes.step, changes.undo)
    undone = services.undo.undo()
    assert undone is not None
    assert (undone.act, undone.facts) == (last.act, last.facts)
    assert undone.changes.step is None
    assert everything(services) == before
    assert services.undo.last() is None
    assert services.undo.undo() is None
    assert services.backup.verify() == ()


def test_what_is_so_already_is_no_step(services: Services) -> None:
    for name in ("suspend", "bury", "flag", "mark", "delete", "tag", "edit"):
        assert ACTIONS[name](services).step is not None
        if name != "delete":
            continue
        assert ACTIONS[name](services) == Changes()
        services.undo.undo()
    for name in ("suspend", "bury", "flag", "mark", "tag", "edit"):
        assert ACTIONS[name](services) == Changes()


def test_everything_of_a_day_is_taken_back_newest_first_after_a_new_start(
    services: Services, clock: SetClock, tmp_path: Path
) -> None:
    morning = everything(services)
    services.study.begin(Selection(deck=TOWNS))
    for grade, action in zip((GOOD, AGAIN, EASY, GOOD, EASY), ("flag", "mark", "edit", "tag", "suspend"), strict=True):
        ACTIONS[action](services)
        services.study.current()
        services.study.grade(grade, 1_000)
    ACTIONS["delete"](services)
    services.close()
    with profile(tmp_path / "profile", clock) as again:
        acts = []
        while (undone := again.undo.undo(TOWNS)) is not None:
            acts.append(undone.act)
            assert again.backup.verify() == ()
        assert acts == [
            Act.DELETE,
            *(act for one in (Act.SUSPEND, Act.TAG, Act.EDIT, Act.MARK, Act.FLAG) for act in (Act.GRADE, one)),
        ]
        assert everything(again) == morning


def test_a_second_window_takes_back_what_the_first_did(services: Services, clock: SetClock, tmp_path: Path) -> None:
    services.study.begin(Selection(deck=TOWNS))
    services.study.grade(GOOD, 500)
    with profile(tmp_path / "profile", clock) as other:
        undone = other.undo.undo()
        assert undone is not None
        assert (undone.act, undone.card) == (Act.GRADE, RECALL)
        assert undone.changes.memory
    assert services.undo.last() is None
    assert len(services.study.due(Selection(deck=TOWNS))) == 6


def test_yesterdays_steps_stay_and_old_ones_go(services: Services, clock: SetClock) -> None:
    ACTIONS["flag"](services)
    clock.forward(days=1)
    assert services.undo.last() is None
    assert services.undo.undo() is None
    ACTIONS["mark"](services)
    assert services.undo.last() is not None
    clock.forward(days=8)
    ACTIONS["edit"](services)
    acts = [row["act"] for row in services._opened.database.rows("SELECT act FROM steps ORDER BY id")]
    assert acts == ["edit"]
    clock.forward(days=-1)  # the clock was set right again
    assert services.undo.last() is not None


def test_a_deck_file_in_between_changes_nothing_of_it(services: Services, tmp_path: Path) -> None:
    services.library.edit(TOWNS, F1, "statement", "Mine.")
    services.marks.add_tags(TOWNS, (F2,), ("hard",))
    services.marks.delete(TOWNS, (F1, FactId("F6")))
    facts = [fact_text(number, statement="Newer." if number == 1 else "", cloze=number != 1) for number in range(1, 6)]
    services.library.load(write_deck(tmp_path / "newer", *facts))
    assert {row.id for row in services.library.rows(TOWNS)} == {"F2", "F3", "F4", "F5"}
    assert services.undo.undo() is not None
    assert {row.id for row in services.library.rows(TOWNS)} == {"F1", "F2", "F3", "F4", "F5"}  # F6 left the deck
    assert [card.card.view for card in services.library.detail(TOWNS, F1).cards] == ["choice", "recall", "reverse"]
    assert services.library.detail(TOWNS, F1).row.statement == "Mine."
    services.undo.undo()
    assert services.undo.undo() is not None
    assert services.library.detail(TOWNS, F1).row.statement == "Newer."
    assert services.backup.verify() == ()


def test_a_card_taken_off_the_screen_is_asked_again(services: Services) -> None:
    services.study.begin(Selection(deck=TOWNS))
    services.marks.delete(TOWNS, (F1,), asked=RECALL)
    assert asking(services.study.current()).face.card.fact != "F1"
    assert asking(services.study.undo()).face.card.id == RECALL
    ACTIONS["mark"](services)
    assert asking(services.study.undo()).face.card.id == RECALL


def test_a_step_of_another_deck_is_left_alone(services: Services, tmp_path: Path) -> None:
    services.library.load(write_deck(tmp_path / "other", deck="lakes", title="Lakes"))
    services.marks.flag((RECALL,), Flag.RED)
    services.marks.flag((CardId("lakes/F1/recall-1"),), Flag.RED)
    assert services.undo.last(TOWNS) != services.undo.last()
    undone = services.undo.undo(TOWNS)
    assert undone is not None
    assert undone.card == RECALL
    assert services.undo.last() is not None


def test_the_answers_own_step_says_so_in_the_log(services: Services) -> None:
    study_all(services, EASY)
    database = services._opened.database
    assert database.value("SELECT count(*) FROM steps WHERE review IS NOT NULL AND act = 'grade'") == 6
    database.run("UPDATE steps SET undone_at = 1 WHERE id = 3")
    assert services.backup.verify() == ("Undo step 3 does not say what the log of answers says.",)


def test_loading_a_deck_is_one_step_and_answers_stay_through_it(services: Services, tmp_path: Path) -> None:
    before = services.library.deck(TOWNS)
    services.study.answer(CardId("towns/F1/recall-1"), GOOD)
    newer = write_deck(tmp_path / "newer", fact_text(1, statement="Other."), fact_text(2), title="Newer")
    report = services.library.load(newer, as_step=True)
    assert (report.new_facts, report.changed_facts, report.retired_facts) == (0, 1, 4)
    assert report.changes.undo == "5 facts brought in"
    assert services.library.load(newer, as_step=True).changes.step is None
    undone = services.undo.undo()
    assert undone is not None
    assert undone.act is Act.IMPORT
    assert services.library.deck(TOWNS) == before
    assert services.backup.verify() == ()
    assert services.undo.undo().act is Act.GRADE  # type: ignore[union-attr]


def test_a_new_deck_that_is_taken_back_is_out_of_sight_and_can_be_loaded_again(
    services: Services, tmp_path: Path
) -> None:
    lakes = write_deck(tmp_path / "lakes", deck="lakes", title="Lakes")
    cards = services.library.load(lakes, as_step=True).new_facts
    services.undo.undo()
    assert list(services.library.titles()) == [TOWNS]
    assert services.backup.verify() == ()
    assert services.library.load(lakes, as_step=True).new_facts == cards
    assert "lakes" in services.library.titles()
    assert services.backup.verify() == ()
