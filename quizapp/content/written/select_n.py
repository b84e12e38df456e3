"""Select N."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Choices, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSelectN(WrittenHead):
    """``count`` of at most ``most`` options are right."""

    kind: ClassVar[ItemKind] = ItemKind.SELECT_N
    choices: Choices
    count: int
    most: int
