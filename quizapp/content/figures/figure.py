"""Figures: drawings beside a deck file, SVG, with regions that can be asked for and labels that can be hidden.

A region is an element of the class ``region`` whose id is a concept's; its ``<title>`` names it, its ``<desc>`` says
what is seen there without naming it, its ``data-mark="x y"`` where a mark on it stands best. A label is an element of
the class ``label`` whose ``data-for`` is a region's id; an element of the class ``leader`` goes where its labels go.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from quizapp.content.figures.svg import SvgError, clean_svg, parsed, with_class

__all__ = [
    "Figure",
    "Region",
    "SvgError",
    "description",
    "figure_title",
    "labels",
    "read_figure",
    "regions",
    "regions_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing by the name of its file, such as ``tree.svg``."""

    name: str
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a figure. ``title`` names it, ``look`` says what is seen there and gives no name away.

    ``mark`` is where a mark on it stands best, in the region's own coordinates; None leaves it to the program.
    """

    id: str
    title: str
    look: str
    mark: tuple[float, float] | None = None


def read_figure(name: str, content: str | bytes) -> Figure:
    """A figure from its file, with everything dropped that is no drawing.

    Raises:
        SvgError: it cannot be used; ``sentences`` say why, each going on from "The figure tree.svg ".
    """
    return Figure(name=name, svg=clean_svg(content))


def regions(figure: Figure) -> tuple[str, ...]:
    """The ids of a figure's regions in the order in which they are drawn; none of a text that is no SVG."""
    try:
        return tuple(regions_of(figure.svg))
    except SvgError:
        return ()


@lru_cache(maxsize=64)
def regions_of(svg: str) -> Mapping[str, Region]:
    """The regions of a figure's text by id, in the order in which they are drawn."""
    return {
        element.get("id", ""): Region(
            id=element.get("id", ""),
            title=_said(element.findtext("title")) or element.get("id", ""),
            look=_said(element.findtext("desc")),
            mark=_point(element.get("data-mark", "")),
        )
        for element in with_class(parsed(svg), "region")
        if element.get("id")
    }


@lru_cache(maxsize=64)
def labels(svg: str) -> tuple[str, ...]:
    """The ids of the regions that have a label, once each, in the figure's order."""
    found = (element.get("data-for", "") for element in with_class(parsed(svg), "label"))
    return tuple(dict.fromkeys(one for one in found if one))


def figure_title(svg: str) -> str:
    """What the figure is called; empty where it does not say."""
    return _said(parsed(svg).findtext("title"))


def description(svg: str) -> str:
    """What the figure shows, in a sentence; empty where it does not say."""
    return _said(parsed(svg).findtext("desc"))


def _point(text: str) -> tuple[float, float] | None:
    try:
        x, y = map(float, text.split())
    except ValueError:
        return None
    return x, y


def _said(text: str | None) -> str:
    return " ".join((text or "").split())
