"""Sheets and the cards on them. All lengths are millimetres; places are from the upper left corner of the sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The sizes of sheets that offices and homes have."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, upright (ISO 216; ANSI/ASME Y14.1)."""
        return (210.0, 297.0) if self is Paper.A4 else (215.9, 279.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a sheet."""

    left: float
    top: float
    width: float
    height: float


class Grid(StrEnum):
    """How many cards stand on a sheet: columns by rows."""

    HALVES = "1x2"
    """Half a sheet each: A5 on A4."""

    QUARTERS = "2x2"
    """A quarter each: A6 on A4."""

    TWO_BY_FOUR = "2x4"
    THREE_BY_THREE = "3x3"

    @property
    def shape(self) -> tuple[int, int]:
        """Columns and rows."""
        columns, rows = self.value.split("x")
        return int(columns), int(rows)

    @property
    def cards(self) -> int:
        """Cards on a sheet."""
        columns, rows = self.shape
        return columns * rows


MARGIN = 12.0
"""So much of each edge stays white: printers reach to about 6 mm, and crop marks need room."""

MARK = 5.0
"""How long a crop mark is."""

_GAP = 2.0
"""Between a crop mark and the cards, so that no line is left on a card that is cut a little wide."""


def front_boxes(paper: Paper, grid: Grid) -> tuple[Box, ...]:
    """Where the cards of a sheet stand, row by row."""
    (width, height), (columns, rows) = paper.size, grid.shape
    wide, high = (width - 2 * MARGIN) / columns, (height - 2 * MARGIN) / rows
    return tuple(
        Box(left=MARGIN + column * wide, top=MARGIN + row * high, width=wide, height=high)
        for row in range(rows)
        for column in range(columns)
    )


def back_boxes(paper: Paper, grid: Grid) -> tuple[Box, ...]:
    """Where the backs of the same cards stand on the other side of the sheet, turned over its long edge: the n-th back
    lies behind the n-th front."""
    width = paper.size[0]
    return tuple(
        Box(left=width - box.left - box.width, top=box.top, width=box.width, height=box.height)
        for box in front_boxes(paper, grid)
    )


def crop_marks(paper: Paper, grid: Grid) -> Iterator[tuple[float, float, float, float]]:
    """Lines (from x, y to x, y) in the margins along which the cards are cut."""
    (width, height), (columns, rows) = paper.size, grid.shape
    for column in range(columns + 1):
        x = MARGIN + column * (width - 2 * MARGIN) / columns
        yield x, MARGIN - _GAP - MARK, x, MARGIN - _GAP
        yield x, height - MARGIN + _GAP, x, height - MARGIN + _GAP + MARK
    for row in range(rows + 1):
        y = MARGIN + row * (height - 2 * MARGIN) / rows
        yield MARGIN - _GAP - MARK, y, MARGIN - _GAP, y
        yield width - MARGIN + _GAP, y, width - MARGIN + _GAP + MARK, y
