"""The answers of a package: into the log once, by card and moment, and from there into memories and tallies."""

from collections import defaultdict
from typing import Any

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, TopicId
from quizapp.exchange.anki.reading.telling import Tell
from quizapp.scheduling.fsrs import replay
from quizapp.services._brought_days import EPOCH_DAY, Days
from quizapp.services._brought_memory import Brought
from quizapp.services._brought_notes import Source
from quizapp.services._profile import OpenProfile
from quizapp.storage import bringing as rows
from quizapp.storage import brought as here
from quizapp.storage.growing import relock_around
from quizapp.storage.memories import remember
from quizapp.storage.reviews import log_of_card

SAME_MOMENT_MS = 100
"""Two answers of one card with one grade so close to each other are one: Anki moves a line whose moment is taken by
another card's. Nobody answers a card twice in a tenth of a second."""

_BATCH = 20_000
_DAY_MS, _HOUR_MS = 86_400_000, 3_600_000
_LONGEST_MS = 60_000
_GRADED = frozenset({0, 1, 2, 3})
_YOUNG_DAYS = 21


class BroughtLog:
    """The log of an import under way."""

    def __init__(self, profile: OpenProfile, days: Days) -> None:
        self._profile = profile
        self._database = profile.database
        self._days = days
        self._number = 0
        self._policy = 0
        self._after = here.newest_line(profile.database)
        self._new: dict[int, tuple[int, int]] = {}
        self._there: dict[int, tuple[int, CardId | None]] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._given: list[Any] = []
        self._until: dict[int, int] = {}
        self._latest = int(profile.now().timestamp() * 1000) + _DAY_MS
        """Answers of a later moment grade nothing: a clock was wrong, or somebody made them up."""

        self.added = 0
        self.added_home = 0
        self.touched: dict[int, CardId | None] = {}

    def start(self, number: int, policy: int) -> None:
        """Which import it is, and under which policy its answers are logged."""
        self._number, self._policy = number, policy

    def put_card(self, cid: int, n: int, deck: DeckId, topic: TopicId | str, *, new: bool) -> None:
        """A card of the package is this one here."""
        if new:
            place = self._places.setdefault((deck, topic), len(self._places))
            self._new[cid] = n, place
        else:
            self._there[cid] = n, None

    def put_home(self, cid: int, n: int, card: CardId) -> None:
        """A card of the package is one of our own decks."""
        self._there[cid] = n, card

    def put_given(self, n: int, brought: Brought, until: int) -> None:
        """A memory that Anki gave; answers up to a moment are in it."""
        self._given.append((n, self._after, until, *brought.memory))

    def flush_given(self) -> None:
        """Writes the memories that wait."""
        rows.put_given(self._database, self._given)
        self._given = []

    def bring(self, source: Source, tell: Tell) -> None:  # noqa: C901, PLR0912, PLR0914, PLR0915, RUF100 - one loop
        """Brings the answers in. A million lines go through one loop: a call a line would cost more than the line."""
        new, there, offset = self._new, self._there, self._days.offset
        rollover = self._days.rollover_ms
        first_day = EPOCH_DAY
        late: dict[int, list[Any]] = defaultdict(list)
        tallies: dict[tuple[int, int, int, str], list[int]] = {}
        last_day: dict[int, int] = {}
        batch: list[Any] = []
        acts: list[Any] = []
        number, policy, latest = self._number, self._policy, self._latest
        total = max(1, source.head.reviews)
        with rows.tallies_put_off(self._database):
            for count, line in enumerate(source.collection.reviews()):
                if not count % _BATCH:
                    tell(count / total * 0.9)
                    rows.put_reviews(self._database, batch)
                    batch = []
                at, cid, ease, ivl, last_ivl, factor, took, kind = line
                place = new.get(cid)
                if place is None:
                    if cid in there:
                        late[cid].append(line)
                    continue
                if not (1 <= ease <= 4 and kind in _GRADED and 0 < at < latest) or (kind == 3 and not factor):
                    acts.append((at, place[0], ease, ivl, last_ivl, factor, took, kind))
                    continue
                n, where = place
                minutes = offset(at)
                local = at + minutes * 60_000
                day = (local - rollover) // _DAY_MS + first_day
                before = last_day.get(n)
                last_day[n] = day
                took = took if took > 0 else 0
                asked = recalled = 0
                interval_before = None
                if kind == 0:
                    state = name = "new" if before is None else "learning"
                elif kind == 2:
                    state = name = "relearning"
                else:
                    state = "review"
                    if last_ivl > 0:
                        interval_before = last_ivl
                    if before == day:
                        name = "extra"
                    else:
                        asked = 1
                        recalled = int(ease > 1)
                        name = "review" if last_ivl <= 0 else "young" if last_ivl < _YOUNG_DAYS else "mature"
                batch.append(
                    (
                        *(n, at, minutes, day, ease, took, policy, state, ivl if ivl > 0 else None, interval_before),
                        *(number, ivl, last_ivl, factor, kind),
                    )
                )
                key = (where, day, local // _HOUR_MS % 24, name)
                found = tallies.get(key)
                short = took if took < _LONGEST_MS else _LONGEST_MS
                if found is None:
                    tallies[key] = [1, asked, recalled, short]
                else:
                    found[0] += 1
                    found[1] += asked
                    found[2] += recalled
                    found[3] += short
            rows.put_reviews(self._database, batch)
        self.added += sum(one[0] for one in tallies.values())
        rows.add_tallies(self._database, self._tallied(tallies))
        rows.put_acts(self._database, acts)
        for cid, lines in late.items():
            self._merge(cid, lines)
        self._remember()
        tell(1.0)

    def _tallied(self, tallies: dict[tuple[int, int, int, str], list[int]]) -> list[Any]:
        places = list(self._places)
        summed: dict[tuple[str, str, int, str], list[int]] = {}
        for (where, day, hour, name), counts in tallies.items():
            deck, topic = places[where]
            for key in ((deck, "kind", day, name), (deck, "hour", day, f"{hour:02d}"), (deck, "topic", day, topic)):
                found = summed.get(key)
                if found is None:
                    summed[key] = list(counts)
                else:
                    for place, count in enumerate(counts):
                        found[place] += count
        return [(*key, *counts) for key, counts in summed.items()]

    def _merge(self, cid: int, lines: list[Any]) -> None:
        """Answers of a card that has a log here: those that it lacks, each counted by the log's own trigger."""
        n, home = self._there[cid]
        latest = self._latest
        there = here.moments_of(self._database, n)
        taken: set[int] = set()
        added = 0
        acts = []
        for at, _, ease, ivl, last_ivl, factor, took, kind in lines:
            if not (1 <= ease <= 4 and kind in _GRADED and 0 < at < latest) or (kind == 3 and not factor):
                acts.append((at, n, ease, ivl, last_ivl, factor, took, kind))
                continue
            same = next(
                (
                    place
                    for place, (moment, grade) in enumerate(there)
                    if place not in taken and grade == ease and abs(moment - at) <= SAME_MOMENT_MS
                ),
                None,
            )
            if same is not None:
                taken.add(same)
                continue
            minutes = self._days.offset(at)
            state = ("new" if not there and not added else "learning") if kind == 0 else _STATES[kind]
            before = last_ivl if state == "review" and last_ivl > 0 else None
            row = (n, at, minutes, self._days.of_ms(at), ease, max(0, took), self._policy, state)
            rows.put_reviews(
                self._database,
                [(*row, ivl if ivl > 0 else None, before, self._number, ivl, last_ivl, factor, kind)],
            )
            added += 1
        rows.put_acts(self._database, acts)
        if added:
            self.touched[n] = home
            self.added += added
            self.added_home += added if home is not None else 0

    def _remember(self) -> None:
        """The memories of cards whose log grew: replayed from what stands."""
        for n in self.touched:
            card = here.card_state_rows(self._database, n)
            log = log_of_card(self._database, n)
            memory = replay(log.lines, seed=card["id"], start=log.start)
            remember(self._database, n, memory, forward=bool(card["forward"]))
        if self.touched:
            relock_around(self._database, list(self.touched))


_STATES = {1: "review", 2: "relearning", 3: "review"}
