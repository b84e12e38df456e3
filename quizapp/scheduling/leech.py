"""Leeches: cards that are forgotten again and again, and cost more time than they give."""

from math import ceil
from typing import assert_never

from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed


def lapses_of(memory: Memory) -> int:
    """How often a card was forgotten after it had been learnt."""
    match memory:
        case New():
            return 0
        case Learning() | Reviewed() | Relearning():
            return memory.lapses
        case _:
            assert_never(memory)


def becomes_leech(before: Memory, after: Memory, threshold: int) -> bool:
    """Whether an answer makes a card a leech: it lapsed for the ``threshold``-th time, or for another half of that
    since (rounded up), so that a card that was taken up again is not set aside at every lapse.

    As Anki has it (rslib, ``leech_threshold_met``; its manual, "Leeches"). ``threshold`` is at least 1.
    """
    lapses = lapses_of(after)
    return lapses > lapses_of(before) and lapses >= threshold and (lapses - threshold) % ceil(threshold / 2) == 0
