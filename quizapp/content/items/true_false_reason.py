"""True or false with reason: a verdict on a statement, then why."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import Head, ItemKind, PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalseReason(Head):
    """The stem is the statement. Options stand at two places: ``VERDICT`` (true, false) and ``REASON`` (3 or 4)."""

    kind: ClassVar[ItemKind] = ItemKind.TRUE_FALSE_REASON
    VERDICT: ClassVar[PlaceId] = PlaceId("verdict")
    REASON: ClassVar[PlaceId] = PlaceId("reason")
