"""Flashcards to print on both sides and cut: the n-th back lies behind the n-th front when the sheet is turned over its
long edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextDocument

from quizapp.exchange.pdf.figures import draw, renderer_of, size_within
from quizapp.exchange.pdf.press import MUTED, Press, Progress, is_torn, load_fonts, millimetres, printing, text_document
from quizapp.exchange.printable.card_faces import CardGroup, PaperCard, Side
from quizapp.exchange.printable.paper import MARGIN, Box, Grid, Paper, back_boxes, crop_marks, front_boxes

_PADDING = 6.0
_LINE = 5.0
"""Height of the lines at a card's head and foot."""
_FOOT, _FOOT_SIZES = 6.0, (7.0, 6.5, 6.0, 5.5)
_NUMBER = 50.0
"""Width of the line that tells which sheet it is."""
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
    source: str,
    progress: Progress = lambda _share: None,
) -> int:
    """Prints cards, a sheet of fronts and then its backs; gives the number of pages. UserError when the file cannot be
    written."""
    return print_card_groups([CardGroup(grid=grid, cards=tuple(cards))], file, paper, title, source, progress)


def print_card_groups(
    groups: Sequence[CardGroup],
    file: Path,
    paper: Paper,
    title: str,
    source: str,
    progress: Progress = lambda _share: None,
) -> int:
    """Prints cards of several sizes, each on sheets of its own; gives the number of pages. The margin that is cut off
    tells which sheet it is, and the source."""
    sheets = [
        (group.grid, group.cards[first : first + group.grid.cards])
        for group in groups
        for first in range(0, len(group.cards), group.grid.cards)
    ]
    with printing(file, paper, title) as press:
        for number, (grid, cards) in enumerate(sheets):
            if number:
                press.turn_page()
            _sheet(press, grid, cards, f"Sheet {number + 1} of {len(sheets)}", source)
            progress((number + 1) / len(sheets))
        return press.pages


def fits(card: PaperCard, paper: Paper, grid: Grid, least: float) -> bool:
    """Whether both sides of a card can be printed in this size with letters of so many points at least."""
    load_fonts()
    box = front_boxes(paper, grid)[0]
    return all(_fitted(side, *_room(side, box)).points >= least for side in (card.front, card.back) if side)


def _sheet(press: Press, grid: Grid, cards: Sequence[PaperCard], number: str, source: str) -> None:
    for x1, y1, x2, y2 in crop_marks(press.paper, grid):
        press.line(x1, y1, x2, y2)
    for card, box in zip(cards, front_boxes(press.paper, grid), strict=False):
        _side(press, card.front, box)
    if not any(card.back for card in cards):
        _margin(press, number, source)
    else:
        _margin(press, f"{number}, fronts", "")
        press.turn_page()
        _margin(press, f"{number}, backs", source)
        for card, box in zip(cards, back_boxes(press.paper, grid), strict=False):
            if card.back:
                _side(press, card.back, box)


def _margin(press: Press, number: str, source: str) -> None:
    """What stands at the foot of a sheet, outside its cards. Crop marks are there on the side of the fronts: the source
    would lie across them where there are three columns."""
    width, height = press.size
    top, wide, vertical = height - MARGIN + 2, width - 2 * MARGIN - 6, Qt.AlignmentFlag.AlignVCenter
    left = Box(left=MARGIN + 3, top=top, width=_NUMBER, height=4)
    press.words(left, number, 7, Qt.AlignmentFlag.AlignLeft | vertical)
    right = Box(left=MARGIN + 3 + wide / 2 + 3, top=top, width=wide / 2 - 3, height=4)
    press.words(right, source, 7, Qt.AlignmentFlag.AlignRight | vertical)


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A text as large as its room allows, and its height in mm."""

    text: QTextDocument
    points: float
    height: float


def _room(side: Side, box: Box) -> tuple[float, float]:
    """Width and height for the text of a side, below its figure."""
    width, room = box.width - 2 * _PADDING, box.height - 2 * _PADDING - _LINE
    if not side.figure:
        return width, room
    return width, room - size_within(renderer_of(side.figure), width, room * _FIGURE_SHARE)[1] - 1


def _fitted(side: Side, width: float, room: float) -> _Fitted:
    """The text in the largest size that fits with its words whole; the smallest when none does."""
    for points in (one for one in _SIZES if one <= side.points):
        text = text_document(side.text, width, points, centred=side.centred)
        height = text.size().height() * 25.4 / 96
        if height <= room and not is_torn(text):
            return _Fitted(text, points, height)
    return _Fitted(text, 0.0, height)


def _side(press: Press, side: Side, box: Box) -> None:
    left, width = box.left + _PADDING, box.width - 2 * _PADDING
    lined = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
    if side.head:
        press.words(Box(left=left, top=box.top + 3, width=width, height=_LINE), side.head, 8, lined)
    if side.foot:
        at_foot = Box(left=left, top=box.top + box.height - 2.6 - _FOOT, width=width, height=_FOOT)
        press.fitting(at_foot, side.foot, _FOOT_SIZES, lined, MUTED)
    top = box.top + _PADDING + _LINE / 2
    _, room = _room(side, box)
    if side.figure:
        high = box.height - 2 * _PADDING - _LINE - room - 1
        wide, high = size_within(renderer_of(side.figure), width, high)
        target = QRectF(millimetres(left + (width - wide) / 2), millimetres(top), millimetres(wide), millimetres(high))
        draw(press.painter, side.figure, target, side.letters)
        top += high + 1
    fitted = _fitted(side, width, room)
    press.painter.save()
    press.painter.setClipRect(QRectF(*(millimetres(one) for one in (box.left, box.top, box.width, box.height))))
    press.document(fitted.text, left, top + (max(0.0, (room - fitted.height) / 2) if side.centred else 0.0))
    press.painter.restore()
