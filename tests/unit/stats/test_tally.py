"""Counting answers together, and how sure a share is."""

from itertools import pairwise

import pytest

from quizapp.scheduling.day import StudyDay
from quizapp.stats.calibration import PRIOR_SPREAD, Shift, shift_of, shifted, tenths
from quizapp.stats.tally import Stretch, Tally, likely_range, stretches, total


def test_tallies_add_up() -> None:
    one = Tally(answers=3, asked=2, recalled=1, seconds=4.5, expected=1.8)
    assert total((one, one)) == Tally(answers=6, asked=4, recalled=2, seconds=9, expected=3.6)
    assert one.share == 0.5
    assert total(()).share is None


def test_stretches_end_today_and_are_of_one_length() -> None:
    day = StudyDay(1_000)
    assert stretches(day, day, 53) == (Stretch(first=day, last=day),)
    weeks = stretches(StudyDay(1_000 - 364), day, 53)
    assert len(weeks) == 53
    assert weeks[-1] == Stretch(first=StudyDay(994), last=day)
    assert all(later.first == earlier.last + 1 for earlier, later in pairwise(weeks))
    assert weeks[0].first <= 1_000 - 364
    assert len(stretches(StudyDay(980), day, 53, 7)) == 3
    assert len(stretches(StudyDay(0), StudyDay(40_000), 53)) == 110  # no longer than a year


def test_a_share_is_the_surer_the_more_was_asked() -> None:
    assert likely_range(0, 0) == (0.0, 1.0)
    low, high = likely_range(90, 100)
    assert (low, high) == pytest.approx((0.8256, 0.9448), abs=1e-4)  # Wilson 1927
    assert likely_range(900, 1000)[0] > low
    assert likely_range(5, 5)[1] == 1.0


def test_the_shift_is_what_the_answers_say() -> None:
    assert shift_of(()) == Shift(mean=0.0, spread=pytest.approx(PRIOR_SPREAD))
    found = tenths({9: Tally(asked=4000, recalled=3400, expected=3680), 3: Tally()})
    assert [one.low for one in found] == [0.9]
    assert found[0].expected == pytest.approx(0.92)
    shift = shift_of(found)
    assert shifted(0.92, shift.mean) == pytest.approx(0.85, abs=0.01)
    assert 0.04 < shift.spread < 0.1
    assert shift_of(tenths({9: Tally(asked=10**7, recalled=9 * 10**6, expected=9.0 * 10**6)})).spread == 0.05


def test_no_shift_moves_nothing() -> None:
    assert shifted(1.0, 0.0) == 1.0
    assert shifted(0.5, 1.0) > 0.7
