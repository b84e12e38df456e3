"""How much work lies ahead, in cards and in minutes."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil
from typing import assert_never

from quizapp.scheduling.day import StudyDay, study_day
from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed

DEFAULT_SECONDS = 20.0
"""What a card is taken to need while the log is too short to tell."""

LONGEST_SECONDS = 60.0
"""What an answer counts at most: whoever took longer was away from the desk."""

ENOUGH_ANSWERS = 20
"""From so many timed answers on the log is believed."""


def reviews_ahead(memories: Iterable[Memory], now: datetime, rollover_hour: int, days: int) -> tuple[int, ...]:
    """How many cards are due on each of the next ``days`` study days, today's first; if nothing were answered.

    What is overdue falls to today. New cards are not counted, nor what is due later.
    """
    today = study_day(now, rollover_hour)
    counts = [0] * days
    for memory in memories:
        match memory:
            case New():
                continue
            case Reviewed():
                due = memory.due_day
            case Learning() | Relearning():
                due = study_day(memory.due_at.astimezone(now.tzinfo), rollover_hour)
            case _:
                assert_never(memory)
        ahead = max(0, due - today)
        if ahead < days:
            counts[ahead] += 1
    return tuple(counts)


def reviews_on(memories: Iterable[Memory], now: datetime, rollover_hour: int, day: StudyDay) -> int:
    """How many cards are due on one study day, as ``reviews_ahead`` counts. ValueError for a day that is over."""
    ahead = day - study_day(now, rollover_hour)
    if ahead < 0:
        raise ValueError("nothing falls due on a day that is over")
    return reviews_ahead(memories, now, rollover_hour, ahead + 1)[ahead]


def seconds_per_answer(took_ms: Iterable[int]) -> float:
    """The median time of an answer in seconds, from the milliseconds that answers took (0: not known), each counted
    with at most ``LONGEST_SECONDS``.

    ``DEFAULT_SECONDS`` if fewer than ``ENOUGH_ANSWERS`` answers were timed.
    """
    seconds = sorted(min(one / 1000, LONGEST_SECONDS) for one in took_ms if one > 0)
    if len(seconds) < ENOUGH_ANSWERS:
        return DEFAULT_SECONDS
    middle = len(seconds) // 2
    return seconds[middle] if len(seconds) % 2 else (seconds[middle - 1] + seconds[middle]) / 2


def minutes_for(cards: int, seconds_each: float) -> int:
    """The time that so many cards need, in minutes, rounded up; 0 only for no card."""
    return ceil(cards * seconds_each / 60)
