"""Cramming: every chosen card once, due or not, until it was known; no schedule and no memory changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zlib import crc32

from quizapp.content.facts import FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.queue import Candidate, Queue

AGAIN_AFTER = 5
"""So many other cards come before one that was not known comes again."""


def cramming_queue(candidates: Iterable[Candidate], today: StudyDay, ends_at: datetime) -> Queue:
    """The cards in the order in which they are crammed: a first one of each fact, then a second one …, so that siblings
    stand far apart; within that by dice seeded with the day."""
    dice = today & 0xFFFF_FFFF
    ranks: Counter[FactId] = Counter()
    keyed = []
    for one in sorted(candidates, key=lambda one: (one.position, one.card)):
        keyed.append((ranks[one.fact], crc32(one.card.encode(), dice), one.card, one))
        ranks[one.fact] += 1
    cards = tuple(one for *_, one in sorted(keyed, key=lambda entry: entry[:3]))
    return Queue(learning=(), reviews=cards, new=(), planned_reviews=len(cards), ends_at=ends_at.astimezone(UTC))


def after_practice(queue: Queue, answered: Candidate, grade: Grade) -> Queue:
    """The queue after a card was crammed: known, it leaves; not known, it comes again soon."""
    rest = tuple(one for one in queue.reviews if one.card != answered.card)
    if grade is Grade.AGAIN:
        rest = (*rest[:AGAIN_AFTER], answered, *rest[AGAIN_AFTER:])
    return replace(queue, reviews=rest)
