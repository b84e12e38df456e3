"""The numbers behind the charts of a deck, and a card's whole history."""

from dataclasses import replace
from datetime import datetime, timedelta

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, TopicId
from quizapp.errors import UserError
from quizapp.scheduling.day import StudyDay, day_date, day_starts, study_day
from quizapp.services._day import current_policy
from quizapp.services._library.decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._progress.card_history import history
from quizapp.services._progress.charts import (
    Ahead,
    Band,
    CardHistory,
    Charts,
    Confused,
    DayAnswered,
    HistoryLine,
    HourWork,
    RecallPoint,
    Span,
    TopicWork,
    WorkSpan,
)
from quizapp.stats.calibration import Tenth, tenths
from quizapp.stats.forgetting import PUBLISHED, Forgetting
from quizapp.stats.tally import Stretch, Tally, stretches, total
from quizapp.storage import charts as stored
from quizapp.storage.cards import card_by_id
from quizapp.storage.decks import topics_of
from quizapp.storage.pasts import past_of

__all__ = [
    "Ahead",
    "Band",
    "CardHistory",
    "Charts",
    "ChartsService",
    "Confused",
    "DayAnswered",
    "HistoryLine",
    "HourWork",
    "RecallPoint",
    "Span",
    "TopicWork",
    "WorkSpan",
]

_MOST_BARS = 53
_MOST_AHEAD = 31
_CALENDAR_DAYS = 365
_STABILITY_EDGES = (0, 1, 3, 7, 14, 30, 61, 122, 183, 365, 730)
_MOST_CONFUSIONS = 10
_MOST_QUIZZES = 200

_Steps = tuple[tuple[TopicId, float, int], ...]
"""Topic, elapsed days by stability, cards: see ``storage.charts.recall_steps``."""


class ChartsService:
    """Reads; changes nothing."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._confused: dict[int, tuple[Confused, ...]] = {}  # a finished quiz never changes

    def charts(self, deck: DeckId, span: Span = Span.YEAR) -> Charts:
        """Everything that the charts of a deck draw."""
        profile, database = self._profile, self._profile.database
        with database.reading():
            profile.revision()
            head_of(profile, deck)
            settings = profile.settings()
            now = profile.now()
            today = study_day(now, settings.rollover_hour)
            first = self._first_day(deck, span, today)
            by_day = tuple(stored.tallies_by_day(database, deck, min(first, StudyDay(today - 2 * 365)), today))
            work, weeks = (
                self._work(deck, by_day, cut)
                for cut in (stretches(first, today, _MOST_BARS), stretches(first, today, _MOST_BARS, 7))
            )
            counts = stored.card_counts(database, deck)
            steps = tuple(stored.recall_steps(database, deck, today))
            due = stored.due_counts(database, deck, StudyDay(today + (span.days or 365) - 1))
            starts = day_starts(first, now, settings.rollover_hour)
            return Charts(
                deck=deck,
                span=span,
                today=day_date(today),
                aim=settings.retention,
                cards=sum(one.cards for one in counts),
                work=work,
                weeks=weeks,
                calendar=_calendar(by_day, today),
                ahead=_ahead(due, stored.in_steps(database, deck), today, span.days or 365),
                overdue=sum(count for day, count in due.items() if day < today),
                hours=self._hours(deck, first, today),
                topics=self._topics(deck, counts, steps, stored.tallies_by_key(database, deck, "topic", first, today)),
                tenths=self.tenths(deck, first, today),
                stability=_stability_bands(stored.stability_counts(database, deck)),
                difficulty=_difficulty_bands(stored.difficulty_counts(database, deck)),
                recall=self._recall_bands(steps),
                confusions=self._confusions(deck, starts),
            )

    def span_for(self, deck: DeckId) -> Span:
        """The shortest span that holds all of a deck's answers, a year at most: what a person sees first."""
        with self._profile.database.reading():
            today = self._profile.today()
            first = stored.first_day(self._profile.database, deck)
        days = 0 if first is None else today - first
        return next((span for span in (Span.MONTH, Span.QUARTER) if days < (span.days or 0)), Span.YEAR)

    def tenths(self, deck: DeckId, first: StudyDay, last: StudyDay) -> tuple[Tenth, ...]:
        """Expected against recalled, by tenths of what was expected."""
        counted = stored.tallies_by_key(self._profile.database, deck, "tenth", first, last)
        return tenths({int(key): tally for key, tally in counted.items()})

    def card(self, card: CardId) -> CardHistory:
        """A card's whole history: every answer, the memory it made, and the curve of recall. Raises UserError for a
        card that the profile does not have."""
        profile = self._profile
        with profile.database.reading():
            found = card_by_id(profile.database, card)
            if found is None:
                raise UserError(f"There is no card {card}. Nothing was changed; the Library lists all cards.")
            past = past_of(profile.database, card)
            today, policy = profile.today(), current_policy(profile)
        return history(found, past, today, policy)

    def _first_day(self, deck: DeckId, span: Span, today: StudyDay) -> StudyDay:
        if span.days is not None:
            return StudyDay(today - span.days + 1)
        first = stored.first_day(self._profile.database, deck)
        return today if first is None else min(first, today)

    def _work(
        self, deck: DeckId, by_day: tuple[tuple[StudyDay, str, Tally], ...], cut: tuple[Stretch, ...]
    ) -> tuple[WorkSpan, ...]:
        length = cut[0].last - cut[0].first + 1
        kinds: list[dict[str, Tally]] = [{} for _ in cut]
        for day, kind, tally in by_day:
            place = (day - cut[0].first) // length
            if 0 <= place < len(cut):
                kinds[place][kind] = kinds[place].get(kind, Tally()) + tally
        met, spans = stored.new_before(self._profile.database, deck, cut[0].first), []
        for stretch, found in zip(cut, kinds, strict=True):
            every, new = total(found.values()), found.get("new", Tally()).answers
            met += new
            spans.append(
                WorkSpan(
                    first=day_date(stretch.first),
                    last=day_date(stretch.last),
                    answers=every.answers,
                    seconds=every.seconds,
                    new=new,
                    met=met,
                    young=found.get("young", Tally()),
                    mature=found.get("mature", Tally()),
                    every=every,
                )
            )
        return tuple(spans)

    def _hours(self, deck: DeckId, first: StudyDay, today: StudyDay) -> tuple[HourWork, ...]:
        found = stored.tallies_by_key(self._profile.database, deck, "hour", first, today)
        return tuple(HourWork(hour=hour, tally=found.get(f"{hour:02}", Tally())) for hour in range(24))

    def _topics(
        self, deck: DeckId, every: tuple[stored.CardCounts, ...], steps: _Steps, found: dict[str, Tally]
    ) -> tuple[TopicWork, ...]:
        model = self._forgetting()
        counts = {one.topic: one for one in every}
        recalled: dict[str, float] = {}
        for topic, elapsed, cards in steps:
            recalled[topic] = recalled.get(topic, 0.0) + cards * model.recall(elapsed, 1.0)
        return tuple(
            TopicWork(
                topic=topic.id,
                title=topic.title,
                cards=counts[topic.id].cards,
                met=counts[topic.id].met,
                recall=recalled[topic.id] / counts[topic.id].met if topic.id in recalled else None,
                tally=found.get(topic.id, Tally()),
            )
            for topic in topics_of(self._profile.database, deck)
            if topic.id in counts
        )

    def _recall_bands(self, steps: _Steps) -> tuple[Band, ...]:
        model, counts = self._forgetting(), [0] * 10
        for _, elapsed, cards in steps:
            counts[min(9, int(model.recall(elapsed, 1.0) * 10))] += cards
        return tuple(Band(low=n / 10, high=(n + 1) / 10, cards=cards) for n, cards in enumerate(counts))

    def _forgetting(self) -> Forgetting:
        return Forgetting(weights=current_policy(self._profile).parameters or PUBLISHED)

    def _confusions(self, deck: DeckId, since: datetime) -> tuple[Confused, ...]:
        """The pairs that were confused most often in the quizzes finished since then."""
        together: dict[tuple[str, str], Confused] = {}
        for number in stored.finished_between(self._profile.database, deck, since)[:_MOST_QUIZZES]:
            if number not in self._confused:
                self._confused[number] = self._confused_in(number)
            for one in self._confused[number]:
                before = together.get((one.correct, one.chosen))
                together[one.correct, one.chosen] = replace(one, times=one.times + before.times) if before else one
        return tuple(sorted(together.values(), key=lambda one: -one.times)[:_MOST_CONFUSIONS])

    def _confused_in(self, number: int) -> tuple[Confused, ...]:
        # Late: charts without a quiz need nothing of what makes up a sitting.
        from quizapp.exams.report import report  # noqa: PLC0415
        from quizapp.exams.sitting import SittingId  # noqa: PLC0415
        from quizapp.storage.sittings import sitting_by_id  # noqa: PLC0415

        sitting = sitting_by_id(self._profile.database, SittingId(number))
        if sitting is None:
            raise AssertionError("a sitting's row is never deleted")
        return tuple(
            Confused(correct=one.correct, chosen=one.chosen, times=one.times, fact=one.fact)
            for one in report(sitting).confusions
        )


def _calendar(by_day: tuple[tuple[StudyDay, str, Tally], ...], today: StudyDay) -> tuple[DayAnswered, ...]:
    counts: dict[int, int] = {}
    for day, _, tally in by_day:
        counts[day] = counts.get(day, 0) + tally.answers
    days = range(today - _CALENDAR_DAYS + 1, today + 1)
    return tuple(DayAnswered(day=day_date(StudyDay(day)), count=counts.get(day, 0)) for day in days)


def _ahead(due: dict[StudyDay, int], learning: int, today: StudyDay, days: int) -> tuple[Ahead, ...]:
    length = next(one for one in (1, 7, 28) if -(-days // one) <= _MOST_AHEAD)
    counts = [0] * -(-days // length)
    counts[0] = learning
    for day, count in due.items():
        counts[max(0, day - today) // length] += count
    return tuple(
        Ahead(
            first=day_date(today) + timedelta(days=place * length),
            last=day_date(today) + timedelta(days=(place + 1) * length - 1),
            count=count,
        )
        for place, count in enumerate(counts)
    )


def _stability_bands(counts: dict[int, int]) -> tuple[Band, ...]:
    edges = (*_STABILITY_EDGES, None)
    return tuple(
        Band(
            low=low,
            high=high,
            cards=sum(count for days, count in counts.items() if low <= days and (high is None or days < high)),
        )
        for low, high in zip(_STABILITY_EDGES, edges[1:], strict=True)
    )


def _difficulty_bands(counts: dict[int, int]) -> tuple[Band, ...]:
    """1 to under 2 … 9 to 10: the hardest of all stand with those of 9."""
    held = {level: counts.get(level, 0) for level in range(1, 10)}
    held[9] += counts.get(10, 0)
    return tuple(Band(low=level, high=level + 1, cards=cards) for level, cards in held.items())
