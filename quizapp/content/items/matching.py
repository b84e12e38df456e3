"""Matching: to each term its description."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Head):
    """Each term with each description is an option, ``term/description``, whose place is the term. There may be more
    descriptions than terms; each is used at most once."""

    kind: ClassVar[ItemKind] = ItemKind.MATCHING
    terms: tuple[Place, ...]
    descriptions: tuple[Place, ...]
