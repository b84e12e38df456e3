"""What is done to a figure before it is shown: colours put in, labels hidden, regions marked. Text in, text out.

A figure names its colours as CSS does, ``fill="var(--gold)"``, after the app's colour tokens; a ``<style id="tokens">``
says what they are where the file is opened by itself. ``coloured`` puts the colours of a theme in their place.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from quizapp.content.figures.svg import classes, parsed, with_class, written
from quizapp.content.labels import Hide

_VAR = re.compile(r"var\(\s*--([A-Za-z][\w-]*)\s*(?:,\s*([^()]*))?\)")
_TOKENS = re.compile(r"<style\b[^>]*\bid=\"tokens\"[^>]*>.*?</style>", re.DOTALL)
_FAMILIES = re.compile(r"font-family=\"[^\"]*\"")
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"))
_NUMBER = re.compile(r"\d*\.?\d+")
_PAINTING = frozenset(
    ("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "opacity", "class", "id")
)
_POINTER = re.compile(r"#([\w.:-]+)")
_BARE = "data-bare-box"
"""The ``viewBox`` of a figure whose labels are all gone: what is left may need less room."""

_PAPER = "data-paper"
"""Marks a figure in colours of its own, for what is put on it (a question mark) has the theme's."""

_HALO, _AIR = 14.0, 7.0
"""How far a line around a marked region reaches on both sides together, and the part of it that is left free next to
the region, so that the line is seen beside edges of its own colour; in units of a figure that is 720 wide."""


def coloured(svg: str, tokens: Mapping[str, str], family: str = "") -> str:
    """The figure in the colours of a theme (``{"gold": "#8A5A00", "gold_fill": …}``), which any program can draw.

    A name that is no token takes its own fallback, else ink. ``family`` is the typeface for a program that cannot
    choose from a list (Qt).
    """

    def color(match: re.Match[str]) -> str:
        return tokens.get(match[1].replace("-", "_"), (match[2] or tokens["ink"]).strip())

    text = _VAR.sub(color, _TOKENS.sub("", svg)).replace("currentColor", tokens["ink"])
    return _FAMILIES.sub(f'font-family="{family}"', text) if family else text


def follows_theme(svg: str) -> bool:
    """Whether the figure takes the theme's colours; one that does not needs white paper under it in the dark, and the
    light theme's colours for what is put on it."""
    return "var(--" in svg and _PAPER not in svg


def hidden(svg: str, region: str, hide: Hide) -> str:
    """The figure as the front of a label card: the label of a region is a question mark, for ``Hide.ALL`` all others
    are blank. Names and descriptions go too, for they would tell."""
    root = _copy(svg)
    if not follows_theme(svg):
        root.set(_PAPER, "white")
    unit = _width(root) / 720
    for label in list(with_class(root, "label")):
        is_cover = "cover" in classes(label)
        if label.get("data-for") == region:
            (_ask_cover if is_cover else _ask)(label, unit)
        elif hide is Hide.ALL:
            (_lay_cover if is_cover else _blank)(label, unit)
    _drop(root, ("title", "desc"))
    return written(root)


def uncovered(svg: str, region: str) -> str:
    """The figure as the back of a label card: where covers hide parts of it, a line goes around the part that was
    asked for; other figures show their labels anyhow."""
    cover = next((one for one in with_class(parsed(svg), "cover") if one.get("data-for") == region), None)
    if cover is None:
        return svg
    root = _copy(svg)
    ring = SubElement(root, "g", {"fill": "none", "stroke": "var(--gold)", "stroke-linejoin": "round"})
    ring.set("stroke-width", f"{5 * _width(root) / 720:g}")
    for shape in cover:
        SubElement(ring, shape.tag, {name: one for name, one in shape.attrib.items() if name not in _PAINTING})
    return written(root)


def unlabelled(svg: str, regions: Collection[str] | None = None) -> str:
    """The figure without the labels of these regions (of all) and the lines that lead to them (class ``leader``), and
    without names and descriptions."""
    root = _copy(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if {"label", "leader"} & set(classes(child)) and _concerns_only(child, regions):
                parent.remove(child)
    if _BARE in root.attrib and not any(with_class(root, "label")):
        root.set("viewBox", root.get(_BARE, ""))
    _drop(root, ("title", "desc"))
    return written(root)


def nameless(svg: str, regions: Mapping[str, str]) -> str:
    """The figure without labels, its regions under other ids (by their own), for an id may be the very answer."""
    root = _copy(unlabelled(svg))
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "data-for":
                del element.attrib[name]
            elif name == "id":
                element.set(name, regions.get(value, value))
            elif "#" in value:
                element.set(name, _POINTER.sub(lambda found: "#" + regions.get(found[1], found[1]), value))
    return written(root)


def _concerns_only(element: Element, regions: Collection[str] | None) -> bool:
    return regions is None or set(element.get("data-for", "?").split()) <= set(regions)


def outlined(svg: str, colors: Mapping[str, str], ground: str) -> str:
    """The figure with a line in a colour around each of these regions; between line and region is ``ground``."""
    if not colors:
        return svg
    root = _copy(svg)
    _outline(root, _Paint().inside(root), colors, ground, _width(root) / 720)
    return written(root)


def region_map(svg: str, regions: Iterable[str]) -> str:
    """The regions alone, the n-th (from 0) filled with ``map_color(n)``: what is drawn at a point tells which region is
    there. They stand in the order of the figure, so that the upper one is met."""
    root = _copy(svg)
    numbers = {name: number for number, name in enumerate(regions)}
    _drop(root, ("title", "desc", "style", "text", "image"))
    _only(root, _Paint().inside(root), numbers)
    return written(root)


def map_color(number: int) -> str:
    """The colour of a region in ``region_map``, its number from 0 to 254. No mixture of one with black or with another,
    as smoothed edges have it, is likely to be a colour of this list."""
    return f"#{number + 1:02x}{254 - number:02x}{(number + 1) * 83 % 256:02x}"


def _copy(svg: str) -> Element:
    return deepcopy(parsed(svg))


def _width(root: Element) -> float:
    return float(root.get("viewBox", "0 0 720 540").split()[2])


def _drop(root: Element, names: Collection[str]) -> None:
    for parent in list(root.iter()):
        for child in [one for one in parent if one.tag in names]:
            parent.remove(child)


def _ask(label: Element, _unit: float) -> None:
    plate = label.find("rect")
    if plate is not None:
        plate.attrib.update({"fill": "var(--gold-fill)", "fill-opacity": "0.3"})
        plate.attrib.update({"stroke": "var(--gold)", "stroke-width": "2"})
    texts = list(label.iter("text"))
    for text in texts[1:]:
        text.clear()
    for text in texts[:1]:
        for child in list(text):
            text.remove(child)
        text.text = "?"
        text.attrib.update({"fill": "var(--gold)", "font-weight": "700"})
        if plate is not None:
            _centre(text, plate)


def _blank(label: Element, _unit: float) -> None:
    plate = label.find("rect")
    for parent in list(label.iter()):
        for text in parent.findall("text"):
            parent.remove(text)
    if plate is not None:
        plate.attrib.update({"fill": "var(--tint)", "stroke": "var(--edge)", "stroke-width": "1.5"})
        plate.attrib.pop("fill-opacity", None)


def _ask_cover(cover: Element, unit: float) -> None:
    """Covers a part of a picture, with a question mark in the middle."""
    _lay_cover(cover, unit)
    for shape in cover:
        shape.attrib.update({"fill": "var(--gold-fill)", "stroke": "var(--gold)", "stroke-width": f"{4 * unit:g}"})
    x, y, width, height = _extent(cover)
    size = min(height * 0.8, max(12 * unit, min(width * 0.8, 40 * unit)))
    where = {"x": f"{x + width / 2:g}", "y": f"{y + height / 2 + size * 0.36:g}", "font-size": f"{size:g}"}
    text = SubElement(cover, "text", {**where, "text-anchor": "middle", "font-weight": "700", "fill": "#1e2329"})
    text.text = "?"


def _lay_cover(cover: Element, unit: float) -> None:
    """Covers a part of a picture."""
    for shape in cover:
        shape.attrib.update({"fill": "var(--tint)", "stroke": "var(--edge)", "stroke-width": f"{2 * unit:g}"})
        shape.attrib.pop("fill-opacity", None)


def _extent(cover: Element) -> tuple[float, float, float, float]:
    """Left, top, width and height of a cover's rectangles and polygons."""
    xs: list[float] = []
    ys: list[float] = []
    for shape in cover:
        left, top, width, height = (float(shape.get(name, "0")) for name in ("x", "y", "width", "height"))
        numbers = [float(one) for one in re.split(r"[\s,]+", shape.get("points", "").strip()) if one]
        xs += numbers[::2] or [left, left + width]
        ys += numbers[1::2] or [top, top + height]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _centre(text: Element, plate: Element) -> None:
    left, top, width, height = (float(plate.get(name, "0")) for name in ("x", "y", "width", "height"))
    size = min(height * 0.8, 26.0)
    text.attrib.update({"x": f"{left + width / 2:g}", "y": f"{top + height / 2 + size * 0.36:g}"})
    text.attrib.update({"text-anchor": "middle", "font-size": f"{size:g}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paint:
    """How shapes are painted where nothing else is said."""

    fill: str = "black"
    stroke: str = "none"
    width: float = 1.0

    def inside(self, element: Element) -> "_Paint":
        """How they are painted inside an element."""
        width = element.get("stroke-width", "")
        return _Paint(
            fill=element.get("fill", self.fill),
            stroke=element.get("stroke", self.stroke),
            width=float(width) if _NUMBER.fullmatch(width) else self.width,
        )


def _outline(parent: Element, paint: _Paint, colors: Mapping[str, str], ground: str, unit: float) -> None:
    for place, child in reversed(list(enumerate(parent))):
        inner = paint.inside(child)
        _outline(child, inner, colors, ground, unit)
        color = colors.get(child.get("id", ""))
        if color is not None and "region" in classes(child):
            for stroke, wide in ((ground, _AIR), (color, _HALO)):  # each beneath the one before
                around = {"fill": "none", "stroke": stroke, "stroke-linejoin": "round", "stroke-linecap": "round"}
                halo = Element("g", around)
                _trace(halo, child, inner, wide * unit)
                parent.insert(place, halo)


def _trace(halo: Element, element: Element, paint: _Paint, wide: float) -> None:
    """Adds the shapes of an element once more as mere lines, wider than its own."""
    if element.tag in _SHAPES:
        bare = {name: value for name, value in element.attrib.items() if name not in _PAINTING}
        own = 0.0 if paint.stroke == "none" else paint.width
        SubElement(halo, element.tag, {**bare, "stroke-width": f"{own + wide:g}"})
    elif element.tag == "g" and "label" not in classes(element):
        group = SubElement(halo, "g", {name: element.attrib[name] for name in ("transform",) if name in element.attrib})
        for child in element:
            _trace(group, child, paint.inside(child), wide)


def _only(parent: Element, paint: _Paint, numbers: Mapping[str, int]) -> None:
    """Leaves the regions and what holds them, each in the colour of its number."""
    for child in list(parent):
        inner = paint.inside(child)
        number = numbers.get(child.get("id", "")) if "region" in classes(child) else None
        if child.tag in {"defs", "symbol"}:
            _strip(child)
        elif number is not None:
            _fill(child, inner, map_color(number), numbers)
        elif child.tag == "g" and "label" not in classes(child):
            child.attrib.pop("opacity", None)
            _only(child, inner, numbers)
        else:
            parent.remove(child)


def _fill(element: Element, paint: _Paint, color: str, numbers: Mapping[str, int]) -> None:
    """Paints a region and all that it holds in one colour; a region inside it keeps a colour of its own."""
    for name in _PAINTING:
        if name not in {"id", "stroke-width"}:
            element.attrib.pop(name, None)
    element.set("fill", "none" if paint.fill == "none" else color)
    element.set("stroke", "none" if paint.stroke == "none" else color)
    for child in list(element):
        number = numbers.get(child.get("id", ""))
        if "label" in classes(child):
            element.remove(child)
        else:
            _fill(child, paint.inside(child), color if number is None else map_color(number), numbers)


def _strip(defs: Element) -> None:
    for element in defs.iter():
        for name in _PAINTING:
            if name != "id":
                element.attrib.pop(name, None)
