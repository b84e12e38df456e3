"""Exam dates: the pace they ask for, the share of cards that will be recalled, and how past forecasts held.

No percentile and no chance of passing: nothing here knows the exam.
"""

from dataclasses import dataclass, replace
from datetime import date

from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.scheduling.day import StudyDay, day_date
from quizapp.scheduling.memory import Memory, New
from quizapp.services._library.decks import head_of
from quizapp.services._plan import MEETING_SECONDS, new_per_day
from quizapp.services._profile import OpenProfile
from quizapp.services._progress.card_history import memory_before
from quizapp.services._progress.simulated import simulated
from quizapp.services.changes import Changes
from quizapp.stats.calibration import Shift, shifted
from quizapp.stats.examplan import pace
from quizapp.stats.forecast import ShareForecast, exam_forecast
from quizapp.stats.forgetting import Forgetting
from quizapp.storage import goals as stored
from quizapp.storage.cards import cards_of_deck
from quizapp.storage.pasts import past_of

_FARTHEST_DAYS = 3 * 365
_NINE_OF_TEN = 1.645
"""Standard deviations either side that hold nine tenths of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastForecast:
    """A forecast of a day that is over, beside what the app knew that day (``came``, None where it did not look)."""

    made: date
    day: date
    forecast: ShareForecast
    came: ShareForecast | None

    @property
    def held(self) -> bool | None:
        """Whether what came lay in the forecast's range."""
        return None if self.came is None else self.forecast.low <= self.came.share <= self.forecast.high


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamPlan:
    """The way to an exam date. ``exam`` is None without one; then only ``past`` counts.

    ``days_left`` are the study days before it, today included. Of ``cards_left`` (of ``facts_left`` facts) that are
    still new, ``new_per_day`` are planned for ``learning_days``; ``reached`` are met by then. ``forecast`` is None
    while it has not been made today.
    """

    deck: DeckId
    today: date
    exam: date | None
    days_left: int
    cards_left: int
    facts_left: int
    learning_days: int
    review_days: int
    new_per_day: int
    reached: int
    forecast: ShareForecast | None
    past: tuple[PastForecast, ...]

    @property
    def in_time(self) -> bool:
        """Whether all cards can be met in time."""
        return self.reached >= self.cards_left


class GoalsService:
    """Exam dates and their forecasts."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def set_exam(self, deck: DeckId, exam: date | None) -> Changes:
        """Sets a deck's exam date, or takes it away. Raises UserError for a day that is not to come."""
        profile = self._profile
        today = profile.today()
        if exam is not None and not 0 < exam.toordinal() - today <= _FARTHEST_DAYS:
            raise UserError(
                f"An exam date lies in the days to come, three years ahead at most, so {exam} was not taken. "
                "The date is as it was."
            )
        with profile.writing("The exam date is as it was."):
            head_of(profile, deck)
            stored.store_exam_day(profile.database, deck, None if exam is None else StudyDay(exam.toordinal()))
        profile.changed()
        return Changes(settings=True)

    def glance(self, deck: DeckId) -> ExamPlan:
        """The plan without making a forecast: quick enough for a page that opens."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head_of(profile, deck)
            today = profile.today()
            exam = stored.exam_day(profile.database, deck)
            left = stored.left_to_learn(profile.database, deck)
            met = stored.met_on(profile.database, deck, today)
            found = tuple(stored.forecasts(profile.database, deck))
            coming = exam is not None and exam > today
            days_left = max(0, exam - today) if exam is not None else 0
            pacing = pace(days_left, left.cards + met, MEETING_SECONDS)
            return ExamPlan(
                deck=deck,
                today=day_date(today),
                exam=None if exam is None else day_date(exam),
                days_left=days_left,
                cards_left=left.cards,
                facts_left=left.facts,
                learning_days=pacing.learning_days,
                review_days=pacing.review_days,
                new_per_day=new_per_day(profile, deck, today) if coming else 0,
                reached=max(0, pacing.reached - met),
                forecast=next((one.forecast for one in found if coming and (one.made, one.day) == (today, exam)), None),
                past=_past(found, today),
            )

    def plan(self, deck: DeckId) -> ExamPlan:
        """The plan with today's forecast, which is made and kept if it is not there yet (a second or two: ask beside
        the window). After an exam, what the app knew on its morning is kept beside the forecasts."""
        profile = self._profile
        found = self.glance(deck)
        today = profile.today()
        exam = None if found.exam is None else StudyDay(found.exam.toordinal())
        if exam is None or found.forecast is not None:
            return found
        with profile.database.reading():
            study = simulated(profile, deck, today, max(1, exam - today))
            came = self._known_on(deck, exam, study.shift) if exam <= today else None
        if came is None:
            rate = found.new_per_day / study.per_card
            planned = replace(study.study, new_per_day=rate, new_days=found.learning_days)
            came = exam_forecast(planned, study.every, study.shift, f"{deck}:{today}:{exam}")
            made = today
        elif any(one.came is not None and one.day == found.exam for one in found.past):
            return found
        else:
            made = exam
        with profile.writing("The forecast was not kept; nothing else was changed."):
            stored.store_forecast(profile.database, deck, made, exam, came)
        return self.glance(deck)

    def _known_on(self, deck: DeckId, exam: StudyDay, shift: Shift) -> ShareForecast:
        """The share recalled on the morning of a day, from the memories as they were then."""
        model, recalls, every = Forgetting(), [], 0
        for one in cards_of_deck(self._profile.database, deck):
            every += 1
            memory: Memory = one.memory
            if not isinstance(memory, New) and memory.last_day >= exam:
                memory = memory_before(past_of(self._profile.database, one.card.id), one.card.id, exam)
            if not isinstance(memory, New):
                recalls.append(model.recall(exam - memory.last_day, memory.stability))
        low, middle, high = (
            sum(shifted(recall, shift.mean + reach * shift.spread) for recall in recalls) / max(1, every)
            for reach in (-_NINE_OF_TEN, 0, _NINE_OF_TEN)
        )
        return ShareForecast(share=middle, low=low, high=high)


def _past(found: tuple[stored.StoredForecast, ...], today: StudyDay) -> tuple[PastForecast, ...]:
    came = {one.day: one.forecast for one in found if one.made == one.day}
    return tuple(
        PastForecast(made=day_date(one.made), day=day_date(one.day), forecast=one.forecast, came=came.get(one.day))
        for one in found
        if one.made < one.day <= today
    )


__all__ = ["ExamPlan", "GoalsService", "PastForecast", "ShareForecast"]
