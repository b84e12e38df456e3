"""What stands at the head of a deck: ids, its source, its topics. All that a start has to know of what is learnt.

Ids are written by people and never made from text, so that wording may change while progress stays.
"""

from dataclasses import dataclass
from datetime import date
from typing import NewType

ADDED_BY_HAND = "Added by hand, not from the source"
"""The source line of a fact that has no paragraph."""

BROUGHT = "Anki"
"""The publisher of a deck whose facts came from a package of notes: there are no paragraphs then."""

DeckId = NewType("DeckId", str)
TopicId = NewType("TopicId", str)
ConceptId = NewType("ConceptId", str)
RelationId = NewType("RelationId", str)
FactId = NewType("FactId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text that the deck's facts come from."""

    title: str
    publisher: str
    reviewed: date | None = None

    def place(self, paragraph: int) -> str:
        """The source line under a card: ``Lactation, Cleveland Clinic … (reviewed 2021-12-16), paragraph 9``.

        Paragraph 0 stands for what is not from the source.
        """
        if self.publisher == BROUGHT:
            return self.title
        if not paragraph:
            return ADDED_BY_HAND
        reviewed = f" (reviewed {self.reviewed.isoformat()})" if self.reviewed else ""
        return f"{self.title}, {self.publisher}{reviewed}, paragraph {paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A part of the deck; a branch of the learner's tree."""

    id: TopicId
    title: str
