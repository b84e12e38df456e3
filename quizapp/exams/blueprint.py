"""What a quiz is to be made of."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.facts import DeckId, FactId, Level, TopicId
from quizapp.content.items import ItemId, ItemKind
from quizapp.exams.aspects import Aspect
from quizapp.exams.conditions import FREE, Conditions
from quizapp.exams.standing import Standing


class Mode(StrEnum):
    """TUTOR gives the rationales after each item, EXAM at the end."""

    TUTOR = "tutor"
    EXAM = "exam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So large a part of the items (in proportion to the shares of the same aspect) is to have this topic, kind or
    level."""

    aspect: Aspect
    value: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """Topics, kinds and levels of item (empty: all), number of items, mode, and the seed that draws the items.

    ``facts`` narrows to items that ask these (empty: all); ``standings`` to items of which one of these holds. Items in
    ``apart`` are taken only where nothing else is left. ``shares``, where an aspect has any, are kept exactly; without
    them the bank's proportions are followed. ``weak_first`` draws by what the memory says is weak.
    ``adaptive``: in tutor mode each item is chosen after the answers before it (docs/adaptive.md).

    Raises ValueError for a length under 1: a quiz without items cannot be written.
    """

    deck: DeckId
    topics: tuple[TopicId, ...] = ()
    length: int = 20
    mode: Mode = Mode.TUTOR
    seed: int = 0
    kinds: tuple[ItemKind, ...] = ()
    levels: tuple[Level, ...] = ()
    facts: tuple[FactId, ...] = ()
    standings: tuple[Standing, ...] = ()
    apart: tuple[ItemId, ...] = ()
    shares: tuple[Share, ...] = ()
    conditions: Conditions = FREE
    weak_first: bool = False
    adaptive: bool = False

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"a quiz has at least one item, not {self.length}")
