"""A deck's cards as a table for spreadsheets (CSV): to be read, sorted and printed; nothing in it is a formula."""

import csv
from collections.abc import Iterator
from io import StringIO

from quizapp.exchange.anki.rows import Export

_HEAD = ("Card", "Topic", "View", "Question", "Answer", "Statement", "Why it matters", "Source", "Tags")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def card_table(export: Export) -> Iterator[str]:
    """The lines of the file: a line of names, then one a card, with CRLF as the format has it (RFC 4180)."""
    topics = {str(topic): title for topic, title in export.topics.items()}
    yield _line(_HEAD)
    for row in export.cards:
        name = f"{export.deck}/{row.fact}/{row.view}-{row.number}"
        texts = (name, topics.get(row.topic, row.topic), row.view, row.front, row.back, row.statement, row.why)
        yield _line((*texts, export.source.place(row.paragraph), row.tags or ""))


def _line(cells: tuple[str, ...]) -> str:
    written = StringIO()
    csv.writer(written).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return written.getvalue()
