"""Cramming: every chosen card once, due or not, until it was known; no schedule and no memory changes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zlib import crc32

from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.queue import Candidate, Queue

AGAIN_AFTER = 5
"""So many other cards come before one that was not known comes again."""

AT_ONCE = 200
"""So many cards are read at once: a deck may have 100,000."""

MODULUS = 4_294_967_291
"""A prime: multiplied modulo it, no two cards' numbers become the same."""


def cramming_queue(candidates: Iterable[Candidate], later: int, ends_at: datetime) -> Queue:
    """The cards that are crammed next, in the order in which they come (storage reads them so), with ``later`` more."""
    cards = tuple(candidates)
    return Queue(
        learning=(), reviews=cards, new=(), planned_reviews=len(cards), later=later, ends_at=ends_at.astimezone(UTC)
    )


def multiplier_of(today: StudyDay) -> int:
    """The number by which cards' numbers are multiplied, modulo ``MODULUS``, for the day's own order."""
    return crc32(b"%d" % today) | 1


def after_practice(queue: Queue, answered: Candidate, grade: Grade) -> Queue:
    """The queue after a card was crammed: known, it leaves; not known, it comes again soon."""
    if queue.reviews and queue.reviews[0].card == answered.card:
        rest = queue.reviews[1:]
    else:
        rest = tuple(one for one in queue.reviews if one.card != answered.card)
    if grade is Grade.AGAIN:
        rest = (*rest[:AGAIN_AFTER], answered, *rest[AGAIN_AFTER:])
    return replace(queue, reviews=rest)
