"""What is asked of a plan, and what comes of it."""

from dataclasses import dataclass

from quizapp.content.facts import Level, TopicId
from quizapp.content.items import ItemKind
from quizapp.exams.forms import Uneven
from quizapp.teaching.plan import Test


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which items a part is to have: topics, kinds and levels (empty: all), how many, and the seed that draws them
    (None: the dice)."""

    topics: tuple[TopicId, ...] = ()
    kinds: tuple[ItemKind, ...] = ()
    levels: tuple[Level, ...] = ()
    count: int = 10
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """Two tests that are built alike and share no item; ``uneven`` says in what they differ, where the deck has too few
    items that are alike."""

    __test__ = False  # not a test of ours, whatever pytest thinks of the name

    before: Test
    after: Test
    uneven: tuple[Uneven, ...]
