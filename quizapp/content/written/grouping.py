"""Multiple-response grouping."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Part, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenGrouping(WrittenHead):
    """Each part is a group."""

    kind: ClassVar[ItemKind] = ItemKind.GROUPING
    groups: tuple[Part, ...]
