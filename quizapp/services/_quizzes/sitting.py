"""Sittings that are open here: kept in memory, every event stored as it happens, read on when another window wrote.

The clock. A sitting's time is the sum of what its events say, and an event says how long this process's stopwatch ran
since the one before while the sitting was shown here. So neither a computer's clock that is set nor a kill gives or
takes time: what had passed since the last event (a face beats every few seconds) is not counted. Whoever acts holds
the clock: an act in one window takes it from another.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from quizapp.errors import UserError
from quizapp.exams.events import Act, Beat, Ended, Event, Left, Opened
from quizapp.exams.replay import after, passed
from quizapp.exams.sitting import ClosedError, LateError, Sitting, SittingId
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.sitting_copy import deck_copy
from quizapp.services._quizzes.views import MapCell, Notice
from quizapp.storage.sittings import StoredSitting, add_event, stored_sitting, with_later_events

_KEPT = 4
"""So many sittings are kept in memory."""

_SLEPT_MS = 30_000
"""Where a face beats, so long a stretch without any event means that the computer slept; some stopwatches run on."""

_BEAT_MS = 5_000
"""What such a stretch counts for: a face beats about so often."""


class OpenSitting:
    """A sitting in memory. ``run`` is the number of its run here (0: it was not shown here), ``since`` the stopwatch
    at its last event."""

    def __init__(self, profile: OpenProfile, stored: StoredSitting) -> None:
        self._profile = profile
        self._stored = stored
        self.copy = stored.copy or deck_copy(profile, stored.sitting.blueprint.deck, stored.sitting.items)
        self.sitting = stored.sitting
        self.others = profile.database.others_wrote()
        self.run = 0
        self.since = 0.0
        self.beats = False
        self.mapped: Sitting | None = None
        self.cells: Sequence[MapCell | None] = [None] * len(stored.sitting.items)
        """The question map as it was last shown, of the sitting ``mapped``."""

    def read_on(self) -> None:
        """Takes in what another window has added since."""
        others = self._profile.database.others_wrote()
        if others != self.others:
            self.others = others
            before = self._stored.last_event
            self._stored = with_later_events(self._profile.database, self._stored)
            if self._stored.last_event != before:
                self.sitting = self._stored.sitting

    @property
    def holds_clock(self) -> bool:
        """Whether the clock runs here and nowhere else."""
        return self.run == self.sitting.runs > 0 and self.sitting.shown

    def unspent_ms(self) -> int:
        """How long the clock has run here since the last event."""
        if not self.holds_clock or not self.sitting.clock_runs:
            return 0
        ran = max(0, round((self._profile.stopwatch() - self.since) * 1000))
        return _BEAT_MS if self.beats and ran > _SLEPT_MS else ran

    def now(self) -> Sitting:
        """The sitting with the time that has passed since its last event."""
        return passed(self.sitting, self.unspent_ms())

    def leaf(self, sitting: Sitting) -> None:
        """Shows another item of a finished sitting; nothing is stored."""
        self.sitting = sitting

    def do(self, acts: Iterable[Act], at: datetime) -> Notice | None:
        """Does and stores some acts, one after another; says why one was not done (later ones are not done either).

        Where the time of the whole is up, the sitting is closed instead. Call it inside ``writing``.
        """
        if not self.holds_clock:
            self._store(Opened(), at, 0)
            self.run = self.sitting.runs
        spent = self.unspent_ms()
        if passed(self.sitting, spent).is_over:
            self._store(Ended(by_time=True), at, spent)
            return Notice.TIME_UP
        for act in acts:
            try:
                self._store(act, at, spent)
            except (LateError, ClosedError) as error:
                if spent:
                    self._store(Beat(), at, spent)
                return Notice.ITEM_TIME_UP if isinstance(error, LateError) else Notice.LEFT_FOR_GOOD
            spent = 0
        return None

    def let_go(self, at: datetime) -> None:
        """Stops the clock, if it runs here. Call it inside ``writing``."""
        if self.holds_clock:
            self._store(Left(), at, self.unspent_ms())

    def _store(self, act: Act, at: datetime, spent_ms: int) -> None:
        event = Event(act=act, at=at, spent_ms=spent_ms)
        sitting = after(self.sitting, event)
        number = add_event(self._profile.database, sitting.id, event)
        self.sitting, self.since = sitting, self._profile.stopwatch()
        self._stored = StoredSitting(sitting=sitting, copy=self._stored.copy, last_event=number)


class Desk:
    """The sittings that are open here."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._open: dict[SittingId, OpenSitting] = {}

    def sitting(self, number: SittingId) -> OpenSitting:
        """A sitting as it stands now, other windows' events included. UserError for a number that was never given.

        Call it inside a transaction.
        """
        found = self._open.get(number)
        if found is None:
            stored = stored_sitting(self._profile.database, number)
            if stored is None:
                raise UserError(f"There is no quiz {number}. Nothing was changed. Start a new one.")
            found = OpenSitting(self._profile, stored)
            self._open[number] = found
            for old in list(self._open)[:-_KEPT]:
                del self._open[old]
        else:
            found.read_on()
        return found

    def lay_out(self, number: SittingId, stored: StoredSitting) -> OpenSitting:
        """Takes in a sitting that was just stored."""
        self._open[number] = OpenSitting(self._profile, stored)
        return self._open[number]

    def forget(self, number: SittingId) -> None:
        """Reads a sitting anew when it is next asked for: what was done to it may not have been stored."""
        self._open.pop(number, None)
