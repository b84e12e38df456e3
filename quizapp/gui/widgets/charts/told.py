"""What a chart shows, in the person's words: its sentence, the table behind it, and the picture of that table."""

import csv
import io
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers in the order of the rows, None where there is none. ``color`` is the name of a colour token; ``dashed``
    tells two lines apart without colour."""

    name: str
    values: tuple[float | None, ...]
    color: str = "teal"
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Bars, stacked where there is more than one series."""

    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines over shares (0 to 1) or numbers; ``aim`` is a level drawn across, ``marked`` the row that is today."""

    series: tuple[Series, ...]
    shares: bool = False
    aim: float | None = None
    marked: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A bar a row with its name at the left; shares (0 to 1) of the whole width, and a figure each."""

    shares: tuple[float, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Expected (x) against what came (y) with its range, all 0 to 1, beside the diagonal of a perfect forecast."""

    points: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A square a day in columns of weeks; ``first`` is the weekday of the first row (0 Monday), ``months`` the names
    that stand above rows."""

    counts: tuple[int, ...]
    first: int
    months: tuple[str, ...]


Picture = Columns | Lines | Rows | Points | Year


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A chart. ``key`` names its file; ``labels`` stand below (or beside) the rows of the picture; without a picture
    the sentence says what will be here."""

    key: str
    name: str
    sentence: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    picture: Picture | None

    def in_words(self, row: int) -> str:
        """A row as it is spoken: ``Mon 23 Nov: 12 answers, 4 minutes``."""
        first, *others = self.rows[row]
        told = ", ".join(f"{head}: {cell}" for head, cell in zip(self.heads[1:], others, strict=True) if cell)
        return f"{first} – {told}"

    def as_csv(self) -> str:
        """The table, for a spreadsheet."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows((self.heads, *self.rows))
        return text.getvalue()
