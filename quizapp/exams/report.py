"""What a finished sitting says."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Mode
from quizapp.exams.scoring import Score
from quizapp.exams.sitting import Sitting, SittingId


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """Points in one topic."""

    topic: TopicId
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """One thing taken for another: ``chosen`` was picked ``times`` times where ``correct`` was right."""

    correct: str
    chosen: str
    times: int
    fact: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item with what was chosen and what it earned."""

    number: int
    item: Item
    chosen: tuple[OptionId, ...]
    score: Score
    flagged: bool
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report; topics in the deck's order, ``missed`` the facts of items without full points."""

    sitting: SittingId
    mode: Mode
    started_at: datetime
    finished_at: datetime
    score: Score
    topics: tuple[TopicScore, ...]
    confusions: tuple[Confusion, ...]
    items: tuple[ItemResult, ...]
    missed: tuple[FactId, ...]


def report(sitting: Sitting) -> Report:
    """The report of a finished sitting. Raises ValueError when it is still running."""
    raise NotImplementedError
