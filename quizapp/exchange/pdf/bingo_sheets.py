"""Bingo cards, two to a sheet, to cut apart."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from quizapp.exchange.pdf.press import INK, LINE, MUTED, Press, Progress, drawn_font, millimetres, printing
from quizapp.exchange.printable.paper import Box, Grid, Paper, crop_marks, front_boxes
from quizapp.exchange.printable.teaching_papers import winning_line
from quizapp.teaching.bingo import FREE, BingoCard

_PADDING, _HEAD, _FOOT = 5.0, 9.0, 5.0
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def print_bingo(
    cards: Sequence[BingoCard],
    file: Path,
    paper: Paper,
    title: str,
    source: str,
    progress: Progress = lambda _share: None,
) -> int:
    """Prints cards under the session's title; gives the number of pages."""
    boxes = front_boxes(paper, Grid.HALVES)
    with printing(file, paper, f"{title}: bingo") as press:
        for first in range(0, len(cards), len(boxes)):
            if first:
                press.turn_page()
            for x1, y1, x2, y2 in crop_marks(paper, Grid.HALVES):
                press.line(x1, y1, x2, y2)
            for card, box in zip(cards[first:], boxes, strict=False):
                _card(press, card, box, title, source)
            progress(min(1.0, (first + len(boxes)) / len(cards)))
        return press.pages


def _card(press: Press, card: BingoCard, box: Box, title: str, source: str) -> None:
    left, wide = box.left + _PADDING, box.width - 2 * _PADDING
    vertical = Qt.AlignmentFlag.AlignVCenter
    head = Box(left=left, top=box.top + _PADDING, width=wide - 24, height=_HEAD)
    press.words(head, f"Bingo · {title}", 13, Qt.AlignmentFlag.AlignLeft | vertical, INK)
    number = Box(left=left + wide - 24, top=head.top, width=24, height=_HEAD)
    press.words(number, f"Card {card.number}", 9, Qt.AlignmentFlag.AlignRight | vertical)
    told = Box(left=left, top=head.top + _HEAD, width=wide, height=_FOOT)
    press.words(told, winning_line(len(card.rows)), 8.5, Qt.AlignmentFlag.AlignLeft | vertical)
    foot = Box(left=left, top=box.top + box.height - _PADDING - _FOOT + 1, width=wide, height=_FOOT)
    press.words(foot, source, 7, Qt.AlignmentFlag.AlignLeft | vertical)
    top = told.top + _FOOT + 2
    side = len(card.rows)
    cell_wide, cell_high = wide / side, (foot.top - 1 - top) / side
    for row, terms in enumerate(card.rows):
        for column, term in enumerate(terms):
            at = QRectF(
                millimetres(left + column * cell_wide),
                millimetres(top + row * cell_high),
                millimetres(cell_wide),
                millimetres(cell_high),
            )
            _square(press, at, term)


def _square(press: Press, at: QRectF, term: str) -> None:
    painter = press.painter
    painter.setPen(QPen(LINE, 1.0))
    painter.drawRect(at)
    inside = at.adjusted(4, 3, -4, -3)
    flags = _MIDDLE | Qt.TextFlag.TextWordWrap
    painter.setPen(MUTED if term == FREE else INK)
    for points in _SIZES:
        painter.setFont(drawn_font(points))
        needed = painter.boundingRect(inside, flags, term or "free")
        if needed.height() <= inside.height() and needed.width() <= inside.width():
            break
    painter.drawText(inside, flags, term or "free")
