"""Select all that apply: any number of options may be right."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectAll(Head):
    """A stem with 5 to 10 options, of which one to all are right."""

    kind: ClassVar[ItemKind] = ItemKind.SELECT_ALL
