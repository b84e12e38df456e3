"""Figures: drawings beside a deck file, SVG, with regions that can be asked for and labels that can be hidden.

A region is an element of the class ``region`` whose id is a concept's; its ``<title>`` names it, its ``<desc>`` says
what is seen there without naming it. A label is an element of the class ``label`` whose ``data-for`` is a region's id.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from quizapp.content.svg import SvgError, clean_svg, parsed, with_class

__all__ = [
    "Figure",
    "Region",
    "description",
    "figure_title",
    "labels",
    "read_figure",
    "regions",
    "regions_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing by the name of its file, such as ``tree.svg``.

    ``svg`` is empty where the file cannot be used, and ``problems`` then say why, each going on from "The figure ".
    """

    name: str
    svg: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a figure. ``title`` names it, ``look`` says what is seen there and gives no name away."""

    id: str
    title: str
    look: str


def read_figure(name: str, content: str | bytes) -> Figure:
    """A figure from its file, with everything dropped that is no drawing."""
    try:
        return Figure(name=name, svg=clean_svg(content))
    except SvgError as error:
        return Figure(name=name, svg="", problems=error.sentences)


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


def _said(text: str | None) -> str:
    return " ".join((text or "").split())
