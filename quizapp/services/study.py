"""Studying: one card after another, each answer remembered before the next is shown."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import Card, CardId
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.scheduling.memory import Grade, Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """A card with all that the Study page shows around it."""

    card: Card
    deck_title: str
    topic_title: str
    why: str
    source: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChoice:
    """What a grade would do: the card would come back at ``due_at`` (within the day) or in ``days`` study days."""

    grade: Grade
    minutes: int | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A card is being asked: the ``done + 1``-th of ``total`` in this session."""

    face: CardFace
    done: int
    total: int
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySummary:
    """What a session came to. ``next_at`` is when the next learning card comes today, ``tomorrow`` how many wait."""

    answered: int
    forgotten: int
    new: int
    minutes: float
    hardest: tuple[CardFace, ...]
    next_at: datetime | None
    tomorrow: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Nothing is left for now."""

    summary: StudySummary
    can_undo: bool


StudyStep = Asking | Finished


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCard:
    """A card of today's queue, in order, as printed. ``due`` is an ISO moment or date; empty for new cards."""

    card: CardId
    state: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The memory after an answer, and when the card comes back."""

    card: CardId
    memory: Memory
    notice: str = ""


class StudyService:
    """One session of studying at a time; the session lives in memory, every answer in the database at once."""

    def due(self, deck: DeckId) -> tuple[DueCard, ...]:
        """Today's queue in order."""
        raise NotImplementedError

    def begin(self, deck: DeckId, topics: tuple[TopicId, ...] = (), facts: tuple[FactId, ...] = ()) -> StudyStep:
        """Starts a session over a deck, some topics, or some facts (what was missed); gives the first card."""
        raise NotImplementedError

    def current(self) -> StudyStep | None:
        """The step the session stands at, None without a session."""
        raise NotImplementedError

    def choices(self) -> tuple[GradeChoice, ...]:
        """What each of the four grades would do to the card being asked."""
        raise NotImplementedError

    def grade(self, grade: Grade, took_ms: int) -> StudyStep:
        """Records the answer to the card being asked and gives the next step."""
        raise NotImplementedError

    def answer(self, card: CardId, grade: Grade, at: datetime | None = None) -> Answered:
        """Records an answer to any card, at a given moment or now (the command line)."""
        raise NotImplementedError

    def undo(self) -> StudyStep | None:
        """Takes back the last answer of today and asks that card again; None when there is nothing to take back."""
        raise NotImplementedError

    def end(self) -> StudySummary | None:
        """Ends the session early and sums it up."""
        raise NotImplementedError
