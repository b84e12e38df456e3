"""An exam service over the real engine and a deck in memory: what a quiz page meets, without a database."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import DeckId, TopicId
from quizapp.content.generators import items_of
from quizapp.content.items import Item, OptionId, SingleBestAnswer
from quizapp.exams import report, sitting
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.copies import DeckCopy, FactCopy, TopicCopy
from quizapp.exams.events import (
    Act,
    Answered,
    Beat,
    Ended,
    Event,
    Flagged,
    Highlighted,
    Left,
    Moved,
    Opened,
    Paused,
    Rated,
    Span,
    Struck,
    WentOn,
)
from quizapp.exams.exact import filling
from quizapp.exams.filling import Filling
from quizapp.exams.holdings import Holding
from quizapp.exams.replay import after
from quizapp.exams.report import Report
from quizapp.exams.sitting import ClosedError, LateError, Sitting, SittingId
from quizapp.exams.standing import NOTHING_SEEN, Standing
from quizapp.exams.units import units_of
from quizapp.paths import shipped_decks
from quizapp.services._quizzes.item_view import item_view
from quizapp.services.exam import ExamService, ItemView, MapCell, Notice, PastSitting, QuizSetup, Template, TopicChoice

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@cache
def lactation() -> Deck:
    """The shipped deck."""
    return parse_deck((shipped_decks() / "lactation" / "deck.toml").read_text(encoding="utf-8"), "deck.toml")


@cache
def bank() -> tuple[Item, ...]:
    """Its single best answers: what a quiz does is the same for all kinds."""
    return tuple(item for item in items_of(lactation(), 0) if isinstance(item, SingleBestAnswer))


@cache
def copied() -> DeckCopy:
    """What a sitting keeps of the deck."""
    deck = lactation()
    return DeckCopy(
        title=deck.title,
        topics=tuple(TopicCopy(id=topic.id, title=topic.title) for topic in deck.topics),
        facts=tuple(
            FactCopy(id=fact.id, statement=fact.statement, source=deck.source.place(fact.paragraph))
            for fact in deck.facts
        ),
    )


class Seat:
    """A sitting that is open here, as the service keeps it."""

    holds_clock = True

    def __init__(self, one: Sitting) -> None:
        self.sitting, self.copy = one, copied()
        self.mapped: Sitting | None = None
        self.cells: Sequence[MapCell | None] = (None,) * len(one.items)

    def now(self) -> Sitting:
        """As it stands."""
        return self.sitting


class ExamRoom(ExamService):
    """Holds sittings in a dictionary; its clock moves only by ``spend``."""

    def __init__(self) -> None:
        self.seats: dict[SittingId, Seat] = {}
        self.now = NOW
        self.bank = bank()
        self.templates: tuple[Template, ...] = ()

    @property
    def sittings(self) -> dict[SittingId, Sitting]:
        """The sittings."""
        return {number: seat.sitting for number, seat in self.seats.items()}

    def setup(self, deck: DeckId) -> QuizSetup:
        counts = {topic.id: sum(item.topic == topic.id for item in self.bank) for topic in lactation().topics}
        running = [one.id for one in self.sittings.values() if one.finished_at is None]
        return QuizSetup(
            deck=deck,
            deck_title=lactation().title,
            topics=tuple(TopicChoice(topic=t.id, title=t.title, items=counts[t.id]) for t in lactation().topics),
            holdings=tuple(
                Holding(topic=topic, kind=kind, items=n)
                for (topic, kind), n in Counter((item.topic, item.kind) for item in self.bank).items()
            ),
            proposed=Blueprint(deck=deck, length=20),
            lengths=(10, 20, 30),
            unfinished=running[0] if running else None,
            standings={one: len(self.bank) if one is Standing.NEVER_SEEN else 0 for one in Standing},
            templates=self.templates,
        )

    def filling(self, blueprint: Blueprint) -> Filling:
        return filling(blueprint, units_of(blueprint, self.bank, NOTHING_SEEN))

    def start(self, blueprint: Blueprint) -> ItemView:
        return self.sit(assemble(blueprint, self.bank, random.Random(7)), blueprint)

    def sit(self, items: tuple[Item, ...], blueprint: Blueprint) -> ItemView:
        """Starts a quiz of these very items."""
        number = SittingId(len(self.seats) + 1)
        self.seats[number] = Seat(sitting.start(number, blueprint, items, self.now))
        return self._act(number, Opened())

    def spend(self, number: SittingId, seconds: float) -> None:
        """Lets time pass."""
        self._act(number, Beat(), spent_ms=round(seconds * 1000))

    def _act(self, number: SittingId, *acts: Act, spent_ms: int = 0) -> ItemView:
        seat = self.seats[number]
        try:
            for act in acts:
                seat.sitting = after(seat.sitting, Event(act=act, at=self.now, spent_ms=spent_ms))
                if seat.sitting.is_over and seat.sitting.finished_at is None:
                    seat.sitting = after(seat.sitting, Event(act=Ended(by_time=True), at=self.now))
                    return item_view(seat, Notice.TIME_UP)
        except LateError:
            return item_view(seat, Notice.ITEM_TIME_UP)
        except ClosedError:
            return item_view(seat, Notice.LEFT_FOR_GOOD)
        return item_view(seat)

    def resume(self, sitting: SittingId) -> ItemView:
        return self._act(sitting, Opened())

    def show(self, sitting_id: SittingId, index: int) -> ItemView:
        return self._act(sitting_id, Moved(index=index))

    def respond(
        self, sitting_id: SittingId, index: int, chosen: tuple[OptionId, ...], certainty: int | None = None
    ) -> ItemView:
        self.now += timedelta(seconds=33)
        acts: list[Act] = [Moved(index=index)]
        if certainty is not None:
            acts.append(Rated(index=index, certainty=certainty))
        return self._act(sitting_id, *acts, Answered(index=index, chosen=chosen))

    def rate(self, sitting: SittingId, index: int, certainty: int | None) -> ItemView:
        return self._act(sitting, Rated(index=index, certainty=certainty))

    def strike(self, sitting: SittingId, index: int, options: tuple[OptionId, ...]) -> ItemView:
        return self._act(sitting, Struck(index=index, options=options))

    def highlight(self, sitting: SittingId, index: int, spans: tuple[Span, ...]) -> ItemView:
        return self._act(sitting, Highlighted(index=index, spans=spans))

    def toggle_flag(self, sitting_id: SittingId, index: int | None = None) -> ItemView:
        one = self.sittings[sitting_id]
        at = one.position if index is None else index
        return self._act(sitting_id, Flagged(index=at, on=at not in one.flagged))

    def pause(self, sitting: SittingId) -> ItemView:
        if not self.sittings[sitting].blueprint.conditions.pause:
            return item_view(self.seats[sitting], Notice.NO_PAUSE)
        return self._act(sitting, Paused())

    def go_on(self, sitting: SittingId) -> ItemView:
        return self._act(sitting, WentOn())

    def beat(self, sitting: SittingId) -> ItemView:
        return self._act(sitting, Beat())

    def leave(self, sitting: SittingId) -> None:
        self._act(sitting, Left())

    def finish(self, sitting_id: SittingId) -> Report:
        self.now += timedelta(seconds=1)
        seat = self.seats[sitting_id]
        seat.sitting = sitting.finish(seat.sitting, self.now)
        return self.report(sitting_id)

    def report(self, sitting_id: SittingId) -> Report:
        return report.report(self.sittings[sitting_id], tuple(topic.id for topic in lactation().topics))

    def topic_titles(self, deck: DeckId) -> dict[TopicId, str]:
        return {topic.id: topic.title for topic in lactation().topics}

    def history(self, deck: DeckId) -> tuple[PastSitting, ...]:
        reports = [self.report(one.id) for one in self.sittings.values() if one.finished_at is not None]
        return tuple(
            PastSitting(
                sitting=one.sitting,
                finished_at=one.finished_at,
                day=one.finished_at.date(),
                earned=one.score.earned,
                possible=one.score.possible,
            )
            for one in reversed(reports)
        )
