"""What can happen in a room, one act after another: their log is the session, everything else follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

from quizapp.content.plain import named_from_record, to_record

PersonId = NewType("PersonId", int)
"""Numbers people count from 1 in the order in which they came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody is in the room: from the list, by hand or with a phone.

    ``key`` is the SHA-256 of the secret that the phone holds (hexadecimal), empty without a phone.
    """

    person: PersonId
    name: str
    team: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A phone (another one, or the first) answers for somebody from now on; the former no longer does."""

    person: PersonId
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """Somebody's name was put right."""

    person: PersonId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teamed:
    """Somebody plays for a team; for none when it is empty."""

    person: PersonId
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """The trainer took somebody out of the room: the phone is turned away, their answers count no longer."""

    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """The trainer ticked somebody as present, or as not."""

    person: PersonId
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """The room stands at a part, and in it at an item (0 where it has none): the question is shown, and no answer is
    taken yet; a test takes answers at once."""

    part: int
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Answers are taken from now on; ``seconds`` is the time for them, None for no limit."""

    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """There is more time."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """No more answers are taken; what the room chose may be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """The key is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoresShown:
    """The scores stand on the projector, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanked:
    """The projector shows nothing, or shows again what it did."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Somebody's answer to an item of a part; a later one replaces it while answers are taken. ``mark`` is what the
    phone calls this answer, so that one that is sent twice counts once."""

    person: PersonId
    part: int
    item: int
    chosen: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A test was given in."""

    person: PersonId
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamAnswered:
    """A team's answer, entered by the trainer; nothing chosen takes it back."""

    team: str
    part: int
    item: int
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandsCounted:
    """So many hands went up for an option."""

    part: int
    item: int
    option: str
    hands: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """The trainer gave a team points beside the questions, or took some."""

    team: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Somebody's test on paper, as the trainer marked it: of each item the share of points, 0 to 1; empty takes it
    back."""

    person: PersonId
    part: int
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The session is over; the podium may be shown."""


Act = (
    Joined
    | Keyed
    | Renamed
    | Teamed
    | Removed
    | Attended
    | Went
    | Asked
    | Extended
    | Closed
    | Revealed
    | ScoresShown
    | Blanked
    | Answered
    | Handed
    | TeamAnswered
    | HandsCounted
    | Awarded
    | Marked
    | Ended
)

ACTS: Mapping[str, type[Act]] = {
    "joined": Joined,
    "keyed": Keyed,
    "renamed": Renamed,
    "teamed": Teamed,
    "removed": Removed,
    "attended": Attended,
    "went": Went,
    "asked": Asked,
    "extended": Extended,
    "closed": Closed,
    "revealed": Revealed,
    "scores_shown": ScoresShown,
    "blanked": Blanked,
    "answered": Answered,
    "handed": Handed,
    "team_answered": TeamAnswered,
    "hands_counted": HandsCounted,
    "awarded": Awarded,
    "marked": Marked,
    "ended": Ended,
}
"""Names under which acts are stored; a name that was ever stored stays."""

_NAMES = {kind: name for name, kind in ACTS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act and its moment."""

    act: Act
    at: datetime


def act_to_record(act: Act) -> tuple[str, dict[str, Any]]:
    """An act's name, and what it says as a JSON object."""
    return _NAMES[type(act)], to_record(act)


def act_from_record(name: str, record: Mapping[str, Any]) -> Act:
    """The act of a record. Raises ValueError for a name this version does not know or a part that is missing."""
    if name == "answered":
        return _answered(record)
    act: Act = named_from_record(ACTS, "act", name, record)
    return act


def _answered(record: Mapping[str, Any]) -> Answered:
    """What there is most of, without asking type hints: a room is opened twice as fast."""
    person, part, item, chosen = record.get("person"), record.get("part"), record.get("item"), record.get("chosen")
    mark = record.get("mark", "")
    if not (type(person) is type(part) is type(item) is int and type(chosen) is list and type(mark) is str):
        raise ValueError("this “answered” record cannot be read: a part of it is missing or of another type")
    if not all(type(one) is str for one in chosen):
        raise ValueError(f"this “answered” record cannot be read: {chosen!r} are no choices")
    return Answered(person=PersonId(person), part=part, item=item, chosen=tuple(chosen), mark=mark)
