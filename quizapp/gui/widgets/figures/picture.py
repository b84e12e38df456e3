"""A figure as Qt draws it: in the colours of the theme, with regions marked, and with an answer to "what is here?"."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from quizapp.content.figures.drawing import coloured, follows_theme, map_color, outlined, region_map
from quizapp.content.figures.figure import regions_of
from quizapp.gui import theme

_MAP_WIDTH = 480
"""How finely regions are told apart: in px across the whole figure."""

_NEAR = 0.012
"""How far beside a region a click still means it, as a share of the figure's width: fingers and thin lines."""


def tokens(colors: theme.Colors) -> Mapping[str, str]:
    """The colour tokens as a figure's text names them."""
    return {field.name: getattr(colors, field.name).name() for field in fields(colors)}


class FigurePicture:
    """One figure; ``regions`` are those that can be met. Points and rectangles are in the figure's own units."""

    def __init__(self, svg: str, regions: tuple[str, ...]) -> None:
        self._known = regions_of(svg)
        self.regions = tuple(one for one in regions if one in self._known)
        self.on_paper = not follows_theme(svg)
        self._svg = svg
        self._drawn: tuple[object, QSvgRenderer] | None = None
        self._plain = self._renderer(svg)
        self.box = self._plain.viewBoxF()
        self._map: QImage | None = None
        self._spots: dict[str, QPointF] = {}

    def draw(self, painter: QPainter, target: QRectF, marks: Mapping[str, str]) -> None:
        """Draws the figure; ``marks`` are regions and the colour roles of the lines around them."""
        colors = self._colors()
        wanted = (colors, tuple(sorted(marks.items())))
        if self._drawn is None or self._drawn[0] != wanted:
            outlines = {region: getattr(colors, role).name() for region, role in marks.items()}
            self._drawn = (wanted, self._renderer(outlined(self._svg, outlines, colors.surface.name())))
        self._drawn[1].render(painter, target)

    def _colors(self) -> theme.Colors:
        """The theme's colours, on white paper always the light ones."""
        return theme.colors(dark=False) if self.on_paper else theme.current().colors

    def _renderer(self, svg: str) -> QSvgRenderer:
        text = coloured(svg, tokens(self._colors()), theme.FAMILY)
        renderer = QSvgRenderer(QByteArray(text.encode()))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        return renderer

    def bounds(self, region: str) -> QRectF:
        """The rectangle around a region."""
        return self._plain.transformForElement(region).mapRect(self._plain.boundsOnElement(region))

    def spot(self, region: str) -> QPointF:
        """A point on a region, as near to its middle as its shape allows. Looked for once: it takes some 20 ms."""
        if region not in self._spots:
            self._spots[region] = self._spot(region)
        return self._spots[region]

    def knows(self, regions: Iterable[str]) -> bool:
        """Whether the points on these regions were looked for already; of what is no region none is looked for."""
        return all(region in self._spots for region in regions if region in self.regions)

    def _spot(self, region: str) -> QPointF:
        written = self._known[region].mark
        if written is not None:
            return self._plain.transformForElement(region).map(QPointF(*written))
        bounds = self.bounds(region)
        middle = bounds.center()
        steps = [share / 8 for share in range(-4, 5)]
        grid = (
            QPointF(middle.x() + x * bounds.width(), middle.y() + y * bounds.height()) for x in steps for y in steps
        )
        on_it = [point for point in grid if self._number_at(point) == self.regions.index(region)]
        away = (point - middle for point in on_it)
        nearest = min(away, key=QPointF.manhattanLength, default=QPointF())
        return middle + nearest

    def region_at(self, point: QPointF) -> str | None:
        """The region at a point or close beside it."""
        reach = self.box.width() * _NEAR
        for ring in (0.0, 0.5, 1.0):
            for x, y in _AROUND if ring else ((0.0, 0.0),):
                number = self._number_at(point + QPointF(x, y) * (ring * reach))
                if number is not None:
                    return self.regions[number]
        return None

    def _number_at(self, point: QPointF) -> int | None:
        image = self._region_map()
        x = round((point.x() - self.box.x()) / self.box.width() * image.width() - 0.5)
        y = round((point.y() - self.box.y()) / self.box.height() * image.height() - 0.5)
        if not image.valid(x, y):
            return None
        number = _numbers().get(image.pixel(x, y) & 0xFFFFFF)
        return number if number is not None and number < len(self.regions) else None

    def _region_map(self) -> QImage:
        if self._map is None:
            height = max(1, round(_MAP_WIDTH * self.box.height() / self.box.width()))
            self._map = QImage(_MAP_WIDTH, height, QImage.Format.Format_RGB32)
            self._map.fill(Qt.GlobalColor.black)
            painter = QPainter(self._map)
            QSvgRenderer(QByteArray(region_map(self._svg, self.regions).encode())).render(painter)
            painter.end()
        return self._map


_AROUND = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))


@cache
def _numbers() -> Mapping[int, int]:
    return {int(map_color(number)[1:], 16): number for number in range(255)}
