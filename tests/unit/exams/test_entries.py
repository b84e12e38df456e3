"""What people type: numbers with their units, words with their accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.items import NumberWanted
from quizapp.exams.scoring.entries import is_number, is_word

from .makers import steady


def wanted(value: float, tolerance: float = 0, unit: str = "seconds") -> NumberWanted:
    return NumberWanted(value=value, tolerance=tolerance, unit=unit)


@pytest.mark.parametrize(
    "text",
    ["30", " 30 ", "30 s", "30s", "30 sec.", "30 SECONDS", "30 second", "30.0", "30,0", "30.", "+30", "030", "３０"],
)
def test_ways_to_write_thirty_seconds(text: str) -> None:
    assert is_number(text, wanted(30))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thirty",
        "30 minutes",
        "30-60",
        "3 0",
        "-30",
        "30 30",
        "3e1",
        "1_0",
        "about 30",
        "30 s or so",
        "30,000",
        "30.0.0",
        "nan",
        "31",
        "29.999",
    ],
)
def test_what_is_not_thirty_seconds(text: str) -> None:
    assert not is_number(text, wanted(30))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,5", 0.5),
        (".5", 0.5),
        (",5", 0.5),
        ("1,500", 1500),
        ("1 500", 1500),
        ("1’500", 1500),
        ("1,500.25", 1500.25),
        ("1,500,000", 1_500_000),
        ("1.500", 1.5),
        ("0,500", 0.5),
        ("-3", -3),
        ("− 3", -3),
        ("–3", -3),
        ("10000", 10_000),
    ],
)
def test_ways_to_write_other_numbers(text: str, value: float) -> None:
    assert is_number(text, wanted(value))
    assert not is_number(text, wanted(value + 0.01))


@pytest.mark.parametrize(
    ("unit", "typed", "fits"),
    [
        ("ml", "5 millilitres", True),
        ("millilitres", "5 mL", True),
        ("percent", "5%", True),
        ("%", "5 per cent", True),
        ("lobes", "5 lobe", True),
        ("lobe", "5 lobes", True),
        ("", "5", True),
        ("", "5 lobes", False),
        ("", "5 s", False),
        ("lobes", "5 ducts", False),
        ("minutes", "5 months", False),
    ],
)
def test_units(unit: str, typed: str, *, fits: bool) -> None:
    assert is_number(typed, wanted(5, unit=unit)) == fits


def test_the_tolerance_counts_its_bounds_exactly() -> None:
    assert is_number("1.1", wanted(1.0, 0.1))
    assert is_number("0,9", wanted(1.0, 0.1))
    assert not is_number("1.1001", wanted(1.0, 0.1))
    assert is_number("25", wanted(30, 5))
    assert not is_number("24", wanted(30, 5))


@steady
@given(value=st.integers(-10_000, 10_000), tolerance=st.integers(0, 100), typed=st.integers(-10_000, 10_000))
def test_whole_numbers_are_right_within_the_tolerance(value: int, tolerance: int, typed: int) -> None:
    assert is_number(f"{typed}", wanted(value, tolerance)) == (abs(typed - value) <= tolerance)
    assert is_number(f"{typed:,} s", wanted(value, tolerance)) == (abs(typed - value) <= tolerance)


@steady
@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert is_number(text, wanted(10**9)) in {True, False}
    assert not is_word(text, "")


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("Colostrum", "colostrum"),
        ("  colostrum.", "colostrum"),
        ("liquid   gold", "liquid gold"),
        ("Liquid-Gold", "liquid gold"),
        ("oestrogène", "OESTROGENE"),
        ("STRASSE", "straße"),
        ("ﬂow", "flow"),
    ],
)
def test_spellings_that_count_as_one(text: str, accepted: str) -> None:
    assert is_word(text, accepted)
    assert is_word(accepted, text)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("colostrm", "colostrum"),
        ("colostrums", "colostrum"),
        ("gold", "liquid gold"),
        ("", "colostrum"),
        ("?", "!"),
        ("liquidgold", "liquid gold"),
        ("का", "कि"),
        ("が", "か"),
    ],
)
def test_spellings_that_differ(text: str, accepted: str) -> None:
    assert not is_word(text, accepted)
