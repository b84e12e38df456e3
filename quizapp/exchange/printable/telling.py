"""Telling how much of a print is done."""

from collections.abc import Callable


def part_of(progress: Callable[[float], None], number: int, count: int) -> Callable[[float], None]:
    """The progress of one of several parts."""
    return lambda share: progress((number + share) / count)
