"""Multiple-response grouping: in each group, choose all that apply."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Head):
    """2 to 5 groups with 2 to 4 options each; an option's place is its group."""

    kind: ClassVar[ItemKind] = ItemKind.GROUPING
    groups: tuple[Place, ...]
