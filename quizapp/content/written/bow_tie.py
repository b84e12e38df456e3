"""Bow-tie."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Listed, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBowTie(WrittenHead):
    """Two actions, one condition and two parameters are right."""

    kind: ClassVar[ItemKind] = ItemKind.BOW_TIE
    actions: Listed
    condition: Listed
    parameters: Listed
