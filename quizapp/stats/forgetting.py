"""FSRS-6 in plain floats, for simulations: they ask for a hundred thousand answers in a breath.

The formulas are those of https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, as the ``fsrs``
library computes them; schedules are never made from this module, and a test holds it to ``scheduling/fsrs.py``.
"""

from dataclasses import dataclass, field
from math import exp, floor

from quizapp.scheduling.memory import Grade
from quizapp.scheduling.replaying import PUBLISHED

__all__ = ["PUBLISHED", "Forgetting", "spread"]

_SMALLEST = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """How memories change under a set of weights. Stability in days, difficulty 1 to 10, elapsed time in days."""

    weights: tuple[float, ...] = PUBLISHED
    _factor: float = field(init=False, default=0.0)
    _gain: float = field(init=False, default=0.0)
    _easy: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        w = self.weights
        object.__setattr__(self, "_factor", 0.9 ** (-1 / w[20]) - 1)
        object.__setattr__(self, "_gain", exp(w[8]))
        object.__setattr__(self, "_easy", w[4] - exp(w[5] * 3) + 1)

    def recall(self, elapsed: float, stability: float) -> float:
        """The probability (0 to 1) of recall after so many days."""
        return float((1 + self._factor * elapsed / stability) ** -self.weights[20])

    def ratio(self, recall: float) -> float:
        """After how many days, counted in stabilities, recall has fallen to this (0 to 1, not 0)."""
        return float((recall ** (-1 / self.weights[20]) - 1) / self._factor)

    def interval(self, stability: float, retention: float) -> int:
        """The days after which recall falls to the desired retention; at least one."""
        return min(36_500, max(1, round(stability * self.ratio(retention))))

    def first(self, grade: Grade) -> tuple[float, float]:
        """Stability and difficulty after a card's first answer."""
        w = self.weights
        return max(_SMALLEST, w[grade - 1]), _in_bounds(w[4] - exp(w[5] * (grade - 1)) + 1)

    def soon(self, stability: float, difficulty: float, grade: Grade) -> tuple[float, float]:
        """After another answer on the same day."""
        w = self.weights
        increase = exp(w[17] * (grade - 3 + w[18])) * stability ** -w[19]
        if grade is not Grade.AGAIN:
            increase = max(1.0, increase)
        return max(_SMALLEST, stability * increase), self._harder(difficulty, grade)

    def later(self, stability: float, difficulty: float, grade: Grade, elapsed: float) -> tuple[float, float]:
        """After an answer on a later day."""
        w, recall = self.weights, self.recall(elapsed, stability)
        if grade is Grade.AGAIN:
            forgotten = (
                w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp((1 - recall) * w[14])
            )  # fmt: skip
            after = min(forgotten, stability / exp(w[17] * w[18]))
        else:
            bonus = w[15] if grade is Grade.HARD else w[16] if grade is Grade.EASY else 1.0
            rise = self._gain * (11 - difficulty) * stability ** -w[9] * (exp((1 - recall) * w[10]) - 1)
            after = stability * (1 + rise * bonus)
        return max(_SMALLEST, after), self._harder(difficulty, grade)

    def _harder(self, difficulty: float, grade: Grade) -> float:
        w = self.weights
        moved = difficulty - w[6] * (grade - 3) * (10 - difficulty) / 9
        return _in_bounds(w[7] * self._easy + (1 - w[7]) * moved)


def spread(days: int, chance: float) -> int:
    """An interval with its fuzz, as ``scheduling/fuzz.py`` draws it by a chance (0 up to 1), in plain steps: it is
    drawn very often."""
    if days < 3:
        return days
    reach = 1.0 + 0.15 * (min(days, 7) - 2.5)
    if days > 7:
        reach += 0.10 * (min(days, 20) - 7) + 0.05 * max(0, days - 20)
    low = max(1, floor(days - reach + 0.5))
    return low + int(chance * (floor(days + reach + 0.5) - low + 1))


def _in_bounds(difficulty: float) -> float:
    return min(10.0, max(1.0, difficulty))
