"""How a person stands to an item: what a quiz can be drawn by beside topic, kind and level."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from quizapp.content.facts import FactId
from quizapp.content.items import ItemId

SURE = 3
"""The highest certainty; an answer with less was uncertain."""


class Standing(StrEnum):
    """NEVER_SEEN: not answered in any quiz, nor left open in a finished one. MISSED: the last answer earned less than
    every point. FLAGGED: flagged when it was last shown. UNCERTAIN: the last answer said less than the highest
    certainty."""

    NEVER_SEEN = "never_seen"
    MISSED = "missed"
    FLAGGED = "flagged"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """What is known of a person and an item: how often it was asked, and how it went the last time. ``certainty`` is
    None where none was asked."""

    item: ItemId
    fact: FactId
    times: int = 0
    full: bool = False
    flagged: bool = False
    certainty: int | None = None

    @property
    def standings(self) -> frozenset[Standing]:
        """What holds of it."""
        found = {
            Standing.NEVER_SEEN: not self.times,
            Standing.MISSED: bool(self.times) and not self.full,
            Standing.FLAGGED: self.flagged,
            Standing.UNCERTAIN: self.certainty is not None and self.certainty < SURE,
        }
        return frozenset(standing for standing, holds in found.items() if holds)


Records = Mapping[ItemId, ItemRecord]
"""Items that were asked or flagged; any other was never seen."""

NOTHING_SEEN: Records = MappingProxyType({})
"""No item was ever asked."""


def stands_so(records: Records, item: ItemId, wanted: Collection[Standing]) -> bool:
    """Whether at least one of these holds of an item; of none wanted, anything goes."""
    if not wanted:
        return True
    record = records.get(item)
    held = frozenset({Standing.NEVER_SEEN}) if record is None else record.standings
    return not held.isdisjoint(wanted)
