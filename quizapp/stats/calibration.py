"""How far what was expected came true, and what that says of the forecasts to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from quizapp.stats.tally import Tally, likely_range

PRIOR_SPREAD = 0.35
"""How far a person's memory is taken to lie from the published weights before there are answers to tell, as a standard
deviation in log-odds: at an expected 90 %, two persons in three recall 86 to 93 %. Our assumption."""

LEAST_SPREAD = 0.05
"""However many answers there are, next month is not last month: the shift is never held to be known better. Our
assumption."""

_MARGIN = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenth:
    """Answers of which recall was expected with a probability from ``low`` to ``high``. ``tally`` says what came of
    them; with 95 % confidence the true share lies in ``likely``."""

    low: float
    high: float
    tally: Tally
    likely: tuple[float, float]

    @property
    def expected(self) -> float:
        """The mean recall that was expected."""
        return self.tally.expected / self.tally.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """By how much a person recalls more (or less) than expected, in log-odds, and how sure that is (a standard
    deviation)."""

    mean: float = 0.0
    spread: float = PRIOR_SPREAD


def tenths(counted: Mapping[int, Tally]) -> tuple[Tenth, ...]:
    """The tenths (0 to 9) in which something was asked, lowest first."""
    return tuple(
        Tenth(
            low=number / 10,
            high=(number + 1) / 10,
            tally=tally,
            likely=likely_range(tally.recalled, tally.asked),
        )
        for number, tally in sorted(counted.items())
        if tally.asked
    )


def shift_of(found: Iterable[Tenth]) -> Shift:
    """The shift that makes what was expected fit best to what came.

    The most probable value under a normal prior around 0 with ``PRIOR_SPREAD``, by Newton's method on the log-odds;
    its spread is that of the curve at its top (Laplace's approximation), never under ``LEAST_SPREAD``.
    """
    bins = [(log_odds(one.expected), one.tally) for one in found]
    mean, information = 0.0, 1 / PRIOR_SPREAD**2
    for _ in range(20):
        slope, information = -mean / PRIOR_SPREAD**2, 1 / PRIOR_SPREAD**2
        for odds, tally in bins:
            share = _share(odds + mean)
            slope += tally.recalled - tally.asked * share
            information += tally.asked * share * (1 - share)
        mean += max(-0.5, min(0.5, slope / information))
    return Shift(mean=mean, spread=max(LEAST_SPREAD, 1 / sqrt(information)))


def shifted(recall: float, by: float) -> float:
    """A probability (0 to 1) moved by log-odds."""
    return recall if by == 0.0 else _share(log_odds(recall) + by)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a probability; 0 and 1 are taken a millionth inside."""
    inside = min(1 - _MARGIN, max(_MARGIN, share))
    return log(inside / (1 - inside))


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))
