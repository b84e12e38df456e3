"""How far something has come, and whether it is to go on."""

from collections.abc import Callable

Tell = Callable[[float], None]
"""Takes the share that is done, 0 to 1. Whoever wants to stop raises ``quizapp.errors.Stopped`` from it."""


def silent(_share: float) -> None:
    """Nobody listens."""


def part(tell: Tell, start: float, end: float) -> Tell:
    """What tells a part of a whole."""
    return lambda share: tell(start + (end - start) * min(1.0, share))
