"""Bow-tie: one condition in the middle, two actions to take, two parameters to watch. Only a teacher writes these."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class BowTie(Head):
    """Options stand at three places; of ``ACTIONS`` two are right, of ``CONDITION`` one, of ``PARAMETERS`` two."""

    kind: ClassVar[ItemKind] = ItemKind.BOW_TIE
    ACTIONS: ClassVar[PlaceId] = PlaceId("actions")
    CONDITION: ClassVar[PlaceId] = PlaceId("condition")
    PARAMETERS: ClassVar[PlaceId] = PlaceId("parameters")
