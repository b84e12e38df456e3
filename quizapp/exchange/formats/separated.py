"""CSV and TSV: tables of questions as text."""

import csv
import io
import re
from collections.abc import Iterator

from quizapp.errors import UserError
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.columns import rows_of, table_of
from quizapp.exchange.formats.decoding import decoded
from quizapp.exchange.formats.entries import Table
from quizapp.exchange.formats.guarding import guarded, unguarded

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1_000_000
_SAMPLE = 20


def write_csv(outgoing: Outgoing) -> Written:
    """A deck's facts with commas between the cells, marked as UTF-8 so that spreadsheets read its accents."""
    return _written(outgoing, csv.excel)


def write_tsv(outgoing: Outgoing) -> Written:
    """A deck's facts with tabs between the cells."""
    return _written(outgoing, csv.excel_tab)


def _written(outgoing: Outgoing, dialect: type[csv.Dialect]) -> Written:
    entries = outgoing.entries
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect)
    rows = outgoing.telling(rows_of(entries), len(entries))
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return Written(content=text.getvalue().encode("utf-8-sig"), number=outgoing.chosen)


def read(content: bytes) -> Table:
    """A table with commas, semicolons, tabs or bars between the cells, whichever it has most evenly. UserError for what
    is no text."""
    text = decoded(content)
    named = _NAMED.match(text)
    if named is None:
        return table_of(_rows(text, _separator(text)))
    return table_of(_rows(text[named.end() :], named[1]), first_row=2)


_NAMED = re.compile(r"sep=([,;|\t])\n", re.IGNORECASE)
"""The line by which Excel lets a file name its own separator."""


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise UserError(
            f"This table cannot be read ({error}). Nothing was brought in. Save it again as CSV from your spreadsheet."
        ) from error
    finally:
        csv.field_size_limit(before)


def _separator(text: str) -> str:
    """The sign that parts the first lines into the most cells, evenly."""
    best, found = (0, 0), ","
    for separator in _SEPARATORS:
        rows = []
        for row in csv.reader(io.StringIO(text[:50_000], newline=""), delimiter=separator):
            rows.append(len(row))
            if len(rows) == _SAMPLE:
                break
        usual = max(set(rows), key=rows.count, default=1)
        worth = (rows.count(usual) if usual > 1 else 0, usual)
        if worth > best:
            best, found = worth, separator
    return found
