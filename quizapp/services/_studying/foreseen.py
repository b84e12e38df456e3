"""What is reckoned while a person looks at a card: what each grade would do, and the card that comes next.

An answer then has only to be stored. All of it holds as long as nobody has written anything in between, and for the
study day on which it was reckoned; else it is done anew.
"""

from dataclasses import dataclass
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.scheduling.balance import DayLoad
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import preview
from quizapp.scheduling.memory import Grade, Memory, Reviewed
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.faces import face_of_id
from quizapp.services._studying.load import load_around
from quizapp.services._studying.session import Session, likely_next
from quizapp.services._studying.views import CardFace
from quizapp.storage.cards import StoredCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What each grade would make of a card's memory on a study day, and the load of the days that decided."""

    today: StudyDay
    memories: dict[Grade, Memory]
    load: DayLoad | None

    def memory(self, grade: Grade, today: StudyDay) -> Reviewed | None:
        """The memory after a grade where it does not hang on the moment of the answer; None where it does."""
        memory = self.memories[grade]
        return memory if today == self.today and isinstance(memory, Reviewed) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What is known of a card on the screen. ``written`` is the profile's mark when it was reckoned; ``following`` is
    the card that comes next, unless a learning card's moment comes before the answer does."""

    written: tuple[int, int]
    stored: StoredCard
    outlook: Outlook | None = None
    following: CardFace | None = None

    def face(self, card: CardId) -> CardFace | None:
        """The face of a card, if it was foreseen. That of a sibling of the card on the screen never is: the answer
        changes what stands around it."""
        following = self.following
        if following is None or following.card.id != card or following.card.fact == self.stored.card.fact:
            return None
        return following


def foresee(profile: OpenProfile, session: Session, stored: StoredCard, now: datetime) -> Foreseen:
    """Looks ahead from a card on the screen; call it inside ``reading``."""
    profile.revision()
    written = profile.written()
    following = likely_next(session, now)
    face = None if following is None else face_of_id(profile, following.card)
    if session.crams:
        return Foreseen(written=written, stored=stored, following=face)
    policy, load = current_policy(profile), load_around(profile, stored)
    memories = preview(stored.memory, now, policy, seed=stored.card.id, load=load)
    outlook = Outlook(today=profile.today(now), memories=memories, load=load)
    return Foreseen(written=written, stored=stored, outlook=outlook, following=face)
