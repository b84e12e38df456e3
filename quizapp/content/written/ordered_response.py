"""Ordered response."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import ConceptId, RelationId
from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOrderedResponse(WrittenHead):
    """Steps in their right order: each stands in ``relation`` to the next."""

    kind: ClassVar[ItemKind] = ItemKind.ORDERED_RESPONSE
    steps: tuple[ConceptId, ...]
    relation: RelationId
