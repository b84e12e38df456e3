"""What the Library's table shows, as values. They are offered by ``quizapp.services.browse``."""

from array import array
from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.cards import CardId, View
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.scheduling.memory import State


class Listing(StrEnum):
    """What a row of the table is."""

    FACTS = "facts"
    CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The numbers of the rows that a search found, in order."""

    numbers: "array[int]"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseRow:
    """A card, or a fact with what is true of its cards together.

    ``due_in`` counts study days from today (0: today, below 0: late), of a fact the earliest; ``stability`` is in days,
    of a fact the lowest; ``recall`` today's chance (0 to 1), of a fact the mean; ``lapses`` and ``flag`` of a fact the
    highest. ``suspended``, ``buried`` and ``locked`` hold of a fact when they hold of all its cards, ``leech`` when of
    one. What no card has is None.
    """

    n: int
    deck: DeckId
    fact: FactId
    card: CardId | None
    view: View | None
    text: str
    topic: str
    tags: tuple[str, ...]
    cards: int
    state: State | None
    due_in: int | None
    stability: float | None
    recall: float | None
    lapses: int
    flag: int
    suspended: bool
    buried: bool
    leech: bool
    locked: bool
    marked: bool
    own: bool
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic with the number of its facts."""

    id: TopicId
    title: str
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagLine:
    """A tag, whole, with the number of facts that have it or one below it."""

    tag: str
    facts: int

    @property
    def level(self) -> int:
        """How deep it stands: 0 for ``ward``, 1 for ``ward::night``."""
        return self.tag.count("::")

    @property
    def name(self) -> str:
        """Its last level."""
        return self.tag.rpartition("::")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """By what a deck can be narrowed at the side."""

    topics: tuple[TopicLine, ...]
    tags: tuple[TagLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A text as it would be after finding and replacing. ``problem`` says why it cannot be."""

    fact: FactId
    path: str
    label: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A fact of a group that says nearly the same: its statement, its questions."""

    fact: FactId
    statement: str
    questions: tuple[str, ...]
