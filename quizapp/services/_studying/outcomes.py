"""What comes of answers, in the values that studying shows."""

from datetime import datetime, timedelta

from quizapp.scheduling.day import StudyDay, day_date
from quizapp.scheduling.memory import Grade, Learning, Memory, New, Relearning, Reviewed, state_of
from quizapp.scheduling.queue import Candidate, next_due_moment
from quizapp.services._day import clock_notice
from quizapp.services._library.decks import kept_head
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.faces import face_of_id
from quizapp.services._studying.session import Session
from quizapp.services._studying.views import DueCard, GradeChoice, StudySummary
from quizapp.storage.due import count_due


def summary_of(profile: OpenProfile, session: Session, now: datetime) -> StudySummary:
    """What a session came to."""
    tomorrow = StudyDay(profile.today(now) + 1)
    hardest = (face_of_id(profile, card) for card in session.hardest())
    return StudySummary(
        answered=len(session.given),
        forgotten=sum(one.grade is Grade.AGAIN for one in session.given),
        new=sum(one.was_new for one in session.given),
        minutes=sum(one.took_ms for one in session.given) / 60_000,
        hardest=tuple(face for face in hardest if face is not None),
        next_at=_local(next_due_moment(session.queue), now),
        tomorrow=count_due(profile.database, session.scope.deck, tomorrow),
        left=session.waiting,
        opened=sum(len(one.opened) for one in session.given),
    )


def notice_of(profile: OpenProfile, session: Session, now: datetime) -> str:
    """What has to be said before the session goes on. To be asked after ``profile.revision()``."""
    if kept_head(profile, session.scope.deck) is None:
        return (
            f"The deck “{session.scope.deck}” is no longer in your library, so this session is at its end. "
            "Every answer that your library has is kept. Choose another deck."
        )
    if now < session.queue.ends_at:
        return clock_notice(profile, now)
    today = day_date(profile.today(now))
    return (
        f"Another study day has begun: {today.isoformat()}. All answers are kept, and its cards have joined in. "
        "If that is not the date, set the computer's clock right."
    )


def _local(moment: datetime | None, like: datetime) -> datetime | None:
    return None if moment is None else moment.astimezone(like.tzinfo)


def choice_of(grade: Grade, memory: Memory, now: datetime, today: StudyDay) -> GradeChoice:
    """What a grade would do that leaves a memory."""
    match memory:
        case Learning() | Relearning():
            wait = memory.due_at - now
            return GradeChoice(grade=grade, minutes=max(1, round(wait / timedelta(minutes=1))), days=None)
        case Reviewed():
            return GradeChoice(grade=grade, minutes=None, days=max(1, memory.due_day - today))
        case New():
            raise AssertionError("a graded card is no longer new")


def due_card(one: Candidate) -> DueCard:
    """A card of the queue as it is printed."""
    memory = one.memory
    match memory:
        case New():
            due = ""
        case Reviewed():
            due = day_date(memory.due_day).isoformat()
        case Learning() | Relearning():
            due = memory.due_at.isoformat()
    return DueCard(card=one.card, state=state_of(memory).value, due=due)
