"""Certificates, one to a sheet that lies on its side."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from quizapp.exchange.pdf.press import MUTED, Press, Progress, millimetres, printing
from quizapp.exchange.printable.paper import Box, Paper
from quizapp.exchange.printable.teaching_papers import day_in_words
from quizapp.teaching.certificates import Certificate, hours_in_words

_ACCENT = QColor("#0F6B66")
_FRAME, _INNER = 11.0, 14.0
_SIDE = 30.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_FOOT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_FOOT_RIGHT = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_NAMES = (38.0, 34.0, 30.0, 27.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0)
_TITLES = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
_TEXTS = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.0, 6.0)


def print_certificates(
    some: Sequence[Certificate], file: Path, paper: Paper, progress: Progress = lambda _share: None
) -> int:
    """Prints certificates; gives the number of pages. UserError when the file cannot be written."""
    with printing(file, paper, f"{some[0].heading.title}: certificates", landscape=True) as press:
        for number, one in enumerate(some, 1):
            if number > 1:
                press.turn_page()
            _certificate(press, one)
            progress(number / len(some))
        return press.pages


def _certificate(press: Press, one: Certificate) -> None:
    width, height = press.size
    heading, wide = one.heading, width - 2 * _SIDE
    _frame(press)
    top = (height - 210.0) / 2 + 24.0  # the same air above and below on both papers

    def line(at: float, high: float, text: str, sizes: tuple[float, ...], *, bold: bool = False) -> None:
        box = Box(left=_SIDE, top=top + at, width=wide, height=high)
        press.fitting(box, text, sizes, _CENTRE, bold=bold)

    def quiet(at: float, text: str) -> None:
        press.words(Box(left=_SIDE, top=top + at, width=wide, height=7), text, 12, _CENTRE)

    line(0, 8, heading.provider, (13.0, 12.0, 11.0, 10.0, 9.0, 8.0))
    line(11, 15, "Certificate of attendance", (30.0,), bold=True)
    quiet(30, "This is to certify that")
    line(38, 24, one.name, _NAMES, bold=True)
    press.line(width / 2 - 60, top + 64, width / 2 + 60, top + 64, points=0.8, color=_ACCENT)
    quiet(67, "attended")
    line(75, 19, heading.title, _TITLES, bold=True)
    quiet(95, " · ".join(part for part in (day_in_words(heading.on), heading.place) if part))
    if one.credit:
        line(104, 9, hours_in_words(heading.contact_hours), (16.0, 14.0), bold=True)
        line(114, 17, heading.approval, _TEXTS)
    _foot(press, one, top + 139)


def _frame(press: Press) -> None:
    width, height = press.size
    for margin, points in ((_FRAME, 2.0), (_INNER, 0.6)):
        press.painter.setPen(QPen(_ACCENT, points * 96 / 72))
        press.painter.setBrush(Qt.BrushStyle.NoBrush)
        sides = (margin, margin, width - 2 * margin, height - 2 * margin)
        press.painter.drawRect(QRectF(*(millimetres(one) for one in sides)))


def _foot(press: Press, one: Certificate, top: float) -> None:
    width, _ = press.size
    heading = one.heading
    if one.credit:
        address = Box(left=_SIDE, top=top, width=95, height=17)
        press.fitting(address, f"{heading.provider}\n{heading.address}", _TEXTS, _FOOT_LEFT)
    sign = Box(left=width - _SIDE - 80, top=top + 9, width=80, height=8)
    press.line(sign.left, sign.top - 1, sign.left + sign.width, sign.top - 1)
    press.fitting(sign, heading.trainer or "Signature", _TEXTS, _FOOT_RIGHT)
    number = Box(left=_SIDE, top=top + 21, width=width - 2 * _SIDE, height=5)
    press.words(number, f"Certificate {one.number}", 8, _CENTRE, MUTED)
