"""The answers of a package: into the log once, by card and moment, and from there into memories and tallies."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, TopicId
from quizapp.exchange.anki.reading.collection import GRADED_LINE
from quizapp.exchange.anki.reading.telling import Tell, part
from quizapp.scheduling.fsrs import replay
from quizapp.services._bringing.days import Days
from quizapp.services._bringing.memory import Brought
from quizapp.services._bringing.notes import DAY_MS, Source
from quizapp.services._profile import OpenProfile
from quizapp.storage.bringing import here, log, rows
from quizapp.storage.bringing.whole import Numbers
from quizapp.storage.growing import relock_around
from quizapp.storage.memories import remember
from quizapp.storage.reviews import log_of_card

SAME_MOMENT_MS = 100
"""Two answers of one card with one grade so close to each other are one: Anki moves a line whose moment is taken by
another card's. Nobody answers a card twice in a tenth of a second."""

_BATCH = 20_000
_GRADED = frozenset({0, 1, 2, 3})


class BroughtLog:
    """The log of an import under way."""

    def __init__(self, profile: OpenProfile, days: Days) -> None:
        self._profile = profile
        self._database = profile.database
        self._days = days
        self._number = 0
        self._policy = 0
        self.newest_line = here.newest_line(profile.database)
        self._new: dict[int, tuple[int, int]] = {}
        self._there: dict[int, tuple[int, CardId | None]] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._given: list[Any] = []
        self._until: dict[int, int] = {}
        self.latest = int(profile.now().timestamp() * 1000) + DAY_MS
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
            self._new[cid] = n, self.place(deck, topic)
        else:
            self._there[cid] = n, None

    def place(self, deck: DeckId, topic: TopicId | str) -> int:
        """The number under which a deck and topic are counted."""
        return self._places.setdefault((deck, topic), len(self._places))

    def put_home(self, cid: int, n: int, card: CardId) -> None:
        """A card of the package is one of our own decks."""
        self._there[cid] = n, card

    def put_given(self, n: int, brought: Brought, until: int) -> None:
        """A memory that Anki gave; answers up to a moment are in it."""
        self._given.append((n, self.newest_line, until, *brought.memory))

    def flush_given(self) -> None:
        """Writes the memories that wait."""
        rows.put_given(self._database, self._given)
        self._given = []

    def bring(self, source: Source, numbers: Numbers, tell: Tell) -> None:
        """Brings the answers in: those of new cards by statements, those of cards that have a log here one by one."""
        database, collection = self._database, source.collection
        late: dict[int, list[Any]] = defaultdict(list)
        cards = ((cid, n, place) for cid, (n, place) in self._new.items())
        last, first = log.last_of_log(database), log.first_answer(database)
        with log.cards_of_log(database, numbers.card, cards):
            if first is not None:
                days = self._days
                with log.log_put_off(database, source.head.reviews), collection.sound(writing=True):
                    graded = log.Graded(
                        condition=GRADED_LINE,
                        latest=self.latest,
                        day=days.day_sql("at", first, self.latest),
                        offset=days.offset_sql("at", first, self.latest),
                        policy=self._policy,
                        number=self._number,
                    )
                    log.put_graded(database, graded, source.head.reviews, part(tell, 0.0, 0.6))
            came = log.last_of_log(database) - last
            if came < source.head.reviews:  # else every line of the package grades a card
                with collection.sound(writing=True):
                    log.put_acts_of_new(database, GRADED_LINE, self.latest)
            if self._there:
                for some in (*collection.graded(self.latest, _BATCH), *collection.acts(self.latest, _BATCH)):
                    tell(0.65)
                    self._set_aside(some, late)
            tell(0.7)
            tallies = list(log.counted_after(database, last))
        self.added += sum(one[4] for one in tallies)
        rows.add_tallies(database, self._tallied(tallies))
        tell(0.9)
        for cid, lines in late.items():
            lines.sort()
            self._merge(cid, lines)
        self._remember()
        tell(1.0)

    def _set_aside(self, lines: list[Any], late: dict[int, list[Any]]) -> None:
        """Keeps the lines of cards that were here before."""
        there = self._there
        for line in lines:
            if line[1] in there:
                late[line[1]].append(line)

    def _tallied(self, tallies: Iterable[tuple[int, int, int, str, int, int, int, int]]) -> list[Any]:
        places = list(self._places)
        summed: dict[tuple[str, str, int, str], list[int]] = {}
        for where, day, hour, name, *counts in tallies:
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
        latest = self.latest
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
            own = log_of_card(self._database, n)
            memory = replay(own.lines, seed=card["id"], start=own.start)
            remember(self._database, n, memory, forward=bool(card["forward"]))
        if self.touched:
            relock_around(self._database, list(self.touched))


_STATES = {1: "review", 2: "relearning", 3: "review"}
