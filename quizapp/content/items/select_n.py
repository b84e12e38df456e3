"""Select N: the stem says how many options are right, and no more can be chosen."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectN(Head):
    """``count`` options are right, and ``count`` have to be chosen."""

    kind: ClassVar[ItemKind] = ItemKind.SELECT_N
    count: int
