"""What people type into a fill-in: numbers as they write them, and words whose case and accents do not count."""

import re
import unicodedata
from fractions import Fraction

from quizapp.content.items import NumberWanted

_SPELLINGS = (
    ("s", "sec", "secs", "second", "seconds"),
    ("min", "mins", "minute", "minutes"),
    ("h", "hr", "hrs", "hour", "hours"),
    ("d", "day", "days"),
    ("wk", "wks", "week", "weeks"),
    ("mo", "mos", "month", "months"),
    ("y", "yr", "yrs", "year", "years"),
    ("%", "percent", "per cent", "pct"),
    ("ml", "milliliter", "milliliters", "millilitre", "millilitres"),
    ("l", "liter", "liters", "litre", "litres"),
    ("g", "gram", "grams"),
    ("kg", "kilogram", "kilograms"),
    ("oz", "ounce", "ounces"),
    ("mm", "millimeter", "millimeters", "millimetre", "millimetres"),
    ("cm", "centimeter", "centimeters", "centimetre", "centimetres"),
    ("kcal", "calorie", "calories"),
)
"""Spellings of one unit, in lower case. Any other unit is known by its own name, with or without a plural s."""

_ENTRY = re.compile(r"([+\-−–]?)\s*(\d(?:[\d.,'’ ]*\d)?|[.,]\d+)[.,]?\s*(.*)", re.DOTALL)
_IN_THOUSANDS = re.compile(r"[1-9]\d{0,2}([,'’ ])\d{3}(?:\1\d{3})*(?:\.\d+)?")
_DECIMAL = re.compile(r"\d*[.,]?\d+")


def is_number(text: str, wanted: NumberWanted) -> bool:
    """Whether an entry is the number wanted, within its tolerance, bounds included.

    ``30``, ``30 s``, ``30 seconds``, ``0,5`` and ``1,500`` (fifteen hundred) are read as people mean them. Another unit
    than the one beside the field is wrong.
    """
    number = _number(text, wanted.unit)
    # Exact fractions of what the deck's author wrote: 1.1 is within 0.1 of 1, which floats deny.
    return number is not None and abs(number - Fraction(str(wanted.value))) <= Fraction(str(wanted.tolerance))


def _number(text: str, unit: str) -> Fraction | None:
    entry = _ENTRY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if entry is None or not _is_unit(entry[3], unit):
        return None
    sign, digits = -1 if entry[1] in {"-", "−", "–"} else 1, entry[2]
    if grouped := _IN_THOUSANDS.fullmatch(digits):
        return sign * Fraction(digits.replace(grouped[1], ""))
    return sign * Fraction(digits.replace(",", ".")) if _DECIMAL.fullmatch(digits) else None


def _is_unit(typed: str, unit: str) -> bool:
    word, wanted = typed.strip().removesuffix(".").casefold(), unit.strip().casefold()
    if word in {"", wanted} or any(word in some and wanted in some for some in _SPELLINGS):
        return True
    return word.removesuffix("s") == wanted.removesuffix("s") != ""


def is_word(text: str, accepted: str) -> bool:
    """Whether an entry is a word as accepted: case, accents, punctuation and spare spaces do not count, letters do."""
    return folded_word(text) == folded_word(accepted) != ""


_ACCENTS = re.compile("[\u0300-\u036f]")


def folded_word(text: str) -> str:
    """A word without what does not count in its spelling. Signs that make letters in other scripts stay."""
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))
    # Letters, marks and numbers stay; all else parts words.
    return " ".join("".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in letters).split())
