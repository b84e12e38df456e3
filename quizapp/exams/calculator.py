"""Sums with exact decimals: 0.1 + 0.2 is 0.3, and ten thirds are told to be rounded."""

from dataclasses import dataclass
from fractions import Fraction

MOST_TYPED = 60
"""Characters of a sum; what needs more is not a dose."""

_MOST_DECIMALS = 10
_SAME = str.maketrans({"×": "*", "·": "*", "÷": "/", ":": "/", "\u2212": "-", "–": "-", ",": ".", " ": None})
_SIGNS = frozenset("+-*/().")


class SumError(ValueError):
    """What was typed cannot be worked out. ``finished`` says that nothing typed behind it could mend it."""

    def __init__(self, *, finished: bool, by_zero: bool = False) -> None:
        super().__init__("a sum that cannot be worked out")
        self.finished, self.by_zero = finished, by_zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The value of a sum as it is shown; ``exact`` is False where decimals were left off."""

    text: str
    exact: bool


def calculate(typed: str) -> Sum:
    """Works out a sum of decimal numbers, ``+ - × ÷`` and brackets. Raises SumError where it is none.

    A comma is a decimal point, as half the world writes it. Division is exact until it is shown, so that
    ``1 ÷ 3 × 3`` is 1.
    """
    if len(typed) > MOST_TYPED:
        raise SumError(finished=True)
    reader = _Reader(typed.translate(_SAME))
    value = reader.sum()
    if not reader.is_at_end:
        raise SumError(finished=True)
    return _shown(value)


def _shown(value: Fraction) -> Sum:
    """The value with as many decimals as it has, ten at most."""
    scaled = value * 10**_MOST_DECIMALS
    exact = scaled.denominator == 1
    whole = round(scaled)
    sign = "-" if whole < 0 else ""
    before, after = divmod(abs(whole), 10**_MOST_DECIMALS)
    decimals = f"{after:0{_MOST_DECIMALS}d}".rstrip("0")
    return Sum(text=f"{sign}{before}.{decimals}" if decimals else f"{sign}{before}", exact=exact)


class _Reader:
    """Reads a sum from left to right; ``× ÷`` bind more tightly than ``+ -``."""

    def __init__(self, text: str) -> None:
        if any(not (one in _SIGNS or ("0" <= one <= "9")) for one in text):
            raise SumError(finished=True)
        self._text, self._at = text, 0

    @property
    def is_at_end(self) -> bool:
        """Whether all is read."""
        return self._at >= len(self._text)

    def _next(self) -> str:
        return "" if self.is_at_end else self._text[self._at]

    def sum(self) -> Fraction:
        """``product + product - product …``."""
        value = self._product()
        while (sign := self._next()) and sign in "+-":
            self._at += 1
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Fraction:
        value = self._factor()
        while (sign := self._next()) and sign in "*/":
            self._at += 1
            other = self._factor()
            if sign == "/" and other == 0:
                raise SumError(finished=True, by_zero=True)
            value = value * other if sign == "*" else value / other
        return value

    def _factor(self) -> Fraction:
        sign = self._next()
        if sign == "-":
            self._at += 1
            return -self._factor()
        if sign == "(":
            self._at += 1
            value = self.sum()
            if self._next() != ")":
                raise SumError(finished=not self.is_at_end)
            self._at += 1
            return value
        return self._number()

    def _number(self) -> Fraction:
        start = self._at
        while (sign := self._next()) and (sign == "." or sign.isdigit()):
            self._at += 1
        digits = self._text[start : self._at]
        if digits.count(".") > 1 or (not digits.strip(".") and not self.is_at_end):
            raise SumError(finished=True)
        if not digits.strip("."):
            raise SumError(finished=False)
        return Fraction(digits.removesuffix("."))
