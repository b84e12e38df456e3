"""``kind = "matrix_multiple_choice"`` and ``kind = "matrix_multiple_response"``"""

from typing import Any

from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block, Id, Text
from quizapp.content.facts import Side
from quizapp.content.written import WrittenMatrixMultipleChoice, WrittenMatrixMultipleResponse

FEWEST_ROWS, MOST_ROWS = 4, 10
NEITHER = "neither"


class MatrixBlock(ItemBlock):
    """``claim`` has the words ``row`` and ``column`` in it."""

    rows: list[Id]
    columns: list[Id]
    claim: Text


class MultipleChoiceBlock(MatrixBlock):
    """``neither`` heads a last column."""

    neither: Text | None = None


def _cells(block: MatrixBlock, context: ItemContext, fewest: int, most: int) -> dict[str, Any] | None:
    """Rows, columns and pattern, checked."""
    rows = context.concepts(block.rows, "rows")
    columns = context.concepts(block.columns, "columns")
    pattern = context.pattern(block.claim, "row", "column")
    enough = context.counted(block.rows, "rows", FEWEST_ROWS, MOST_ROWS)
    enough &= context.counted(block.columns, "columns", fewest, most)
    if not enough or rows is None or columns is None or pattern is None:
        return None
    across = Side.OBJECT if pattern.side is Side.SUBJECT else Side.SUBJECT
    fits = context.fits(pattern, rows, pattern.side, "rows")
    fits &= context.fits(pattern, columns, across, "columns")
    return {"rows": rows, "columns": columns, "pattern": pattern} if fits else None


def _multiple_choice(
    block: MultipleChoiceBlock, _parts: tuple[Read[Block], ...], context: ItemContext
) -> WrittenMatrixMultipleChoice | None:
    spare = 0 if block.neither is None else 1
    cells = _cells(block, context, 2 - spare, 3 - spare)
    if cells is None:
        return None
    if block.neither is not None and NEITHER in block.columns:
        context.say(f"A column cannot be called '{NEITHER}' beside `neither`.", "columns")
        return None
    return WrittenMatrixMultipleChoice(**context.head, **cells, neither=block.neither or "")


def _multiple_response(
    block: MatrixBlock, _parts: tuple[Read[Block], ...], context: ItemContext
) -> WrittenMatrixMultipleResponse | None:
    cells = _cells(block, context, 2, 6)
    return None if cells is None else WrittenMatrixMultipleResponse(**context.head, **cells)


MULTIPLE_CHOICE = Reader(block=MultipleChoiceBlock, read=_multiple_choice)
MULTIPLE_RESPONSE = Reader(block=MatrixBlock, read=_multiple_response)
