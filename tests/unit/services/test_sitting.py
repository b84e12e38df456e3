"""Sitting under conditions: the clock, kills, two windows, what is refused and how that is told."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.items import OptionId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.conditions import Conditions
from quizapp.exams.events import Span
from quizapp.services.exam import ItemView, Notice
from tests.storage.profiles import TOWNS, SetClock, profile, write_deck

TUTOR = Blueprint(deck=TOWNS, length=3, seed=5)
EXAM = replace(TUTOR, mode=Mode.EXAM)


def under(**conditions: object) -> Blueprint:
    return replace(EXAM, conditions=Conditions(**conditions))  # type: ignore[arg-type]


def right(view: ItemView) -> tuple[OptionId, ...]:
    return tuple(option.id for option in view.item.keys)


def wrong(view: ItemView) -> tuple[OptionId, ...]:
    return (next(option.id for option in view.item.options if not option.correct),)


# -- the clock


def test_the_clock_counts_what_a_stopwatch_says_whatever_the_computers_clock_is_set_to(
    services: Services, clock: SetClock
) -> None:
    view = services.exam.start(under(whole_seconds=100))
    assert (view.clock.runs, view.clock.left_ms) == (True, 100_000)
    clock.forward(seconds=10)
    clock.set_by(days=400)
    assert services.exam.beat(view.sitting).clock.left_ms == 90_000
    clock.set_by(days=-800)
    clock.forward(seconds=5)
    assert services.exam.respond(view.sitting, 0, right(view)).clock.used_ms == 15_000


def test_a_kill_gives_and_takes_no_more_than_since_the_last_beat(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    view = services.exam.start(under(whole_seconds=100))
    clock.forward(seconds=5)
    services.exam.beat(view.sitting)
    clock.forward(seconds=3)
    # Killed here: nothing is said any more. The computer is off for a day.
    clock.forward(days=1)
    with profile(tmp_path / "profile", clock) as again:
        assert again.exam.resume(view.sitting).clock.used_ms == 5_000
        clock.forward(seconds=2)
        assert again.exam.beat(view.sitting).clock.used_ms == 7_000


def test_leaving_and_pausing_stop_the_clock(services: Services, clock: SetClock) -> None:
    view = services.exam.start(EXAM)
    clock.forward(seconds=4)
    services.exam.leave(view.sitting)
    clock.forward(hours=1)
    assert services.exam.resume(view.sitting).clock.used_ms == 4_000
    clock.forward(seconds=2)
    paused = services.exam.pause(view.sitting)
    assert (paused.paused, paused.clock.runs, paused.clock.used_ms) == (True, False, 6_000)
    clock.forward(hours=1)
    refused = services.exam.respond(view.sitting, 0, right(view))
    assert (refused.notice, refused.chosen, refused.clock.used_ms) == (Notice.IS_PAUSED, (), 6_000)
    assert services.exam.go_on(view.sitting).clock.runs
    clock.forward(seconds=1)
    assert services.exam.respond(view.sitting, 0, right(view)).clock.used_ms == 7_000


def test_an_exam_without_pauses_goes_on(services: Services, clock: SetClock) -> None:
    view = services.exam.start(under(pause=False))
    there = services.exam.pause(view.sitting)
    assert (there.notice, there.paused, there.clock.runs) == (Notice.NO_PAUSE, False, True)


def test_a_computer_that_slept_counts_for_one_beat(services: Services, clock: SetClock) -> None:
    view = services.exam.start(EXAM)
    clock.forward(seconds=5)
    services.exam.beat(view.sitting)
    clock.forward(hours=8)  # a stopwatch that runs on while the computer sleeps
    assert services.exam.beat(view.sitting).clock.used_ms == 10_000


# -- limits


def test_an_answer_after_the_items_time_is_refused_and_said_so(services: Services, clock: SetClock) -> None:
    view = services.exam.start(under(item_seconds=30))
    assert view.clock.item_left_ms == 30_000
    services.exam.respond(view.sitting, 0, wrong(view))
    clock.forward(seconds=31)
    late = services.exam.respond(view.sitting, 0, right(view))
    assert (late.notice, late.open, late.chosen) == (Notice.ITEM_TIME_UP, False, wrong(view))
    assert (late.clock.item_left_ms, late.map[0].open, late.revealed) == (0, False, False)
    following = services.exam.show(view.sitting, 1)
    assert (following.open, following.clock.item_left_ms) == (True, 30_000)


def test_when_the_whole_time_is_up_the_sitting_is_closed_with_what_it_has(services: Services, clock: SetClock) -> None:
    view = services.exam.start(under(whole_seconds=60))
    services.exam.respond(view.sitting, 0, right(view))
    second = services.exam.show(view.sitting, 1)
    clock.forward(seconds=61)
    over = services.exam.respond(view.sitting, 1, right(second))
    assert (over.notice, over.finished, over.map[1].answered) == (Notice.TIME_UP, True, False)
    report = services.exam.report(view.sitting)
    assert (report.by_time, report.used_ms, report.score.earned) == (True, 60_000, 1.0)
    assert services.exam.setup(TOWNS).unfinished is None


def test_a_beat_at_the_limit_closes_the_sitting(services: Services, clock: SetClock) -> None:
    view = services.exam.start(under(whole_seconds=60))
    clock.forward(seconds=59)
    assert services.exam.beat(view.sitting).clock.left_ms == 1_000
    clock.forward(seconds=1)
    assert services.exam.beat(view.sitting).finished


@pytest.mark.parametrize("conditions", [{"whole_seconds": 0}, {"item_seconds": 0}, {"item_seconds": -3}])
def test_a_limit_that_leaves_no_time_is_refused_in_a_sentence(services: Services, conditions: dict[str, int]) -> None:
    with pytest.raises(UserError, match=r"leaves no time to answer\. Nothing was started\."):
        services.exam.start(under(**conditions))
    assert services.exam.setup(TOWNS).unfinished is None


def test_without_going_back_an_item_is_left_for_good(services: Services) -> None:
    view = services.exam.start(under(back=False))
    services.exam.respond(view.sitting, 0, right(view))
    second = services.exam.show(view.sitting, 1)
    assert [cell.reachable for cell in second.map] == [False, True, True]
    back = services.exam.show(view.sitting, 0)
    assert (back.notice, back.index) == (Notice.LEFT_FOR_GOOD, 1)
    changed = services.exam.respond(view.sitting, 0, wrong(view))
    assert changed.notice is Notice.LEFT_FOR_GOOD
    services.exam.finish(view.sitting)
    assert services.exam.show(view.sitting, 0).chosen == right(view)


# -- certainty, strikes, highlights


def test_in_tutor_mode_an_answer_has_to_say_how_sure_it_is_where_that_is_asked(services: Services) -> None:
    view = services.exam.start(replace(TUTOR, conditions=Conditions(certainty=True)))
    asked = services.exam.respond(view.sitting, 0, right(view))
    assert (asked.notice, asked.revealed) == (Notice.CERTAINTY_WANTED, False)
    told = services.exam.respond(view.sitting, 0, right(view), certainty=3)
    assert (told.revealed, told.certainty, told.certainty_points) == (True, 3, 3)
    second = services.exam.show(view.sitting, 1)
    told = services.exam.respond(view.sitting, 1, wrong(second), certainty=3)
    assert told.certainty_points == -6
    report = services.exam.finish(view.sitting)
    assert report.certainty_points == (-3, 9)


def test_what_is_struck_out_highlighted_and_rated_is_there_again(services: Services, tmp_path: Path) -> None:
    view = services.exam.start(under(certainty=True))
    services.exam.strike(view.sitting, 0, wrong(view))
    services.exam.highlight(view.sitting, 0, (Span(start=0, end=5),))
    services.exam.rate(view.sitting, 0, 2)
    services.exam.toggle_flag(view.sitting)
    with profile(tmp_path / "profile", SetClock()) as again:
        there = again.exam.resume(view.sitting)
    assert (there.struck, there.highlights, there.certainty) == (wrong(view), (Span(start=0, end=5),), 2)
    assert (there.flagged, there.certainty_points) == (True, None)


# -- two windows


def test_whoever_acts_holds_the_clock(services: Services, tmp_path: Path, clock: SetClock) -> None:
    view = services.exam.start(EXAM)
    clock.forward(seconds=4)
    services.exam.beat(view.sitting)
    with profile(tmp_path / "profile", clock) as other:
        clock.forward(seconds=3)
        other.exam.respond(view.sitting, 0, right(view))  # takes the clock: what ran here since the beat is not counted
        clock.forward(seconds=2)
        here = services.exam.beat(view.sitting)
        assert (here.notice, here.chosen, here.clock.runs) == (Notice.ELSEWHERE, right(view), False)
        there = other.exam.beat(view.sitting)
        assert (there.notice, there.clock.used_ms) == (None, 6_000)
        clock.forward(seconds=1)
        back = services.exam.respond(view.sitting, 0, wrong(view))
        assert (back.chosen, back.clock.used_ms, back.clock.runs) == (wrong(view), 6_000, True)
        assert other.exam.beat(view.sitting).notice is Notice.ELSEWHERE


def test_what_one_window_finished_the_other_shows(services: Services, tmp_path: Path, clock: SetClock) -> None:
    view = services.exam.start(EXAM)
    with profile(tmp_path / "profile", clock) as other:
        other.exam.finish(view.sitting)
    there = services.exam.respond(view.sitting, 0, right(view))
    assert (there.finished, there.chosen) == (True, ())
    assert services.backup.verify() == ()


# -- trouble


def test_a_deck_that_changed_under_a_sitting_does_not_matter(services: Services, deck: Path) -> None:
    view = services.exam.start(EXAM)
    write_deck(deck, count=3, title="Other towns")
    services.library.load(deck)
    there = services.exam.resume(view.sitting)
    assert (there.item, there.topic_title, there.source) == (view.item, view.topic_title, view.source)
    services.exam.respond(view.sitting, 0, right(view))
    services.exam.finish(view.sitting)
    done = services.results.report(view.sitting)
    assert done.deck.title == "Towns"
    assert len(done.deck.facts_of(view.item.facts)) == 1


def test_an_answer_that_could_not_be_stored_is_not_shown_as_given(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    view = services.exam.start(EXAM)
    file = tmp_path / "profile" / "quizapp.db"
    locked = sqlite3.connect(file, isolation_level=None)
    services._opened.database.run("PRAGMA busy_timeout = 1")
    locked.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match=r"This answer was not stored; all earlier ones are\."):
        services.exam.respond(view.sitting, 0, right(view))
    locked.execute("ROLLBACK")
    locked.close()
    assert services.exam.resume(view.sitting).chosen == ()
    assert services.exam.respond(view.sitting, 0, right(view)).chosen == right(view)


def test_a_log_that_was_cut_is_found(services: Services, tmp_path: Path) -> None:
    view = services.exam.start(EXAM)
    services.exam.finish(view.sitting)
    file = sqlite3.connect(tmp_path / "profile" / "quizapp.db")
    (guard,) = file.execute("SELECT sql FROM sqlite_schema WHERE name = 'sitting_events_delete'").fetchone()
    file.execute("DROP TRIGGER sitting_events_delete")
    file.execute("DELETE FROM sitting_events WHERE act = 'ended'")
    file.commit()
    assert "sitting_events_delete" in " ".join(services.backup.verify())
    file.execute(guard)
    file.commit()
    file.close()
    assert services.backup.verify() == (f"Quiz {view.sitting} is not finished when its events say.",)


def test_a_full_disk_takes_no_answer_that_was_given(services: Services) -> None:
    view = services.exam.start(EXAM)
    services.exam.respond(view.sitting, 0, right(view))
    database = services._opened.database
    database.run(f"PRAGMA max_page_count = {database.value('PRAGMA page_count')}")
    told = ""
    while not told:  # what is left of the last page is used up first
        try:
            services.exam.respond(view.sitting, 0, wrong(view))
            services.exam.respond(view.sitting, 0, right(view))
        except UserError as error:
            told = str(error)
    assert "This answer was not stored; all earlier ones are." in told
    assert services.exam.resume(view.sitting).chosen in {right(view), wrong(view)}
    database.run("PRAGMA max_page_count = 1000000")
    assert services.exam.respond(view.sitting, 0, right(view)).chosen == right(view)
    assert services.backup.verify() == ()


def test_a_sitting_replays_from_what_is_stored_to_the_same_score(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    view = services.exam.start(under(back=True, certainty=True))
    for index, (hand, sure) in enumerate([(right, 3), (wrong, 2), (right, 1)]):
        shown = services.exam.show(view.sitting, index)
        services.exam.respond(view.sitting, index, wrong(shown))
        clock.forward(seconds=4)
        services.exam.respond(view.sitting, index, hand(shown))
        services.exam.rate(view.sitting, index, sure)
    services.exam.leave(view.sitting)
    services.exam.resume(view.sitting)
    told = services.exam.finish(view.sitting)
    assert told.score.earned < told.score.possible
    assert told.certainty_points == (3 - 2 + 1, 9)
    assert told.breaks == 1
    with profile(tmp_path / "profile", clock) as again:  # which has nothing but the stored events
        assert again.exam.report(view.sitting) == told
        assert not again.backup.verify()
