"""A statement to judge, and why."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import Claim
from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import Choices, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTrueFalseReason(WrittenHead):
    """The stem is the statement; it is true if a fact makes ``claim``. Of the reasons one is right."""

    kind: ClassVar[ItemKind] = ItemKind.TRUE_FALSE_REASON
    claim: Claim
    reason: Choices
