"""The two drop-downs: a passage with blanks, each with options of its own."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.items.base import NOWHERE, Head, ItemKind, PlaceId, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDownCloze(Head):
    """1 to 5 sentences with blanks; an option's place is its blank, 3 to 5 options a blank."""

    kind: ClassVar[ItemKind] = ItemKind.DROP_DOWN_CLOZE
    passage: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDownRationale(Head):
    """X because of Y (dyad: two blanks), or one cause and two effects (triad: three blanks).

    ``linking`` is the blank that joins the other two of a triad; empty in a dyad.
    """

    kind: ClassVar[ItemKind] = ItemKind.DROP_DOWN_RATIONALE
    passage: tuple[Segment, ...]
    linking: PlaceId = NOWHERE
