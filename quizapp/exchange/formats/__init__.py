"""Other people's formats but Anki's packages: a module each, and a line in ``FORMATS``. See docs/formats.md."""

from collections.abc import Mapping

from quizapp.exchange.formats import canvas, gift, kahoot, markdown, moodle, qti, quizdeck, quizlet, separated, workbook
from quizapp.exchange.formats.base import Format, LeftOut, Outgoing, Written, table_told

__all__ = ["FORMATS", "Format", "LeftOut", "Outgoing", "Written", "format_for"]

FORMATS: Mapping[str, Format] = {
    one.id: one
    for one in (
        *(
            Format(id=name, title=title, suffix=suffix, write=write, read=read, told=table_told)
            for name, title, suffix, write, read in (
                ("csv", "CSV table", ".csv", separated.write_csv, separated.read),
                ("tsv", "TSV table", ".tsv", separated.write_tsv, separated.read),
                ("xlsx", "Excel workbook", ".xlsx", workbook.write, workbook.read),
                ("markdown", "Markdown notes", ".md", markdown.write, markdown.read),
            )
        ),
        Format(id="quizlet", title="Quizlet text", suffix=".txt", write=quizlet.write, read=quizlet.read),
        Format(
            id="quizdeck",
            title="QuizApp deck",
            suffix=quizdeck.SUFFIX,
            write=quizdeck.write,
            whole=True,
            told=quizdeck.told,
        ),
        Format(id="moodle", title="Moodle XML", suffix=".xml", write=moodle.write, asks=True),
        Format(id="gift", title="GIFT", suffix=".gift.txt", write=gift.write, asks=True),
        Format(id="qti", title="IMS QTI 2.1 package", suffix=".qti21.zip", write=qti.write, asks=True),
        Format(id="canvas", title="Canvas quiz (QTI 1.2)", suffix=".qti12.zip", write=canvas.write, asks=True),
        Format(id="kahoot", title="Kahoot spreadsheet", suffix=".kahoot.xlsx", write=kahoot.write, asks=True),
    )
}
"""By their ids, in the order in which they are offered. A ``.quizdeck`` is read by ``quizdeck.read``: it holds a whole
deck, not a table."""


def format_for(name: str) -> Format | None:
    """The format of a file by the end of its name; the longest that fits."""
    fitting = [one for one in FORMATS.values() if name.casefold().endswith(one.suffix)]
    return max(fitting, key=lambda one: len(one.suffix), default=None)
