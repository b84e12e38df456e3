"""A session of studying: pure bookkeeping over the day's queue. What is stored is stored elsewhere."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from quizapp.content.cards import CardId, View
from quizapp.content.facts import DeckId
from quizapp.scheduling.cramming import AGAIN_AFTER, after_practice
from quizapp.scheduling.memory import Grade, Memory, New
from quizapp.scheduling.queue import Candidate, Queue, after_answer, leaving, next_candidate
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services._studying.views import Ended
from quizapp.services.journal import Act, Step
from quizapp.storage.cards import Scope

_HARDEST = 3
_QUEUES_KEPT = 50
_CARDS_KEPT = 10_000
"""Places of cards in the queues that are kept together, at most: of a day with thousands of cards some last queues
stay, and taking back more reads the day anew."""

_LONGEST_MS = 60_000
"""An answer counts for at most a minute of a session (Anki's default too): a telephone call is not studying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer of this session; ``practice`` is its number where it was crammed, else 0, ``opened`` the harder forms
    of its fact that it opened."""

    card: CardId
    grade: Grade
    took_ms: int
    was_new: bool
    practice: int = 0
    opened: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where a session stands. ``revision`` is the profile's when the queue was read; ``asked`` the card on the
    screen; ``set_aside`` the card that the last answer made a leech, ``opened`` the forms that it opened; ``queues``
    those before each of the last answers, so that taking one back need not read the day anew."""

    selection: Selection
    scope: Scope
    queue: Queue
    revision: int
    asked: Candidate | None = None
    given: tuple[Given, ...] = ()
    set_aside: CardId | None = None
    opened: tuple[View, ...] = ()
    queues: tuple[Queue, ...] = ()

    @property
    def crams(self) -> bool:
        """Whether answers change nothing."""
        return self.selection.timing is Timing.CRAM

    @property
    def ended(self) -> Ended | None:
        """Why the session is at its end before its cards are; None while it is not."""
        wanted = self.selection
        if wanted.cards is not None and len(self.given) >= wanted.cards:
            return Ended.CARDS
        if wanted.minutes is not None and self.counted_ms >= wanted.minutes * 60_000:
            return Ended.MINUTES
        return None

    @property
    def quiet(self) -> "Session":
        """The session with nothing more to be told of its last answer."""
        return replace(self, set_aside=None, opened=())

    @property
    def counted_ms(self) -> int:
        """How long the answers took, none longer than a minute; independent of the clock, so that it may jump."""
        return sum(min(one.took_ms, _LONGEST_MS) for one in self.given)

    @property
    def waiting(self) -> int:
        """How many cards are left, the one on the screen included."""
        asked, queue = self.asked, self.queue
        firsts = (queue.learning[:1], queue.reviews[:1], queue.new[:1])  # nearly always it is one of them
        queued = chain(*firsts, queue.learning, queue.reviews, queue.new)
        extra = asked is not None and all(one.card != asked.card for one in queued)
        return queue.total + extra

    @property
    def total(self) -> int:
        """How many answers the session comes to, as far as is known now."""
        every = len(self.given) + self.waiting
        return every if self.selection.cards is None else min(every, self.selection.cards)

    def hardest(self) -> tuple[CardId, ...]:
        """The cards that were forgotten most often, at most three; the slower first among equals."""
        again: dict[CardId, tuple[int, int]] = {}
        for one in self.given:
            if one.grade is Grade.AGAIN:
                times, took_ms = again.get(one.card, (0, 0))
                again[one.card] = (times + 1, took_ms + one.took_ms)
        return tuple(sorted(again, key=lambda card: again[card], reverse=True)[:_HARDEST])


def session_over(deck: DeckId) -> Session:
    """A session over a deck, before its queue is read."""
    empty = Queue(learning=(), reviews=(), new=())
    return Session(selection=Selection(deck=deck), scope=Scope(deck=deck), queue=empty, revision=0)


def asking_next(session: Session, now: datetime) -> Session:
    """The session at the card that is to be asked now, if there is any and the session is not at its end."""
    asked = None if session.ended is not None else next_candidate(session.queue, now)
    return replace(session, asked=asked)


def likely_next(session: Session, now: datetime) -> Candidate | None:
    """The card that is likely to be asked once the one on the screen is answered."""
    asked, queue = session.asked, session.queue
    if asked is None:
        return None
    if session.crams:
        return next((one for one in queue.reviews if one.card != asked.card), None)
    return next_candidate(leaving(queue, asked), now)


def answered(
    session: Session,
    card: Candidate,
    memory: Memory,
    grade: Grade,
    took_ms: int,
    *,
    set_aside: bool = False,
    opened: tuple[View, ...] = (),
) -> Session:
    """The session after an answer, at no card. ``card`` has the memory from before the answer; ``set_aside``: it became
    a leech, and is asked no more; ``opened``: the harder forms of its fact that the answer opened."""
    one = Given(card=card.card, grade=grade, took_ms=took_ms, was_new=isinstance(card.memory, New), opened=opened)
    queue = after_answer(session.queue, card, memory)
    if set_aside:
        queue = replace(queue, learning=tuple(one for one in queue.learning if one.card != card.card))
    aside = card.card if set_aside else None
    queues = _kept((*session.queues, session.queue))
    return replace(
        session,
        queue=queue,
        asked=None,
        given=(*session.given, one),
        set_aside=aside,
        opened=opened,
        queues=queues,
    )


def _kept(queues: tuple[Queue, ...]) -> tuple[Queue, ...]:
    """The last of the queues, not more than are to be kept, and the very last in any case."""
    longest = queues[-1].total - queues[-1].later
    room = max(1, _CARDS_KEPT // max(1, longest))
    return queues[-min(_QUEUES_KEPT, room) :]


def queue_before(session: Session | None, revision: int, step: Step, now: datetime) -> Queue | None:
    """The queue as it was before a step, if that was the session's own last answer, of the same study day, and nothing
    came between (``revision`` is the profile's)."""
    if session is None or not session.queues or revision != session.revision or step.act is not Act.GRADE:
        return None
    before = session.queues[-1]
    return before if session.given[-1].card == step.card and now < before.ends_at else None


def practised(session: Session, card: Candidate, grade: Grade, took_ms: int, practice: int) -> Session:
    """The session after a card was crammed, at no card."""
    one = Given(card=card.card, grade=grade, took_ms=took_ms, was_new=False, practice=practice)
    return replace(session, queue=after_practice(session.queue, card, grade), asked=None, given=(*session.given, one))


def known_cards(session: Session) -> frozenset[CardId]:
    """The cards that were known when they were last crammed in this session."""
    last = {one.card: one.grade for one in session.given}
    return frozenset(card for card, grade in last.items() if grade is not Grade.AGAIN)


def runs_short(session: Session) -> bool:
    """Whether more cards are to be read: fewer are left than come before one that was not known."""
    return session.queue.later > 0 and len(session.queue.reviews) <= AGAIN_AFTER


def taken_back(session: Session, card: Candidate | None, now: datetime, *, answer: bool) -> Session:
    """The session with a step taken back (an answer, or something else): at the card that the step had taken off the
    screen, or without one where it was."""
    if card is None:
        return session if session.asked is not None else asking_next(session, now)
    given = list(session.given)
    for index in reversed(range(len(given))):
        if answer and given[index].card == card.card:
            del given[index]
            break
    return replace(session, asked=card, given=tuple(given), set_aside=None, opened=())
