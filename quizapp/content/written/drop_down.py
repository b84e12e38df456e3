"""The two drop-downs."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import NOWHERE, ItemKind, PlaceId, Segment
from quizapp.content.written.base import Part, WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDropDownCloze(WrittenHead):
    """A passage with blanks, and a part for each in the order of the passage."""

    kind: ClassVar[ItemKind] = ItemKind.DROP_DOWN_CLOZE
    passage: tuple[Segment, ...]
    blanks: tuple[Part, ...]

    @property
    def places(self) -> int:
        """One a blank."""
        return len(self.blanks)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDropDownRationale(WrittenHead):
    """Two blanks, or three of which ``linking`` joins the others."""

    kind: ClassVar[ItemKind] = ItemKind.DROP_DOWN_RATIONALE
    passage: tuple[Segment, ...]
    blanks: tuple[Part, ...]
    linking: PlaceId = NOWHERE

    @property
    def places(self) -> int:
        """One a blank."""
        return len(self.blanks)
