"""Adaptive practice over a profile: chosen as it is gone to, stored, gone on with."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.report import Report
from quizapp.services.exam import ItemView
from quizapp.storage.sittings import sitting_by_id
from tests.storage.profiles import TOWNS, SetClock, profile

ADAPTIVE = Blueprint(deck=TOWNS, length=5, seed=7, adaptive=True)


def answer(services: Services, view: ItemView, *, right: bool) -> ItemView:
    """Answers the item that is shown."""
    option = next(one for one in view.item.options if one.correct is right)
    return services.exam.respond(view.sitting, view.index, (option.id,))


def practise(services: Services, view: ItemView, *, right: bool = True) -> list[ItemView]:
    """Answers to the end; gives the items as they were shown."""
    shown = [view]
    while True:
        answer(services, shown[-1], right=right)
        if shown[-1].index == shown[-1].total - 1:
            return shown
        shown.append(services.exam.show(view.sitting, shown[-1].index + 1))


def test_each_item_comes_with_its_reason_and_none_twice(services: Services) -> None:
    shown = practise(services, services.exam.start(ADAPTIVE))
    assert len({view.item.id for view in shown}) == 5
    assert all("“The North”" in view.reason or "“The South”" in view.reason for view in shown)
    topics = [view.item.topic for view in shown]
    assert abs(topics.count("north") - topics.count("south")) == 1
    report = services.exam.finish(shown[0].sitting)
    assert isinstance(report, Report)
    assert [result.item for result in report.items] == [view.item for view in shown]
    assert all(view.source for view in shown)


def test_other_quizzes_have_no_reasons(services: Services) -> None:
    assert services.exam.start(replace(ADAPTIVE, adaptive=False)).reason == ""
    exam = services.exam.start(replace(ADAPTIVE, mode=Mode.EXAM))
    assert services.exam.show(exam.sitting, 1).reason == ""


def test_an_item_shown_before_stays_and_leafing_changes_nothing(services: Services) -> None:
    first = services.exam.start(ADAPTIVE)
    answer(services, first, right=False)
    second = services.exam.show(first.sitting, 1)
    services.exam.show(first.sitting, 0)
    assert services.exam.show(first.sitting, 1).item == second.item
    assert services.exam.show(first.sitting, 1).reason == second.reason


def test_the_sitting_is_what_its_events_say_and_what_its_row_says(services: Services) -> None:
    shown = practise(services, services.exam.start(ADAPTIVE))
    stored = sitting_by_id(services._opened.database, shown[0].sitting)
    assert stored is not None
    assert [item.id for item in stored.items] == [view.item.id for view in shown]
    rows = services._opened.database.rows("SELECT value ->> 'id' AS id FROM sittings, json_each(items)")
    assert [row["id"] for row in rows] == [view.item.id for view in shown]
    assert services.backup.verify() == ()


def test_it_is_gone_on_with_after_the_window_closed(tmp_path: Path, clock: SetClock, deck: Path) -> None:
    with profile(tmp_path / "other", clock, deck=deck) as services:
        first = services.exam.start(ADAPTIVE)
        answer(services, first, right=False)
        second = services.exam.show(first.sitting, 1)
    with profile(tmp_path / "other", clock) as services:
        again = services.exam.resume(first.sitting)
        assert (again.index, again.item, again.reason) == (1, second.item, second.reason)
        shown = practise(services, again)
        assert len({first.item.id, *(view.item.id for view in shown)}) == 5


def test_without_its_deck_the_practice_goes_on_as_it_was_drawn(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = services.exam.start(ADAPTIVE)
    monkeypatch.setattr("quizapp.services._quizzes.adaptive.deck_head", lambda *_: None)
    shown = practise(services, first)
    assert [bool(view.reason) for view in shown] == [True, False, False, False, False]


def test_a_bank_that_is_used_up_leaves_what_was_drawn(services: Services) -> None:
    view = services.exam.start(replace(ADAPTIVE, length=6, topics=("north",)))
    assert view.total == 3
    assert len({one.item.id for one in practise(services, view)}) == 3


def test_nothing_is_chosen_while_it_is_paused(services: Services) -> None:
    view = services.exam.start(ADAPTIVE)
    services.exam.pause(view.sitting)
    shown = services.exam.show(view.sitting, 1)
    assert shown.reason == ""


def test_ended_early_it_counts_only_what_was_shown(services: Services) -> None:
    first = services.exam.start(ADAPTIVE)
    answer(services, first, right=True)
    second = services.exam.show(first.sitting, 1)
    answer(services, second, right=False)
    done = services.exam.finish(first.sitting)
    assert [result.item.id for result in done.items] == [first.item.id, second.item.id]
    assert (done.drawn, done.score.earned, done.score.possible) == (5, 1, 2)
    assert done.missed == second.item.facts
    (past,) = services.exam.history(TOWNS)
    assert (past.items, past.earned, past.possible) == (2, 1, 2)
    assert services.results.again(first.sitting).length == 2
    seen = services._opened.database.rows("SELECT item FROM item_records WHERE times > 0")
    assert {row["item"] for row in seen} == {first.item.id, second.item.id}
    assert services.backup.verify() == ()


def test_a_drawn_quiz_ended_early_counts_all_of_it(services: Services) -> None:
    first = services.exam.start(replace(ADAPTIVE, adaptive=False))
    answer(services, first, right=True)
    done = services.exam.finish(first.sitting)
    assert (len(done.items), done.drawn) == (5, 5)
    assert services.exam.history(TOWNS)[0].items == 5
