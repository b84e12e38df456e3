"""Review intervals spread a little, so that cards learnt together do not come back together for ever."""

from math import floor, inf

FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, inf, 0.05))
"""From day, to day, share of the days in between: Anki's (rslib/src/scheduler/states/fuzz.rs) and py-fsrs's."""


def fuzz_range(days: int, shortest: int, longest: int) -> tuple[int, int]:
    """The first and the last of the intervals near ``days``, from ``shortest`` to ``longest``; all in days.

    As in Anki: below 2.5 days nothing moves; from there by up to one day and the shares of ``FUZZ_RANGES``, either way.
    """
    days = min(max(days, shortest), longest)
    reach = 0.0
    if days >= FUZZ_RANGES[0][0]:
        reach = 1.0 + sum(share * max(0.0, min(days, end) - start) for start, end, share in FUZZ_RANGES)
    return max(floor(days - reach + 0.5), shortest), min(floor(days + reach + 0.5), longest)


def fuzzed(days: int, chance: float, shortest: int, longest: int) -> int:
    """An interval of the ``fuzz_range``, picked by a ``chance`` (0 up to 1).

    For the same chance a longer interval never becomes the shorter one.
    """
    lower, upper = fuzz_range(days, shortest, longest)
    return lower + floor(chance * (1 + upper - lower))  # added before rounding down, a chance next to 1 would reach 1
