"""Reading SVG files that other people wrote, safely: what could run or fetch something is refused, what programs for
drawing leave behind is dropped, and what remains is plain SVG without prefixes.

Nothing here knows what a figure means; that is ``figures.py``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring, tostring

from quizapp.content.figures.rasters import MOST_PIXELS, raster_in

MAX_BYTES = 1024 * 1024
MAX_ELEMENTS = 20_000
MAX_DEPTH = 60

SVG = "http://www.w3.org/2000/svg"
_NAMESPACED = re.compile(r"\{(.*)\}(.*)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)
_ENTITIES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FOREIGN_URL = re.compile(r"url\((?!\s*['\"]?\s*#)|@import|\\|://|^\s*//", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*")

_KEPT = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "style",
        "a",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "image",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
    ]
)
_REFUSED: Mapping[str, str] = {
    "script": "holds a script: a figure may not run anything",
    "handler": "holds a script: a figure may not run anything",
    "listener": "holds a script: a figure may not run anything",
    "foreignObject": "holds a piece of a web page (<foreignObject>): draw it as SVG",
    **dict.fromkeys(("iframe", "embed", "object", "audio", "video"), "holds something that is no drawing: take it out"),
    **dict.fromkeys(
        ("animate", "animateMotion", "animateTransform", "animateColor", "set"),
        "moves (an animation): a figure has to stand still",
    ),
}


_PRESENTATION = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-miterlimit",
        "opacity",
        "display",
        "visibility",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "text-anchor",
        "stop-color",
        "stop-opacity",
        "clip-path",
        "clip-rule",
        "color",
    ]
)


class SvgError(ValueError):
    """An SVG that cannot be used. ``sentences`` say why, each going on from "The figure "."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = sentences


@dataclass(slots=True)
class _Reading:
    problems: dict[str, None] = field(default_factory=dict)
    elements: int = 0
    ids: set[str] = field(default_factory=set)


def clean_svg(content: str | bytes) -> str:
    """The SVG with everything dropped that is no drawing, as text that ``parsed`` reads.

    Raises:
        SvgError: it is no SVG, has no size, is too large, or holds something that could run or fetch anything.
    """
    root = _root(_text(content))
    reading = _Reading()
    cleaned = _cleaned(root, reading, 0)
    if cleaned is None or cleaned.tag != "svg":
        raise SvgError(("is not an SVG: its outermost element is not <svg>.",))
    size = view_box(cleaned)
    if size is None:
        reading.problems['says nowhere how large it is: give <svg> a viewBox, such as viewBox="0 0 800 600".'] = None
    if (
        "data-bare-box" in cleaned.attrib
        and view_box(Element("svg", {"viewBox": cleaned.get("data-bare-box", "")})) is None
    ):
        del cleaned.attrib["data-bare-box"]
    if size is None or reading.problems:
        raise SvgError(tuple(reading.problems))
    cleaned.set("viewBox", " ".join(f"{number:g}" for number in size))
    for name in ("width", "height"):
        cleaned.attrib.pop(name, None)  # whoever shows it says how large
    return written(cleaned)


@lru_cache(maxsize=64)
def parsed(text: str) -> Element:
    """The tree of a cleaned SVG. Shared: copy it before changing anything."""
    root = _root(text)
    for element in root.iter():
        element.tag = _local(element.tag)[1]
    return root


def written(root: Element) -> str:
    """A tree without prefixes as the text of a file."""
    return tostring(_with_namespace(root), encoding="unicode")


def view_box(root: Element) -> tuple[float, float, float, float] | None:
    """The part of the plane that is shown: left, top, width, height; None where the SVG does not say, or nonsense."""
    try:
        left, top, width, height = (float(one) for one in re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        sizes = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
        if any(one is None for one in sizes):
            return None
        left = top = 0.0
        width, height = (float(one[1]) for one in sizes if one is not None)
    usable = 0 < width < 1e6 and 0 < height < 1e6 and abs(left) < 1e6 and abs(top) < 1e6
    return (left, top, width, height) if usable else None


def classes(element: Element) -> tuple[str, ...]:
    """The classes of an element."""
    return tuple(element.get("class", "").split())


def with_class(root: Element, name: str) -> Iterator[Element]:
    """Every element of a class, in the order of the file."""
    return (element for element in root.iter() if name in classes(element))


def _text(content: str | bytes) -> str:
    if len(content) > MAX_BYTES:
        raise SvgError((f"has {len(content) / 2**20:.1f} MB; a figure has at most {MAX_BYTES // 2**20} MB.",))
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SvgError(("is not UTF-8 text: save it as plain (not compressed) SVG.",)) from error
    text = _DOCTYPE.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", content.removeprefix("\ufeff"), count=1))
    if _ENTITIES.search(text):
        raise SvgError(("defines entities of its own: save it as plain SVG.",))
    return text


def _root(text: str) -> Element:
    """The tree. Without a document type there are no entities, so that the plain parser is safe."""
    try:
        return fromstring(text, parser=XMLParser())  # noqa: S314
    except ParseError as error:
        line = error.position[0]
        raise SvgError((f"is not well-formed XML: it cannot be read from line {line} on.",)) from error


def _local(name: str) -> tuple[str, str]:
    match = _NAMESPACED.fullmatch(name)
    return (match[1], match[2]) if match else ("", name)


def _cleaned(element: Element, reading: _Reading, depth: int) -> Element | None:
    """The element as it may stand; None for what is dropped."""
    reading.elements += 1
    if depth > MAX_DEPTH or reading.elements > MAX_ELEMENTS:
        raise SvgError(("is too large: it has too many parts, or parts within parts.",))
    space, name = _local(element.tag)
    if name in _REFUSED:
        reading.problems[f"{_REFUSED[name]}."] = None
        return None
    if space not in {"", SVG} or name not in _KEPT:
        return None
    if name == "style" and _FOREIGN_URL.search(element.text or ""):
        reading.problems["has a <style> that refers to something outside of the file, or holds a backslash."] = None
    kept = Element("g" if name == "a" else name, dict(_attributes(element, name, reading)))
    kept.text, kept.tail = element.text, element.tail
    for child in element:
        cleaned = _cleaned(child, reading, depth + 1)
        if cleaned is not None:
            kept.append(cleaned)
    return kept


def _attributes(element: Element, tag: str, reading: _Reading) -> Iterator[tuple[str, str]]:
    for full, value in element.attrib.items():
        space, name = _local(full)
        if name == "href":
            if tag != "a":
                yield from _reference(tag, value, reading)
        elif space:
            continue
        elif name.casefold().startswith("on"):
            reading.problems[f"holds a script (in {name}): a figure may not run anything."] = None
        elif _FOREIGN_URL.search(value):
            reading.problems[f"refers to something outside of the file (in {name}): nothing is ever fetched."] = None
        else:
            if name == "id" and value in reading.ids:
                reading.problems[f"has two parts with the id '{value}'."] = None
            reading.ids.update({value} if name == "id" else ())
            if name != "style":
                yield name, value
    yield from _declarations(element.get("style", ""))


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """What a ``style`` attribute says, as attributes, which can be read and changed. They come last, for in CSS they
    count for more."""
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in _PRESENTATION:
            yield name, value.removesuffix("px")


def _reference(tag: str, value: str, reading: _Reading) -> Iterator[tuple[str, str]]:
    value = value.strip()
    if tag == "image" and value.startswith("data:"):
        yield from _picture(value, reading)
    elif tag != "image" and value.startswith("#"):
        yield "href", value
    else:
        reading.problems[f"refers to something outside of the file (in <{tag}>): nothing is ever fetched."] = None


def _picture(href: str, reading: _Reading) -> Iterator[tuple[str, str]]:
    """A picture inside the figure: a whole PNG or JPEG, and not so large that drawing it takes all memory."""
    raster = raster_in(href)
    if raster is None:
        reading.problems["holds a picture that is neither PNG nor JPEG: put it in as one of these."] = None
    elif raster.width * raster.height > MOST_PIXELS:
        size = f"{raster.width:,} × {raster.height:,}"
        reading.problems[f"holds a picture of {size} points: at most {MOST_PIXELS:,} can be shown."] = None
    else:
        yield "href", raster.href


def _with_namespace(root: Element) -> Element:
    outer = Element(root.tag, {"xmlns": SVG, **root.attrib})
    outer.text = root.text
    outer.extend(root)
    return outer
