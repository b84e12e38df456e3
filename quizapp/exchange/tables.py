"""Tables for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from quizapp.exchange.formats.guarding import guarded
from quizapp.exchange.replacing import replacing


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV (RFC 4180). A text that a spreadsheet would run is guarded; numbers stay numbers, and what is not
    there is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def write_csv(file: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes a table in UTF-8 with its mark, by which spreadsheets know it. UserError when that cannot be done; a file
    that was there before is untouched then."""
    text = csv_text(heads, rows)
    with replacing(file) as fresh:
        fresh.write_text(text, encoding="utf-8-sig", newline="")


def _cell(cell: object) -> object:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else cell
