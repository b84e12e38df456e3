"""What a written item asks at each of its places, as queries: the ground on which the review computes truth anew."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from quizapp.content.facts import Claim, Query, Side
from quizapp.content.items import Item, PlaceId
from quizapp.content.items.base import NOWHERE
from quizapp.content.written import (
    Asked,
    Choices,
    Part,
    WordAsked,
    WrittenBowTie,
    WrittenDragDropCloze,
    WrittenDropDownCloze,
    WrittenDropDownRationale,
    WrittenFillIn,
    WrittenGrouping,
    WrittenHighlightText,
    WrittenHotSpot,
    WrittenItem,
    WrittenMatching,
    WrittenMatrixMultipleChoice,
    WrittenMatrixMultipleResponse,
    WrittenOrderedResponse,
    WrittenSelectAll,
    WrittenSelectN,
    WrittenSingleBestAnswer,
    WrittenTrueFalseReason,
)


def queries_by_place(item: Item, written: WrittenItem) -> Mapping[PlaceId, Query]:  # noqa: PLR0911 - one a kind
    """The query that decides at each place; no entry where the author lists what is right.

    The places of a highlighted passage or of a figure are its options, which all answer one query: it stands at each.
    """
    match written:
        case WrittenSingleBestAnswer() | WrittenSelectAll() | WrittenSelectN():
            return dict(_of_choices(item.places, written.choices))
        case WrittenHighlightText() | WrittenHotSpot():
            return dict.fromkeys(item.places, written.query)
        case WrittenTrueFalseReason():
            return dict(_of_choices(item.places[1:], written.reason))
        case WrittenGrouping():
            return dict(_of_parts(written.groups))
        case WrittenDropDownCloze() | WrittenDropDownRationale() | WrittenDragDropCloze():
            return dict(_of_parts(written.blanks))
        case WrittenMatrixMultipleChoice() | WrittenMatrixMultipleResponse():
            return {PlaceId(row): written.pattern.query(row) for row in written.rows}
        case WrittenMatching():
            return {PlaceId(term): written.pattern.query(term) for term in written.terms}
        case WrittenFillIn():
            return {NOWHERE: written.wanted.query} if isinstance(written.wanted, WordAsked) else {}
        case WrittenOrderedResponse() | WrittenBowTie():
            return {}
        case _:
            assert_never(written)


def claim_query(claim: Claim) -> Query:
    """A claim as a question for its subject."""
    return Query(relation=claim.relation, blank=Side.SUBJECT, given=claim.object)


def choices_of(written: WrittenItem) -> tuple[Choices, ...]:
    """How each place of a written item gets its options, where that is said by ``for`` or ``options``."""
    match written:
        case WrittenSingleBestAnswer() | WrittenSelectAll() | WrittenSelectN():
            return (written.choices,)
        case WrittenTrueFalseReason():
            return (written.reason,)
        case WrittenGrouping():
            return tuple(part.choices for part in written.groups)
        case WrittenDropDownCloze() | WrittenDropDownRationale() | WrittenDragDropCloze():
            return tuple(part.choices for part in written.blanks)
        case WrittenBowTie():
            return (written.actions, written.condition, written.parameters)
        case (
            WrittenMatrixMultipleChoice()
            | WrittenMatrixMultipleResponse()
            | WrittenMatching()
            | WrittenOrderedResponse()
            | WrittenHighlightText()
            | WrittenHotSpot()
            | WrittenFillIn()
        ):
            return ()
        case _:
            assert_never(written)


def _of_choices(places: Iterable[PlaceId], choices: Choices) -> Iterator[tuple[PlaceId, Query]]:
    if isinstance(choices, Asked):
        yield from ((place, choices.query) for place in places)


def _of_parts(parts: Iterable[Part]) -> Iterator[tuple[PlaceId, Query]]:
    for part in parts:
        yield from _of_choices((part.id,), part.choices)
