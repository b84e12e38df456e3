"""A single best answer written as an item of its own."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Choices, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSingleBestAnswer(WrittenHead):
    """One option is right."""

    kind: ClassVar[ItemKind] = ItemKind.SINGLE_BEST_ANSWER
    choices: Choices
