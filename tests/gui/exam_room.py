"""An exam service over the real engine and a deck in memory: what a quiz page meets, without a database."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache

from quizapp.content.deck import Deck
from quizapp.content.deckfile import parse_deck
from quizapp.content.facts import DeckId, TopicId
from quizapp.content.generators import items_of
from quizapp.content.items import Item, OptionId, SingleBestAnswer
from quizapp.exams import report, sitting
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.holdings import Holding
from quizapp.exams.outcome import outcome
from quizapp.exams.report import Report
from quizapp.exams.scoring import partly, rule_in_words, score
from quizapp.exams.sitting import Response, Sitting, SittingId
from quizapp.paths import shipped_decks
from quizapp.services.exam import ExamService, ItemView, MapCell, PastSitting, QuizSetup, TopicChoice

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@cache
def lactation() -> Deck:
    """The shipped deck."""
    return parse_deck((shipped_decks() / "lactation" / "deck.toml").read_text(encoding="utf-8"), "deck.toml")


@cache
def bank() -> tuple[Item, ...]:
    """Its single best answers: what a quiz does is the same for all kinds."""
    return tuple(item for item in items_of(lactation(), 0) if isinstance(item, SingleBestAnswer))


class ExamRoom(ExamService):
    """Holds sittings in a dictionary."""

    def __init__(self) -> None:
        self.sittings: dict[SittingId, Sitting] = {}
        self.now = NOW
        self.bank = bank()

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
        )

    def start(self, blueprint: Blueprint) -> ItemView:
        return self.sit(assemble(blueprint, self.bank, random.Random(7)), blueprint)

    def sit(self, items: tuple[Item, ...], blueprint: Blueprint) -> ItemView:
        """Starts a quiz of these very items."""
        number = SittingId(len(self.sittings) + 1)
        self.sittings[number] = sitting.start(number, blueprint, items, self.now)
        return self._view(number)

    def resume(self, sitting: SittingId) -> ItemView:
        return self._view(sitting)

    def show(self, sitting_id: SittingId, index: int) -> ItemView:
        self.sittings[sitting_id] = sitting.move(self.sittings[sitting_id], index)
        return self._view(sitting_id)

    def respond(self, sitting_id: SittingId, index: int, chosen: tuple[OptionId, ...], took_ms: int) -> ItemView:
        self.now += timedelta(seconds=33)
        response = Response(chosen=chosen, at=self.now, took_ms=took_ms)
        before = self.sittings[sitting_id]
        given = bool(chosen) or before.blueprint.mode is Mode.TUTOR
        self.sittings[sitting_id] = (
            sitting.respond(before, index, response) if given else sitting.withdraw(before, index)
        )
        return self._view(sitting_id)

    def toggle_flag(self, sitting_id: SittingId, index: int) -> ItemView:
        self.sittings[sitting_id] = sitting.toggle_flag(self.sittings[sitting_id], index)
        return self._view(sitting_id)

    def finish(self, sitting_id: SittingId) -> Report:
        self.sittings[sitting_id] = sitting.finish(self.sittings[sitting_id], self.now)
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
                earned=one.score.earned,
                possible=one.score.possible,
            )
            for one in reversed(reports)
        )

    def _view(self, number: SittingId) -> ItemView:
        one = self.sittings[number]
        item, response = one.items[one.position], one.responses[one.position]
        tutor = one.blueprint.mode is Mode.TUTOR
        revealed = tutor and response is not None
        fact = lactation().fact_by_id.get(item.facts[0])
        return ItemView(
            sitting=number,
            index=one.position,
            total=len(one.items),
            item=item,
            topic_title=self.topic_titles(item.deck)[item.topic],
            source="" if fact is None else lactation().source.place(fact.paragraph),
            chosen=response.chosen if response else (),
            revealed=revealed,
            flagged=one.position in one.flagged,
            map=tuple(
                MapCell(
                    number=index + 1,
                    answered=given is not None,
                    flagged=index in one.flagged,
                    outcome=outcome(score(asked, given), answered=True) if tutor and given is not None else None,
                )
                for index, (asked, given) in enumerate(zip(one.items, one.responses, strict=True))
            ),
            tutor=tutor,
            rule=rule_in_words(item),
            score=score(item, response) if revealed else None,
            partly=partly(item, response) if revealed else None,
        )
