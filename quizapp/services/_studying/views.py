"""What studying shows: the values that ``StudyService`` gives to the faces."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.content.cards import Card, CardId, Choice, View
from quizapp.content.facts import FactId
from quizapp.content.hints import Hint
from quizapp.content.labels import LabelFace
from quizapp.scheduling.memory import Grade, Memory
from quizapp.scheduling.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The fact with which a fact is most easily confused: ``name`` is the wrong answer that it makes right.
    ``times`` is how often the person chose it instead in quizzes."""

    fact: FactId
    name: str
    statement: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeechHelp:
    """Help with a card that is forgotten again and again: why the fact is so, the fact from another side (None: it has
    no other), what it is confused with (None: nothing known)."""

    lapses: int
    why: str
    other: Card | None
    other_figure: LabelFace | None
    neighbour: Neighbour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """A card with all that the Study page shows around it.

    ``figure`` is what a label card shows; ``choices`` the options of a choice card in the order of this showing;
    ``flag`` 0 to 7 (Anki's numbers); ``tags`` and ``marked`` are the fact's; ``typable`` says whether typing the answer
    makes sense (``StudyService.typed``); ``picture`` is the SVG text of the fact's picture, ``answer_picture``
    that of the one that comes with the answer; ``help`` is there for leeches.
    """

    card: Card
    deck_title: str
    topic_title: str
    why: str
    source: str
    statement: str
    figure: LabelFace | None = None
    choices: tuple[Choice, ...] = ()
    flag: int = 0
    marked: bool = False
    tags: tuple[str, ...] = ()
    leech: bool = False
    suspended: bool = False
    hint: Hint | None = None
    typable: bool = False
    picture: str | None = None
    answer_picture: str | None = None
    help: LeechHelp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChoice:
    """What a grade would do: the card would come back at ``due_at`` (within the day) or in ``days`` study days; both
    None when cramming, which changes no schedule."""

    grade: Grade
    minutes: int | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A card is being asked: the ``done + 1``-th of ``total`` in this session.

    ``practice``: cramming, no grade changes a schedule. ``set_aside`` is the card that the last answer made a leech,
    with help. ``opened`` are the harder forms of its fact that the last answer opened; they come tomorrow at the
    earliest. ``notice`` is a sentence to be shown once: the clock was set back, another day has begun, …
    """

    face: CardFace
    done: int
    total: int
    can_undo: bool
    practice: bool = False
    set_aside: CardFace | None = None
    opened: tuple[View, ...] = ()
    notice: str = ""


class Ended(StrEnum):
    """Why a session is at its end."""

    DONE = "done"
    """Nothing is left for now."""

    CARDS = "cards"
    """As many cards as were wanted have been answered."""

    MINUTES = "minutes"
    """The minutes that were wanted are over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySummary:
    """What a session came to. ``next_at`` is when the next learning card comes today, ``tomorrow`` how many wait;
    ``left`` is how many of the chosen cards a session that was cut short leaves for today, ``opened`` how many harder
    forms opened."""

    answered: int
    forgotten: int
    new: int
    minutes: float
    hardest: tuple[CardFace, ...]
    next_at: datetime | None
    tomorrow: int
    left: int = 0
    opened: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Nothing is left for now, or what was wanted is reached (``ended``); ``chosen`` is what was to be studied.
    The rest as for ``Asking``."""

    summary: StudySummary
    can_undo: bool
    ended: Ended = Ended.DONE
    chosen: Selection | None = None
    practice: bool = False
    set_aside: CardFace | None = None
    notice: str = ""


StudyStep = Asking | Finished


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCard:
    """A card of today's queue, in order, as printed. ``due`` is an ISO moment or date; empty for new cards."""

    card: CardId
    state: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The memory after an answer, and when the card comes back. ``set_aside``: the answer made it a leech;
    ``opened``: the harder forms of its fact that the answer opened."""

    card: CardId
    memory: Memory
    notice: str = ""
    set_aside: bool = False
    opened: tuple[View, ...] = ()
