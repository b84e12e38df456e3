"""Flashcards to print on both sides and cut: the n-th back lies behind the n-th front when the sheet is turned over its
long edge."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt

from quizapp.exchange.pdf.figures import draw, renderer_of, size_within
from quizapp.exchange.pdf.press import Press, Progress, millimetres, printing, text_document
from quizapp.exchange.printable.card_faces import PaperCard, Side
from quizapp.exchange.printable.paper import Box, Grid, Paper, back_boxes, crop_marks, front_boxes

_PADDING = 6.0
_LINE = 5.0
"""Height of the lines at a card's head and foot."""
_SIZES = (17.0, 15.5, 14.0, 12.5, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
"""Points that are tried until a text fits its card."""
_FIGURE_SHARE = 0.62
"""How much of the room between head and foot a figure takes."""


def print_cards(
    cards: Sequence[PaperCard],
    file: Path,
    paper: Paper,
    grid: Grid,
    title: str,
    progress: Progress = lambda _share: None,
) -> int:
    """Prints cards, a sheet of fronts and then its backs; gives the number of pages. UserError when the file cannot be
    written."""
    fronts, backs = front_boxes(paper, grid), back_boxes(paper, grid)
    with printing(file, paper, title) as press:
        for first in range(0, len(cards), grid.cards):
            sheet = cards[first : first + grid.cards]
            if first:
                press.turn_page()
            _marks(press, grid)
            for card, box in zip(sheet, fronts, strict=False):
                _side(press, card.front, box)
            press.turn_page()
            for card, box in zip(sheet, backs, strict=False):
                _side(press, card.back, box)
            progress(min(1.0, (first + grid.cards) / len(cards)))
        return press.pages


def _marks(press: Press, grid: Grid) -> None:
    for x1, y1, x2, y2 in crop_marks(press.paper, grid):
        press.line(x1, y1, x2, y2)


def _side(press: Press, side: Side, box: Box) -> None:
    left, width = box.left + _PADDING, box.width - 2 * _PADDING
    lined = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
    if side.head:
        press.words(Box(left=left, top=box.top + 3, width=width, height=_LINE), side.head, 8, lined)
    if side.foot:
        press.words(
            Box(left=left, top=box.top + box.height - 3 - _LINE, width=width, height=_LINE), side.foot, 7, lined
        )
    top = box.top + _PADDING + _LINE / 2
    room = box.height - 2 * _PADDING - _LINE
    if side.figure:
        high = room * _FIGURE_SHARE
        wide, high = size_within(renderer_of(side.figure), width, high)
        target = QRectF(millimetres(left + (width - wide) / 2), millimetres(top), millimetres(wide), millimetres(high))
        draw(press.painter, side.figure, target, {})
        top, room = top + high + 1, room - high - 1
    for points in _SIZES:
        text = text_document(side.text, width, points, centred=True)
        height = text.size().height() * 25.4 / 96
        if height <= room or points == _SIZES[-1]:
            break
    press.painter.save()
    press.painter.setClipRect(QRectF(*(millimetres(one) for one in (box.left, box.top, box.width, box.height))))
    press.document(text, left, top + max(0.0, (room - height) / 2))
    press.painter.restore()
