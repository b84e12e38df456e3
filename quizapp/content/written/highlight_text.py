"""Highlight text."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import Query
from quizapp.content.items.base import ItemKind, Segment
from quizapp.content.written.base import WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenHighlightText(WrittenHead):
    """The places of the passage are ids of concepts; those that answer the query are right."""

    kind: ClassVar[ItemKind] = ItemKind.HIGHLIGHT_TEXT
    passage: tuple[Segment, ...]
    query: Query
