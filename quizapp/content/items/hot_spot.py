"""Hot spot: click the place on a figure."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HotSpot(Head):
    """``figure`` is the file name of an SVG in the deck's folder; option ids are ids of regions in it."""

    kind: ClassVar[ItemKind] = ItemKind.HOT_SPOT
    figure: str
