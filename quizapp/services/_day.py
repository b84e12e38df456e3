"""The day: its queue, the policy that schedules are made by, and whether the clock can be believed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from quizapp.content.cards import CardId
from quizapp.content.heads import DeckId
from quizapp.scheduling.cramming import AT_ONCE, cramming_queue
from quizapp.scheduling.day import StudyDay, day_starts, study_day
from quizapp.scheduling.memory import Policy
from quizapp.scheduling.queue import DayDone, Limits, Queue, build_queue
from quizapp.scheduling.selection import Timing
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import DayBorders, Scope, candidates_for_day, cards_to_cram, pressing_candidates
from quizapp.storage.due import facts_to_begin, facts_to_review
from quizapp.storage.policies import policy_id
from quizapp.storage.reviews import done_on, newest_moment
from quizapp.storage.settings import exam_is_set

_CLOCKS_WAVER = timedelta(minutes=1)
"""A clock that is set right over the network may step back by seconds: that is no news."""

_WITHOUT_LIMIT = 2**31
"""What a person asks for beyond the day's schedule is not cut by the day's limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A scope's queue as the database has it now, and what was done on the study day already."""

    queue: Queue
    done: DayDone
    today: StudyDay


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySize:
    """How many cards a deck's queue of a study day has: those of ``pressing``, which are in whatever the limits say,
    and so many others that are due, and new ones, within the limits."""

    pressing: Queue
    others_due: int
    others_new: int
    today: StudyDay

    @property
    def reviews(self) -> int:
        """How many are in their steps or due."""
        return len(self.pressing.learning) + len(self.pressing.reviews) + self.others_due

    @property
    def new(self) -> int:
        """How many are new."""
        return len(self.pressing.new) + self.others_new

    @property
    def total(self) -> int:
        """How many are left today."""
        return self.reviews + self.new


def size_of_day(profile: OpenProfile, deck: DeckId, at: datetime) -> DaySize:
    """How many cards ``plan`` would give of a deck, without reading those that are due: they may be 100,000."""
    settings, database = profile.settings(), profile.database
    today = study_day(at, settings.rollover_hour)
    ends_at = day_starts(StudyDay(today + 1), at, settings.rollover_hour)
    done = done_on(database, deck, today)
    first = pressing_candidates(database, Scope(deck=deck), DayBorders(today=today, ends_at=ends_at))
    resting = done.facts.union(candidate.fact for candidate in first)
    room_for_new = _new_per_day(profile, deck, today) - done.new
    return DaySize(
        pressing=build_queue(first, at, done, Limits(new=0, reviews=0), settings.rollover_hour),
        others_due=facts_to_review(database, deck, today, resting, settings.reviews_per_day - done.reviews),
        others_new=facts_to_begin(database, deck, today, resting, room_for_new, grows=settings.grows_up),
        today=today,
    )


def plan(
    profile: OpenProfile,
    scope: Scope,
    at: datetime,
    timing: Timing = Timing.SCHEDULED,
    ahead_days: int = 0,
    at_most: int | None = AT_ONCE,
) -> DayPlan:
    """The queue of the study day of a moment; for other timings than the schedule's, what they ask for: to be crammed,
    the first cards, ``at_most`` so many."""
    settings = profile.settings()
    today = study_day(at, settings.rollover_hour)
    ends_at = day_starts(StudyDay(today + 1), at, settings.rollover_hour)
    done = done_on(profile.database, scope.deck, today)
    match timing:
        case Timing.CRAM:
            return DayPlan(queue=crammed(profile, scope, at, at_most=at_most), done=done, today=today)
        case Timing.AHEAD:
            limits, ahead_days = Limits(new=0, reviews=_WITHOUT_LIMIT), max(1, ahead_days)
        case Timing.SCHEDULED:
            limits, ahead_days = (
                Limits(new=_new_per_day(profile, scope.deck, today), reviews=settings.reviews_per_day),
                0,
            )
        case _:
            assert_never(timing)
    candidates = candidates_for_day(
        profile.database,
        scope,
        DayBorders(today=today, ends_at=ends_at, ahead_days=ahead_days),
        done.facts,
        limits.new - done.new,
        grows=settings.grows_up,
    )
    queue = build_queue(candidates, at, done, limits, settings.rollover_hour, ahead_days)
    return DayPlan(queue=queue, done=done, today=today)


def crammed(
    profile: OpenProfile, scope: Scope, at: datetime, known: Collection[CardId] = (), at_most: int | None = AT_ONCE
) -> Queue:
    """What is to be crammed next, without the cards that were ``known`` already."""
    hour = profile.settings().rollover_hour
    today = study_day(at, hour)
    cards, later = cards_to_cram(profile.database, scope, today, known, at_most)
    return cramming_queue(cards, later, day_starts(StudyDay(today + 1), at, hour))


def _new_per_day(profile: OpenProfile, deck: DeckId, today: StudyDay) -> int:
    """How many new cards a day brings: as an exam date asks for, else as the settings say."""
    if not exam_is_set(profile.database, deck):
        return profile.settings().new_per_day
    from quizapp.services._plan import new_per_day  # noqa: PLC0415 - reckoning a plan takes more than a start needs

    return new_per_day(profile, deck, today)


def current_policy(profile: OpenProfile) -> Policy:
    """What decides schedules now."""
    settings = profile.settings()
    return Policy(
        retention=settings.retention,
        learning_steps_minutes=settings.learning_steps_minutes,
        relearning_steps_minutes=settings.relearning_steps_minutes,
        rollover_hour=settings.rollover_hour,
    )


def policy_row(profile: OpenProfile, policy: Policy) -> int:
    """The number of a policy's row; call it inside ``writing``."""
    found = profile.kept_policies.get(policy)
    if found is None:
        found = policy_id(profile.database, policy)
        profile.kept_policies[policy] = found
    return found


def clock_notice(profile: OpenProfile, at: datetime) -> str:
    """A sentence when a moment lies before the newest answer: the clock was set back. Otherwise empty. To be
    asked after ``profile.revision()``."""
    newest = profile.kept_newest = profile.kept_newest or newest_moment(profile.database)
    if newest is None or at >= newest - _CLOCKS_WAVER:
        return ""
    return (
        f"The clock stands at {at:%Y-%m-%d %H:%M}, before your last answer ({newest:%Y-%m-%d %H:%M}). "
        "All answers are kept; set the date and time of the computer right, so that cards come when they should."
    )
