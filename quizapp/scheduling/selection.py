"""What a person chose to study: which cards, how they are asked, and for how long."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.heads import DeckId, FactId, TopicId


class Timing(StrEnum):
    """When chosen cards are asked."""

    SCHEDULED = "scheduled"
    """What is due today and what is new, within the day's limits."""

    AHEAD = "ahead"
    """What falls due in the next days, today; each answer schedules as always (FSRS reckons with the days that did
    pass)."""

    CRAM = "cram"
    """Every chosen card, due or not; answers change no schedule and no memory, they are kept as practice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Cards of a deck: those of some topics, of some facts, or found by a ``search`` (see docs/search.md); whatever is
    empty sets no bound. ``ahead_days`` counts for AHEAD. A session ends after ``cards`` answers or ``minutes``, where
    set; what is left stays due."""

    deck: DeckId
    topics: tuple[TopicId, ...] = ()
    facts: tuple[FactId, ...] = ()
    search: str = ""
    timing: Timing = Timing.SCHEDULED
    ahead_days: int = 1
    cards: int | None = None
    minutes: int | None = None
