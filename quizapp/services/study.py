"""Studying: one card after another, each answer remembered before the next is shown."""

from dataclasses import replace
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.typed import TypedResult
from quizapp.errors import UserError
from quizapp.scheduling.fsrs import warm_up
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.queue import Queue, in_turns
from quizapp.scheduling.selection import Selection
from quizapp.services._day import clock_notice, current_policy, plan
from quizapp.services._library.decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.answers import ANSWER_KEPT, give
from quizapp.services._studying.choosing import scope_of
from quizapp.services._studying.faces import face_of_id
from quizapp.services._studying.foreseen import Foreseen, foresee
from quizapp.services._studying.outcomes import choice_of, due_card, notice_of, summary_of
from quizapp.services._studying.practice import practise, queue_of, take_practice_back
from quizapp.services._studying.session import (
    Session,
    answered,
    asking_next,
    queue_before,
    runs_short,
    session_over,
    taken_back,
)
from quizapp.services._studying.typed import typed_answer
from quizapp.services._studying.views import (
    Answered,
    Asking,
    CardFace,
    DueCard,
    Ended,
    Finished,
    GradeChoice,
    LeechHelp,
    Neighbour,
    StudyStep,
    StudySummary,
)
from quizapp.services.journal import Act, last_step
from quizapp.services.undo import UNDO_KEPT, undo_step
from quizapp.storage.cards import StoredCard, card_by_id

__all__ = [
    "Answered",
    "Asking",
    "CardFace",
    "DueCard",
    "Ended",
    "Finished",
    "GradeChoice",
    "LeechHelp",
    "Neighbour",
    "StudyService",
    "StudyStep",
    "StudySummary",
]

IMPORT_STAYS = (
    "What was done last was to bring a file in. Nothing was taken back here: the Library takes it back, with Ctrl Z."
)


class StudyService:
    """One session of studying at a time; the session lives in memory, every answer in the database at once."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._session: Session | None = None
        self._foreseen: Foreseen | None = None

    def warm_up(self) -> None:
        """Loads what the first answer needs (60 ms); to be called when the window is shown and nothing is waited
        for."""
        warm_up(current_policy(self._profile))

    def due(self, selection: Selection) -> tuple[DueCard, ...]:
        """What a session over a selection would ask, in order: learning cards by their moments, then reviews and new
        cards as they take turns. Limits of cards and minutes cut nothing off."""
        queue = self._chosen(selection, None)
        return tuple(due_card(one) for one in (*queue.learning, *in_turns(queue)))

    def count(self, selection: Selection) -> int:
        """How many cards ``due`` would give: quick enough to be asked at every keystroke."""
        return self._chosen(selection, 0).total

    def begin(self, selection: Selection) -> StudyStep:
        """Starts a session over what was chosen; gives the first card. UserError for an unknown deck, and for a search
        that cannot be read (a running session then goes on)."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            revision = profile.revision()
            head_of(profile, selection.deck)
            scope = scope_of(profile, selection)
            queue = plan(profile, scope, now, selection.timing, selection.ahead_days).queue
            session = Session(selection=selection, scope=scope, queue=queue, revision=revision)
            self._session, self._foreseen = asking_next(session, now), None
            return self._step(self._session, now, notice=clock_notice(profile, now))

    def current(self) -> StudyStep | None:
        """The step the session stands at, None without a session.

        UserError, with the session at its end, when its deck is no longer there.
        """
        if self._session is None:
            return None
        now = self._profile.now()
        with self._profile.database.reading():
            self._profile.revision()
            notice = notice_of(self._profile, self._session, now)
            session = self._fresh(self._session, now)
            if session.asked is None:
                session = asking_next(session, now)
            self._session = session
            return self._step(session, now, notice=notice)

    def choices(self) -> tuple[GradeChoice, ...]:
        """What each of the four grades would do to the card being asked."""
        profile = self._profile
        now = profile.now()
        session = self._running()
        with profile.database.reading():
            self._foreseen = foresee(profile, session, self._asked(), now)
        outlook = self._foreseen.outlook
        if outlook is None:
            return tuple(GradeChoice(grade=grade, minutes=None, days=None) for grade in Grade)
        return tuple(choice_of(grade, memory, now, outlook.today) for grade, memory in outlook.memories.items())

    def grade(self, grade: Grade, took_ms: int) -> StudyStep:
        """Records the answer to the card being asked and gives the next step.

        Raises UserError when it cannot be stored; the session then still stands at the card.
        """
        profile = self._profile
        now = profile.now()
        with profile.writing(ANSWER_KEPT):
            session, revision, foreseen = self._running(), profile.revision(), self._still_foreseen()
            stored = self._asked() if foreseen is None else foreseen.stored
            notice = notice_of(profile, session, now)
            if session.crams:
                after = practise(profile, session, stored, grade, now, took_ms)
            else:
                done = give(profile, stored, grade, now, took_ms, None if foreseen is None else foreseen.outlook)
                card, leech = stored.candidate, done.leech
                after = answered(session, card, done.memory, grade, took_ms, set_aside=leech, opened=done.opened)
            if revision != session.revision or now >= session.queue.ends_at or runs_short(after):
                after = replace(after, queue=queue_of(profile, after, now), revision=revision, queues=())
            after = asking_next(after, now)
            step = self._step(after, now, can_undo=True, notice=notice, foreseen=foreseen)
        self._session, self._foreseen = after, None
        return step

    def typed(self, text: str) -> TypedResult:
        """What was typed as the answer to the card being asked, set against it. Grades nothing."""
        with self._profile.database.reading():
            return typed_answer(self._profile, self._asked(), text)

    def face(self, card: CardId) -> CardFace | None:
        """A card as the Study page shows it, with help where it is a leech; None if the profile does not have it."""
        with self._profile.database.reading():
            self._profile.revision()
            return face_of_id(self._profile, card)

    def answer(self, card: CardId, grade: Grade, at: datetime | None = None) -> Answered:
        """Records an answer to any card, at a given moment or now (the command line).

        Raises UserError for a card that no deck has, or that has left its deck.
        """
        profile = self._profile
        moment = profile.now() if at is None else profile.moment(at)
        with profile.writing(ANSWER_KEPT):
            profile.revision()
            notice = clock_notice(profile, moment)
            stored = card_by_id(profile.database, card)
            if stored is None:
                raise UserError(f"There is no card {card}. Nothing was stored. Look the id up with quizapp cards DECK.")
            if stored.retired:
                raise UserError(
                    f"The card {card} has left its deck and rests. Nothing was stored; its history is kept."
                )
            given = give(profile, stored, grade, moment, took_ms=0)
        profile.cards_changed()
        return Answered(card=card, memory=given.memory, notice=notice, set_aside=given.leech, opened=given.opened)

    def undo(self) -> StudyStep | None:
        """Takes back what was done last today, in the session's deck or, without a session, in any; None when there is
        nothing to take back. While cramming, the last answer of the session.

        A card that the step had taken off the screen (by an answer, by setting it aside) is asked again; without a
        session one over its deck begins. UserError where what was done last is an import.
        """
        profile = self._profile
        now = profile.now()
        if self._session is not None and self._session.crams and self._session.given:
            with profile.writing(UNDO_KEPT):
                taken = take_practice_back(profile, self._session, now)
                step = None if taken is None else self._step(taken, now)
            self._session = taken or self._session
            return step
        with profile.writing(UNDO_KEPT):
            revision = profile.revision()
            deck = None if self._session is None else self._session.scope.deck
            last = last_step(profile, profile.today(now), deck)
            if last is None:
                return None
            if last.act is Act.IMPORT:  # its deck may go with it, and a large one takes its time
                raise UserError(IMPORT_STAYS)
            before = queue_before(self._session, revision, last, now)
            load = profile.kept_load
            undone = undo_step(profile, last, now)
            session = self._session or session_over(last.deck)
            stored = card_by_id(profile.database, undone.card) if undone.card and undone.asks_again else None
            again = None if stored is None or stored.rests(profile.today(now)) else stored.candidate
            if before is None:
                session = replace(session, queue=queue_of(profile, session, now), queues=())
            else:
                session = replace(session, queue=before, queues=session.queues[:-1])
                profile.kept_load = load
            session = replace(session, revision=profile.revision())
            session = taken_back(session, again, now, answer=undone.act is Act.GRADE)
            step = self._step(session, now)
        self._session, self._foreseen = session, None
        return step

    def end(self) -> StudySummary | None:
        """Ends the session early and sums it up."""
        if self._session is None:
            return None
        now = self._profile.now()
        with self._profile.database.reading():
            summary = summary_of(self._profile, self._fresh(self._session, now), now)
        self._session = self._foreseen = None
        return summary

    def _running(self) -> Session:
        if self._session is None:
            raise UserError("No card is being asked. Nothing was stored. Begin a session first.")
        return self._session

    def _asked(self) -> StoredCard:
        asked = self._running().asked
        stored = None if asked is None else card_by_id(self._profile.database, asked.card)
        if asked is None:
            raise UserError("No card is being asked: nothing is left for now. Nothing was stored.")
        if stored is None or stored.retired:
            raise UserError(
                "This card has left its deck meanwhile. This answer was not stored; all earlier ones are kept. "
                "Go on with the next card."
            )
        return stored

    def _still_foreseen(self) -> Foreseen | None:
        """What was foreseen of the card being asked, if nobody has written anything since."""
        foreseen, asked = self._foreseen, self._running().asked
        if foreseen is None or asked is None or foreseen.stored.card.id != asked.card:
            return None
        return foreseen if foreseen.written == self._profile.written() else None

    def _chosen(self, selection: Selection, at_most: int | None) -> Queue:
        profile, timing, days = self._profile, selection.timing, selection.ahead_days
        with profile.database.reading():
            profile.revision()
            head_of(profile, selection.deck)
            return plan(profile, scope_of(profile, selection), profile.now(), timing, days, at_most).queue

    def _fresh(self, session: Session, now: datetime) -> Session:
        """The session with its queue read anew when the profile changed since or another study day began."""
        profile = self._profile
        revision = profile.revision()
        if revision == session.revision and now < session.queue.ends_at:
            return session
        asked = session.asked
        if asked is not None:
            stored = card_by_id(profile.database, asked.card)
            # A deck was loaded, a backup restored, or the person set the card aside.
            asked = None if stored is None or stored.rests(profile.today(now)) else asked
        queue = queue_of(profile, session, now)
        return replace(session.quiet, queue=queue, revision=revision, asked=asked, queues=())

    def _step(
        self,
        session: Session,
        now: datetime,
        *,
        can_undo: bool | None = None,
        notice: str = "",
        foreseen: Foreseen | None = None,
    ) -> StudyStep:
        if can_undo is None:
            can_undo = self._can_take_back(session, now)
        aside = None if session.set_aside is None else face_of_id(self._profile, session.set_aside)
        if session.asked is None:
            return Finished(
                summary=summary_of(self._profile, session, now),
                can_undo=can_undo,
                ended=session.ended or Ended.DONE,
                chosen=session.selection,
                practice=session.crams,
                set_aside=aside,
                notice=notice,
            )
        asked = session.asked.card
        face = (None if foreseen is None else foreseen.face(asked)) or face_of_id(self._profile, asked)
        if face is None:
            raise AssertionError("the card being asked is in the profile")
        return Asking(
            face=face,
            done=len(session.given),
            total=session.total,
            can_undo=can_undo,
            practice=session.crams,
            set_aside=aside,
            opened=session.opened,
            notice=notice,
        )

    def _can_take_back(self, session: Session, now: datetime) -> bool:
        if session.crams and session.given:
            return True
        return last_step(self._profile, self._profile.today(now), session.scope.deck) is not None
