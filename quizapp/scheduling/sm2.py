"""A memory in FSRS's terms for a card that SM-2 scheduled: from its interval and ease alone.

The formula is that of fsrs-rs (``memory_state_from_sm2``, https://github.com/open-spaced-repetition/fsrs-rs): the
interval is taken to be that after which 90 % is recalled, and the difficulty is the one for which the ease would be the
growth of stability.
"""

from math import exp

_W8, _W9, _W10 = 1.8722, 0.1666, 0.796
"""Of FSRS-6's published weights, those of the growth of stability."""

_RETENTION = 0.9
_LEAST, _MOST = 0.001, 36_500.0


def memory_from_sm2(ease: float, interval_days: float) -> tuple[float, float]:
    """Stability (days) and difficulty (1 to 10); ``ease`` is a factor such as 2.5."""
    stability = min(max(interval_days, _LEAST), _MOST)
    growth = exp(_W8) * stability**-_W9 * (exp((1 - _RETENTION) * _W10) - 1)
    return stability, min(max(11 - (ease - 1) / growth, 1.0), 10.0)
