"""Figures in options: what they amount to, whether they stand in order, whether ranges overlap."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import inf

from quizapp.content.items import Option

_NAMES = "zero one two three four five six seven eight nine ten eleven twelve"
_WORDS = {word: number for number, word in enumerate(_NAMES.split())}
_SCALE = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0}
_SCALE["year"] = 31557600.0
_PRONOUN = r"(?!one\b(?! (?:second|minute|hour|day|week|month|year|or|to)\b))"
_IN_A_NAME = r"(?<![^\W_])(?<![^\W\d_]-)"  # "B12" and "city-7" are names
_NUMBER = re.compile(rf"{_IN_A_NAME}\d+(?:[.,]\d+)?|\b{_PRONOUN}(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_UNIT = re.compile(rf"\b({'|'.join(_SCALE)})s?\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:below|under|less than|fewer than|up to|at most)\b", re.IGNORECASE)
_ABOVE = re.compile(r"\b(?:above|over|more than|at least)\b", re.IGNORECASE)
_MOST_WORDS = 5

Range = tuple[float, float]


def range_of(text: str) -> Range | None:
    """The smallest and the largest number that an option gives, times in seconds; None if it is not about a number."""
    numbers = [_value(found) for found in _NUMBER.findall(text)]
    if not numbers or len(numbers) > 2 or len(text.split()) > _MOST_WORDS:
        return None
    unit = _UNIT.search(text)
    scale = _SCALE[unit[1].casefold()] if unit else 1.0
    low, high = min(numbers) * scale, max(numbers) * scale
    if len(numbers) == 1 and _BELOW.search(text):
        return (-inf, high)
    return (low, inf) if len(numbers) == 1 and _ABOVE.search(text) else (low, high)


def _value(found: str) -> float:
    word = _WORDS.get(found.casefold())
    return float(found.replace(",", ".")) if word is None else float(word)


def ranges_of(texts: Sequence[str]) -> tuple[Range, ...] | None:
    """The ranges of options that are all numbers; None if one of them is not."""
    found = [range_of(text) for text in texts]
    ranges = tuple(one for one in found if one is not None)
    return ranges if len(ranges) == len(found) else None


def in_order(ranges: Sequence[Range]) -> bool:
    """Whether numbers rise from one to the next, or fall."""
    return all(one <= other for one, other in pairwise(ranges)) or all(one >= other for one, other in pairwise(ranges))


def overlap(ranges: Sequence[Range]) -> bool:
    """Whether two ranges share more than a border, so that one number would fit both."""
    return any(max(one[0], other[0]) < min(one[1], other[1]) for one, other in combinations(ranges, 2))


def in_their_order(options: Sequence[Option]) -> tuple[Option, ...] | None:
    """Options that are all numbers, from the smallest to the largest (NBME 2020); None for other options."""
    ranges = ranges_of([option.text for option in options])
    if ranges is None:
        return None
    pairs = sorted(zip(ranges, range(len(options)), strict=True))
    return tuple(options[place] for _, place in pairs)
