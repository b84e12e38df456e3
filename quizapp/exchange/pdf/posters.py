"""Wall posters: a figure as large as its sheet, with its name."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt

from quizapp.content.figures.figure import Figure, figure_title
from quizapp.exchange.pdf.figures import draw, renderer_of, size_within
from quizapp.exchange.pdf.press import Press, Progress, millimetres, printing, text_document
from quizapp.exchange.printable.blocks import safe
from quizapp.exchange.printable.paper import Box, Paper

_MARGIN = 14.0
_AIR = 6.0


def print_posters(
    figures: Sequence[Figure],
    file: Path,
    paper: Paper,
    title: str,
    source: str,
    progress: Progress = lambda _share: None,
) -> int:
    """Prints a sheet for each figure, lying on its side; gives the number of pages."""
    with printing(file, paper, title, landscape=True) as press:
        for number, figure in enumerate(figures, 1):
            if number > 1:
                press.turn_page()
            _poster(press, figure, source)
            progress(number / len(figures))
        return press.pages


def _poster(press: Press, figure: Figure, source: str) -> None:
    width, height = press.size
    wide = width - 2 * _MARGIN
    name = text_document(f"<h1>{safe(figure_title(figure.svg) or figure.name)}</h1>", wide, 15, centred=True)
    name_high = name.size().height() * 25.4 / 96
    press.document(name, _MARGIN, _MARGIN)
    bottom = height - _MARGIN - 5
    top = _MARGIN + name_high + _AIR
    room = bottom - _AIR - top
    drawn_wide, drawn_high = size_within(renderer_of(figure.svg), wide, room)
    target = QRectF(
        millimetres((width - drawn_wide) / 2),
        millimetres(top + (room - drawn_high) / 2),
        millimetres(drawn_wide),
        millimetres(drawn_high),
    )
    draw(press.painter, figure.svg, target, {})
    foot = Box(left=_MARGIN, top=bottom, width=wide, height=5)
    press.words(foot, source, 8, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
