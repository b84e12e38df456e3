"""What the numbers say: the Today page, the tree, the Progress page, ``quizapp stats``."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.scheduling.day import StudyDay, day_date, study_day
from quizapp.scheduling.queue import Queue, next_candidate, next_due_moment
from quizapp.services._day import clock_notice, current_policy, plan
from quizapp.services._decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.stats.diary import answers_per_day, days_studied
from quizapp.stats.mastery import recall_by_fact
from quizapp.stats.retention import true_retention
from quizapp.stats.workload import minutes_for, reviews_ahead, seconds_per_answer
from quizapp.storage.cards import Scope, count_due, memories_of_deck
from quizapp.storage.decks import deck_heads, fact_lines, topics_of
from quizapp.storage.quizzes import last_finished_sitting, unfinished_sitting
from quizapp.storage.reviews import answered_on, answered_total, entries, ever_answered, newest_entries

if TYPE_CHECKING:
    from quizapp.exams.sitting import SittingId

_TIMED_ANSWERS = 200
"""So many of the newest answers say how long an answer takes."""

_RETENTION_DAYS = 30
_AHEAD_DAYS = 14
_CALENDAR_DAYS = 12 * 7
_RECENT_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A fact on the tree. ``recall`` (0 to 1) is today's mean recall probability of its studied cards; None: not met
    yet."""

    fact: FactId
    statement: str
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A topic on the tree."""

    topic: TopicId
    title: str
    leaves: tuple[Leaf, ...]

    @property
    def learnt(self) -> int:
        """How many of its facts have been met."""
        return sum(leaf.recall is not None for leaf in self.leaves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The deck as the article's tree: trunk, branches (topics), leaves (facts)."""

    deck: DeckId
    title: str
    branches: tuple[Branch, ...]

    @property
    def facts(self) -> int:
        """How many leaves there are."""
        return sum(len(branch.leaves) for branch in self.branches)

    @property
    def learnt(self) -> int:
        """How many facts have been met."""
        return sum(branch.learnt for branch in self.branches)

    @property
    def recall(self) -> float | None:
        """The mean recall probability over the facts that have been met."""
        met = [leaf.recall for branch in self.branches for leaf in branch.leaves if leaf.recall is not None]
        return sum(met) / len(met) if met else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastQuiz:
    """The last finished quiz in short. ``confusion`` is the worst pair: (correct, chosen)."""

    sitting: "SittingId"
    finished_at: datetime
    earned: float
    possible: float
    missed: int
    confusion: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The Today page. ``reviews`` counts reviews and learning cards left, ``new`` the new ones within today's limit."""

    deck: DeckId
    deck_title: str
    today: date
    reviews: int
    new: int
    minutes: int
    first_time: bool
    answered_today: int
    next_at: datetime | None
    tomorrow: int
    tree: Tree
    last_quiz: LastQuiz | None
    unfinished_quiz: "SittingId | None"
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many answers (or reviews ahead) fall on a day."""

    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The Progress page. ``retention`` is (recalled, asked) in review over the last 30 days; ``aim`` the desired
    share."""

    tree: Tree
    retention: tuple[int, int]
    aim: float
    ahead: tuple[DayCount, ...]
    calendar: tuple[DayCount, ...]
    studied_of_14: int
    answered_total: int
    minutes_total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckStats:
    """One deck in ``quizapp stats``: today's counts, 30-day retention (recalled, asked), reviews ahead by day."""

    deck: DeckId
    reviews: int
    new: int
    minutes: int
    answered_today: int
    recalled: int
    asked: int
    forecast: tuple[DayCount, ...]


class ProgressService:
    """Reads; changes nothing."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def today(self, deck: DeckId) -> Today:
        """The Today page of a deck."""
        profile = self._profile
        database = profile.database
        now = profile.now()
        with database.reading():
            profile.revision()
            head = head_of(profile, deck)
            day = plan(profile, Scope(deck=deck), now)
            seconds = seconds_per_answer(newest_entries(database, deck, _TIMED_ANSWERS))
            return Today(
                deck=deck,
                deck_title=head.title,
                today=day_date(day.today),
                reviews=len(day.queue.learning) + len(day.queue.reviews),
                new=len(day.queue.new),
                minutes=minutes_for(day.queue.total, seconds),
                first_time=not ever_answered(database, deck),
                answered_today=answered_on(database, deck, day.today),
                next_at=_next_at(day.queue, now),
                tomorrow=count_due(database, deck, StudyDay(day.today + 1)),
                tree=self._tree(deck, head.title, day.today),
                last_quiz=self._last_quiz(deck),
                unfinished_quiz=unfinished_sitting(database, deck),
                notice=clock_notice(profile, now),
            )

    def tree(self, deck: DeckId) -> Tree:
        """The tree, from real recall probabilities."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            return self._tree(deck, head_of(profile, deck).title, profile.today())

    def progress(self, deck: DeckId) -> Progress:
        """The Progress page of a deck: 30 days of retention, 14 days ahead, 12 weeks of calendar."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            profile.revision()
            settings = profile.settings()
            today = study_day(now, settings.rollover_hour)
            since = StudyDay(today - _CALENDAR_DAYS + 1)
            log = tuple(entries(profile.database, deck, since))
            retention = true_retention(log, StudyDay(today - _RETENTION_DAYS + 1), today)
            answers, minutes = answered_total(profile.database, deck)
            return Progress(
                tree=self._tree(deck, head_of(profile, deck).title, today),
                retention=(retention.recalled, retention.asked),
                aim=settings.retention,
                ahead=self._ahead(deck, now, settings.rollover_hour),
                calendar=tuple(
                    DayCount(day=day_date(one.day), count=one.count) for one in answers_per_day(log, since, today)
                ),
                studied_of_14=days_studied(log, today, _RECENT_DAYS),
                answered_total=answers,
                minutes_total=minutes,
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
        day = plan(profile, Scope(deck=deck), now)
        first = StudyDay(day.today - _RETENTION_DAYS + 1)
        retention = true_retention(entries(profile.database, deck, first), first, day.today)
        seconds = seconds_per_answer(newest_entries(profile.database, deck, _TIMED_ANSWERS))
        return DeckStats(
            deck=deck,
            reviews=len(day.queue.learning) + len(day.queue.reviews),
            new=len(day.queue.new),
            minutes=minutes_for(day.queue.total, seconds),
            answered_today=answered_on(profile.database, deck, day.today),
            recalled=retention.recalled,
            asked=retention.asked,
            forecast=self._ahead(deck, now, profile.settings().rollover_hour),
        )

    def _ahead(self, deck: DeckId, now: datetime, rollover_hour: int) -> tuple[DayCount, ...]:
        today = study_day(now, rollover_hour)
        memories = (memory for _, memory in memories_of_deck(self._profile.database, deck))
        counts = reviews_ahead(memories, now, rollover_hour, _AHEAD_DAYS)
        return tuple(DayCount(day=day_date(StudyDay(today + ahead)), count=count) for ahead, count in enumerate(counts))

    def _tree(self, deck: DeckId, title: str, today: StudyDay) -> Tree:
        profile = self._profile
        recalls = recall_by_fact(memories_of_deck(profile.database, deck), today, current_policy(profile))
        leaves: dict[TopicId, list[Leaf]] = {}
        for line in fact_lines(profile.database, deck):
            leaf = Leaf(fact=line.id, statement=line.statement, recall=recalls.get(line.id))
            leaves.setdefault(line.topic, []).append(leaf)
        branches = (
            Branch(topic=topic.id, title=topic.title, leaves=tuple(leaves.get(topic.id, ())))
            for topic in topics_of(profile.database, deck)
        )
        return Tree(deck=deck, title=title, branches=tuple(branches))

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
            earned=done.score.earned,
            possible=done.score.possible,
            missed=sum(not result.score.full for result in done.items),
            confusion=None if worst is None else (worst.correct, worst.chosen),
        )


def _next_at(queue: Queue, now: datetime) -> datetime | None:
    """When the next learning card comes, if nothing can be asked before."""
    moment = next_due_moment(queue)
    if moment is None or next_candidate(queue, now) is not None:
        return None
    return moment.astimezone(now.tzinfo)
