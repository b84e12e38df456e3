"""The two matrices: one choice a row, or any number a row."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, Option, OptionId, Place, PlaceId, cell_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Head):
    """Rows and columns; each cell is an option whose place is its row and whose id is ``row/column``."""

    rows: tuple[Place, ...]
    columns: tuple[Place, ...]

    def cell(self, row: PlaceId, column: PlaceId) -> Option:
        """The option where a row and a column meet."""
        wanted: OptionId = cell_id(row, column)
        return next(option for option in self.options if option.id == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixMultipleChoice(Matrix):
    """4 to 10 rows, 2 or 3 columns; one choice a row, and every row has to be answered."""

    kind: ClassVar[ItemKind] = ItemKind.MATRIX_MULTIPLE_CHOICE


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixMultipleResponse(Matrix):
    """4 to 10 rows, 2 to 6 columns; any number of choices a row, scored by column."""

    kind: ClassVar[ItemKind] = ItemKind.MATRIX_MULTIPLE_RESPONSE
