"""Single best answer: one of three to five options is right."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, Option


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleBestAnswer(Head):
    """A stem with 3 to 5 options, exactly one of them right."""

    kind: ClassVar[ItemKind] = ItemKind.SINGLE_BEST_ANSWER

    @property
    def key(self) -> Option:
        """The right option."""
        return self.keys[0]
