"""Quizzes: set up, sit, report. Every answer is stored as it is given."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.report import Report
from quizapp.exams.sitting import SittingId


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChoice:
    """A topic that a quiz may take, with how many items it has."""

    topic: TopicId
    title: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSetup:
    """The set-up screen with sensible values set. ``unfinished`` is a sitting that waits to be gone on with."""

    deck: DeckId
    deck_title: str
    topics: tuple[TopicChoice, ...]
    proposed: Blueprint
    lengths: tuple[int, ...]
    unfinished: SittingId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """One place of the question map. ``correct`` is None while it must not be told."""

    number: int
    answered: bool
    flagged: bool
    correct: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One item on the screen. ``revealed`` says that key and rationales may be shown."""

    sitting: SittingId
    index: int
    total: int
    item: Item
    topic_title: str
    source: str
    chosen: tuple[OptionId, ...]
    revealed: bool
    flagged: bool
    map: tuple[MapCell, ...]
    tutor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSitting:
    """A finished sitting in the history."""

    sitting: SittingId
    finished_at: datetime
    earned: float
    possible: float


class ExamService:
    """Sittings, stored as they go. A wrong answer brings the fact's card into today's queue; a right one changes nothing."""

    def setup(self, deck: DeckId) -> QuizSetup:
        """The set-up screen."""
        raise NotImplementedError

    def start(self, blueprint: Blueprint) -> ItemView:
        """Draws the items, stores the sitting, shows its first item. UserError when the topics have no items."""
        raise NotImplementedError

    def resume(self, sitting: SittingId) -> ItemView:
        """A running sitting at the item where it stood."""
        raise NotImplementedError

    def show(self, sitting: SittingId, index: int) -> ItemView:
        """Goes to an item."""
        raise NotImplementedError

    def respond(self, sitting: SittingId, index: int, chosen: tuple[OptionId, ...], took_ms: int) -> ItemView:
        """Stores an answer; in tutor mode the view comes back revealed."""
        raise NotImplementedError

    def toggle_flag(self, sitting: SittingId, index: int) -> ItemView:
        """Flags an item, or no longer."""
        raise NotImplementedError

    def finish(self, sitting: SittingId) -> Report:
        """Closes the sitting and gives its report."""
        raise NotImplementedError

    def report(self, sitting: SittingId) -> Report:
        """The report of a finished sitting."""
        raise NotImplementedError

    def topic_titles(self, deck: DeckId) -> dict[TopicId, str]:
        """Titles of a deck's topics, for a report."""
        raise NotImplementedError

    def history(self, deck: DeckId) -> tuple[PastSitting, ...]:
        """Finished sittings, newest first."""
        raise NotImplementedError
