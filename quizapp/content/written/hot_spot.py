"""Hot spot."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import ConceptId, Query
from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenHotSpot(WrittenHead):
    """The region of the figure whose concept answers the query is right; those of ``skip`` cannot be chosen."""

    kind: ClassVar[ItemKind] = ItemKind.HOT_SPOT
    figure: str
    query: Query
    skip: tuple[ConceptId, ...] = ()
