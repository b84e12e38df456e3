"""Select all that apply."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Choices, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSelectAll(WrittenHead):
    """``most`` is how many options are shown at most."""

    kind: ClassVar[ItemKind] = ItemKind.SELECT_ALL
    choices: Choices
    most: int
