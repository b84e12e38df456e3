"""Answers counted together, the stretches of time that charts draw them by, and how sure a share is."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from quizapp.scheduling.day import StudyDay

MATURE_DAYS = 21
"""A card whose interval is as long or longer is mature; Anki draws the line there too."""

_CERTAIN = 1.96
"""Standard deviations either side that hold 95 % of a normal distribution."""

_LENGTHS = (1, 7, 28, 91, 364)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """``answers`` of which ``asked`` tell of memory (a card's first of a day, in review), of which ``recalled`` were
    graded above Again; ``expected`` is the sum of the recall probabilities of those asked, where known."""

    answers: int = 0
    asked: int = 0
    recalled: int = 0
    seconds: float = 0.0
    expected: float = 0.0

    @property
    def share(self) -> float | None:
        """Recalled by asked (0 to 1), None when nothing was asked."""
        return self.recalled / self.asked if self.asked else None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            answers=self.answers + other.answers,
            asked=self.asked + other.asked,
            recalled=self.recalled + other.recalled,
            seconds=self.seconds + other.seconds,
            expected=self.expected + other.expected,
        )


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, start=Tally())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Study days from ``first`` to ``last``, both counted."""

    first: StudyDay
    last: StudyDay


def stretches(first: StudyDay, last: StudyDay, most: int, shortest: int = 1) -> tuple[Stretch, ...]:
    """The time from ``first`` to ``last`` cut into at most ``most`` equal stretches of 1, 7, 28, 91 or 364 days (none
    under ``shortest``), the last of which ends with ``last``; the first may begin before ``first``."""
    days = last - first + 1
    length = next((one for one in _LENGTHS if one >= shortest and -(-days // one) <= most), _LENGTHS[-1])
    count = max(1, -(-days // length))
    return tuple(
        Stretch(first=StudyDay(last - length * (back + 1) + 1), last=StudyDay(last - length * back))
        for back in reversed(range(count))
    )


def likely_range(part: int, whole: int) -> tuple[float, float]:
    """Between which shares (0 to 1) the true one lies with 95 % confidence, when ``part`` of ``whole`` were counted.

    Wilson's score interval (Wilson 1927), which holds for few answers too; 0 to 1 without any.
    """
    if whole == 0:
        return 0.0, 1.0
    share, square = part / whole, _CERTAIN**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = _CERTAIN * sqrt(share * (1 - share) / whole + square / (4 * whole**2)) / (1 + square / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)
