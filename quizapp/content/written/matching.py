"""Matching."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import ConceptId
from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Pattern, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMatching(WrittenHead):
    """A term's description is what answers the pattern; ``extra`` descriptions match no term."""

    kind: ClassVar[ItemKind] = ItemKind.MATCHING
    terms: tuple[ConceptId, ...]
    pattern: Pattern
    extra: tuple[ConceptId, ...] = ()
