"""A card is a fact seen from one side. Cards of one fact are siblings: one seen today rests the others."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from quizapp.content.heads import DeckId, FactId, TopicId

CardId = NewType("CardId", str)

BLANK = "[…]"
"""What stands in a cloze card's front for the hidden words."""


class View(StrEnum):
    """The side from which a card shows its fact."""

    CHOICE = "choice"
    RECALL = "recall"
    REVERSE = "reverse"
    CLOZE = "cloze"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An option of a choice card; ``because`` says why it is right or wrong, from ``fact``."""

    text: str
    right: bool
    because: str
    fact: FactId


def card_id(deck: DeckId, fact: FactId, view: View, number: int) -> CardId:
    """``lactation/F33/cloze-2``: made of what people wrote, never of text, so that it is stable when text changes."""
    return CardId(f"{deck}/{fact}/{view}-{number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card.

    ``number`` is the number of the ask, blank or label it comes from. ``front`` and ``back`` are plain text; a cloze
    card's front holds ``BLANK`` exactly once and its back is the hidden words; a label card also has a figure
    (``label_face``), a choice card its ``choices``, of which one is right and is the back. ``hint`` is the deck's own.
    """

    id: CardId
    deck: DeckId
    fact: FactId
    topic: TopicId
    view: View
    number: int
    front: str
    back: str
    choices: tuple[Choice, ...] = ()
    hint: str = ""

    @property
    def tags(self) -> tuple[str, ...]:
        """``topic::hormones``, ``view::recall``."""
        return (f"topic::{self.topic}", f"view::{self.view}")
