"""Readiness: the share of a test's points that a person would earn on a day, and how past forecasts held."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from statistics import fmean

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.generators import items_of
from quizapp.errors import UserError
from quizapp.exams.evidence import asked_of
from quizapp.scheduling.day import StudyDay, day_date
from quizapp.scheduling.memory import New
from quizapp.services._library.decks import deck_of, head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._progress.simulated import simulated
from quizapp.services._quizzes.knowledge import knowledge_of
from quizapp.stats.planned import RUNS, recall_as_planned, recall_when_met
from quizapp.stats.readiness import (
    WHAT_IT_IS_NOT,
    KeptForecast,
    Paper,
    PastReadiness,
    Plan,
    Readiness,
    past,
    readiness,
)
from quizapp.stats.simulation import SimulatedCard, Study
from quizapp.storage.cards import StoredCard, cards_of_deck
from quizapp.storage.decks import topics_of
from quizapp.storage.goals import exam_day
from quizapp.storage.readiness import readiness_forecasts, store_readiness, whole_quizzes

__all__ = ["WHAT_IT_IS_NOT", "Plan", "ReadinessService", "ReadinessView"]

LENGTH = 60
"""The items of the test that is forecast, unless another length is asked for."""

_FARTHEST_DAYS = 3 * 365

_MOST_PLAYS, _FEWEST_RUNS = 8_000, 3
"""Futures of cards that are played in all, so that ten thousand cards take a second or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessView:
    """A forecast for ``day`` (today's date: as things stand) under a plan, of a test of ``items`` items drawn in the
    bank's proportions. ``studied`` of ``facts`` facts have a studied card. ``past`` are forecasts under the same plan
    beside the quizzes that came. ``what_it_is_not`` goes with every showing of it."""

    deck: DeckId
    today: date
    day: date
    plan: Plan
    items: int
    forecast: Readiness
    titles: Mapping[TopicId, str]
    facts: int
    studied: int
    past: PastReadiness
    what_it_is_not: str = WHAT_IT_IS_NOT


class ReadinessService:
    """Forecasts of readiness, kept day by day."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def forecast(
        self, deck: DeckId, day: date | None = None, plan: Plan = Plan.NOTHING, items: int = LENGTH
    ) -> ReadinessView:
        """The forecast for a day, by default the deck's exam date if that is to come, else today; it is kept. A second
        or two: ask beside the window. UserError for a day that is over or too far, and for a deck without questions.
        """
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head_of(profile, deck)
            today = profile.today()
            when = self._day(deck, day, today)
            if items < 1:
                raise UserError(f"A test has at least one question, not {items}. Nothing was forecast.")
            paper = self._paper(deck, items)
            known = knowledge_of(profile, deck, today)
            cards = tuple(cards_of_deck(profile.database, deck))
            recalls = self._recalls(deck, cards, today, when, plan)
            found = readiness(known.later(recalls), paper, f"{deck}:{today}:{when}:{plan}:{items}")
            belief = known.belief()
            studied = {one.card.fact for one in cards if not isinstance(one.memory, New)}
            titles = {topic.id: topic.title for topic in topics_of(profile.database, deck)}
            rollover = profile.settings().rollover_hour
            before = past(
                tuple(readiness_forecasts(profile.database, deck, plan)),
                tuple(whole_quizzes(profile.database, deck, rollover)),
            )
        kept = KeptForecast(made=today, day=when, share=found.share, low=found.low, high=found.high)
        with profile.writing("The forecast was not kept; nothing else was changed."):
            store_readiness(profile.database, deck, plan, kept)
        return ReadinessView(
            deck=deck,
            today=day_date(today),
            day=day_date(when),
            plan=plan,
            items=items,
            forecast=found,
            titles=titles,
            facts=len(belief.facts),
            studied=len(studied.intersection(belief.facts)),
            past=before,
        )

    def _day(self, deck: DeckId, day: date | None, today: StudyDay) -> StudyDay:
        if day is None:
            exam = exam_day(self._profile.database, deck)
            return today if exam is None or exam < today else exam
        when = StudyDay(day.toordinal())
        if not 0 <= when - today <= _FARTHEST_DAYS:
            raise UserError(
                f"A forecast is for today or a day to come, three years ahead at most, not for {day.isoformat()}. "
                "Nothing was forecast. Choose another day."
            )
        return when

    def _paper(self, deck: DeckId, items: int) -> Paper:
        """A test drawn from the whole bank."""
        bank = items_of(deck_of(self._profile, deck), 0)
        if not bank:
            raise UserError("This deck has no questions yet, so no test can be forecast. Add questions to its facts.")
        guesses: dict[FactId, list[float]] = {}
        for one in (one for item in bank for one in asked_of(item)):
            guesses.setdefault(one.fact, []).append(one.guess)
        return Paper(
            length=items,
            parts={topic: float(count) for topic, count in Counter(item.topic for item in bank).items()},
            guesses={fact: fmean(some) for fact, some in guesses.items()},
        )

    def _recalls(
        self, deck: DeckId, cards: tuple[StoredCard, ...], today: StudyDay, when: StudyDay, plan: Plan
    ) -> dict[FactId, float | None]:
        """What memory gives each fact on the day: the mean over its cards that are studied by then."""
        study = simulated(self._profile, deck, today, max(1, when - today))
        of_fact: dict[FactId, list[float]] = {}
        planned = plan is Plan.PLANNED and when > today
        meetings = _Meetings(replace(study.study, days=when - today), study.study.new_per_day * study.per_card)
        dice = Random(f"{deck}:{today}:{when}")
        runs = max(_FEWEST_RUNS, min(RUNS, _MOST_PLAYS // max(1, len(cards))))
        for one in cards:
            memory = one.memory
            if isinstance(memory, New):
                chance = meetings.next(dice) if planned and not (one.locked or one.suspended) else None
            elif planned and not one.suspended:
                card = SimulatedCard(
                    stability=memory.stability,
                    difficulty=memory.difficulty,
                    since=max(0, today - memory.last_day),
                    due_in=max(0, getattr(memory, "due_day", today) - today),
                )
                chance = recall_as_planned(card, replace(study.study, days=when - today), dice, runs)
            else:
                chance = study.study.model.recall(max(0, when - memory.last_day), memory.stability)
            if chance is not None:
                of_fact.setdefault(one.card.fact, []).append(chance)
        return {fact: fmean(some) for fact, some in of_fact.items()}


class _Meetings:
    """New cards met one after another at a pace; each day's recall is played once."""

    def __init__(self, study: Study, per_day: float) -> None:
        self._study, self._per_day = study, per_day
        self._met = 0
        self._recalls: dict[int, float | None] = {}

    def next(self, dice: Random) -> float | None:
        """The recall of the next new card; None for one that is not met in time."""
        if self._per_day <= 0:
            return None
        left = self._study.days - int(self._met / self._per_day)
        self._met += 1
        if left not in self._recalls:
            self._recalls[left] = recall_when_met(left, self._study, dice)
        return self._recalls[left]
