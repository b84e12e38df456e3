"""What all kinds of item share: options with a reason each, places to put them, passages with places, exhibits.

Whatever can be chosen is an ``Option`` with an id of its own in the item, so that an answer is a tuple of option ids
for every kind: the cells of a matrix, the choices of a drop-down, the regions of a figure. ``place`` says to which row,
blank or group an option belongs.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from quizapp.content.facts import ConceptId, DeckId, FactId, Level, TopicId

ItemId = NewType("ItemId", str)
OptionId = NewType("OptionId", str)
PlaceId = NewType("PlaceId", str)


NOWHERE = PlaceId("")
"""The place of what has no place of its own."""


class ItemKind(StrEnum):
    """The kinds of item, by the names that the Next Generation NCLEX made common."""

    SINGLE_BEST_ANSWER = "single_best_answer"
    TRUE_FALSE_REASON = "true_false_reason"
    SELECT_ALL = "select_all"
    SELECT_N = "select_n"
    GROUPING = "grouping"
    MATRIX_MULTIPLE_CHOICE = "matrix_multiple_choice"
    MATRIX_MULTIPLE_RESPONSE = "matrix_multiple_response"
    DROP_DOWN_CLOZE = "drop_down_cloze"
    DROP_DOWN_RATIONALE = "drop_down_rationale"
    DRAG_DROP_CLOZE = "drag_drop_cloze"
    ORDERED_RESPONSE = "ordered_response"
    MATCHING = "matching"
    HIGHLIGHT_TEXT = "highlight_text"
    HOT_SPOT = "hot_spot"
    FILL_IN = "fill_in"
    BOW_TIE = "bow_tie"


class Origin(StrEnum):
    """Where an option comes from."""

    KEY = "key"
    NEIGHBOUR = "neighbour"  # the answer to the same kind of question in another fact
    SAME_KIND = "same_kind"  # another concept of the same kind
    WRITTEN = "written"  # a misconception written by the deck's author
    FIXED = "fixed"  # what the kind itself brings: True and False, "Neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen.

    ``fact`` is the fact to which the rationale traces; ``concept`` is None for written ones; ``place`` is the row,
    blank or group to which it belongs, empty where the item has only one place.
    """

    id: OptionId
    text: str
    correct: bool
    rationale: str
    fact: FactId
    origin: Origin
    concept: ConceptId | None = None
    place: PlaceId = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row, column, group, blank or target, with what stands there for people (empty for a blank)."""

    id: PlaceId
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a passage: plain text, or, with a place, a blank (empty text) or a phrase that can be marked."""

    text: str = ""
    place: PlaceId = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A part of an exhibit, such as the notes of a nurse: a text, or a table whose first row holds the headings."""

    title: str
    text: str = ""
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """What an item is asked about. A trend has a table over time; the six items of a case share its ``case`` id."""

    tabs: tuple[Tab, ...]
    case: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every item has. Options stand in the order in which they are shown."""

    id: ItemId
    deck: DeckId
    facts: tuple[FactId, ...]
    topic: TopicId
    level: Level
    stem: str
    options: tuple[Option, ...] = ()
    exhibit: Exhibit | None = None

    @property
    def keys(self) -> tuple[Option, ...]:
        """The right options."""
        return tuple(option for option in self.options if option.correct)

    @property
    def places(self) -> tuple[PlaceId, ...]:
        """The places of the options, in the order of their first option."""
        return tuple(dict.fromkeys(option.place for option in self.options))

    @property
    def scored_places(self) -> tuple[PlaceId, ...]:
        """The places at which something is right."""
        return tuple(dict.fromkeys(option.place for option in self.options if option.correct))

    def at(self, place: PlaceId) -> tuple[Option, ...]:
        """The options of one place."""
        return tuple(option for option in self.options if option.place == place)

    def keys_at(self, place: PlaceId) -> tuple[Option, ...]:
        """The right options of one place."""
        return tuple(option for option in self.options if option.correct and option.place == place)


def item_id(deck: DeckId, owner: str, kind: ItemKind, number: int | str) -> ItemId:
    """``lactation/F33/single_best_answer-1``: stable when text changes. ``owner`` is the fact, or ``item`` for an item
    written as such."""
    return ItemId(f"{deck}/{owner}/{kind}-{number}")


def cell_id(place: PlaceId, value: str) -> OptionId:
    """The id of an option at a place: ``row-2/prolactin``."""
    return OptionId(f"{place}/{value}")
