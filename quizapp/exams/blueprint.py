"""What a quiz is to be made of."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import ItemKind


class Mode(StrEnum):
    """TUTOR gives the rationales after each item, EXAM at the end."""

    TUTOR = "tutor"
    EXAM = "exam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """Topics and kinds of item (empty: all), number of items, mode, and the seed that draws the items.

    Raises ValueError for a length under 1: a quiz without items cannot be written.
    """

    deck: DeckId
    topics: tuple[TopicId, ...] = ()
    length: int = 20
    mode: Mode = Mode.TUTOR
    seed: int = 0
    kinds: tuple[ItemKind, ...] = ()

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"a quiz has at least one item, not {self.length}")
