"""Image occlusion: the native kind (Anki 23.10 and later) and that of the add-on "Image Occlusion Enhanced".

Native: a field with clozes such as ``{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}``, where
places are shares of the picture (https://github.com/ankitects/anki/blob/main/rslib/src/image_occlusion). Add-on: one
note a card, a picture and an SVG mask over it, in which the shape of the class ``qshape`` is the one that is asked for.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.content.figures.rasters import MOST_BYTES, MOST_PIXELS, Raster, raster_of
from quizapp.content.figures.svg import SvgError, classes, parsed
from quizapp.content.occlusion import Box, Outline, Part, Pictured, Polygon, bounds, figure_of, within

_CLOZE = re.compile(r"\{\{c(\d{1,4})::image-occlusion:([a-z]+)((?::[^:{}]*)*?)(?:::[^{}]*)?\}\}", re.IGNORECASE)
_CORNERS = 24
_MOST_SHAPES = 500
ADD_ON_FIELDS = ("Question Mask", "Answer Mask", "Original Mask", "Image")
"""The fields by which a note of the add-on is known."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A hidden part: its number, its outline in shares of the picture, whether all parts are hidden with it, and the
    words on it, if it is a text."""

    number: int
    outline: tuple[tuple[float, float], ...]
    box: bool
    all_hidden: bool
    words: str


def is_native(field: str) -> bool:
    """Whether a field holds native occlusions."""
    return "image-occlusion:" in field


def masks(field: str) -> tuple[Mask, ...]:
    """The masks of a native field; shapes that cannot be read are left out."""
    found = (_mask(int(one[1]), one[2].lower(), one[3]) for one in _CLOZE.finditer(field))
    return tuple(mask for mask, _ in zip(filter(None, found), range(_MOST_SHAPES), strict=False))


def _mask(number: int, shape: str, text: str) -> Mask | None:
    values = dict(one.split("=", 1) for one in text.split(":") if "=" in one)
    hides_all = values.get("oi") == "1"
    try:
        if shape == "polygon":
            flat = [float(one) for one in re.split(r"[\s,]+", values["points"].strip())]
            corners = list(zip(flat[::2], flat[1::2], strict=False))
            if len(corners) < 3:
                return None
            outline, box = corners, False
        else:
            x, y = float(values.get("left", "0")), float(values.get("top", "0"))
            if shape == "ellipse":
                rx, ry = float(values["rx"]), float(values["ry"])
                outline = [
                    (x + rx + rx * math.cos(turn), y + ry + ry * math.sin(turn))
                    for turn in (2 * math.pi * corner / _CORNERS for corner in range(_CORNERS))
                ]
                box = False
            else:
                wide, high = float(values.get("width", "0.1")), float(values.get("height", "0.05"))
                outline, box = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], True
    except (KeyError, ValueError):
        return None
    if not all(math.isfinite(place) and abs(place) < 100 for corner in outline for place in corner):
        return None
    return Mask(number, tuple(outline), box, hides_all, " ".join(values.get("text", "").split())[:200])


def usable(content: bytes | None) -> Raster | None:
    """A picture as figures can hold it; None where it is of another kind or too large."""
    if content is None or len(content) > MOST_BYTES:
        return None
    raster = raster_of(content)
    return None if raster is None or raster.width * raster.height > MOST_PIXELS else raster


def native_figure(raster: Raster, found: Sequence[Mask], title: str, words: str) -> tuple[str, dict[int, str]]:
    """The figure of a native note, and the region that each number hides. Several shapes of one number become the box
    around them."""
    parts: list[Part] = []
    regions: dict[int, str] = {}
    for number in dict.fromkeys(mask.number for mask in found):
        of_number = [mask for mask in found if mask.number == number]
        outline = _scaled(of_number, raster)
        if outline is not None:
            name = next((mask.words for mask in of_number if mask.words), f"Part {number}")
            parts.append(Part(id=f"part-{number}", name=name, outline=outline))
            regions[number] = f"part-{number}"
    pictured = Pictured(raster=raster, parts=tuple(parts), title=title, words=words)
    return figure_of(pictured), regions


def _scaled(of_number: Sequence[Mask], raster: Raster) -> Outline | None:
    outlines = [
        Polygon(corners=tuple((x * raster.width, y * raster.height) for x, y in mask.outline)) for mask in of_number
    ]
    if len(outlines) == 1 and not of_number[0].box:
        return within(outlines[0], raster)
    return within(bounds(Polygon(corners=tuple(corner for one in outlines for corner in one.corners))), raster)


def add_on_figure(raster: Raster, mask: bytes, title: str, words: str) -> tuple[str, str] | None:
    """The figure of an add-on's note and the region that is asked for; None where its mask cannot be read."""
    try:
        root = parsed(mask.decode("utf-8", "replace"))
    except SvgError:
        return None
    parts: list[Part] = []
    asked = ""
    for element in root.iter():
        if len(parts) >= _MOST_SHAPES:
            break
        for outline in _outlines(element.tag.rpartition("}")[2], element.attrib):
            inside = within(outline, raster)
            if inside is None:
                continue
            region = f"part-{len(parts) + 1}"
            if "qshape" in classes(element) and not asked:
                asked = region
            parts.append(Part(id=region, name=f"Part {len(parts) + 1}", outline=inside))
    if not asked:
        return None
    return figure_of(Pictured(raster=raster, parts=tuple(parts), title=title, words=words)), asked


def _outlines(tag: str, values: dict[str, str]) -> Iterator[Outline]:
    try:
        if tag == "rect":
            x, y, wide, high = (float(values.get(name, "0")) for name in ("x", "y", "width", "height"))
            outline: Outline = Box(x=x, y=y, width=wide, height=high)
        elif tag in {"ellipse", "circle"}:
            x, y = float(values.get("cx", "0")), float(values.get("cy", "0"))
            rx = float(values.get("rx", values.get("r", "0")))
            ry = float(values.get("ry", values.get("r", "0")))
            outline = Box(x=x - rx, y=y - ry, width=2 * rx, height=2 * ry)
        elif tag == "polygon":
            flat = [float(one) for one in re.split(r"[\s,]+", values.get("points", "").strip()) if one]
            outline = Polygon(corners=tuple(zip(flat[::2], flat[1::2], strict=False)))
            if len(outline.corners) < 3:
                return
        else:
            return
    except ValueError:
        return
    if all(math.isfinite(place) for corner in outline.corners for place in corner):
        yield outline
