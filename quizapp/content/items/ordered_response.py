"""Ordered response: put the steps in order."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, OptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedResponse(Head):
    """The options are the steps as shown at first, all of them right; ``order`` is the order wanted. An answer is the
    steps in the order given."""

    kind: ClassVar[ItemKind] = ItemKind.ORDERED_RESPONSE
    order: tuple[OptionId, ...]
