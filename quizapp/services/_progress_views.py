"""What the Today page, the tree, the Progress page and ``quizapp stats`` show."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Policy

if TYPE_CHECKING:
    from quizapp.exams.sitting import SittingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A fact on the tree. ``recall`` (0 to 1) is today's mean recall probability of its studied cards; None: not met
    yet."""

    fact: FactId
    statement: str
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A topic on the tree."""

    topic: TopicId
    title: str
    leaves: tuple[Leaf, ...]

    @property
    def learnt(self) -> int:
        """How many of its facts have been met."""
        return sum(leaf.recall is not None for leaf in self.leaves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The deck as the article's tree: trunk, branches (topics), leaves (facts)."""

    deck: DeckId
    title: str
    branches: tuple[Branch, ...]

    @property
    def facts(self) -> int:
        """How many leaves there are."""
        return sum(len(branch.leaves) for branch in self.branches)

    @property
    def learnt(self) -> int:
        """How many facts have been met."""
        return sum(branch.learnt for branch in self.branches)

    @property
    def recall(self) -> float | None:
        """The mean recall probability over the facts that have been met."""
        met = [leaf.recall for branch in self.branches for leaf in branch.leaves if leaf.recall is not None]
        return sum(met) / len(met) if met else None


@dataclass(slots=True, kw_only=True)
class KeptTree:
    """A tree as it was read for a study day, and the facts that were answered since: only their leaves are old."""

    tree: Tree
    today: StudyDay
    policy: Policy
    answered: set[FactId] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastQuiz:
    """The last finished quiz in short. ``confusion`` is the worst pair: (correct, chosen)."""

    sitting: "SittingId"
    finished_at: datetime
    earned: float
    possible: float
    missed: int
    confusion: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The Today page. ``reviews`` counts reviews and learning cards left, ``new`` the new ones within today's limit."""

    deck: DeckId
    deck_title: str
    today: date
    reviews: int
    new: int
    minutes: int
    first_time: bool
    answered_today: int
    next_at: datetime | None
    tomorrow: int
    tree: Tree
    last_quiz: LastQuiz | None
    unfinished_quiz: "SittingId | None"
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many answers (or reviews ahead) fall on a day."""

    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The Progress page. ``retention`` is (recalled, asked) in review over the last 30 days; ``aim`` the desired
    share."""

    tree: Tree
    retention: tuple[int, int]
    aim: float
    ahead: tuple[DayCount, ...]
    calendar: tuple[DayCount, ...]
    studied_of_14: int
    answered_total: int
    minutes_total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckStats:
    """One deck in ``quizapp stats``: today's counts, 30-day retention (recalled, asked), reviews ahead by day."""

    deck: DeckId
    reviews: int
    new: int
    minutes: int
    answered_today: int
    recalled: int
    asked: int
    forecast: tuple[DayCount, ...]
