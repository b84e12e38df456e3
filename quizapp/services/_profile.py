"""The open profile that all services share: its database, the clock, and what is kept in memory until something
changes."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.clock import Clock
from quizapp.content.facts import Deck, DeckId, Topic
from quizapp.errors import UserError
from quizapp.scheduling.day import StudyDay, study_day
from quizapp.scheduling.memory import Policy
from quizapp.scheduling.queue import DayDone, Limits, Queue, build_queue
from quizapp.services._settings import Settings, settings_from
from quizapp.storage.cards import Scope, candidates_for_day
from quizapp.storage.database import Database
from quizapp.storage.decks import DeckHead, deck_content, deck_head, deck_heads, topics_of
from quizapp.storage.edits import edits_of_deck
from quizapp.storage.moments import storable
from quizapp.storage.policies import policy_id
from quizapp.storage.reviews import done_on, newest_moment
from quizapp.storage.settings import stored_settings

_CLOCKS_WAVER = timedelta(minutes=1)
"""A clock that is set right over the network may step back by seconds: that is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A scope's queue as the database has it now, and what was done on the study day already."""

    queue: Queue
    done: DayDone
    today: StudyDay


class OpenProfile:
    """What the services share. ``revision`` grows whenever anything but the session's own answers changed the
    profile."""

    def __init__(self, database: Database, clock: Clock, dice: random.Random) -> None:
        self.database = database
        self.dice = dice
        self._clock = clock
        self._revision = 0
        self._others = database.others_wrote()
        self._settings: Settings | None = None
        self._decks: dict[DeckId, Deck] = {}
        self._policies: dict[Policy, int] = {}

    # --- time ---------------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The present moment, as the database will give it back."""
        return storable(self._clock())

    def moment(self, at: datetime) -> datetime:
        """A moment that a person gave, likewise; without a zone it is meant in theirs."""
        return storable(at if at.tzinfo is not None else at.replace(tzinfo=self._clock().tzinfo))

    def today(self, at: datetime | None = None) -> StudyDay:
        """The study day of a moment, or of now."""
        return study_day(at or self.now(), self.settings().rollover_hour)

    def clock_notice(self, at: datetime) -> str:
        """A sentence when a moment lies before the newest answer: the clock was set back. Otherwise empty."""
        newest = newest_moment(self.database)
        if newest is None or at >= newest - _CLOCKS_WAVER:
            return ""
        return (
            f"The clock stands at {at:%Y-%m-%d %H:%M}, before your last answer ({newest:%Y-%m-%d %H:%M}). "
            "All answers are kept; set the date and time of the computer right, so that cards come when they should."
        )

    # --- what is kept in memory -----------------------------------------------------------------------------------

    def revision(self) -> int:
        """The present revision; looks whether a second window has written."""
        others = self.database.others_wrote()
        if others != self._others:
            self._others = others
            self.changed()
        return self._revision

    def changed(self) -> None:
        """Forgets what is kept in memory: the profile changed."""
        self._revision += 1
        self._settings = None
        self._decks.clear()
        self._policies.clear()

    def cards_changed(self) -> None:
        """The like, when only cards or answers changed: texts and settings stand."""
        self._revision += 1

    def settings(self) -> Settings:
        """The settings as they are."""
        if self._settings is None:
            self._settings = settings_from(stored_settings(self.database))
        return self._settings

    def policy(self) -> Policy:
        """What decides schedules now."""
        settings = self.settings()
        return Policy(
            retention=settings.retention,
            learning_steps_minutes=settings.learning_steps_minutes,
            relearning_steps_minutes=settings.relearning_steps_minutes,
            rollover_hour=settings.rollover_hour,
        )

    def policy_id(self, policy: Policy) -> int:
        """The row of a policy; call it inside ``writing``."""
        found = self._policies.get(policy)
        if found is None:
            found = policy_id(self.database, policy)
            self._policies[policy] = found
        return found

    # --- decks ----------------------------------------------------------------------------------------------------

    def head(self, deck: DeckId) -> DeckHead:
        """A deck without its content. UserError names the decks there are."""
        head = deck_head(self.database, deck)
        if head is None:
            raise self.unknown_deck(deck)
        return head

    def unknown_deck(self, name: str) -> UserError:
        """The error for a name that no deck goes by."""
        known = ", ".join(one.id for one in deck_heads(self.database))
        there_are = f"There is: {known}." if known else "The profile has no deck yet: load one first."
        return UserError(f"There is no deck called “{name}”. {there_are}")

    def deck(self, deck: DeckId) -> Deck:
        """A deck with the person's edits."""
        self.revision()
        if deck not in self._decks:
            # Late: only the library and quizzes ask for whole decks; a start and a session of studying do not.
            from quizapp.services._edits import overlaid  # noqa: PLC0415

            own = deck_content(self.database, self.head(deck))
            self._decks[deck] = overlaid(own, edits_of_deck(self.database, deck))
        return self._decks[deck]

    def topics(self, deck: DeckId) -> tuple[Topic, ...]:
        """A deck's topics in its order."""
        return topics_of(self.database, deck)

    # --- the day --------------------------------------------------------------------------------------------------

    def plan(self, scope: Scope, at: datetime) -> DayPlan:
        """The queue of the study day of a moment."""
        settings = self.settings()
        today = study_day(at, settings.rollover_hour)
        done = done_on(self.database, scope.deck, today)
        room = max(0, settings.new_per_day - done.new)
        candidates = candidates_for_day(self.database, scope, today, done.facts, room)
        limits = Limits(new=settings.new_per_day, reviews=settings.reviews_per_day)
        return DayPlan(queue=build_queue(candidates, at, done, limits, settings.rollover_hour), done=done, today=today)
