"""Items: exam questions with a reason for every option.

``Item`` is a union of kinds. To add a kind: a frozen class here with a ``kind`` tag, a generator module, a scoring
rule, a widget; the ``match`` statements that mypy then calls incomplete are the list of places.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from quizapp.content.facts import ConceptId, DeckId, FactId, Level, TopicId

ItemId = NewType("ItemId", str)
OptionId = NewType("OptionId", str)


class ItemKind(StrEnum):
    """The kinds of item."""

    SINGLE_BEST_ANSWER = "single_best_answer"


class Origin(StrEnum):
    """Where an option comes from."""

    KEY = "key"
    NEIGHBOUR = "neighbour"  # the answer to the same kind of question in another fact
    SAME_KIND = "same_kind"  # another concept of the same kind
    WRITTEN = "written"  # a misconception written by the deck's author


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of an item. The rationale traces to ``fact``; ``concept`` is None for written options."""

    id: OptionId
    text: str
    correct: bool
    rationale: str
    fact: FactId
    origin: Origin
    concept: ConceptId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleBestAnswer:
    """A stem with 3 to 5 options, exactly one of them right. Options stand in the order in which they are shown."""

    id: ItemId
    deck: DeckId
    facts: tuple[FactId, ...]
    topic: TopicId
    level: Level
    stem: str
    options: tuple[Option, ...]

    @property
    def kind(self) -> ItemKind:
        """The kind of item."""
        return ItemKind.SINGLE_BEST_ANSWER

    @property
    def key(self) -> Option:
        """The right option."""
        return next(option for option in self.options if option.correct)


Item = SingleBestAnswer


def item_id(deck: DeckId, fact: FactId, kind: ItemKind, number: int) -> ItemId:
    """``lactation/F33/single_best_answer-1``: stable when text changes."""
    return ItemId(f"{deck}/{fact}/{kind}-{number}")
