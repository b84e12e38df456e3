"""Highlight text: mark the phrases of a passage that answer the question."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightText(Head):
    """A segment's place names the option with the same id; segments without one cannot be marked."""

    kind: ClassVar[ItemKind] = ItemKind.HIGHLIGHT_TEXT
    passage: tuple[Segment, ...]
