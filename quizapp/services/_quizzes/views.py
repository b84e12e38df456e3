"""What the faces see of quizzes: the set-up, the item on the screen with all that may be done to it, past sittings."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.content.facts import DeckId, Level, TopicId
from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.conditions import FREE, Conditions
from quizapp.exams.copies import FactCopy
from quizapp.exams.events import Span
from quizapp.exams.holdings import Holding
from quizapp.exams.outcome import Outcome
from quizapp.exams.scoring import Score
from quizapp.exams.sitting import SittingId
from quizapp.exams.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChoice:
    """A topic that a quiz may take, with how many items it has."""

    topic: TopicId
    title: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A blueprint under a person's own name for it."""

    name: str
    blueprint: Blueprint


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSetup:
    """The set-up screen with sensible values set. ``holdings`` count what topics and kinds have; ``unfinished`` is a
    sitting that waits to be gone on with. ``seen``, ``missed``, ``flagged`` and ``uncertain`` of ``standings`` count
    items; ``templates`` are those of this deck, by name."""

    deck: DeckId
    deck_title: str
    topics: tuple[TopicChoice, ...]
    holdings: tuple[Holding, ...]
    proposed: Blueprint
    lengths: tuple[int, ...]
    unfinished: SittingId | None
    levels: tuple[Level, ...] = tuple(Level)
    standings: Mapping[Standing, int] | None = None
    templates: tuple[Template, ...] = ()


class Notice(StrEnum):
    """Why what was asked for was not done, or what happened meanwhile.

    ITEM_TIME_UP: the time for this item is up, the answer came too late. TIME_UP: the time of the whole is up, the
    sitting was closed with the answers that it had. LEFT_FOR_GOOD: this sitting does not go back. NO_PAUSE: it cannot
    be paused. IS_PAUSED: nothing is taken while it is paused. CERTAINTY_WANTED: the answer has to say how sure it is.
    ELSEWHERE: another window has gone on with the sitting, and the clock runs there.
    """

    ITEM_TIME_UP = "item_time_up"
    TIME_UP = "time_up"
    LEFT_FOR_GOOD = "left_for_good"
    NO_PAUSE = "no_pause"
    IS_PAUSED = "is_paused"
    CERTAINTY_WANTED = "certainty_wanted"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """The sitting's clock at the moment of the view, in milliseconds; ``left_ms`` are None without a limit.

    While ``runs``, a face counts on from here by a stopwatch of its own and asks again (``beat``) every few seconds and
    when a limit is reached: what counts is what the engine says.
    """

    runs: bool = False
    used_ms: int = 0
    left_ms: int | None = None
    item_used_ms: int = 0
    item_left_ms: int | None = None


STANDING_CLOCK = ClockView()
"""The clock of a sitting that is not on a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """One place of the question map. ``outcome`` is None while it must not be told; ``open``: it still takes an answer,
    ``reachable``: it can be shown."""

    number: int
    answered: bool
    flagged: bool
    outcome: Outcome | None
    open: bool = True
    reachable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One item on the screen. ``revealed`` says that key and rationales may be shown.

    ``rule`` is the scoring rule in one sentence; ``score`` is None until it may be told, and so is ``partly`` (0 to 1:
    how much of an ordered response stood in order), which other kinds never have. ``figure`` is the text of a hot
    spot's SVG, empty for other kinds and where the deck has it no longer.

    ``open``: the item still takes an answer. ``certainty`` is 1 to 3, None while it was not said or is not asked for
    (``conditions.certainty``); ``certainty_points`` is what certainty-based marking gives, None until it may be told.
    ``facts`` are what the item asks, with their places in the source, empty until that may be told. ``wants_number``: a
    calculator is of use. ``finished``: the sitting is closed, its report can be asked for.
    ``reason``: why adaptive practice chose the item, in a sentence; else empty.
    """

    sitting: SittingId
    index: int
    total: int
    item: Item
    topic_title: str
    source: str
    chosen: tuple[OptionId, ...]
    revealed: bool
    flagged: bool
    map: tuple[MapCell, ...]
    tutor: bool
    rule: str
    score: Score | None = None
    partly: float | None = None
    figure: str = ""
    open: bool = True
    paused: bool = False
    finished: bool = False
    certainty: int | None = None
    certainty_points: int | None = None
    struck: tuple[OptionId, ...] = ()
    highlights: tuple[Span, ...] = ()
    facts: tuple[FactCopy, ...] = ()
    wants_number: bool = False
    conditions: Conditions = FREE
    clock: ClockView = STANDING_CLOCK
    notice: Notice | None = None
    reason: str = ""
