"""Gain between a test before and one after."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.facts import TopicId
from quizapp.stats.gain import (
    Case,
    Pair,
    Points,
    Range,
    change,
    gain,
    gain_of_means,
    group_gain,
    group_gain_by_topic,
    mean_change,
    person_gain,
    person_gain_by_topic,
)

brisk = settings(deadline=None, max_examples=30)
shares = st.integers(0, 20).map(lambda twentieths: twentieths / 20)
pairs = st.builds(lambda before, after: Pair(before=before, after=after), shares, shares)


@pytest.mark.parametrize(
    ("before", "after", "case", "hake", "changed"),
    [
        (0.2, 0.6, Case.GAIN, 0.5, 0.5),
        (0.5, 1.0, Case.GAIN, 1.0, 1.0),
        (0.5, 0.4, Case.LOSS, -0.2, -0.2),
        (0.8, 0.4, Case.LOSS, -2.0, -0.5),  # Hake's gain is unfair to who had much
        (1.0, 0.5, Case.LOSS, None, -0.5),
        (0.4, 0.4, Case.SAME, 0.0, 0.0),
        (1.0, 1.0, Case.FULL, None, None),
        (0.0, 0.0, Case.NOTHING, 0.0, None),
        (0.0, 0.3, Case.GAIN, 0.3, 0.3),
        (0.3, 0.0, Case.LOSS, -3 / 7, -1.0),
    ],
)
def test_the_published_cases(
    before: float, after: float, case: Case, hake: float | None, changed: float | None
) -> None:
    """Hake 1998; Marx and Cummings 2007, table I."""
    pair = Pair(before=before, after=after)
    assert pair.case is case
    assert gain(pair) == (None if hake is None else pytest.approx(hake))
    assert change(pair) == (None if changed is None else pytest.approx(changed))


@pytest.mark.parametrize(("before", "after"), [(-0.1, 0.5), (0.5, 1.1)])
def test_what_is_no_share_is_refused(before: float, after: float) -> None:
    with pytest.raises(ValueError, match="shares of points lie from 0 to 1"):
        Pair(before=before, after=after)


@given(pairs)
def test_a_change_lies_between_minus_one_and_one_and_turns_over(pair: Pair) -> None:
    found = change(pair)
    turned = change(Pair(before=pair.after, after=pair.before))
    assert found is None or -1 <= found <= 1
    assert (found is None) == (turned is None)
    if found:
        assert turned is not None
        assert (found > 0) == (turned < 0)


CLASS = [Pair(before=0.2, after=0.6), Pair(before=0.8, after=0.9), Pair(before=0.5, after=0.4)]


def test_the_two_figures_of_a_group_differ() -> None:
    """Means 0.5 and 0.6333: gain 0.2667; changes 0.5, 0.5 and −0.2: mean 0.2667 would be a coincidence, so a fourth."""
    some = [*CLASS, Pair(before=0.9, after=1.0)]
    found = group_gain(some, Random(1))
    assert found is not None
    assert found.gain_of_means is not None
    assert found.mean_change is not None
    assert found.gain_of_means.value == pytest.approx((0.725 - 0.6) / (1 - 0.6))
    assert found.mean_change.value == pytest.approx((0.5 + 0.5 - 0.2 + 1.0) / 4)
    assert (found.persons, found.full, found.nothing) == (4, 0, 0)
    assert (found.before, found.after) == (pytest.approx(0.6), pytest.approx(0.725))


def test_who_had_everything_or_nothing_is_named() -> None:
    some = [Pair(before=1, after=1), Pair(before=0, after=0)]
    found = group_gain(some, Random(1))
    assert found is not None
    assert (found.full, found.nothing) == (1, 1)
    assert found.mean_change is None
    assert found.gain_of_means is not None
    all_full = group_gain(some[:1], Random(1))
    assert all_full is not None
    assert all_full.gain_of_means is None
    assert group_gain([], Random(1)) is None
    assert mean_change(some) is None
    with pytest.raises(ValueError, match="fmean"):
        gain_of_means([])


def test_one_person_of_a_group_has_no_range() -> None:
    found = group_gain(CLASS[:1], Random(1))
    assert found is not None
    assert found.mean_change == Range(value=pytest.approx(0.5))


def test_ranges_come_from_the_dice_given() -> None:
    assert group_gain(CLASS, Random(3)) == group_gain(CLASS, Random(3))
    found = group_gain_by_topic({TopicId("t"): CLASS, TopicId("u"): []}, Random(3))
    assert list(found) == ["t"]


@brisk
@given(st.lists(pairs, min_size=2, max_size=12), st.integers())
def test_a_range_holds_its_figure(some: list[Pair], seed: int) -> None:
    found = group_gain(some, Random(seed))
    assert found is not None
    for one in (found.gain_of_means, found.mean_change):
        if one is not None and one.low is not None and one.high is not None:
            assert one.low <= one.high


def test_ranges_cover_what_they_say() -> None:
    """Of 100 classes of 25 whose changes are drawn about 0.4, some 95 % of ranges hold 0.4."""
    dice, held = Random(5), 0
    for _ in range(100):
        some = [Pair(before=0.5, after=0.5 + 0.5 * min(1.0, max(0.0, dice.gauss(0.4, 0.2)))) for _ in range(25)]
        found = group_gain(some, dice)
        assert found is not None
        assert found.mean_change is not None
        assert found.mean_change.low is not None
        assert found.mean_change.high is not None
        held += found.mean_change.low <= 0.4 <= found.mean_change.high
    assert 0.85 <= held / 100 <= 1


def test_what_one_person_gained_by_topic() -> None:
    points = {
        TopicId("t"): Points(before=(0, 1, 0, 0), after=(1, 1, 1, 0)),
        TopicId("u"): Points(before=(1,), after=(0.5,)),
        TopicId("v"): Points(before=(), after=(1,)),
        TopicId("w"): Points(before=(1, 1), after=(1, 1)),
    }
    found = person_gain_by_topic(points, Random(1))
    assert list(found) == ["t", "u", "w"]
    gained = found[TopicId("t")].change
    assert gained is not None
    assert gained.low is not None
    assert gained.high is not None
    assert gained.value == pytest.approx(2 / 3)
    assert gained.low <= gained.value <= gained.high
    assert found[TopicId("u")].change == Range(value=-0.5)
    assert found[TopicId("w")].change is None


def test_draws_that_tell_nothing_leave_no_range() -> None:
    """Two items, one right both times in turn: rarely does a draw tell nothing; with none that tells, no range."""
    found = person_gain(Points(before=(1, 1), after=(1, 0)), _Same())
    assert found is not None
    assert found.change == Range(value=-0.5)


class _Same(Random):
    """Dice that always draw the first."""

    def choices(self, population: "tuple[float, ...]", *_args: object, k: int = 1, **_more: object) -> list[float]:  # type: ignore[override]
        return [population[0]] * k
