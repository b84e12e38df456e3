"""The clock of an exam: what it shows, the one warning, and that it can be put away."""

import pytest
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.items.exam_clock import ExamClock, clock_words, spoken_time


@pytest.fixture
def clock(qtbot: QtBot) -> ExamClock:
    """A clock that is on the screen."""
    made = ExamClock()
    qtbot.addWidget(made)
    return made


def warnings(clock: ExamClock) -> list[str]:
    """What will be warned of."""
    told: list[str] = []
    clock.warned.connect(told.append)
    return told


def test_times_in_words() -> None:
    assert [clock_words(n) for n in (0, 8, 760, 3725)] == ["0:00", "0:08", "12:40", "1:02:05"]
    assert [spoken_time(n) for n in (1, 30, 60, 300)] == ["1 second", "30 seconds", "1 minute", "5 minutes"]


def test_without_a_limit_there_is_no_clock(clock: ExamClock) -> None:
    clock.show_time(None, None, runs=True, of_item=False, anew=True)
    assert clock.isHidden()


def test_what_is_left_is_shown_in_full_seconds(clock: ExamClock) -> None:
    clock.show_time(760_000, 1200, runs=False, of_item=False, anew=True)
    assert clock.text() == "12:40 left"
    assert clock.accessibleName() == "About 12 minutes left"
    clock.show_time(45_000, 60, runs=False, of_item=True, anew=True)
    assert clock.text() == "0:45 for this question"


def test_little_time_is_told_once_each_in_words_and_by_a_sign(clock: ExamClock) -> None:
    told = warnings(clock)
    for left in (301_000, 300_000, 250_000, 60_000, 59_000, 5_000):
        clock.show_time(left, 1200, runs=False, of_item=False, anew=left == 301_000)
    assert told == ["5 minutes left.", "1 minute left."]
    assert clock._icon_name == "triangle-alert"


def test_a_short_limit_is_not_warned_of_from_the_start(clock: ExamClock) -> None:
    told = warnings(clock)
    clock.show_time(299_000, 300, runs=False, of_item=False, anew=True)
    assert told == []
    clock.show_time(60_000, 300, runs=False, of_item=False, anew=False)
    assert told == ["1 minute left."]


def test_one_who_comes_back_late_is_told_what_is_left_and_no_more(clock: ExamClock) -> None:
    told = warnings(clock)
    clock.show_time(40_000, 1200, runs=False, of_item=False, anew=True)
    assert told == ["40 seconds left."]


def test_an_item_warns_of_its_last_seconds(clock: ExamClock) -> None:
    told = warnings(clock)
    for number, left in enumerate((16_000, 15_000, 14_000)):
        clock.show_time(left, 60, runs=False, of_item=True, anew=number == 0)
    clock.show_time(15_000, 60, runs=False, of_item=True, anew=True)
    assert told == ["15 seconds left for this question."] * 2


def test_it_can_be_put_away_and_still_warns(clock: ExamClock) -> None:
    told = warnings(clock)
    clock.show_time(760_000, 1200, runs=False, of_item=False, anew=True)
    clock.click()
    assert (clock.text(), clock.accessibleName()) == ("Show time", "Time is put away")
    clock.show_time(299_000, 1200, runs=False, of_item=False, anew=False)
    assert (clock.text(), told) == ("Under 5 minutes", ["5 minutes left."])
    clock.click()
    assert clock.text() == "4:59 left"


def test_it_counts_on_and_asks_when_the_time_is_up(clock: ExamClock, qtbot: QtBot) -> None:
    clock.show_time(400, 60, runs=True, of_item=False, anew=True)
    with qtbot.waitSignal(clock.ran_out, timeout=3000):
        pass
    assert clock.text() == "0:00 left"


def test_it_does_not_count_while_it_is_not_seen(clock: ExamClock) -> None:
    clock.show_time(60_000, 600, runs=True, of_item=False, anew=True)
    assert clock._tick.isActive()
    clock.hide()
    assert not clock._tick.isActive()
