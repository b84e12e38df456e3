"""How far something has come, and whether it is to go on."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Thing = TypeVar("_Thing")
_EVERY = 64
"""A word after so many things."""

Tell = Callable[[float], None]
"""Takes the share that is done, 0 to 1. Whoever wants to stop raises ``quizapp.errors.Stopped`` from it."""


def silent(_share: float) -> None:
    """Nobody listens."""


def part(tell: Tell, start: float, end: float) -> Tell:
    """What tells a part of a whole."""
    return lambda share: tell(start + (end - start) * min(1.0, share))


def told(things: Iterable[_Thing], count: int, tell: Tell) -> Iterator[_Thing]:
    """Things one after another, of about ``count``, with a word now and then."""
    for number, thing in enumerate(things):
        if number % _EVERY == 0:
            tell(min(1.0, number / max(1, count)))
        yield thing
