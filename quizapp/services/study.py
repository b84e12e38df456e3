"""Studying: one card after another, each answer remembered before the next is shown."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizapp.content.cards import Card, CardId
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.labels import LabelFace
from quizapp.errors import UserError
from quizapp.scheduling.day import StudyDay, day_date
from quizapp.scheduling.fsrs import preview, warm_up
from quizapp.scheduling.memory import Grade, Learning, Memory, New, Relearning, Reviewed, state_of
from quizapp.scheduling.queue import Candidate, next_due_moment
from quizapp.services._answers import ANSWER_KEPT, give
from quizapp.services._day import clock_notice, current_policy, plan
from quizapp.services._decks import head_of
from quizapp.services._figures import label_face_of
from quizapp.services._profile import OpenProfile
from quizapp.services._session import Session, answered, asking_next, in_turns, taken_back
from quizapp.services.journal import Act, last_step
from quizapp.services.undo import UNDO_KEPT, undo_step
from quizapp.storage.cards import Scope, StoredCard, card_by_id, count_due
from quizapp.storage.decks import fact_line, topic_title


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """A card with all that the Study page shows around it; ``figure`` is what a label card shows."""

    card: Card
    deck_title: str
    topic_title: str
    why: str
    source: str
    statement: str
    figure: LabelFace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChoice:
    """What a grade would do: the card would come back at ``due_at`` (within the day) or in ``days`` study days."""

    grade: Grade
    minutes: int | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A card is being asked: the ``done + 1``-th of ``total`` in this session."""

    face: CardFace
    done: int
    total: int
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySummary:
    """What a session came to. ``next_at`` is when the next learning card comes today, ``tomorrow`` how many wait."""

    answered: int
    forgotten: int
    new: int
    minutes: float
    hardest: tuple[CardFace, ...]
    next_at: datetime | None
    tomorrow: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Nothing is left for now."""

    summary: StudySummary
    can_undo: bool


StudyStep = Asking | Finished


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCard:
    """A card of today's queue, in order, as printed. ``due`` is an ISO moment or date; empty for new cards."""

    card: CardId
    state: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The memory after an answer, and when the card comes back."""

    card: CardId
    memory: Memory
    notice: str = ""


class StudyService:
    """One session of studying at a time; the session lives in memory, every answer in the database at once."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._session: Session | None = None

    def warm_up(self) -> None:
        """Loads what the first answer needs (60 ms); to be called when the window is shown and nothing is waited
        for."""
        warm_up(current_policy(self._profile))

    def due(self, deck: DeckId) -> tuple[DueCard, ...]:
        """Today's queue in order: learning cards by their moments, then reviews and new cards as they take turns."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head_of(profile, deck)
            queue = plan(profile, Scope(deck=deck), profile.now()).queue
        return tuple(_due_card(one) for one in (*queue.learning, *in_turns(queue)))

    def begin(self, deck: DeckId, topics: tuple[TopicId, ...] = (), facts: tuple[FactId, ...] = ()) -> StudyStep:
        """Starts a session over a deck, some topics, or some facts (what was missed); gives the first card."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            revision = profile.revision()
            head_of(profile, deck)
            scope = Scope(deck=deck, topics=frozenset(topics), facts=frozenset(facts))
            queue = plan(profile, scope, now).queue
            self._session = asking_next(Session(scope=scope, queue=queue, revision=revision), now)
            return self._step(self._session, now)

    def current(self) -> StudyStep | None:
        """The step the session stands at, None without a session."""
        if self._session is None:
            return None
        now = self._profile.now()
        with self._profile.database.reading():
            session = self._fresh(self._session, now)
            if session.asked is None:
                session = asking_next(session, now)
            self._session = session
            return self._step(session, now)

    def choices(self) -> tuple[GradeChoice, ...]:
        """What each of the four grades would do to the card being asked."""
        profile = self._profile
        now = profile.now()
        with profile.database.reading():
            profile.revision()
            stored = self._asked()
            outcomes = preview(stored.memory, now, current_policy(profile), seed=stored.card.id)
            today = profile.today(now)
        return tuple(_choice(grade, memory, now, today) for grade, memory in outcomes.items())

    def grade(self, grade: Grade, took_ms: int) -> StudyStep:
        """Records the answer to the card being asked and gives the next step.

        Raises UserError when it cannot be stored; the session then still stands at the card.
        """
        profile = self._profile
        now = profile.now()
        with profile.writing(ANSWER_KEPT):
            stored = self._asked()
            session = self._running()
            revision = profile.revision()
            given = give(profile, stored, grade, now, took_ms)
            card = replace(stored.candidate, memory=stored.memory)
            after = answered(session, card, given.memory, grade, took_ms)
            if revision != session.revision or now >= session.queue.ends_at:
                queue = plan(profile, session.scope, now).queue
                after = replace(after, queue=queue, revision=revision)
            after = asking_next(after, now)
            step = self._step(after, now, can_undo=True)
        self._session = after
        return step

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
        return Answered(card=card, memory=given.memory, notice=notice)

    def undo(self) -> StudyStep | None:
        """Takes back what was done last today, in the session's deck or, without a session, in any; None when there is
        nothing to take back.

        A card that the step had taken off the screen (by an answer, by setting it aside) is asked again; without a
        session one over its deck begins.
        """
        profile = self._profile
        now = profile.now()
        with profile.writing(UNDO_KEPT):
            profile.revision()
            deck = None if self._session is None else self._session.scope.deck
            last = last_step(profile, profile.today(now), deck)
            if last is None:
                return None
            undone = undo_step(profile, last, now)
            scope = Scope(deck=last.deck) if self._session is None else self._session.scope
            queue = plan(profile, scope, now).queue
            session = self._session or Session(scope=scope, queue=queue, revision=0)
            stored = card_by_id(profile.database, undone.card) if undone.card and undone.asks_again else None
            again = None if stored is None or stored.retired else stored.candidate
            session = replace(session, queue=queue, revision=profile.revision())
            session = taken_back(session, again, now, answer=undone.act is Act.GRADE)
            step = self._step(session, now)
        self._session = session
        return step

    def end(self) -> StudySummary | None:
        """Ends the session early and sums it up."""
        if self._session is None:
            return None
        now = self._profile.now()
        with self._profile.database.reading():
            summary = self._summary(self._fresh(self._session, now), now)
        self._session = None
        return summary

    # --- the session ------------------------------------------------------------------------------------------------

    def _running(self) -> Session:
        if self._session is None:
            raise UserError("No card is being asked. Nothing was stored. Begin a session first.")
        return self._session

    def _asked(self) -> StoredCard:
        asked = self._running().asked
        stored = None if asked is None else card_by_id(self._profile.database, asked.card)
        if stored is None:
            raise UserError("No card is being asked: nothing is left for now. Nothing was stored.")
        return stored

    def _fresh(self, session: Session, now: datetime) -> Session:
        """The session with its queue read anew when the profile changed since or another study day began."""
        revision = self._profile.revision()
        if revision == session.revision and now < session.queue.ends_at:
            return session
        asked = session.asked
        if asked is not None:
            stored = card_by_id(self._profile.database, asked.card)
            asked = None if stored is None or stored.retired else asked  # a deck was loaded, or a backup restored
        queue = plan(self._profile, session.scope, now).queue
        return replace(session, queue=queue, revision=revision, asked=asked)

    def _step(self, session: Session, now: datetime, *, can_undo: bool | None = None) -> StudyStep:
        if can_undo is None:
            can_undo = last_step(self._profile, self._profile.today(now), session.scope.deck) is not None
        if session.asked is None:
            return Finished(summary=self._summary(session, now), can_undo=can_undo)
        done = len(session.given)
        face = self._face(session.asked.card)
        if face is None:
            raise AssertionError("the card being asked is in the profile")
        return Asking(face=face, done=done, total=session.total, can_undo=can_undo)

    def _summary(self, session: Session, now: datetime) -> StudySummary:
        profile = self._profile
        tomorrow = StudyDay(profile.today(now) + 1)
        return StudySummary(
            answered=len(session.given),
            forgotten=sum(one.grade is Grade.AGAIN for one in session.given),
            new=sum(one.was_new for one in session.given),
            minutes=sum(one.took_ms for one in session.given) / 60_000,
            hardest=tuple(face for card in session.hardest() if (face := self._face(card)) is not None),
            next_at=_local(next_due_moment(session.queue), now),
            tomorrow=count_due(profile.database, session.scope.deck, tomorrow),
        )

    def _face(self, card: CardId) -> CardFace | None:
        profile = self._profile
        stored = card_by_id(profile.database, card)
        fact = None if stored is None else fact_line(profile.database, stored.card.deck, stored.card.fact)
        if stored is None or fact is None:
            return None  # a backup was restored that does not have it
        head = head_of(profile, stored.card.deck)
        return CardFace(
            card=stored.card,
            deck_title=head.title,
            topic_title=topic_title(profile.database, head.id, stored.card.topic),
            why=fact.why,
            source=head.source.place(fact.paragraph),
            statement=fact.statement,
            figure=label_face_of(profile, stored.card),
        )


def _local(moment: datetime | None, like: datetime) -> datetime | None:
    return None if moment is None else moment.astimezone(like.tzinfo)


def _choice(grade: Grade, memory: Memory, now: datetime, today: StudyDay) -> GradeChoice:
    match memory:
        case Learning() | Relearning():
            wait = memory.due_at - now
            return GradeChoice(grade=grade, minutes=max(1, round(wait / timedelta(minutes=1))), days=None)
        case Reviewed():
            return GradeChoice(grade=grade, minutes=None, days=max(1, memory.due_day - today))
        case New():
            raise AssertionError("a graded card is no longer new")


def _due_card(one: Candidate) -> DueCard:
    memory = one.memory
    match memory:
        case New():
            due = ""
        case Reviewed():
            due = day_date(memory.due_day).isoformat()
        case Learning() | Relearning():
            due = memory.due_at.isoformat()
    return DueCard(card=one.card, state=state_of(memory).value, due=due)
