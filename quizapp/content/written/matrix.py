"""The two matrices."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import ConceptId
from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Pattern, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMatrixMultipleChoice(WrittenHead):
    """A cell is right if the pattern holds for its row and column; ``neither`` heads a last column, if there is one."""

    kind: ClassVar[ItemKind] = ItemKind.MATRIX_MULTIPLE_CHOICE
    rows: tuple[ConceptId, ...]
    columns: tuple[ConceptId, ...]
    pattern: Pattern
    neither: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMatrixMultipleResponse(WrittenHead):
    """A cell is right if the pattern holds for its row and column."""

    kind: ClassVar[ItemKind] = ItemKind.MATRIX_MULTIPLE_RESPONSE
    rows: tuple[ConceptId, ...]
    columns: tuple[ConceptId, ...]
    pattern: Pattern
