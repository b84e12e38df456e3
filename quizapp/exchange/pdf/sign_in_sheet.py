"""Lists to sign, with their heads on every page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from quizapp.exchange.pdf.press import INK, Press, Progress, printing
from quizapp.exchange.printable.paper import Box, Paper
from quizapp.exchange.printable.sign_in import ROW, SignInRow, sign_in_pages

_SIDE, _TOP, _BOTTOM = 20.0, 18.0, 22.0
_HEAD = 30.0
_NUMBER, _NAME_SHARE = 12.0, 0.48
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def print_sign_in(
    names: Sequence[str],
    file: Path,
    paper: Paper,
    title: str,
    line: str,
    progress: Progress = lambda _share: None,
) -> int:
    """Prints a list under the session's title and a line about it; gives the number of pages."""
    with printing(file, paper, f"{title}: sign-in sheet") as press:
        room = press.size[1] - _TOP - _BOTTOM - _HEAD
        pages = sign_in_pages(names, int(room / ROW))
        for number, rows in enumerate(pages, 1):
            if number > 1:
                press.turn_page()
            _head(press, title, line)
            for place, row in enumerate(rows):
                _row(press, row, _TOP + _HEAD + place * ROW)
            _foot(press, title, f"Page {number} of {len(pages)}")
            progress(number / len(pages))
        return press.pages


def _columns(press: Press) -> tuple[float, float, float, float]:
    """Where the number, the name and the signature begin, and where the sheet's room ends."""
    end = press.size[0] - _SIDE
    name = _SIDE + _NUMBER
    return _SIDE, name, name + (end - name) * _NAME_SHARE, end


def _head(press: Press, title: str, line: str) -> None:
    number, name, signature, end = _columns(press)
    wide = end - number
    press.words(Box(left=number, top=_TOP, width=wide, height=8), "Sign-in sheet", 20, _LEFT, INK, bold=True)
    press.fitting(Box(left=number, top=_TOP + 8.5, width=wide, height=6), title, (10.5, 9, 8, 7), bold=True)
    press.words(Box(left=number, top=_TOP + 14, width=wide, height=5), line, 9, _LEFT)
    top = _TOP + _HEAD - 7
    press.words(Box(left=name, top=top, width=signature - name, height=6), "Name", 9.5, _LEFT, INK, bold=True)
    press.words(Box(left=signature, top=top, width=end - signature, height=6), "Signature", 9.5, _LEFT, INK, bold=True)
    press.line(number, _TOP + _HEAD, end, _TOP + _HEAD, points=1.0)


def _row(press: Press, row: SignInRow, top: float) -> None:
    number, name, signature, end = _columns(press)
    if row.number:
        press.words(Box(left=number, top=top, width=_NUMBER - 3, height=ROW), f"{row.number}", 8.5, _RIGHT)
        press.fitting(Box(left=name, top=top, width=signature - name - 4, height=ROW), row.name, (11.5, 10, 9, 8, 7))
    press.line(name, top + ROW, signature - 3, top + ROW)
    press.line(signature, top + ROW, end, top + ROW)


def _foot(press: Press, title: str, number: str) -> None:
    width, height = press.size
    press.line(_SIDE, height - 15, width - _SIDE, height - 15)
    press.words(Box(left=_SIDE, top=height - 14, width=width - 2 * _SIDE - 30, height=6), title, 8, _LEFT)
    press.words(Box(left=width - _SIDE - 30, top=height - 14, width=30, height=6), number, 8, _RIGHT)
