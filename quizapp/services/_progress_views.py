"""What the Today page, the tree, the Progress page and ``quizapp stats`` show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.content.heads import DeckId, FactId, TopicId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.memory import Policy

if TYPE_CHECKING:
    from quizapp.exams.sitting import SittingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A fact on the tree. ``recall`` (0 to 1) is today's mean recall probability of its studied cards; None: not met
    yet. On the tree of a large deck a leaf stands for so many ``facts`` that are known about equally well: then
    ``fact`` is None, and it has no statement."""

    fact: FactId | None
    statement: str
    recall: float | None
    facts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A topic on the tree."""

    topic: TopicId
    title: str
    leaves: tuple[Leaf, ...]

    @property
    def facts(self) -> int:
        """How many facts it has."""
        return sum(leaf.facts for leaf in self.leaves)

    @property
    def learnt(self) -> int:
        """How many of its facts have been met."""
        return sum(leaf.facts for leaf in self.leaves if leaf.recall is not None)

    @property
    def recall(self) -> float | None:
        """The mean recall probability over its facts that have been met."""
        return mean_recall(self.leaves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The deck as the article's tree: trunk, branches (topics), leaves (facts)."""

    deck: DeckId
    title: str
    branches: tuple[Branch, ...]

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(branch.facts for branch in self.branches)

    @property
    def learnt(self) -> int:
        """How many facts have been met."""
        return sum(branch.learnt for branch in self.branches)

    @property
    def recall(self) -> float | None:
        """The mean recall probability over the facts that have been met."""
        return mean_recall(leaf for branch in self.branches for leaf in branch.leaves)

    @property
    def is_whole(self) -> bool:
        """Whether every leaf is one fact."""
        return all(leaf.fact is not None for branch in self.branches for leaf in branch.leaves)


def mean_recall(leaves: Iterable[Leaf]) -> float | None:
    """The mean recall probability over the facts of some leaves that have been met, None when none has."""
    met = [(leaf.recall, leaf.facts) for leaf in leaves if leaf.recall is not None]
    return sum(recall * facts for recall, facts in met) / sum(facts for _, facts in met) if met else None


@dataclass(slots=True, kw_only=True)
class KeptTree:
    """A tree as it was read for a study day, and the facts that were answered since: only their leaves are old."""

    tree: Tree
    today: StudyDay
    policy: Policy
    answered: set[FactId] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastQuiz:
    """The last finished quiz in short. ``day`` is the date of its study day; ``confusion`` is the worst pair: (correct,
    chosen)."""

    sitting: "SittingId"
    finished_at: datetime
    day: date
    earned: float
    possible: float
    missed: int
    confusion: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The Today page. ``reviews`` counts reviews and learning cards left, ``new`` the new ones within today's limit.

    ``facts`` counts to ``LARGE``: there are as many or more then. ``tree`` is None for a large deck: it takes longer
    than a page may wait, ask for it beside the window."""

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
    facts: int
    tree: Tree | None
    has_exam: bool
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
    share. ``tree`` is None for a large deck, as on ``Today``."""

    facts: int
    tree: Tree | None
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
