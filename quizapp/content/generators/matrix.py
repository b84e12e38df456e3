"""The two matrices: every cell is computed from the claims."""

from collections.abc import Iterator

from quizapp.content.distractors import reason_against
from quizapp.content.facts import Concept, ConceptId, Fact, FactId
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import (
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    Option,
    Origin,
    Place,
    PlaceId,
    cell_id,
)
from quizapp.content.truth import proof
from quizapp.content.wording import capitalised, listed
from quizapp.content.written import Pattern, WrittenMatrixMultipleChoice, WrittenMatrixMultipleResponse

NEITHER = PlaceId("neither")

_Matrix = WrittenMatrixMultipleChoice | WrittenMatrixMultipleResponse


def multiple_choice(making: Making, written: WrittenMatrixMultipleChoice) -> MatrixMultipleChoice:
    """The item. Raises CannotMakeError for a row in which not exactly one column is right, or has no reason."""
    options: list[Option] = []
    rows = _shuffled(making, written)
    for row in rows:
        right = _right_columns(making, written, row.id)
        if len(right) > 1:
            both = listed([making.deck.concept_by_id[one].name for one in right])
            raise CannotMakeError(f"in the row “{row.name}” more than one column is right: {both}")
        if not right and not written.neither:
            raise CannotMakeError(f"in the row “{row.name}” no column is right: add `neither`, or leave the row out")
        options += _cells(making, written, row, right)
        if written.neither:
            options.append(_neither(making, written, row, right))
    last = (Place(id=NEITHER, text=written.neither),) if written.neither else ()
    columns = (*_places(_concepts(making, written.columns)), *last)
    return MatrixMultipleChoice(**making.head(options), rows=_places(rows), columns=columns)


def multiple_response(making: Making, written: WrittenMatrixMultipleResponse) -> MatrixMultipleResponse:
    """The item. Raises CannotMakeError for a column in which nothing is right."""
    rows = _shuffled(making, written)
    right = {row.id: _right_columns(making, written, row.id) for row in rows}
    for column in _concepts(making, written.columns):
        if not any(column.id in some for some in right.values()):
            raise CannotMakeError(f"in the column “{column.name}” no row is right")
    options = [cell for row in rows for cell in _cells(making, written, row, right[row.id])]
    return MatrixMultipleResponse(
        **making.head(options), rows=_places(rows), columns=_places(_concepts(making, written.columns))
    )


def _concepts(making: Making, names: tuple[ConceptId, ...]) -> list[Concept]:
    return [making.deck.concept_by_id[name] for name in names]


def _shuffled(making: Making, written: _Matrix) -> list[Concept]:
    """Rows in an order that is drawn: authors tend to write them column by column."""
    rows = _concepts(making, written.rows)
    making.dice("rows").shuffle(rows)
    return rows


def _places(concepts: list[Concept]) -> tuple[Place, ...]:
    return tuple(Place(id=PlaceId(one.id), text=capitalised(one.name)) for one in concepts)


def _right_columns(making: Making, written: _Matrix, row: ConceptId) -> dict[ConceptId, Fact]:
    """The columns that are right in a row, each with the fact that makes it so."""
    query = written.pattern.query(row)
    making.require_one_truth(query)
    found = ((column, proof(making.deck, query, column, written.facts)) for column in written.columns)
    return {column: fact for column, fact in found if fact is not None}


def _cells(making: Making, written: _Matrix, row: Concept, right: dict[ConceptId, Fact]) -> Iterator[Option]:
    for column in _concepts(making, written.columns):
        if column.id in right:
            reason, fact = right[column.id].statement, right[column.id].id
        else:
            reason, fact = _reason(making, written.pattern, row, column, right)
        yield Option(
            id=cell_id(PlaceId(row.id), column.id),
            text=capitalised(column.name),
            correct=column.id in right,
            rationale=reason,
            fact=fact,
            origin=Origin.KEY if column.id in right else Origin.NEIGHBOUR,
            concept=column.id,
            place=PlaceId(row.id),
        )


def _neither(making: Making, written: _Matrix, row: Concept, right: dict[ConceptId, Fact]) -> Option:
    reason, fact = _reason(making, written.pattern, row, None, right)
    return Option(
        id=cell_id(PlaceId(row.id), NEITHER),
        text=getattr(written, "neither", ""),
        correct=not right,
        rationale=reason,
        fact=fact,
        origin=Origin.FIXED,
        place=PlaceId(row.id),
    )


def _reason(
    making: Making, pattern: Pattern, row: Concept, column: Concept | None, right: dict[ConceptId, Fact]
) -> tuple[str, FactId]:
    """What is right in the row; else where the row belongs, or what its note says; else where the column belongs."""
    for fact in right.values():
        return fact.statement, fact.id
    deck, written = making.deck, making.written
    turned = pattern.query(row.id).turned(row.id)
    found = reason_against(deck, turned, row.id)
    if found is None and row.note and written.facts:
        found = row.note, written.facts[0]
    if found is None and column is not None:
        found = reason_against(deck, pattern.query(row.id), column.id)
    if found is None:
        raise CannotMakeError(
            f"no fact says where “{row.name}” belongs: write one, or a `note` of the concept and the item's `facts`"
        )
    return found
