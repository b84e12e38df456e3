"""Figures on paper: in the light theme's colours, sharp at any size, with letters on their regions where they are asked
for."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from quizapp.content.figures.drawing import coloured, map_color, region_map
from quizapp.content.figures.figure import regions_of
from quizapp.exchange.pdf.press import FAMILY, INK, drawn_font
from quizapp.paths import resources

_MAP_WIDTH = 480
"""Dots across a figure by which its regions are told apart."""
_STEPS = 16
"""Points tried on each side of a region."""
_DISC = 9.0
"""Radius of a letter's disc in units of the layout (1/96 inch)."""
_LETTER_POINTS = 10.5


@cache
def _colors() -> Mapping[str, str]:
    light: dict[str, str] = tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))["light"]
    return light | {"paper": "#FFFFFF", "surface": "#FFFFFF"}


def renderer_of(svg: str) -> QSvgRenderer:
    """A figure as Qt draws it on white paper."""
    renderer = QSvgRenderer(QByteArray(coloured(svg, _colors(), FAMILY).encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def size_within(renderer: QSvgRenderer, width: float, height: float) -> tuple[float, float]:
    """The largest size with the figure's own proportions inside another."""
    box = renderer.viewBoxF()
    if box.width() <= 0 or box.height() <= 0:
        return width, height
    scale = min(width / box.width(), height / box.height())
    return box.width() * scale, box.height() * scale


def draw(painter: QPainter, svg: str, target: QRectF, letters: Mapping[str, str], print_scale: float = 1.0) -> None:
    """Draws a figure into a rectangle of its own proportions, with letters on regions, ``print_scale`` times as large
    as in ordinary print."""
    renderer = renderer_of(svg)
    renderer.render(painter, target)
    box = renderer.viewBoxF()
    scale = target.width() / box.width() if letters else 1.0
    for region, at in spots(svg, renderer, tuple(letters), 2.4 * _DISC * print_scale / scale).items():
        place = QPointF(target.x() + (at.x() - box.x()) * scale, target.y() + (at.y() - box.y()) * scale)
        _letter(painter, place, letters[region], print_scale)


def spots(svg: str, renderer: QSvgRenderer, regions: tuple[str, ...], apart: float) -> Mapping[str, QPointF]:
    """A point on each region of a figure, in its own units: where its author put the mark, else as near to its middle
    as its shape allows and, if it can be, so far ``apart`` from the others."""
    known = regions_of(svg)
    there = tuple(one for one in regions if one in known)
    drawn = _map_of(svg, renderer, there) if there else QImage()
    found: dict[str, QPointF] = {}
    for number, region in enumerate(there):
        transform, mark = renderer.transformForElement(region), known[region].mark
        if mark is not None:
            found[region] = transform.map(QPointF(*mark))
            continue
        bounds = transform.mapRect(renderer.boundsOnElement(region))
        on_it = [one for one in _grid(bounds) if _color_at(drawn, renderer, one) == map_color(number).lower()]
        free = [one for one in on_it if all(_far(one, other) >= apart for other in found.values())]
        found[region] = min(free or on_it or [bounds.center()], key=partial(_far, bounds.center()))
    return found


def _grid(bounds: QRectF) -> Iterator[QPointF]:
    steps = [(step + 0.5) / _STEPS for step in range(_STEPS)]
    for across in steps:
        for down in steps:
            yield QPointF(bounds.x() + across * bounds.width(), bounds.y() + down * bounds.height())


def _far(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _map_of(svg: str, renderer: QSvgRenderer, regions: tuple[str, ...]) -> QImage:
    """The regions alone, each in the colour of its number."""
    box = renderer.viewBoxF()
    image = QImage(_MAP_WIDTH, max(1, round(_MAP_WIDTH * box.height() / box.width())), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(region_map(svg, regions).encode())).render(painter)
    painter.end()
    return image


def _color_at(image: QImage, renderer: QSvgRenderer, point: QPointF) -> str:
    box = renderer.viewBoxF()
    x = int((point.x() - box.x()) / box.width() * image.width())
    y = int((point.y() - box.y()) / box.height() * image.height())
    return image.pixelColor(x, y).name() if image.valid(x, y) else ""


def _letter(painter: QPainter, at: QPointF, letter: str, print_scale: float) -> None:
    radius = _DISC * print_scale
    painter.save()
    painter.setPen(INK)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(at, radius, radius)
    painter.setFont(drawn_font(_LETTER_POINTS * print_scale, bold=True))
    inside = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()
