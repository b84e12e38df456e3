"""The clock is set back: answers are kept, nothing breaks, and the person is told."""

from datetime import timedelta

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.scheduling.memory import Reviewed
from tests.storage.profiles import AGAIN, EASY, GOOD, NOON, TOWNS, SetClock, study_all

CARD = CardId("towns/F1/recall-1")


def test_the_notice_says_so_and_goes_when_the_clock_is_right(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    assert services.progress.today(TOWNS).notice == ""
    clock.forward(days=-400)
    notice = services.progress.today(TOWNS).notice
    assert "2025-10-16 12:00, before your last answer (2026-11-20 12:00)" in notice
    assert "All answers are kept" in notice
    assert services.study.answer(CARD, GOOD).notice == notice
    assert services.study.answer(CARD, GOOD).notice == ""  # the newest answer is this clock's own
    clock.forward(days=800)
    assert services.progress.today(TOWNS).notice == ""


@pytest.mark.parametrize("seconds", [1, 59])
def test_a_clock_that_wavers_is_no_news(services: Services, clock: SetClock, seconds: int) -> None:
    services.study.answer(CARD, EASY)
    clock.forward(seconds=-seconds)
    assert services.progress.today(TOWNS).notice == ""


def test_no_time_has_passed_since_an_answer_that_lies_ahead(services: Services, clock: SetClock) -> None:
    first = services.study.answer(CARD, EASY).memory
    clock.forward(days=-30)
    again = services.study.answer(CARD, GOOD).memory
    assert isinstance(first, Reviewed)
    assert isinstance(again, Reviewed)
    assert again.due_day > again.last_day
    # The schedule goes on from the day that the clock now tells: if it was ahead before, the card is not lost in the
    # future.
    assert again.last_day == first.last_day - 30
    assert again.reviews == 2
    assert services.backup.verify() == ()


def test_a_whole_session_after_the_clock_was_set_back(services: Services, clock: SetClock) -> None:
    study_all(services, AGAIN, at_most=9)
    clock.now = NOON - timedelta(days=3)
    answered = study_all(services, GOOD)
    assert answered > 0
    assert services.progress.progress(TOWNS).answered_total == 9 + answered
    services.study.undo()
    assert services.progress.progress(TOWNS).answered_total == 8 + answered
    clock.now = NOON + timedelta(days=1)
    study_all(services, GOOD)
    assert services.backup.verify() == ()
    assert services.backup.rebuild().changed == 0


def test_a_journey_around_the_world_moves_the_day_but_no_memory(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    for hours in (14, -12, 5.75, -3.5):
        from datetime import timezone

        clock.now = (clock.now + timedelta(days=2)).astimezone(timezone(timedelta(hours=hours)))
        study_all(services, GOOD)
        assert services.backup.verify() == ()
    assert services.backup.rebuild().changed == 0
