"""Quizzes: set up, sit, report. Every answer is stored as it is given."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.generators import items_of
from quizapp.content.items import HotSpot, Item, OptionId
from quizapp.errors import UserError
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.holdings import Holding
from quizapp.exams.outcome import Outcome, outcome
from quizapp.exams.report import Report, report
from quizapp.exams.scoring import Score, partly, rule_in_words, score, total
from quizapp.exams.sitting import Response, Sitting, SittingId, finish, move, respond, toggle_flag, withdraw
from quizapp.services._decks import deck_of, head_of
from quizapp.services._forward import ask_for_fact
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import fact_line, figure_of, holdings_of, topic_title, topics_of
from quizapp.storage.quizzes import unfinished_sitting
from quizapp.storage.sittings import (
    finished_sittings,
    new_sitting,
    sitting_by_id,
    store_place,
    store_response,
)

_LENGTHS = (5, 10, 20, 40)
_SEEDS = 2**31
_KEPT = "This answer was not stored; all earlier ones are."


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChoice:
    """A topic that a quiz may take, with how many items it has."""

    topic: TopicId
    title: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSetup:
    """The set-up screen with sensible values set. ``holdings`` count what topics and kinds have; ``unfinished`` is a
    sitting that waits to be gone on with."""

    deck: DeckId
    deck_title: str
    topics: tuple[TopicChoice, ...]
    holdings: tuple[Holding, ...]
    proposed: Blueprint
    lengths: tuple[int, ...]
    unfinished: SittingId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """One place of the question map. ``outcome`` is None while it must not be told."""

    number: int
    answered: bool
    flagged: bool
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One item on the screen. ``revealed`` says that key and rationales may be shown.

    ``rule`` is the scoring rule in one sentence; ``score`` is None until it may be told, and so is ``partly`` (0 to 1:
    how much of an ordered response stood in order), which other kinds never have. ``figure`` is the text of a hot
    spot's SVG, empty for other kinds and where the deck has it no longer.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSitting:
    """A finished sitting in the history."""

    sitting: SittingId
    finished_at: datetime
    earned: float
    possible: float


class ExamService:
    """Sittings, stored as they go. A wrong answer brings the fact's card into today's queue; a right one changes
    nothing."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def setup(self, deck: DeckId) -> QuizSetup:
        """The set-up screen."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head = head_of(profile, deck)
            holdings = holdings_of(profile.database, deck)
            items: Counter[TopicId] = Counter()
            for one in holdings:
                items[one.topic] += one.items
            topics = tuple(
                TopicChoice(topic=topic.id, title=topic.title, items=items[topic.id])
                for topic in topics_of(profile.database, deck)
            )
            unfinished = unfinished_sitting(profile.database, deck)
            wanted = profile.settings().quiz_length
        most = sum(choice.items for choice in topics)
        return QuizSetup(
            deck=deck,
            deck_title=head.title,
            topics=topics,
            holdings=holdings,
            proposed=Blueprint(deck=deck, length=max(1, min(wanted, most)), seed=profile.dice.randrange(_SEEDS)),
            lengths=(*(length for length in _LENGTHS if length < most), *((most,) if most else ())),
            unfinished=unfinished,
        )

    def start(self, blueprint: Blueprint) -> ItemView:
        """Draws the items, stores the sitting, shows its first item. UserError when the topics have no items."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            bank = items_of(deck_of(profile, blueprint.deck), blueprint.seed)
        items = assemble(blueprint, bank, Random(blueprint.seed))
        if not items:
            raise UserError(
                "No question fits these topics and kinds. Nothing was started. Choose more of them, or all."
            )
        with profile.writing("The quiz was not started."):
            number = new_sitting(profile.database, blueprint, items, now)
            return self._view(self._sitting(number))

    def resume(self, sitting: SittingId) -> ItemView:
        """A running sitting at the item where it stood."""
        with self._profile.database.reading():
            return self._view(self._sitting(sitting))

    def show(self, sitting: SittingId, index: int) -> ItemView:
        """Goes to an item."""
        with self._profile.writing("The quiz is as it was."):
            moved = move(self._sitting(sitting), index)
            store_place(self._profile.database, moved)
            return self._view(moved)

    def respond(self, sitting: SittingId, index: int, chosen: tuple[OptionId, ...], took_ms: int) -> ItemView:
        """Stores an answer; in tutor mode the view comes back revealed. In an exam, nothing chosen takes it back.

        An answer that stands already (tutor mode, or a finished sitting: perhaps from a second window) is shown as it
        is.
        """
        profile = self._profile
        now = profile.now()
        with profile.writing(_KEPT):
            before = self._sitting(sitting)
            tutor = before.blueprint.mode is Mode.TUTOR
            if before.finished_at is not None or (tutor and before.responses[index] is not None):
                return self._view(move(before, index))
            response = Response(chosen=chosen, at=now, took_ms=max(0, took_ms))
            after = respond(before, index, response) if chosen or tutor else withdraw(before, index)
            after = move(after, index)
            store_response(profile.database, sitting, index, response)
            store_place(profile.database, after)
            if tutor:
                self._bring_forward(after, index)
            return self._view(after)

    def toggle_flag(self, sitting: SittingId, index: int) -> ItemView:
        """Flags an item, or no longer."""
        with self._profile.writing("The quiz is as it was."):
            before = self._sitting(sitting)
            after = before if before.finished_at is not None else toggle_flag(before, index)
            store_place(self._profile.database, after)
            return self._view(after)

    def finish(self, sitting: SittingId) -> Report:
        """Closes the sitting and gives its report; of one that is closed already, the report alone."""
        profile = self._profile
        now = profile.now()
        with profile.writing("The quiz is still open; all answers are kept."):
            before = self._sitting(sitting)
            if before.finished_at is None:
                before = finish(before, now)
                store_place(profile.database, before)
                if before.blueprint.mode is Mode.EXAM:  # only now: until here an answer could be changed
                    for index in range(len(before.items)):
                        self._bring_forward(before, index)
            return self._report(before)

    def report(self, sitting: SittingId) -> Report:
        """The report of a finished sitting. UserError when it is still running."""
        with self._profile.database.reading():
            found = self._sitting(sitting)
            if found.finished_at is None:
                raise UserError(f"Quiz {sitting} is not finished. Its answers are kept. Go on with it, or finish it.")
            return self._report(found)

    def topic_titles(self, deck: DeckId) -> dict[TopicId, str]:
        """Titles of a deck's topics, for a report."""
        with self._profile.database.reading():
            return {topic.id: topic.title for topic in topics_of(self._profile.database, deck)}

    def history(self, deck: DeckId) -> tuple[PastSitting, ...]:
        """Finished sittings, newest first."""
        with self._profile.database.reading():
            return tuple(
                _past(sitting, sitting.finished_at)
                for sitting in finished_sittings(self._profile.database, deck)
                if sitting.finished_at is not None
            )

    def _sitting(self, sitting: SittingId) -> Sitting:
        self._profile.revision()
        found = sitting_by_id(self._profile.database, sitting)
        if found is None:
            raise UserError(f"There is no quiz {sitting}. Nothing was changed. Start a new one.")
        return found

    def _report(self, sitting: Sitting) -> Report:
        return report(sitting, tuple(topic.id for topic in topics_of(self._profile.database, sitting.blueprint.deck)))

    def _bring_forward(self, sitting: Sitting, index: int) -> None:
        response = sitting.responses[index]
        if response is None or score(sitting.items[index], response).full:
            return
        for fact in sitting.items[index].facts:
            ask_for_fact(self._profile, sitting.blueprint.deck, fact)
        self._profile.cards_changed()

    def _view(self, sitting: Sitting) -> ItemView:
        index = sitting.position
        item = sitting.items[index]
        deck = sitting.blueprint.deck
        response = sitting.responses[index]
        tutor = sitting.blueprint.mode is Mode.TUTOR
        revealed = sitting.finished_at is not None or (tutor and response is not None)
        return ItemView(
            sitting=sitting.id,
            index=index,
            total=len(sitting.items),
            item=item,
            topic_title=topic_title(self._profile.database, deck, item.topic),
            source=self._source(deck, item.facts[0]),
            chosen=() if response is None else response.chosen,
            revealed=revealed,
            flagged=index in sitting.flagged,
            map=tuple(_cell(sitting, place) for place in range(len(sitting.items))),
            tutor=tutor,
            rule=rule_in_words(item),
            score=score(item, response) if revealed else None,
            partly=partly(item, response) if revealed else None,
            figure=self._figure(deck, item),
        )

    def _figure(self, deck: DeckId, item: Item) -> str:
        """The text of the figure that an item asks about; empty where there is none."""
        figure = figure_of(self._profile.database, deck, item.figure) if isinstance(item, HotSpot) else None
        return "" if figure is None else figure.svg

    def _source(self, deck: DeckId, fact: FactId) -> str:
        line = fact_line(self._profile.database, deck, fact)
        return "" if line is None else head_of(self._profile, deck).source.place(line.paragraph)


def _cell(sitting: Sitting, index: int) -> MapCell:
    response = sitting.responses[index]
    told = sitting.finished_at is not None or (sitting.blueprint.mode is Mode.TUTOR and response is not None)
    return MapCell(
        number=index + 1,
        answered=response is not None,
        flagged=index in sitting.flagged,
        outcome=outcome(score(sitting.items[index], response), answered=response is not None) if told else None,
    )


def _past(sitting: Sitting, finished_at: datetime) -> PastSitting:
    together = total(score(item, given) for item, given in zip(sitting.items, sitting.responses, strict=True))
    return PastSitting(sitting=sitting.id, finished_at=finished_at, earned=together.earned, possible=together.possible)
