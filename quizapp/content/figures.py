"""Figures: SVG drawings that lie beside a deck's file, with regions that can be named and pointed at."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache

REGION = "region"
"""The class that marks an element of a figure as a region; the element's ``id`` is the region's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing by the name of its file, such as ``tree.svg``."""

    name: str
    svg: str


def regions(figure: Figure) -> tuple[str, ...]:
    """The ids of a figure's regions in the order in which they are drawn; none of a text that is no SVG."""
    return _regions(figure.svg)


@lru_cache(maxsize=64)
def _regions(svg: str) -> tuple[str, ...]:
    try:
        drawing = ET.fromstring(svg)  # noqa: S314 - expat bounds the growth of entities, and nothing is fetched
    except ET.ParseError:
        return ()
    marked = (one for one in drawing.iter() if REGION in one.get("class", "").split())
    return tuple(dict.fromkeys(one.get("id", "") for one in marked if one.get("id")))
