"""What is held of a person's knowledge of a deck: from the memories of its cards and the answers of past quizzes."""

from collections.abc import Iterator

from quizapp.content.facts import DeckId, FactId
from quizapp.exams.evidence import evidence_of
from quizapp.exams.sitting import Sitting
from quizapp.scheduling.day import StudyDay, study_day
from quizapp.scheduling.knowledge import Evidence, Held, Knowledge, knowledge
from quizapp.scheduling.memory import Memory
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.stats.mastery import recall_by_fact
from quizapp.stats.readiness import fading
from quizapp.storage.cards import memories_of_deck
from quizapp.storage.decks import fact_lines
from quizapp.storage.sittings import finished_sittings

_DAYS = 120
"""Older answers say next to nothing (a fiftieth)."""

_SITTINGS = 60
"""So many quizzes are read at most, the newest."""


def knowledge_of(profile: OpenProfile, deck: DeckId, today: StudyDay) -> Knowledge:
    """What is held today. With many quizzes it takes some tenths of a second. Call it inside a transaction."""
    memories: tuple[tuple[FactId, Memory], ...] = tuple(memories_of_deck(profile.database, deck))
    recalls = recall_by_fact(memories, today, current_policy(profile))
    held = knowledge(
        Held(fact=line.id, topic=line.topic, recall=recalls.get(line.id)) for line in fact_lines(profile.database, deck)
    )
    return held.after(_answers(profile, deck, today))


def evidence_in(sitting: Sitting, today: StudyDay, rollover_hour: int) -> Iterator[Evidence]:
    """What a sitting's answers say today."""
    for item, response in zip(sitting.items, sitting.responses, strict=True):
        if response is not None:
            age = today - study_day(response.at, rollover_hour)
            yield from evidence_of(item, response, fading(age))


def _answers(profile: OpenProfile, deck: DeckId, today: StudyDay) -> Iterator[Evidence]:
    rollover = profile.settings().rollover_hour
    for count, sitting in enumerate(finished_sittings(profile.database, deck)):
        ended = sitting.finished_at
        if count >= _SITTINGS or ended is None or today - study_day(ended, rollover) > _DAYS:
            return
        yield from evidence_in(sitting, today, rollover)
