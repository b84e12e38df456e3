"""Cramming, and the queue that a session goes on with: what the study page does apart from schedules."""

from dataclasses import replace
from datetime import datetime

from quizapp.scheduling.memory import Grade
from quizapp.scheduling.queue import Queue
from quizapp.services._day import crammed, plan
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.session import Session, known_cards, practised
from quizapp.storage.cards import StoredCard, card_by_id
from quizapp.storage.practice import drop_practice, log_practice


def queue_of(profile: OpenProfile, session: Session, now: datetime) -> Queue:
    """A session's queue, read anew."""
    if session.crams:
        return crammed(profile, session.scope, now, known_cards(session))
    wanted = session.selection
    return plan(profile, session.scope, now, wanted.timing, wanted.ahead_days).queue


def practise(
    profile: OpenProfile, session: Session, stored: StoredCard, grade: Grade, now: datetime, took_ms: int
) -> Session:
    """The session after a card was crammed, which is kept apart from the log."""
    number = log_practice(profile.database, stored.n, grade, now, profile.today(now), max(0, took_ms))
    return practised(session, stored.candidate, grade, took_ms, number)


def take_practice_back(profile: OpenProfile, session: Session, now: datetime) -> Session | None:
    """The session at the card that was crammed last, with that taken back; None where there is none. Call it inside
    ``writing``."""
    last = session.given[-1] if session.given else None
    if last is None or not last.practice:
        return None
    drop_practice(profile.database, last.practice)
    stored = card_by_id(profile.database, last.card)
    if stored is None:
        return None  # a backup was restored that does not have it
    session = replace(session, given=session.given[:-1], asked=stored.candidate)
    return replace(session, queue=queue_of(profile, session, now), revision=profile.revision())
