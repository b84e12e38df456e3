"""How many new cards a day brings: as the settings say, or as an exam date asks for."""

from quizapp.content.facts import DeckId
from quizapp.scheduling.day import StudyDay
from quizapp.services._profile import OpenProfile
from quizapp.stats.examplan import pace
from quizapp.stats.simulation import Habits
from quizapp.storage.goals import exam_day, met_on, new_cards_left

MEETING_SECONDS = Habits().seconds_new + Habits().learning_steps * Habits().seconds_step
"""What meeting a card is taken to need, in seconds."""


def new_per_day(profile: OpenProfile, deck: DeckId, today: StudyDay) -> int:
    """The new cards of a study day, those met today included: the same number from its first answer to its last.

    Without an exam date to come it is the settings'. The cap on a day goes by assumed seconds, so that the queue need
    not read the log.
    """
    exam = exam_day(profile.database, deck)
    if exam is None or exam <= today:
        return profile.settings().new_per_day
    left = new_cards_left(profile.database, deck) + met_on(profile.database, deck, today)
    return pace(exam - today, left, MEETING_SECONDS).new_per_day
