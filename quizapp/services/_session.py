"""A session of studying: pure bookkeeping over the day's queue. What is stored is stored elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.scheduling.memory import Grade, Memory, New
from quizapp.scheduling.queue import Candidate, Queue, after_answer, next_candidate
from quizapp.storage.cards import Scope

_HARDEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer of this session."""

    card: CardId
    grade: Grade
    took_ms: int
    was_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where a session stands. ``revision`` is the profile's when the queue was read; ``asked`` the card on the
    screen."""

    scope: Scope
    queue: Queue
    revision: int
    asked: Candidate | None = None
    given: tuple[Given, ...] = ()

    @property
    def total(self) -> int:
        """How many answers the session comes to, as far as is known now."""
        waiting = (*self.queue.learning, *self.queue.reviews, *self.queue.new)
        extra = self.asked is not None and all(one.card != self.asked.card for one in waiting)
        return len(self.given) + len(waiting) + extra

    def hardest(self) -> tuple[CardId, ...]:
        """The cards that were forgotten most often, at most three; the slower first among equals."""
        again: dict[CardId, tuple[int, int]] = {}
        for one in self.given:
            if one.grade is Grade.AGAIN:
                times, took_ms = again.get(one.card, (0, 0))
                again[one.card] = (times + 1, took_ms + one.took_ms)
        return tuple(sorted(again, key=lambda card: again[card], reverse=True)[:_HARDEST])


def asking_next(session: Session, now: datetime) -> Session:
    """The session at the card that is to be asked now, if there is any."""
    return replace(session, asked=next_candidate(session.queue, now))


def answered(session: Session, card: Candidate, memory: Memory, grade: Grade, took_ms: int) -> Session:
    """The session after an answer, at no card. ``card`` has the memory from before the answer."""
    one = Given(card=card.card, grade=grade, took_ms=took_ms, was_new=isinstance(card.memory, New))
    return replace(session, queue=after_answer(session.queue, card, memory), asked=None, given=(*session.given, one))


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
    return replace(session, asked=card, given=tuple(given))


def in_turns(queue: Queue) -> Iterator[Candidate]:
    """The reviews and new cards of a queue in the order in which they take turns when no learning card comes
    between."""
    rest = replace(queue, learning=())
    while (first := next_candidate(rest, queue.ends_at)) is not None:
        yield first
        if rest.reviews and first is rest.reviews[0]:
            rest = replace(rest, reviews=rest.reviews[1:])
        else:
            rest = replace(rest, new=rest.new[1:])
