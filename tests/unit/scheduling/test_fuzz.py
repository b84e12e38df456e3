import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.scheduling.fuzz import fuzzed

ALMOST_ONE = 0.999_999
days = st.integers(1, 40_000)
chances = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize(
    ("interval", "shortest", "longest", "low", "middle", "high"),
    [
        (1, 1, 1000, 1, 1, 1),
        (2, 1, 1000, 2, 2, 2),
        (3, 1, 1000, 2, 3, 4),
        (7, 1, 1000, 5, 7, 9),
        (17, 1, 1000, 14, 17, 20),
        (20, 3, 1000, 17, 20, 23),
        (37, 1, 1000, 33, 37, 41),
        (2, 2, 1000, 2, 2, 2),
        (2, 3, 1000, 3, 4, 4),
        (2, 3, 3, 3, 3, 3),
        (100, 101, 1000, 101, 105, 108),
        (100, 1, 99, 92, 96, 99),
        (100, 97, 103, 97, 100, 103),
    ],
)
def test_the_ranges_are_those_of_ankis_own_test(
    interval: int, shortest: int, longest: int, low: int, middle: int, high: int
) -> None:
    assert [fuzzed(interval, chance, shortest, longest) for chance in (0.0, 0.5, ALMOST_ONE)] == [low, middle, high]


@example(1, 1 - 2**-53, 1, 1)
@given(days, chances, days, days)
def test_no_interval_leaves_its_borders(interval: int, chance: float, one: int, other: int) -> None:
    shortest, longest = sorted((one, other))
    assert shortest <= fuzzed(interval, chance, shortest, longest) <= longest


@given(days, days, chances)
def test_one_chance_keeps_intervals_in_order(one: int, other: int, chance: float) -> None:
    shorter, longer = sorted((one, other))
    assert fuzzed(shorter, chance, 1, 36_500) <= fuzzed(longer, chance, 1, 36_500)


def test_every_interval_in_the_range_comes_as_often() -> None:
    picked = [fuzzed(7, chance / 1000, 1, 1000) for chance in range(1000)]
    assert {interval: picked.count(interval) for interval in set(picked)} == dict.fromkeys((5, 6, 7, 8, 9), 200)
