"""What items written in a deck file are made of: ways to say what is right, parts, passages, patterns of claims."""

from dataclasses import dataclass
from typing import NewType

from quizapp.content.facts import ConceptId, FactId, Level, Query, RelationId, Side, TopicId, WrittenDistractor
from quizapp.content.items.base import PlaceId, Tab

WrittenId = NewType("WrittenId", str)
"""What its author calls an item: unique among the items of a deck, not made of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The claims decide: right is what answers ``query``. ``keys`` are the right answers to show (empty: QuizApp
    chooses), ``wrong`` and ``skip`` are as in an ask."""

    query: Query
    keys: tuple[ConceptId, ...] = ()
    wrong: tuple[WrittenDistractor, ...] = ()
    skip: tuple[ConceptId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOption:
    """An option written by the deck's author, with its reason."""

    text: str
    because: str
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The author decides: all options are written out."""

    options: tuple[WrittenOption, ...]

    @property
    def right(self) -> int:
        """How many of them are right."""
        return sum(option.right for option in self.options)


Choices = Asked | Listed
"""How one place to answer gets its options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A place to answer, with what stands there for people (empty for a blank)."""

    id: PlaceId
    choices: Choices
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Claims of one relation with a place for what stands in a row (or for a term): ``side`` is where that stands."""

    relation: RelationId
    side: Side

    def query(self, given: ConceptId) -> Query:
        """What is asked of one row or term."""
        blank = Side.OBJECT if self.side is Side.SUBJECT else Side.SUBJECT
        return Query(relation=self.relation, blank=blank, given=given)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenHead:
    """What every written item has. ``facts`` is empty where the claims say which facts the item is about."""

    id: WrittenId
    topic: TopicId
    level: Level
    stem: str
    facts: tuple[FactId, ...] = ()
    tabs: tuple[Tab, ...] = ()
    case: str = ""
    step: int = 0

    @property
    def places(self) -> int:
        """How many places it has at which one option is right: their keys are spread evenly over the positions."""
        return 1
