"""The sheet of a workbook that holds the table, cell by cell as people see it."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from quizapp.errors import UserError
from quizapp.exchange.formats.decoding import MOST_BYTES
from quizapp.exchange.formats.entries import MOST_ENTRIES, Problem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

GUIDE_TITLE = "How to fill it"
"""The template's second sheet."""

_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_COLUMNS = 64
_MOST_FILES = 200
_MOST_MERGED = 10_000
_CHUNK = 2**20
_LONGEST_REFERENCE = 200
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_DECIMALS = re.compile(r"\.(0+)")


def read_sheet(content: bytes) -> tuple[list[list[str]], list[Problem]]:
    """The rows of the first sheet that is seen and has something in it, and what of the workbook was not read.

    UserError for what is no workbook, or would unpack to more than memory should hold.
    """
    _refuse_bombs(content)
    from openpyxl import load_workbook  # noqa: PLC0415 - 150 ms that only spreadsheets need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that it passes over
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            found = _read(book.worksheets, content)
            book.close()
    except Exception as error:  # whatever is wrong in a file that came in, it is the file: openpyxl raises of all kinds
        raise UserError(
            "This workbook cannot be read: it is damaged, or no .xlsx file. Nothing was brought in. Save it again from "
            "your spreadsheet, or as CSV."
        ) from error
    return found


def _read(sheets: "Sequence[Worksheet]", content: bytes) -> tuple[list[list[str]], list[Problem]]:
    if not sheets:
        raise ValueError("a workbook has a sheet")
    problems: list[Problem] = []
    rows: list[list[str]] = []
    taken = ""
    for sheet in [one for one in sheets if one.sheet_state == "visible"] or sheets[:1]:
        if rows:
            if sheet.title != GUIDE_TITLE and any(_is_filled(row) for row in sheet.iter_rows(max_row=_LOOKED_AT)):
                sentence = f"The sheet “{sheet.title}” was not read, only “{taken}”: bring it in as a file of its own."
                problems.append(Problem(row=0, sentence=sentence))
            continue
        rows, taken = list(_rows(sheet, problems)), sheet.title
        if any(any(row) for row in rows):
            _fill_down(rows, _merged(content, sheet))
        else:
            rows = []
    return rows, problems


_LOOKED_AT = 50
"""Rows of another sheet that tell whether it is empty."""


def _is_filled(row: Sequence[Any]) -> bool:
    return any(cell.value is not None for cell in row)


def _rows(sheet: "Worksheet", problems: list[Problem]) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=MOST_ENTRIES + 2), 1):
        cells = []
        for cell in row:
            wrong = {"f": "a formula was left out; only texts and numbers are read.",
                     "e": "an error of the spreadsheet was left out."}.get(cell.data_type)  # fmt: skip
            if wrong and cell.value is not None:
                problems.append(Problem(row=number, sentence=wrong))
            cells.append("" if wrong or cell.value is None else _told(cell.value, cell.number_format))
        yield cells


def _told(value: object, shown_as: str) -> str:
    """A cell as people read it: 30, not 30.0; a day without a midnight; half as 50% where it is shown so."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime() if value.time() != time():
            return value.isoformat(" ", "minutes")
        case date():
            return f"{value:%Y-%m-%d}"
        case time():
            return value.isoformat("minutes")
        case int() | float():
            return _number(value, shown_as)
        case _:
            return str(value)


def _number(value: float, shown_as: str) -> str:
    """Fifteen digits, as spreadsheets show them, without what adding makes up."""
    if shown_as and shown_as.endswith("%"):
        decimals = _DECIMALS.search(shown_as)
        return f"{value:.{len(decimals[1]) if decimals else 0}%}"
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.15g}"


def _merged(content: bytes, sheet: "Worksheet") -> Iterator[tuple[int, int, int]]:
    """Columns of cells that are merged, with their first and last rows, counted from 0."""
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - see read_sheet

    found, before = 0, b""
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(sheet._worksheet_path) as part:
        while chunk := part.read(_CHUNK):
            text = before + chunk
            end = 0
            for one in _MERGED.finditer(text):
                end = one.end()
                found += 1
                if found > _MOST_MERGED:
                    return
                yield column_index_from_string(one[1].decode()) - 1, int(one[2]) - 1, int(one[4]) - 1
            before = text[max(end, len(text) - _LONGEST_REFERENCE) :]


def _fill_down(rows: list[list[str]], merged: Iterator[tuple[int, int, int]]) -> None:
    """What stands in a cell that was merged over several rows stands in each of them."""
    for column, first, last in merged:
        if column >= _MOST_COLUMNS or first >= len(rows) or column >= len(rows[first]) or not rows[first][column]:
            continue
        for row in rows[first + 1 : last + 1]:
            if column < len(row) and any(row):
                row[column] = rows[first][column]


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UserError(
            "This is no Excel workbook (.xlsx). Nothing was brought in. Save the table again as .xlsx or CSV."
        ) from error
    if len(content) > MOST_BYTES or len(parts) > _MOST_FILES or sum(one.file_size for one in parts) > _MOST_UNPACKED:
        raise UserError(
            "This workbook is too large to be a table of questions. Nothing was brought in. Keep only the sheet with "
            "the questions, and bring that in."
        )
