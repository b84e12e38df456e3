"""What a trainer prepares: a session's heading, who comes, and its parts in their order."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from quizapp.content.facts import DeckId
from quizapp.content.items import Item
from quizapp.exams.copies import DeckCopy

MOST_PARTICIPANTS = 1000
"""A list of participants is no longer than this; a room is not either."""

MOST_TEAMS = 12
MOST_ITEMS = 300

ON_AN_ITEM_SECONDS = 75
"""What a question takes in a room beside its answer time: reading it aloud, the reveal, a word about it. An estimate of
ours for the minutes of a plan; the report says how long a session really took."""

ON_A_TEST_ITEM_SECONDS = 60
"""What an item of a test takes a person alone, as tests of this sort are timed."""


class Role(StrEnum):
    """Whether a test stands BEFORE the teaching or AFTER it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Items that the trainer shows one by one to the whole room.

    ``talk_seconds`` is the time to talk before answers are taken (0: none), ``answer_seconds`` that to answer (None:
    the trainer ends it).
    """

    title: str
    items: tuple[Item, ...]
    talk_seconds: int = 0
    answer_seconds: int | None = 30

    @property
    def minutes(self) -> int:
        """How long it takes, about."""
        return _minutes(len(self.items) * (ON_AN_ITEM_SECONDS + self.talk_seconds + (self.answer_seconds or 30)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """Items that everybody answers alone, at their own pace; no key is told before the session is over."""

    __test__ = False  # not a test of ours, whatever pytest thinks of the name

    role: Role
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return "Test before" if self.role is Role.BEFORE else "Test after"

    @property
    def minutes(self) -> int:
        """How long it takes, about."""
        return _minutes(len(self.items) * ON_A_TEST_ITEM_SECONDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Nothing is asked."""

    minutes: int = 10
    title: str = "Break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The trainer teaches; ``notes`` are for the trainer's eyes only."""

    title: str
    minutes: int = 15
    notes: str = ""


Part = Questions | Test | Break | Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a session is, for its papers and certificates.

    ``provider``, ``address``, ``contact_hours`` and ``approval`` (the approver's statement, word for word as the
    approver wants it) are what continuing-education bodies ask for; empty or 0 where nobody asks.
    """

    title: str
    on: date
    trainer: str = ""
    place: str = ""
    provider: str = ""
    address: str = ""
    contact_hours: float = 0.0
    approval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """``streaks``: who has everything right several times in a row gets more. ``anonymous``: screens show no names."""

    streaks: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session as prepared. ``deck`` is the one its items come from; ``copy`` what they show of it, so that the
    session stands when the deck has changed. ``teams`` are names, in their order; none: everybody plays alone."""

    heading: Heading
    deck: DeckId
    parts: tuple[Part, ...] = ()
    participants: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    rules: Rules = Rules()
    copy: DeckCopy = field(default_factory=DeckCopy)

    @property
    def minutes(self) -> int:
        """How long it takes, about."""
        return sum(part.minutes for part in self.parts)


def items_of_part(part: Part) -> tuple[Item, ...]:
    """The items of a part; none where nothing is asked."""
    return part.items if isinstance(part, Questions | Test) else ()


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)
