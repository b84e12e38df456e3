"""The day's queue: what is due, what is new, siblings kept apart, within the day's limits."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.facts import FactId
from quizapp.scheduling.memory import Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A card as the queue sees it. ``position`` orders new cards; ``forward`` asks for it today whatever its due date
    (its item was missed in a quiz)."""

    card: CardId
    fact: FactId
    position: int
    memory: Memory
    forward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many cards a day may bring at most."""

    new: int = 10
    reviews: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDone:
    """What has been answered on the study day already: counts against the limits, and the facts whose siblings rest."""

    new: int = 0
    reviews: int = 0
    facts: frozenset[FactId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Today's cards in the order in which they are to be asked.

    ``learning`` are within the day and due at their moments; ``waiting`` (reviews and new cards) fill the time between.
    """

    learning: tuple[Candidate, ...]
    reviews: tuple[Candidate, ...]
    new: tuple[Candidate, ...]

    @property
    def total(self) -> int:
        """How many cards are left today."""
        return len(self.learning) + len(self.reviews) + len(self.new)


def build_queue(
    candidates: tuple[Candidate, ...], now: datetime, done: DayDone, limits: Limits, rollover_hour: int
) -> Queue:
    """The queue of the study day to which ``now`` belongs. One card a fact: a sibling seen today rests until tomorrow."""
    raise NotImplementedError
