"""What a deck is made of: topics, typed concepts, relations, and facts that make claims."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.heads import ADDED_BY_HAND, BROUGHT, ConceptId, DeckId, FactId, RelationId, Source, Topic, TopicId
from quizapp.content.labels import Label

__all__ = [
    "ADDED_BY_HAND",
    "BROUGHT",
    "Ask",
    "Blank",
    "Claim",
    "Cloze",
    "Concept",
    "ConceptId",
    "DeckId",
    "Fact",
    "FactId",
    "Level",
    "Query",
    "Relation",
    "RelationId",
    "Side",
    "Source",
    "Topic",
    "TopicId",
    "WrittenDistractor",
]


class Level(StrEnum):
    """What an item asks of the learner; everything but RECALL counts as above plain recall."""

    RECALL = "recall"
    CAUSE = "cause"
    SEQUENCE = "sequence"
    CONTRAST = "contrast"
    APPLICATION = "application"


class Side(StrEnum):
    """The side of a claim that is asked for."""

    SUBJECT = "subject"
    OBJECT = "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Something that can stand as an answer. Wrong options are taken from concepts of the same ``kind``."""

    id: ConceptId
    kind: str
    name: str
    also: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every synonym."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A kind of claim; ``subjects`` and ``objects`` are the kinds of concept that may stand on its sides.

    On a side that is ``unique`` one thing at most stands for each thing on the other.
    """

    id: RelationId
    meaning: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    unique: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something a fact makes true: subject, relation, object."""

    subject: ConceptId
    relation: RelationId
    object: ConceptId

    def side(self, side: Side) -> ConceptId:
        """The concept on one side."""
        return self.subject if side is Side.SUBJECT else self.object


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A claim with one side blank: ``blank`` is asked for, ``given`` stands on the other side."""

    relation: RelationId
    blank: Side
    given: ConceptId

    def matches(self, claim: Claim) -> bool:
        """Whether the claim answers this query."""
        other = Side.OBJECT if self.blank is Side.SUBJECT else Side.SUBJECT
        return claim.relation == self.relation and claim.side(other) == self.given

    def turned(self, answer: ConceptId) -> "Query":
        """The query the other way round: from ``answer`` back to what was given."""
        other = Side.OBJECT if self.blank is Side.SUBJECT else Side.SUBJECT
        return Query(relation=self.relation, blank=other, given=answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDistractor:
    """A wrong option written by the deck's author, with the reason why it is wrong."""

    text: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One way to ask a fact; makes a recall card, perhaps a reverse card, and a quiz item. See docs/deck-format.md.

    A plain ask has no ``query``: its ``answer`` is right because its author says so, and its wrong options are those
    under ``wrong`` alone. ``hint`` helps when asked for, and gives nothing away by itself.
    """

    id: int
    query: Query | None
    question: str
    answer: str = ""
    reverse: str = ""
    reverse_answer: str = ""
    stem: str = ""
    key: ConceptId | None = None
    wrong: tuple[WrittenDistractor, ...] = ()
    skip: tuple[ConceptId, ...] = ()
    level: Level = Level.RECALL
    makes_item: bool = True
    makes_card: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One numbered blank of a cloze text: ``text[start:end]`` of the plain text is hidden."""

    number: int
    start: int
    end: int
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze:
    """A sentence with numbered blanks; ``text`` is plain, without the braces."""

    text: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the source in words of our own, with its place there (0: it is not from the source).

    ``tags`` have levels divided by ``::``; ``picture`` is the name of a figure that its cards show, ``answer_picture``
    of one that they show once they are answered.
    """

    id: FactId
    topic: TopicId
    statement: str
    paragraph: int = 0
    why: str = ""
    claims: tuple[Claim, ...] = ()
    asks: tuple[Ask, ...] = ()
    clozes: tuple[Cloze, ...] = ()
    labels: tuple[Label, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str = ""
    answer_picture: str = ""

    @property
    def stands_alone(self) -> bool:
        """Whether what is made of it hangs on no other fact: it claims nothing, and none of its asks looks for answers
        or wrong options among what others say."""
        return not self.claims and not any(ask.query or ask.wrong for ask in self.asks)
