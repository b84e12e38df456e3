"""Drag-and-drop cloze."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import ConceptId
from quizapp.content.items.base import ItemKind, Segment
from quizapp.content.written.base import Part, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDragDropCloze(WrittenHead):
    """A passage with blanks that share their tokens; ``tokens`` fit no blank."""

    kind: ClassVar[ItemKind] = ItemKind.DRAG_DROP_CLOZE
    passage: tuple[Segment, ...]
    blanks: tuple[Part, ...]
    tokens: tuple[ConceptId, ...] = ()
