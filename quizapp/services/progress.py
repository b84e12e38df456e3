"""What the numbers say: the Today page, the tree, the Progress page, ``quizapp stats``."""

from collections import Counter
from datetime import datetime

from quizapp.content.heads import DeckId
from quizapp.scheduling.day import StudyDay, day_date, study_day
from quizapp.scheduling.queue import next_candidate, next_due_moment
from quizapp.services._day import DaySize, clock_notice, size_of_day
from quizapp.services._library.decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._progress.trees import LARGE, outline_of, shares_of, tree_of
from quizapp.services._progress_views import (
    Branch,
    DayCount,
    DeckStats,
    LastQuiz,
    Leaf,
    Progress,
    Today,
    Tree,
    mean_recall,
)
from quizapp.stats.workload import minutes_for, seconds_per_answer
from quizapp.storage.charts import due_counts, first_day, moments_of_steps, tallies_by_day, tally_of
from quizapp.storage.decks import deck_heads, fact_count
from quizapp.storage.due import count_due
from quizapp.storage.quizzes import last_finished_sitting, unfinished_sitting
from quizapp.storage.reviews import newest_times
from quizapp.storage.settings import exam_is_set

__all__ = [
    "Branch",
    "DayCount",
    "DeckStats",
    "LastQuiz",
    "Leaf",
    "Progress",
    "ProgressService",
    "Today",
    "Tree",
    "mean_recall",
]

_TIMED_ANSWERS = 200
"""So many of the newest answers say how long an answer takes."""

_RETENTION_DAYS = 30
_AHEAD_DAYS = 14
_CALENDAR_DAYS = 12 * 7
_RECENT_DAYS = 14


class ProgressService:
    """Reads; changes nothing."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def today(self, deck: DeckId) -> Today:
        """The Today page of a deck; the tree of a large one is asked for beside the window."""
        profile = self._profile
        database = profile.database
        now = profile.now()
        with database.reading():
            profile.revision()
            head = head_of(profile, deck)
            day = size_of_day(profile, deck, now)
            seconds = seconds_per_answer(newest_times(database, deck, _TIMED_ANSWERS))
            facts = fact_count(database, deck, at_most=LARGE)
            return Today(
                deck=deck,
                deck_title=head.title,
                today=day_date(day.today),
                reviews=day.reviews,
                new=day.new,
                minutes=minutes_for(day.total, seconds),
                first_time=first_day(database, deck) is None,
                answered_today=tally_of(database, deck, day.today, day.today).answers,
                next_at=_next_at(day, now),
                tomorrow=count_due(database, deck, StudyDay(day.today + 1)),
                facts=facts,
                tree=tree_of(profile, deck, head.title, day.today) if facts < LARGE else None,
                has_exam=exam_is_set(database, deck),
                last_quiz=self._last_quiz(deck),
                unfinished_quiz=unfinished_sitting(database, deck),
                notice=clock_notice(profile, now),
            )

    def tree(self, deck: DeckId) -> Tree:
        """The tree, from real recall probabilities; in a large deck a leaf stands for several facts."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            title, today = head_of(profile, deck).title, profile.today()
            large = fact_count(profile.database, deck, at_most=LARGE) >= LARGE
            return (shares_of if large else tree_of)(profile, deck, title, today)

    def outline(self, deck: DeckId) -> Tree:
        """The tree without its leaves: the deck's title and topics, at once however large the deck is."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            return outline_of(profile, deck, head_of(profile, deck).title)

    def progress(self, deck: DeckId) -> Progress:
        """The Progress page of a deck: 30 days of retention, 14 days ahead, 12 weeks of calendar. The tree as in
        ``today``."""
        profile = self._profile
        database = profile.database
        now = profile.now()
        with database.reading():
            profile.revision()
            settings = profile.settings()
            today = study_day(now, settings.rollover_hour)
            first = StudyDay(today - _CALENDAR_DAYS + 1)
            counts: Counter[StudyDay] = Counter()
            for day, _, tally in tallies_by_day(database, deck, first, today):
                counts[day] += tally.answers
            recent = tally_of(database, deck, StudyDay(today - _RETENTION_DAYS + 1), today)
            ever = tally_of(database, deck)
            title, facts = head_of(profile, deck).title, fact_count(database, deck)
            return Progress(
                facts=facts,
                tree=tree_of(profile, deck, title, today) if facts < LARGE else None,
                retention=(recent.recalled, recent.asked),
                aim=settings.retention,
                ahead=self._ahead(deck, now, settings.rollover_hour),
                calendar=tuple(_day_count(day, counts[StudyDay(day)]) for day in range(first, today + 1)),
                studied_of_14=sum(counts[StudyDay(today - ago)] > 0 for ago in range(_RECENT_DAYS)),
                answered_total=ever.answers,
                minutes_total=ever.seconds / 60,
            )

    def stats(self) -> tuple[DeckStats, ...]:
        """Today, retention and forecast, a deck each."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            profile.revision()
            return tuple(self._stats(head.id, now) for head in deck_heads(profile.database))

    def _stats(self, deck: DeckId, now: datetime) -> DeckStats:
        profile = self._profile
        day = size_of_day(profile, deck, now)
        recent = tally_of(profile.database, deck, StudyDay(day.today - _RETENTION_DAYS + 1), day.today)
        seconds = seconds_per_answer(newest_times(profile.database, deck, _TIMED_ANSWERS))
        return DeckStats(
            deck=deck,
            reviews=day.reviews,
            new=day.new,
            minutes=minutes_for(day.total, seconds),
            answered_today=tally_of(profile.database, deck, day.today, day.today).answers,
            recalled=recent.recalled,
            asked=recent.asked,
            forecast=self._ahead(deck, now, profile.settings().rollover_hour),
        )

    def _ahead(self, deck: DeckId, now: datetime, rollover_hour: int) -> tuple[DayCount, ...]:
        database, today = self._profile.database, study_day(now, rollover_hour)
        counts: Counter[int] = Counter()
        for day, cards in due_counts(database, deck, StudyDay(today + _AHEAD_DAYS - 1)).items():
            counts[max(0, day - today)] += cards  # what is overdue falls to today
        for moment in moments_of_steps(database, deck):
            counts[max(0, study_day(moment.astimezone(now.tzinfo), rollover_hour) - today)] += 1
        return tuple(_day_count(today + ahead, counts[ahead]) for ahead in range(_AHEAD_DAYS))

    def _last_quiz(self, deck: DeckId) -> LastQuiz | None:
        number = last_finished_sitting(self._profile.database, deck)
        if number is None:
            return None
        # Late: a start without a finished quiz needs nothing of what makes up a sitting.
        from quizapp.exams.report import report  # noqa: PLC0415
        from quizapp.storage.sittings import sitting_by_id  # noqa: PLC0415

        sitting = sitting_by_id(self._profile.database, number)
        if sitting is None:
            raise AssertionError("a sitting's row is never deleted")
        done = report(sitting)
        worst = done.confusions[0] if done.confusions else None
        return LastQuiz(
            sitting=sitting.id,
            finished_at=done.finished_at,
            day=day_date(self._profile.today(done.finished_at)),
            earned=done.score.earned,
            possible=done.score.possible,
            missed=sum(not result.score.full for result in done.items),
            confusion=None if worst is None else (worst.correct, worst.chosen),
        )


def _day_count(day: int, count: int) -> DayCount:
    return DayCount(day=day_date(StudyDay(day)), count=count)


def _next_at(day: DaySize, now: datetime) -> datetime | None:
    """When the next learning card comes, if nothing can be asked before."""
    moment = next_due_moment(day.pressing)
    if moment is None or day.others_due or day.others_new or next_candidate(day.pressing, now) is not None:
        return None
    return moment.astimezone(now.tzinfo)
