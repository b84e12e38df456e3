"""XLSX: tables of questions as an Excel workbook, and the template that a teacher fills."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.columns import EXAMPLES, rows_of, table_of
from quizapp.exchange.formats.entries import Table
from quizapp.exchange.formats.sheets import GUIDE_TITLE, read_sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 70
"""Letters across: a longer text goes on in the next line of its cell."""
_WIDTHS = {"Question": 48, "Answer": 36, "Text with gaps": 48, "Fact": 48, "Why": 36}

_GUIDE = (
    ("Write one question a row on the sheet “Questions”. Only a question and its answer are needed."),
    ("Topic: what the question belongs to. Topics that are not there yet are made."),
    ("Wrong answer, Why it is wrong: with two or more, the question can stand in a quiz; learners read the reason."),
    ("Text with gaps: a sentence with the words to hide in double braces, as in {{1:Oxytocin}} moves the milk."),
    ("Hint: shown when a learner asks for it. Other way round: yes, to be asked from the answer back as well."),
    ("Fact, Why: the whole statement and why it matters; both are shown with the answer."),
    ("Tags: words to find the question by, with spaces between them."),
    ("Id: leave it empty. What comes from QuizApp has one there, by which it is known when it comes home."),
)
"""What the template's second sheet says."""


def write(outgoing: Outgoing) -> Written:
    """A deck's facts as a workbook."""
    entries = outgoing.entries
    rows = outgoing.telling(rows_of(entries), len(entries))
    return Written(content=workbook(rows), number=outgoing.chosen)


def template() -> bytes:
    """An empty table with its headings, two rows that show how, and a sheet that explains them."""
    return workbook(rows_of(EXAMPLES))


def workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows, the first of them headings, as a workbook of two sheets: the table, and how to fill it."""
    from openpyxl import Workbook  # noqa: PLC0415 - 150 ms that only spreadsheets need

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Questions")
    try:
        _fill(sheet, rows)
    except BaseException:
        _drop(sheet)
        raise
    guide = book.create_sheet(GUIDE_TITLE)
    guide.column_dimensions["A"].width = 110
    for line in _GUIDE:
        guide.append([line])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def plain_book(rows: Iterable[Sequence[str | int]], title: str) -> bytes:
    """Rows as a workbook of one sheet; texts stay texts, also where they begin like a formula."""
    return book_of({title: rows}, heads=False)


def book_of(sheets: Mapping[str, Iterable[Sequence[str | int | float]]], *, heads: bool = True) -> bytes:
    """A workbook of sheets by their titles; texts stay texts. With ``heads`` the first row of each holds headings: it
    is bold and stays in sight, and columns are as wide as what stands in them."""
    from openpyxl import Workbook  # noqa: PLC0415 - see workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        widths: dict[int, int] = {}
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value == "":
                    continue
                text = isinstance(value, str)
                written = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                cell = sheet.cell(row=number, column=column, value=written)
                cell.data_type = "s" if text else "n"
                widths[column] = max(widths.get(column, 0), len(str(written)))
                if heads:
                    cell.font = Font(bold=number == 1)
                    cell.alignment = Alignment(wrap_text=text, vertical="top")
        if heads:
            sheet.freeze_panes = "A2"
            for column, width in widths.items():
                sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, width + 2)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: "Worksheet", rows: Iterable[Sequence[str]]) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.freeze_panes = "A2"
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows):
        for column, heading in enumerate(row if number == 0 else (), 1):
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(heading, 20)
        cells: list[WriteOnlyCell | None] = []
        for text in row:
            if not text:
                cells.append(None)
                continue
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"  # text, also where it begins like a formula
            cell.alignment = wrapped
            if number == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)


def _drop(sheet: Any) -> None:
    """Ends a sheet that was not written to its end, and takes away the file in which it lies meanwhile."""
    sheet.close()
    sheet._writer.cleanup()  # openpyxl itself does it only when a book is saved


def read(content: bytes) -> Table:
    """The first sheet of a workbook that is seen and has something in it. UserError for what is no workbook, or would
    unpack to more than memory should hold."""
    rows, problems = read_sheet(content)
    table = table_of(rows)
    return Table(entries=table.entries, problems=(*problems, *table.problems))


def as_separated(content: bytes) -> str:
    """The same sheet as text whose columns have tabs between them. UserError as of ``read``."""
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(read_sheet(content)[0])
    return written.getvalue()


def is_workbook(content: bytes) -> bool:
    """Whether a file looks like one: it is packed as one."""
    return content.startswith(b"PK\x03\x04")
