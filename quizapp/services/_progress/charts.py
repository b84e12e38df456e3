"""What the charts of the Progress page show: values that say what each chart draws, without words or colours."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.scheduling.memory import Grade, State
from quizapp.stats.calibration import Tenth
from quizapp.stats.tally import Tally


class Span(StrEnum):
    """How far back (and ahead) the charts reach."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """Its days; None for everything."""
        return {Span.MONTH: 30, Span.QUARTER: 91, Span.YEAR: 365, Span.ALL: None}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSpan:
    """What was done from one date to another (both counted). ``new`` cards were met; ``met`` counts all up to then.

    Of the answers that tell of memory, ``young`` and ``mature`` hold those with a known interval; ``every`` holds all.
    """

    first: date
    last: date
    answers: int
    seconds: float
    new: int
    met: int
    young: Tally
    mature: Tally
    every: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAnswered:
    """How many answers a day had."""

    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """How many cards fall due from one date to another; what is overdue falls to the first."""

    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourWork:
    """An hour of the person's clock (0 to 23)."""

    hour: int
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWork:
    """A topic: its cards, how many have been met, the mean recall of those today (None without any), and its answers
    of the span."""

    topic: TopicId
    title: str
    cards: int
    met: int
    recall: float | None
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """How many cards lie from ``low`` to under ``high`` (None: without end)."""

    low: float
    high: float | None
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Confused:
    """In quizzes ``chosen`` was taken for ``correct`` so many times."""

    correct: str
    chosen: str
    times: int
    fact: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts:
    """Everything that the charts draw over a span that ends today. ``work`` is cut into stretches of equal length,
    ``weeks`` into such of a week at least. ``overdue`` cards waited before today."""

    deck: DeckId
    span: Span
    today: date
    aim: float
    cards: int
    work: tuple[WorkSpan, ...]
    weeks: tuple[WorkSpan, ...]
    calendar: tuple[DayAnswered, ...]
    ahead: tuple[Ahead, ...]
    overdue: int
    hours: tuple[HourWork, ...]
    topics: tuple[TopicWork, ...]
    tenths: tuple[Tenth, ...]
    stability: tuple[Band, ...]
    difficulty: tuple[Band, ...]
    recall: tuple[Band, ...]
    confusions: tuple[Confused, ...]

    @property
    def met(self) -> int:
        """How many cards have been met so far."""
        return sum(topic.met for topic in self.topics)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One answer of a card: its memory after it. ``stability`` in days; ``interval_days`` until the card was due again,
    None while in its steps; ``expected`` recall at the answer (0 to 1), None where it was not known."""

    at: datetime
    day: date
    grade: Grade
    state_before: State
    took_ms: int
    stability: float
    difficulty: float
    interval_days: int | None
    expected: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallPoint:
    """The recall (0 to 1) on a day."""

    day: date
    recall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHistory:
    """A card with everything that ever happened to it. ``curve`` is its recall from the first answer to ``days`` ahead;
    ``due`` is None for a new card, and for one in its steps."""

    card: CardId
    fact: FactId
    front: str
    back: str
    today: date
    state: State
    lines: tuple[HistoryLine, ...]
    curve: tuple[RecallPoint, ...]
    recall: float | None
    stability: float | None
    difficulty: float | None
    due: date | None
    lapses: int
