"""The calculator: exact decimals, and nothing that is typed breaks it."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.exams.calculator import MOST_TYPED, SumError, calculate


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0.1 + 0.2", "0.3"),
        ("0,5 × 3", "1.5"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) × 4", "20"),
        ("1 ÷ 8", "0.125"),
        ("1 / 3 * 3", "1"),
        ("-2 - -3", "1"),
        ("7 \u2212 2 \u2212 1", "4"),
        (".5+5.", "5.5"),
        ("1000 × 0.001", "1"),
        ("5 - 5", "0"),
    ],
)
def test_sums_are_exact(typed: str, shown: str) -> None:
    worked_out = calculate(typed)
    assert (worked_out.text, worked_out.exact) == (shown, True)


def test_what_does_not_end_is_told_to_be_rounded() -> None:
    third = calculate("2 ÷ 3")
    assert (third.text, third.exact) == ("0.6666666667", False)


@pytest.mark.parametrize("typed", ["", "2 +", "(2", "3 × (", "-", "."])
def test_a_sum_that_is_still_being_typed_is_no_mistake(typed: str) -> None:
    with pytest.raises(SumError) as told:
        calculate(typed)
    assert not told.value.finished


@pytest.mark.parametrize("typed", ["2)", "2 + × 3", "1.2.3", "two", "2(3)", "()", "9" * (MOST_TYPED + 1), "٣"])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(SumError) as told:
        calculate(typed)
    assert told.value.finished


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(SumError) as told:
        calculate("1 ÷ (2 - 2)")
    assert told.value.by_zero


@given(st.text(alphabet="0123456789.,+-*/() ×÷x", max_size=MOST_TYPED))
def test_whatever_is_typed_is_a_sum_or_is_none(typed: str) -> None:
    try:
        Decimal(calculate(typed).text)
    except SumError:
        return


@given(st.decimals(-9999, 9999, places=3), st.decimals(-9999, 9999, places=3), st.sampled_from("+-*"))
def test_two_decimals_are_reckoned_as_decimals_are(one: Decimal, other: Decimal, sign: str) -> None:
    with localcontext() as exact:
        exact.prec = 40
        expected = {"+": one + other, "-": one - other, "*": one * other}[sign]
    assert Decimal(calculate(f"({one:f}) {sign} ({other:f})").text) == expected
