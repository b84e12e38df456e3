"""The open profile that all services share: its database, the clock, and what is kept in memory until something
changes.

It knows little, so that opening a profile is quick. What is to be known of decks and days stands in ``_decks`` and
``_day``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from quizapp.clock import Clock, Stopwatch, system_stopwatch
from quizapp.scheduling.day import StudyDay, study_day
from quizapp.services._settings import Settings, settings_from
from quizapp.storage.database import Database
from quizapp.storage.moments import storable
from quizapp.storage.opening import looking_beside
from quizapp.storage.settings import stored_settings

if TYPE_CHECKING:
    from quizapp.content.deck import Deck
    from quizapp.content.facts import DeckId, FactId
    from quizapp.scheduling.memory import Policy
    from quizapp.services._progress_views import KeptTree
    from quizapp.storage.decks import DeckHead


class OpenProfile:
    """What the services share. ``kept_contents`` (decks without the person's texts), ``kept_decks`` (with them),
    ``kept_heads`` (decks without their content), ``kept_policies`` (their rows), ``kept_load`` (how many reviews are
    due on each study day), ``kept_newest`` (the moment of the newest answer) and ``kept_trees`` (a deck's tree as it
    was last read) are right until something changes."""

    def __init__(self, database: Database, clock: Clock, dice: Random, stopwatch: Stopwatch = system_stopwatch) -> None:
        self.database = database
        self.dice = dice
        self.stopwatch = stopwatch
        self.kept_contents: dict[DeckId, Deck] = {}
        self.kept_decks: dict[DeckId, Deck] = {}
        self.kept_heads: dict[DeckId, DeckHead] = {}
        self.kept_policies: dict[Policy, int] = {}
        self.kept_load: dict[StudyDay, int] | None = None
        self.kept_newest: datetime | None = None
        self.kept_trees: dict[DeckId, KeptTree] = {}
        self._clock = clock
        self._settings: Settings | None = None
        self._revision = 0
        self._others = database.others_wrote()

    @contextmanager
    def writing(self, kept: str) -> Iterator[None]:
        """One transaction. If it cannot be stored, what was kept in memory meanwhile is forgotten too."""
        try:
            with self.database.writing(kept):
                yield
        except BaseException:
            self.changed()
            raise

    @contextmanager
    def beside(self) -> Iterator["OpenProfile"]:
        """The same profile over a connection of its own, which can only read."""
        with looking_beside(self.database) as database:
            yield OpenProfile(database, self._clock, self.dice, self.stopwatch)

    def now(self) -> datetime:
        """The present moment, as the database will give it back."""
        return storable(self._clock())

    def moment(self, at: datetime) -> datetime:
        """A moment that a person gave, likewise; without a zone it is meant in theirs."""
        return storable(at if at.tzinfo is not None else at.replace(tzinfo=self._clock().tzinfo))

    def today(self, at: datetime | None = None) -> StudyDay:
        """The study day of a moment, or of now."""
        return study_day(at or self.now(), self.settings().rollover_hour)

    def settings(self) -> Settings:
        """The settings as they are."""
        if self._settings is None:
            self._settings = settings_from(stored_settings(self.database))
        return self._settings

    def revision(self) -> int:
        """A number that grows with every change but the session's own answers; looks whether a second window has
        written."""
        others = self.database.others_wrote()
        if others != self._others:
            self._others = others
            self.changed()
        return self._revision

    def written(self) -> tuple[int, int]:
        """A mark of the database as it is, another one after anything was written by anybody. To be asked after
        ``revision``."""
        return self._others, self.database.changes

    def changed(self) -> None:
        """Forgets what is kept in memory: the profile changed."""
        self._revision += 1
        self._settings = None
        self.kept_contents.clear()
        self.kept_decks.clear()
        self.kept_heads.clear()
        self.kept_policies.clear()
        self.kept_load = None
        self.kept_newest = None
        self.kept_trees.clear()

    def texts_changed(self) -> None:
        """The like, when a person's own texts changed: what decks have without them stands."""
        self._revision += 1
        self.kept_decks.clear()
        self.kept_trees.clear()

    def memory_changed(self, deck: "DeckId", fact: "FactId") -> None:
        """Notes that a card of a fact was answered, or an answer taken back."""
        kept = self.kept_trees.get(deck)
        if kept is not None:
            kept.answered.add(fact)

    def cards_changed(self) -> None:
        """The like, when only marks of cards or answers changed, and of each answer its fact was noted
        (``memory_changed``): texts and settings stand."""
        self._revision += 1
        self.kept_load = None
        self.kept_newest = None
