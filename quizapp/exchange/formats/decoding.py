"""Bytes of a text file as text, whatever wrote them."""

import codecs

from quizapp.errors import UserError

MOST_BYTES = 32 * 1024 * 1024
"""So large may a table be that comes in, of any format, and a text that is pasted."""


def decoded(content: bytes) -> str:
    """The text: by its mark of byte order, else UTF-8 (also where some of it is broken), else Windows-1252, in which
    spreadsheets in the West save.

    UserError for more than ``MOST_BYTES``, and for what is no text.
    """
    if len(content) > MOST_BYTES:
        raise UserError(
            f"This file has {len(content) // 2**20} MB; the limit is {MOST_BYTES // 2**20} MB. Nothing was brought in. "
            "Split it, and bring in one part after the other."
        )
    text = _text(content)
    if "\0" in text:
        raise UserError("This file is no text. Nothing was brought in. Save the table as CSV or as an Excel workbook.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        broken = content.decode("utf-8", errors="replace")
    unreadable = broken.count("\ufffd")
    readable = len(broken) - len(broken.encode("ascii", errors="ignore")) - unreadable
    return broken if readable >= unreadable else content.decode("cp1252", errors="replace")
