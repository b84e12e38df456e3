"""Other people's formats but Anki's packages: a module each, and a line in ``FORMATS``. See docs/formats.md."""

from collections.abc import Mapping

from quizapp.exchange.formats import canvas, gift, kahoot, markdown, moodle, qti, quizdeck, quizlet, separated, workbook
from quizapp.exchange.formats.base import Format, LeftOut, Outgoing, Written

__all__ = ["FORMATS", "Format", "LeftOut", "Outgoing", "Written", "format_for"]

FORMATS: Mapping[str, Format] = {
    one.id: one
    for one in (
        Format(id="csv", title="CSV table", suffix=".csv", write=separated.write_csv, read=separated.read),
        Format(id="tsv", title="TSV table", suffix=".tsv", write=separated.write_tsv, read=separated.read),
        Format(id="xlsx", title="Excel workbook", suffix=".xlsx", write=workbook.write, read=workbook.read),
        Format(id="markdown", title="Markdown notes", suffix=".md", write=markdown.write, read=markdown.read),
        Format(id="quizlet", title="Quizlet text", suffix=".txt", write=quizlet.write, read=quizlet.read),
        Format(id="quizdeck", title="QuizApp deck", suffix=quizdeck.SUFFIX, write=quizdeck.write),
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
