"""What a search asks for, as a tree."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never


class Standing(StrEnum):
    """What a card or fact can be; the word after ``is:``."""

    DUE = "due"
    """Asked today: in review and due, or a learning step that falls due by the day's end; not set aside or buried."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"
    LOCKED = "locked"
    FLAGGED = "flagged"
    MARKED = "marked"
    EDITED = "edited"
    OWN = "own"


OF_FACTS = frozenset({Standing.MARKED, Standing.EDITED, Standing.OWN})
"""Standings of a fact, whatever its cards."""


class Property(StrEnum):
    """A number of a card; what stands after ``prop:``."""

    STABILITY = "s"
    """In days: until the chance of recall falls to 90 %."""

    DIFFICULTY = "d"
    """1 to 10."""

    RECALL = "r"
    """Today's chance of recall, in percent."""

    INTERVAL = "ivl"
    """Days from the last answer to the due day; only of cards in review."""

    LAPSES = "lapses"
    REVIEWS = "reviews"

    DUE = "due"
    """Study days from today to the due day, below 0 when late; only of cards in review."""


class Comparison(StrEnum):
    """How a property stands to a number."""

    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    UNEQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"


FLAGS: Final = ("none", "red", "orange", "green", "blue", "pink", "turquoise", "purple")
"""The flags' names by their numbers, which are Anki's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words (``folded``) that some text of the fact holds: ``whole`` as whole words one after another; else also as
    part of longer words."""

    words: str
    whole: bool = False


class Name(StrEnum):
    """By which name cards are found."""

    TOPIC = "topic"
    """The topic's id or title."""

    TAG = "tag"
    """This tag or one below it; ``none``: no tag at all."""

    DECK = "deck"
    """The deck's id or title."""

    FACT = "fact"
    """The fact's id."""

    VIEW = "view"
    """The side from which a card shows its fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """``topic:hormones``, ``tag:ward::*``: in the pattern ``*`` stands for any letters; capitals do not count."""

    name: Name
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingIs:
    """``is:due``."""

    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """``flag:red`` or ``flag:1``; 0 is none."""

    flag: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """``rated:7:1``: answered in the last ``days`` study days (1: today), with this grade (1 to 4) if one is given."""

    days: int
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """``missed:30``: a question on the fact was not fully right in a quiz finished in the last ``days`` study days."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyIs:
    """``prop:s<30``."""

    name: Property
    comparison: Comparison
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """``-tag:x``."""

    term: "Search"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Terms that hold at once; none at all holds always. Made by ``all_of``."""

    terms: tuple["Search", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """Two terms or more, of which one holds. Made by ``one_of``."""

    terms: tuple["Search", ...]


Search = Text | Named | StandingIs | Flagged | Rated | Missed | PropertyIs | Not | AllOf | OneOf


def all_of(*terms: Search) -> Search:
    """The terms at once; what already is such a list is laid flat, so that equal searches are equal trees."""
    flat = tuple(one for term in terms for one in (term.terms if isinstance(term, AllOf) else (term,)))
    return flat[0] if len(flat) == 1 else AllOf(terms=flat)


def one_of(*terms: Search) -> Search:
    """One of the terms, of which there is at least one; laid flat likewise."""
    flat = tuple(one for term in terms for one in (term.terms if isinstance(term, OneOf) else (term,)))
    return flat[0] if len(flat) == 1 else OneOf(terms=flat)


def asks_of_cards(search: Search) -> bool:
    """Whether an answer may differ between the cards of one fact."""
    match search:
        case Not(term=term):
            return asks_of_cards(term)
        case AllOf(terms=terms) | OneOf(terms=terms):
            return any(asks_of_cards(term) for term in terms)
        case StandingIs(standing=standing):
            return standing not in OF_FACTS
        case Named(name=name):
            return name is Name.VIEW
        case Flagged() | Rated() | PropertyIs():
            return True
        case Text() | Missed():
            return False
        case _:
            assert_never(search)
