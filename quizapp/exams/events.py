"""What happens in a sitting, one event after another: their log is the truth, everything else follows from it.

Each event says how long the clock had run since the one before (``spent_ms``): the time of a stopwatch that no setting
of the computer's clock moves, and only while the sitting was shown and not paused. ``at`` is for people to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.content.items import OptionId
from quizapp.content.plain import named_from_record, to_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a stem that was highlighted, by the places of its first and the one after its last character."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The sitting came to a screen; the clock runs there, and nowhere else any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """It left the screen; the clock stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """The person stopped the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOn:
    """The person let it run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """Nothing but time passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Another item is shown."""

    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer was given to an item; with nothing chosen it was taken back."""

    index: int
    chosen: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """How sure the person is of an item: 1 to 3, None for not said."""

    index: int
    certainty: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """The options of an item that are struck out now, all of them."""

    index: int
    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlighted:
    """The pieces of an item's stem that are highlighted now, all of them."""

    index: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """An item was flagged, or no longer."""

    index: int
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawn:
    """Another item takes a place that was not shown yet: adaptive practice has chosen it, for a ``reason`` in a
    sentence. ``item`` is its record as JSON text."""

    index: int
    item: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The sitting was closed, by the person or because its time was up."""

    by_time: bool = False


Act = (
    Opened | Left | Paused | WentOn | Beat | Moved | Answered | Rated | Struck | Highlighted | Flagged | Redrawn | Ended
)  # the order is that in which they stand above

ACTS: Mapping[str, type[Act]] = {
    "opened": Opened,
    "left": Left,
    "paused": Paused,
    "went_on": WentOn,
    "beat": Beat,
    "moved": Moved,
    "answered": Answered,
    "rated": Rated,
    "struck": Struck,
    "highlighted": Highlighted,
    "flagged": Flagged,
    "redrawn": Redrawn,
    "ended": Ended,
}
"""Names under which acts are stored; a name that was ever stored stays."""

_NAMES = {kind: name for name, kind in ACTS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act, the moment, and the milliseconds that the clock had run since the event before."""

    act: Act
    at: datetime
    spent_ms: int = 0


def act_to_record(act: Act) -> tuple[str, dict[str, Any]]:
    """An act's name, and what it says as a JSON object."""
    return _NAMES[type(act)], to_record(act)


def act_from_record(name: str, record: Mapping[str, Any]) -> Act:
    """The act of a record. Raises ValueError for a name this version does not know or a part that is missing."""
    act: Act = named_from_record(ACTS, "act", name, record)
    return act
