"""Giving and taking back one answer: the log line and the card's new memory, in the caller's transaction."""

from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.content.cards import View
from quizapp.content.tags import LEECH_TAG
from quizapp.errors import UserError
from quizapp.scheduling.fsrs import recall_probability, replay, review
from quizapp.scheduling.growth import stage_of
from quizapp.scheduling.leech import becomes_leech
from quizapp.scheduling.memory import Grade, Memory, New, Reviewed, state_of
from quizapp.services._day import current_policy, policy_row
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.foreseen import Outlook
from quizapp.services._studying.load import load_around, note_load
from quizapp.services.journal import Act, Kept, step
from quizapp.storage.cards import StoredCard, card_by_id
from quizapp.storage.database import Database
from quizapp.storage.growing import relock
from quizapp.storage.marks import set_cards
from quizapp.storage.memories import remember
from quizapp.storage.reviews import Answer, LoggedAnswer, log_answer, log_of_card, log_undo
from quizapp.storage.tags import put_tags

ANSWER_KEPT = "This answer was not stored; all earlier ones are."
_FIRST_YEAR, _LAST_YEAR = 1970, 2900


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer that was stored: the card as it was, its memory now, the step of the journal that the answer was,
    whether it made the card a leech, which is set aside, and the harder forms of its fact that it opened."""

    before: StoredCard
    memory: Memory
    step: int
    leech: bool
    opened: tuple[View, ...] = ()


def give(
    profile: OpenProfile,
    stored: StoredCard,
    grade: Grade,
    at: datetime,
    took_ms: int,
    outlook: Outlook | None = None,
) -> GivenAnswer:
    """Stores an answer to a card as the database has it: a second window may have answered it meanwhile. What was
    foreseen of it is an ``outlook``."""
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise UserError(f"The year {at.year} cannot be right. {ANSWER_KEPT} Set the computer's clock and answer again.")
    policy = current_policy(profile)
    before = stored.memory
    load = load_around(profile, stored) if outlook is None else outlook.load
    foreseen = None if outlook is None else outlook.memory(grade, profile.today(at))
    memory = foreseen or review(before, grade, at, policy, seed=stored.card.id, load=load)
    if isinstance(memory, New):
        raise AssertionError("a graded card is no longer new")
    leech = becomes_leech(before, memory, profile.settings().leech_lapses)
    reviewed = before if isinstance(before, Reviewed) else None
    with step(profile, Act.GRADE, stored.card.deck, card=stored.n) as kept:
        kept.review = log_answer(
            profile.database,
            Answer(
                n=stored.n,
                at=at,
                day=memory.last_day,  # the day that the schedule counts from, also when the clock was set back
                grade=grade,
                took_ms=max(0, took_ms),
                policy=policy_row(profile, policy),
                state_before=state_of(before),
                forward=stored.forward,
                interval_days=memory.due_day - memory.last_day if load and isinstance(memory, Reviewed) else None,
                interval_before=reviewed.due_day - reviewed.last_day if reviewed else None,
                expected=recall_probability(reviewed, memory.last_day, policy) if reviewed else None,
            ),
        )
        remember(profile.database, stored.n, memory, forward=False)
        note_load(profile, before, memory)
        profile.kept_newest = at
        profile.memory_changed(stored.card.deck, stored.card.fact)
        if leech:
            set_leech_aside(profile.database, stored, kept)
        opened = relock(profile.database, stored.card.deck, (stored.card.fact,)).opened
    harder = tuple(view for view in opened if stage_of(view) > stage_of(stored.card.view))
    told = harder if profile.settings().grows_up else ()  # else nothing was closed
    return GivenAnswer(before=stored, memory=memory, step=kept.id, leech=leech, opened=told)


def set_leech_aside(database: Database, stored: StoredCard, kept: Kept) -> None:
    """Suspends a card that became a leech and tags its fact, as part of the step that its answer is."""
    card = stored.card
    kept.keep_cards(("suspended", "leech"), (stored.n,))
    kept.keep_tags((card.fact,))
    set_cards(database, "suspended", 1, (stored.n,))
    set_cards(database, "leech", 1, (stored.n,))
    put_tags(database, card.deck, {card.fact: (LEECH_TAG,)})


def take_back(profile: OpenProfile, last: LoggedAnswer, at: datetime) -> StoredCard:
    """Takes an answer back: notes it in the log and rebuilds the card's memory from what stands. Gives the card as it
    is now."""
    stored = card_by_id(profile.database, last.card)
    if stored is None:
        raise AssertionError("a card's row is never deleted")
    log_undo(profile.database, last.review, at)
    log = log_of_card(profile.database, stored.n)
    memory = replay(log.lines, seed=stored.card.id, start=log.start)
    forward = last.forward or stored.forward
    remember(profile.database, stored.n, memory, forward=forward)
    note_load(profile, stored.memory, memory)
    profile.memory_changed(stored.card.deck, stored.card.fact)
    relock(profile.database, stored.card.deck, (stored.card.fact,))
    return replace(stored, memory=memory, forward=forward)
