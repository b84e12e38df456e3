"""Image occlusion: a picture of which parts are hidden and asked for, as a figure with named regions.

Each part is a region (so that hot spots can ask for it) and a cover: an element of the classes ``label cover`` that is
not seen until a label card lays it over the part. So these figures go through all that other figures go through.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from quizapp.content.figures.figure import description, figure_title, regions_of
from quizapp.content.figures.rasters import Raster, raster_in
from quizapp.content.figures.svg import SvgError, classes, parsed, written

SMALLEST = 4.0
"""A part is at least so many points of the picture wide and high: smaller ones cannot be seen or hit."""

_NUMBERS = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, in points of the picture from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Clockwise from the upper left."""
        right, bottom = self.x + self.width, self.y + self.height
        return ((self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom))


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """Three corners or more, in points of the picture."""

    corners: tuple[tuple[float, float], ...]


Outline = Box | Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a picture that is asked for. ``id`` is that of the region, ``name`` what it hides."""

    id: str
    name: str
    outline: Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A picture with its parts; ``title`` names it, ``words`` say what it shows to people who do not see it."""

    raster: Raster
    parts: tuple[Part, ...] = ()
    title: str = ""
    words: str = ""


def bounds(outline: Outline) -> Box:
    """The rectangle around an outline."""
    xs, ys = zip(*outline.corners, strict=True)
    return Box(x=min(xs), y=min(ys), width=max(xs) - min(xs), height=max(ys) - min(ys))


def moved(outline: Outline, dx: float, dy: float, raster: Raster) -> Outline:
    """The outline moved, as far as the picture allows."""
    around = bounds(outline)
    dx = min(max(dx, -around.x), raster.width - around.x - around.width)
    dy = min(max(dy, -around.y), raster.height - around.y - around.height)
    if isinstance(outline, Box):
        return Box(x=outline.x + dx, y=outline.y + dy, width=outline.width, height=outline.height)
    return Polygon(corners=tuple((x + dx, y + dy) for x, y in outline.corners))


def sized(outline: Outline, wider: float, higher: float, raster: Raster) -> Outline:
    """The outline made wider and higher from its upper left corner, as far as the picture and ``SMALLEST`` allow."""
    around = bounds(outline)
    width = min(max(around.width + wider, SMALLEST), raster.width - around.x)
    height = min(max(around.height + higher, SMALLEST), raster.height - around.y)
    if isinstance(outline, Box):
        return Box(x=around.x, y=around.y, width=width, height=height)
    across, down = width / (around.width or 1), height / (around.height or 1)
    return Polygon(
        corners=tuple(
            (around.x + (x - around.x) * across, around.y + (y - around.y) * down) for x, y in outline.corners
        )
    )


def within(outline: Outline, raster: Raster) -> Outline | None:
    """The outline cut to the picture; None where too little of it is left."""
    corners = tuple((min(max(x, 0.0), raster.width), min(max(y, 0.0), raster.height)) for x, y in outline.corners)
    around = bounds(Polygon(corners=corners))
    if around.width < SMALLEST or around.height < SMALLEST:
        return None
    return around if isinstance(outline, Box) else Polygon(corners=corners)


def place_words(outline: Outline, raster: Raster) -> str:
    """Where a part is, for people who do not see it: ``in the upper left of the picture``."""
    around = bounds(outline)
    across = (around.x + around.width / 2) / raster.width
    down = (around.y + around.height / 2) / raster.height
    row = ("upper", "", "lower")[min(2, int(down * 3))]
    column = ("left", "", "right")[min(2, int(across * 3))]
    return f"a part {_WHERE[row, column]} of the picture"


_WHERE = {
    ("", ""): "in the middle",
    ("", "left"): "at the left",
    ("", "right"): "at the right",
    ("upper", ""): "at the top",
    ("lower", ""): "at the bottom",
    ("upper", "left"): "in the upper left",
    ("upper", "right"): "in the upper right",
    ("lower", "left"): "in the lower left",
    ("lower", "right"): "in the lower right",
}


def figure_of(pictured: Pictured) -> str:
    """The SVG of a picture with its parts."""
    raster = pictured.raster
    root = Element("svg", {"viewBox": f"0 0 {raster.width} {raster.height}", "data-paper": "white"})
    _say(root, "title", pictured.title or "A picture")
    _say(root, "desc", pictured.words or _count_words(pictured))
    size = {"x": "0", "y": "0", "width": str(raster.width), "height": str(raster.height)}
    SubElement(root, "image", {**size, "href": raster.href})
    for part in pictured.parts:
        region = _shape(root, part.outline)
        region.attrib.update({"class": "region", "id": part.id, "fill": "white", "fill-opacity": "0"})
        _say(region, "title", part.name or part.id)
        _say(region, "desc", place_words(part.outline, raster))
    for part in pictured.parts:
        cover = SubElement(root, "g", {"class": "label cover", "data-for": part.id})
        _shape(cover, part.outline).set("fill", "none")
    return written(root)


def pictured_in(svg: str) -> Pictured | None:
    """The picture with its parts that a figure holds; None for a figure that is drawn."""
    try:
        root = parsed(svg)
    except SvgError:
        return None
    image = root.find("image")
    raster = None if image is None else raster_in(image.get("href", ""))
    if raster is None or not all(_is_ours(one) for one in root):
        return None
    known = regions_of(svg)
    shapes = [one for one in root if "region" in classes(one)]
    outlines = [_outline(one) for one in shapes]
    return Pictured(
        raster=raster,
        parts=tuple(
            Part(id=one.get("id", ""), name=known[one.get("id", "")].title, outline=outline)
            for one, outline in zip(shapes, outlines, strict=True)
            if outline is not None and one.get("id", "") in known
        ),
        title=figure_title(svg),
        words=description(svg),
    )


def region_id(name: str, taken: Iterable[str]) -> str:
    """An id for a new part, from its name: ``left-ventricle``, or with a number behind it where that is taken."""
    base = "-".join(re.findall(r"[^\W_]+", name.casefold()))[:80] or "part"
    used = set(taken)
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(used) + 3))
    return next(one for one in numbered if one not in used)


def _count_words(pictured: Pictured) -> str:
    count = len(pictured.parts)
    return "A picture." if not count else f"A picture with {count} named part{'s' if count > 1 else ''}."


def _say(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = " ".join(words.split())


def _shape(parent: Element, outline: Outline) -> Element:
    if isinstance(outline, Box):
        sides = {"x": outline.x, "y": outline.y, "width": outline.width, "height": outline.height}
        return SubElement(parent, "rect", {name: _number(side) for name, side in sides.items()})
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in outline.corners)
    return SubElement(parent, "polygon", {"points": points})


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _is_ours(element: Element) -> bool:
    known = {"title", "desc", "image", "rect", "polygon"}
    return element.tag in known or "cover" in classes(element)


def _outline(element: Element) -> Outline | None:
    try:
        if element.tag == "rect":
            x, y, width, height = (float(element.get(name, "")) for name in ("x", "y", "width", "height"))
            return Box(x=x, y=y, width=width, height=height)
        numbers = [float(one) for one in _NUMBERS.split(element.get("points", "").strip())]
    except ValueError:
        return None
    corners: Sequence[tuple[float, float]] = list(zip(numbers[::2], numbers[1::2], strict=False))
    return Polygon(corners=tuple(corners)) if len(corners) > 2 else None
