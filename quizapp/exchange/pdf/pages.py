"""Documents of running text as pages: no block is torn in two that fits a page, and each page has its number."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument

from quizapp.exchange.pdf.figures import draw, renderer_of, size_within
from quizapp.exchange.pdf.press import MUTED, Press, Progress, millimetres, pressing, printing, text_document
from quizapp.exchange.printable.blocks import LARGE_POINTS, ORDINARY_POINTS, Block, Document, safe
from quizapp.exchange.printable.paper import Paper
from quizapp.exchange.printable.telling import part_of
from quizapp.exchange.replacing import replacing

_SIDE, _TOP, _BOTTOM = 20.0, 18.0, 10.0
_FOOT_POINTS = 8.0
_NUMBER_SHARE, _NUMBER_SHARE_IN_LARGE_PRINT = 18, 28
"""Percent of the foot's width for the number of its page."""
_AIR = 5.0
"""Between the text and the line above the foot."""
_LAYOUT_SHARE = 0.5
"""So much of the work is laying out; the rest is drawing."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A block laid out; ``height`` in mm with its figure, ``figure_mm`` the size of that."""

    block: Block
    text: QTextDocument
    height: float
    figure_mm: tuple[float, float]
    scale: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a block on a page: what of its text from ``skip`` on for ``height`` mm, at ``top``."""

    laid: _Laid
    top: float
    skip: float
    height: float


def print_document(document: Document, file: Path, paper: Paper, progress: Progress = lambda _share: None) -> int:
    """Prints a document; gives the number of its pages. UserError when the file cannot be written."""
    with printing(file, paper, document.title) as press:
        return _print(document, press, progress)


def print_documents(
    documents: Sequence[tuple[Document, Path]], paper: Paper, progress: Progress = lambda _share: None
) -> int:
    """Prints documents that belong together, each to its file; gives the number of all their pages. UserError when one
    of the files cannot be written: then none is."""
    pages = 0
    with ExitStack() as together:
        for number, (document, file) in enumerate(documents):
            fresh = together.enter_context(replacing(file))
            with pressing(fresh, paper, document.title) as press:
                pages += _print(document, press, part_of(progress, number, len(documents)))
    return pages


def _print(document: Document, press: Press, progress: Progress) -> int:
    laid = []
    for number, block in enumerate(document.blocks):
        laid.append(_lay(block, press, document.scale))
        progress(_LAYOUT_SHARE * number / len(document.blocks))
    foot = _foot(document, press, 1, 1)
    pages = _pages(laid, press.size[1] - _TOP - _BOTTOM - _height(foot) - _AIR)
    for number, page in enumerate(pages, 1):
        if number > 1:
            press.turn_page()
        for piece in page:
            _draw(press, piece)
        _draw_foot(press, _foot(document, press, number, len(pages)))
        progress(_LAYOUT_SHARE + (1 - _LAYOUT_SHARE) * number / len(pages))
    return len(pages)


def _lay(block: Block, press: Press, scale: float) -> _Laid:
    width = press.size[0] - 2 * _SIDE
    text = text_document(block.text, width, ORDINARY_POINTS * scale, least=_least(scale))
    height = _height(text)
    if not block.figure:
        return _Laid(block, text, height, (0.0, 0.0), scale)
    figure = size_within(renderer_of(block.figure), width, block.height_mm * scale)
    return _Laid(block, text, height + 2 + figure[1], figure, scale)


def _pages(laid: Sequence[_Laid], room: float) -> list[list[_Piece]]:
    """The blocks on pages of a height. One that is higher than a page is torn between its lines."""
    pages: list[list[_Piece]] = [[]]
    top = 0.0
    for place, one in enumerate(laid):
        space = one.block.space_mm if pages[-1] else 0.0
        following = laid[place + 1].height + laid[place + 1].block.space_mm if place + 1 < len(laid) else 0.0
        wanted = one.height + (following if one.block.with_next and one.height + following <= room else 0.0)
        if pages[-1] and (one.block.new_page or top + space + wanted > room):
            pages.append([])
            top, space = 0.0, 0.0
        top += space
        skip = 0.0
        while one.height - skip > room - top + 0.01:
            torn = _line_before(one, skip + room - top)
            if torn <= skip:  # no line ends before the page does: it is cut where the page ends
                torn = skip + room - top
            pages[-1].append(_Piece(one, top, skip, torn - skip))
            pages.append([])
            top, skip = 0.0, torn
        pages[-1].append(_Piece(one, top, skip, one.height - skip))
        top += one.height - skip
    return pages


def _line_before(laid: _Laid, height: float) -> float:
    """The end (in mm) of the last line that ends before a height."""
    best, limit = 0.0, millimetres(height)
    block = laid.text.begin()
    while block.isValid():
        rect = laid.text.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            end = rect.y() + line.y() + line.height()
            if end <= limit:
                best = max(best, end)
        block = block.next()
    return best * 25.4 / 96


def _draw(press: Press, piece: _Piece) -> None:
    laid, painter = piece.laid, press.painter
    left, top = millimetres(_SIDE), millimetres(_TOP + piece.top)
    text_height = _height(laid.text)
    painter.save()
    painter.translate(left, top - millimetres(piece.skip))
    if piece.skip or piece.height < laid.height:
        clip = QRectF(0, millimetres(piece.skip), laid.text.textWidth(), millimetres(piece.height))
        painter.setClipRect(clip)
        laid.text.drawContents(painter, clip)
    else:
        laid.text.drawContents(painter)
    if laid.block.figure and piece.skip + piece.height >= laid.height - 0.01:
        width, height = (millimetres(one) for one in laid.figure_mm)
        target = QRectF((laid.text.textWidth() - width) / 2, millimetres(text_height + 2), width, height)
        draw(painter, laid.block.figure, target, laid.block.letters, laid.scale)
    painter.restore()


def _least(scale: float) -> float:
    return LARGE_POINTS if scale > 1 else 0.0


def _height(text: QTextDocument) -> float:
    """The height of a text in mm."""
    return text.size().height() * 25.4 / 96


def _foot(document: Document, press: Press, number: int, count: int) -> QTextDocument:
    """The source, in as many lines as it takes, and the number of the page."""
    at_right = f'<p align="right">Page&nbsp;{number}&nbsp;of&nbsp;{count}</p>'
    share = _NUMBER_SHARE_IN_LARGE_PRINT if document.scale > 1 else _NUMBER_SHARE
    cells = f'<td width="{98 - share}%">{safe(document.foot)}</td><td></td><td width="{share}%">{at_right}</td>'
    colour = f'style="color: {MUTED.name()}"'
    foot = f'<table width="100%" cellspacing="0" cellpadding="0" {colour}><tr>{cells}</tr></table>'
    least = _least(document.scale)
    return text_document(foot, press.size[0] - 2 * _SIDE, max(_FOOT_POINTS * document.scale, least), least=least)


def _draw_foot(press: Press, foot: QTextDocument) -> None:
    width, height = press.size
    top = height - _BOTTOM - _height(foot)
    press.line(_SIDE, top - 1.5, width - _SIDE, top - 1.5)
    press.document(foot, _SIDE, top)
