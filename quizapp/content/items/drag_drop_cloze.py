"""Drag-and-drop cloze: one set of tokens for all the blanks of a passage."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, Place, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class DragDropCloze(Head):
    """4 to 10 tokens, one target or more. Each token at each target is an option, ``target/token``; a token is used at
    most once."""

    kind: ClassVar[ItemKind] = ItemKind.DRAG_DROP_CLOZE
    passage: tuple[Segment, ...]
    tokens: tuple[Place, ...]
