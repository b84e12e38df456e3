"""The day's queue: what is due, what is new, siblings kept apart, within the day's limits."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from heapq import nsmallest
from itertools import islice, zip_longest
from zlib import crc32

from quizapp.content.cards import CardId
from quizapp.content.heads import FactId
from quizapp.scheduling.day import StudyDay, day_starts, study_day
from quizapp.scheduling.memory import Learning, Memory, New, Relearning, Reviewed

LEARN_AHEAD = timedelta(minutes=20)
"""How long before its moment a learning card is asked when nothing else is left (Anki's default)."""

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A card as the queue sees it. ``position`` orders new cards; ``forward`` asks for it today whatever its due date
    (its item was missed in a quiz); ``met`` says of a new card that a sibling was answered before."""

    card: CardId
    fact: FactId
    position: int
    memory: Memory
    forward: bool = False
    met: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many cards a day may bring at most."""

    new: int = 10
    reviews: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDone:
    """What has been answered on the study day already: counts against the limits, and the facts whose siblings rest."""

    new: int = 0
    reviews: int = 0
    facts: frozenset[FactId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Today's cards in the order in which they are to be asked.

    ``learning`` are within the day and due at their moments; ``reviews`` and ``new`` fill the time between, evenly
    mixed. ``planned_reviews`` and ``planned_new`` are how many there were when the queue was built: what the mix is
    measured against. ``later`` more are to come, and not read yet. ``ends_at`` is the moment (UTC) at which the study
    day ends and a new queue must be built.
    """

    learning: tuple[Candidate, ...]
    reviews: tuple[Candidate, ...]
    new: tuple[Candidate, ...]
    planned_reviews: int = 0
    planned_new: int = 0
    later: int = 0
    ends_at: datetime = _NEVER

    @property
    def total(self) -> int:
        """How many cards are left today."""
        return len(self.learning) + len(self.reviews) + len(self.new) + self.later


def build_queue(
    candidates: Iterable[Candidate],
    now: datetime,
    done: DayDone,
    limits: Limits,
    rollover_hour: int,
    ahead_days: int = 0,
) -> Queue:
    """The queue of the study day to which ``now`` belongs. One card a fact: a sibling seen today rests until tomorrow.

    Learning and relearning cards whose moment lies in the day are all in, by moment: their steps go on whatever the
    limits. Of a fact's other cards one is asked: a due one (the most overdue) before a new one (by position), and none
    while a sibling is learning, is asked for, or has been answered today. Cards asked for (``forward``, again one a
    fact) are in whatever the limits and siblings say, ahead of the other reviews or new cards.

    Reviews come by descending probability of recall: in simulated backlogs that order saves most for the time spent,
    and what a limit cuts off is what is forgotten already (Anki issue 3460 and pull request 3559). Ties fall by dice
    seeded with the day. New cards of facts that were met take turns with those of facts that were not.

    With ``ahead_days`` what falls due so many days from now counts as due, and comes in the order of its due days.
    """
    day = study_day(now, rollover_hour)
    ends_at = day_starts(StudyDay(day + 1), now, rollover_hour).astimezone(UTC)
    learning, forward, others = _sort_out(candidates, day, ends_at, ahead_days)
    resting = done.facts.union(forward, (candidate.fact for candidate in learning))
    rested = [entry for fact, entry in others.items() if fact not in resting]
    reviews = (
        *_by_recall(forward.values(), day, len(forward)),
        *(_by_due_day if ahead_days else _by_recall)(rested, day, max(0, limits.reviews - done.reviews)),
    )
    new = (
        *_by_position(forward.values(), len(forward)),
        *_by_position(rested, max(0, limits.new - done.new)),
    )
    return Queue(
        learning=tuple(sorted(learning, key=_moment_and_card)),
        reviews=reviews,
        new=new,
        planned_reviews=len(reviews),
        planned_new=len(new),
        ends_at=ends_at,
    )


def next_candidate(queue: Queue, now: datetime, learn_ahead: timedelta = LEARN_AHEAD) -> Candidate | None:
    """The card to ask at an aware moment, None if there is none (see ``next_due_moment``).

    A learning card whose moment has come; else a review or new card; else a learning card less than ``learn_ahead``
    early.
    """
    first = next_due_moment(queue)
    if first is not None and first <= now:
        return queue.learning[0]
    if queue.reviews or queue.new:
        return _next_waiting(queue)
    if first is not None and first <= now + learn_ahead:
        return queue.learning[0]
    return None


def in_turns(queue: Queue) -> Iterator[Candidate]:
    """The reviews and new cards of a queue in the order in which ``next_candidate`` takes them when no learning card
    comes between."""
    reviews, new = len(queue.reviews), len(queue.new)
    while reviews or new:
        if new and _new_is_next(queue, reviews, new):
            yield queue.new[-new]
            new -= 1
        else:
            yield queue.reviews[-reviews]
            reviews -= 1


def next_due_moment(queue: Queue) -> datetime | None:
    """The moment (UTC) at which the next learning card is due, past or to come; None without any."""
    return _moment_and_card(queue.learning[0])[0] if queue.learning else None


def after_answer(queue: Queue, answered: Candidate, memory: Memory) -> Queue:
    """The queue after a card got a new memory: the card leaves or waits for its next step, its siblings rest until
    tomorrow.

    Cards asked for (``forward``) stay; so do siblings that are learning. The card itself is no longer asked for. To
    take an answer back, build the queue anew.
    """
    learning = _without(queue.learning, answered)
    if isinstance(memory, Learning | Relearning) and memory.due_at < queue.ends_at:
        waiting = replace(answered, memory=memory, forward=False)
        place = bisect_left(learning, _moment_and_card(waiting), key=_moment_and_card)
        learning = (*learning[:place], waiting, *learning[place:])
    return replace(
        queue,
        learning=learning,
        reviews=_resting(queue.reviews, answered),
        new=_resting(queue.new, answered),
    )


def leaving(queue: Queue, answered: Candidate) -> Queue:
    """The queue when a card leaves it for the day, and its siblings rest until tomorrow."""
    return replace(
        queue,
        learning=_without(queue.learning, answered),
        reviews=_resting(queue.reviews, answered),
        new=_resting(queue.new, answered),
    )


def _without(learning: tuple[Candidate, ...], answered: Candidate) -> tuple[Candidate, ...]:
    """The learning cards without one; it is sought where its moment is. (Where another window moved it, everywhere.)"""
    if isinstance(answered.memory, Learning | Relearning):
        place = bisect_left(learning, _moment_and_card(answered), key=_moment_and_card)
        if place < len(learning) and learning[place].card == answered.card:
            return learning[:place] + learning[place + 1 :]
    if any(other.card == answered.card for other in learning):
        return tuple(other for other in learning if other.card != answered.card)
    return learning


def _resting(waiting: tuple[Candidate, ...], answered: Candidate) -> tuple[Candidate, ...]:
    """The reviews or new cards that are left when a card was answered and its siblings rest."""
    card, fact = answered.card, answered.fact
    places = [place for place, other in enumerate(waiting) if other.fact == fact]
    for place in reversed(places):  # nearly always there is one, the first
        other = waiting[place]
        if other.card == card or not other.forward:
            waiting = waiting[:place] + waiting[place + 1 :]
    return waiting


_Rank = tuple[int, float, CardId]
"""Among siblings, the smallest is asked: 0 and days since the last answer over stability, negative (ahead of time: the
due day); or 1 and position; card."""

_Ranked = tuple[_Rank, Candidate]


def _sort_out(
    candidates: Iterable[Candidate], day: StudyDay, ends_at: datetime, ahead_days: int
) -> tuple[list[Candidate], dict[FactId, _Ranked], dict[FactId, _Ranked]]:
    """The learning cards of the day; of each fact the card asked for; of each fact the best of the other cards."""
    learning: list[Candidate] = []
    forward: dict[FactId, _Ranked] = {}
    others: dict[FactId, _Ranked] = {}
    for candidate in candidates:
        memory = candidate.memory
        if isinstance(memory, New):
            rank: _Rank = (1, candidate.position, candidate.card)
        else:
            if isinstance(memory, Reviewed):
                due = memory.due_day <= day + ahead_days
            elif memory.due_at < ends_at:
                learning.append(candidate)
                continue
            else:
                due = False
            if not due and not candidate.forward:
                continue
            if ahead_days and isinstance(memory, Reviewed):
                rank = (0, float(memory.due_day), candidate.card)
            else:
                # Under one set of weights, the more days per day of stability, the lower the probability of recall.
                rank = (0, (memory.last_day - day) / memory.stability, candidate.card)
        best = forward if candidate.forward else others
        held = best.get(candidate.fact)
        if held is None or rank < held[0]:
            best[candidate.fact] = (rank, candidate)
    return learning, forward, others


def _by_recall(entries: Iterable[_Ranked], day: StudyDay, room: int) -> Iterator[Candidate]:
    """The due cards most likely to be recalled, at most ``room``."""
    dice = day & 0xFFFF_FFFF
    keyed = ((-rank[1], crc32(rank[2].encode(), dice), rank[2], entry) for rank, entry in entries if rank[0] == 0)
    return (entry for *_, entry in nsmallest(room, keyed))


def _by_due_day(entries: Iterable[_Ranked], day: StudyDay, room: int) -> Iterator[Candidate]:
    """The cards that fall due first, at most ``room``."""
    dice = day & 0xFFFF_FFFF
    keyed = ((rank[1], crc32(rank[2].encode(), dice), rank[2], entry) for rank, entry in entries if rank[0] == 0)
    return (entry for *_, entry in nsmallest(room, keyed))


def _by_position(entries: Iterable[_Ranked], room: int) -> Iterator[Candidate]:
    """The first new cards, at most ``room``: of facts that were met and of others in turns, as long as there are
    both."""
    new = [entry for entry in entries if entry[0][0] == 1]
    met, others = ([entry for entry in new if entry[1].met is met] for met in (True, False))
    turns = zip_longest(nsmallest(room, met), nsmallest(room, others))
    return islice((entry[1] for turn in turns for entry in turn if entry is not None), room)


def _next_waiting(queue: Queue) -> Candidate:
    """From reviews and new cards, mixed evenly."""
    if queue.new and _new_is_next(queue, len(queue.reviews), len(queue.new)):
        return queue.new[0]
    return queue.reviews[0]


def _new_is_next(queue: Queue, reviews: int, new: int) -> bool:
    """Whether, of so many reviews and (one or more) new cards, the next is a new one: of the kind that has the greater
    share of its cards left."""
    # Half a card is taken off so that a lone new card falls in the middle; multiplied out to compare whole numbers.
    new_share = (2 * new - 1) * max(queue.planned_reviews, reviews)
    review_share = (2 * reviews - 1) * max(queue.planned_new, new)
    return not reviews or new_share > review_share


def _moment_and_card(candidate: Candidate) -> tuple[datetime, CardId]:
    memory = candidate.memory
    if not isinstance(memory, Learning | Relearning):
        raise TypeError(f"{candidate.card} is not learning")
    return memory.due_at, candidate.card
