"""A deck as simulations play with it: a sample of its cards, the person's habits, and what past answers say of them."""

from dataclasses import dataclass
from random import Random

from quizapp.content.facts import DeckId
from quizapp.scheduling.day import StudyDay
from quizapp.services._day import current_policy
from quizapp.services._plan import new_per_day
from quizapp.services._profile import OpenProfile
from quizapp.stats.calibration import Shift, shift_of, tenths
from quizapp.stats.forgetting import PUBLISHED, Forgetting
from quizapp.stats.simulation import Study
from quizapp.storage.charts import tallies_by_key
from quizapp.storage.goals import habits_of, new_cards_left, studied_cards

MOST_CARDS = 400
"""So many cards are played at most; of more, a sample."""

_HABIT_DAYS = 60
_CALIBRATION_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """``study`` holds a sample: one in ``per_card`` cards. ``every`` is how many cards there are."""

    study: Study
    every: int
    per_card: float
    shift: Shift


def simulated(profile: OpenProfile, deck: DeckId, today: StudyDay, days: int) -> Simulated:
    """The deck's study from today on for so many days, as the settings (and an exam date) have it."""
    policy, settings = current_policy(profile), profile.settings()
    cards = studied_cards(profile.database, deck, today)
    new = new_cards_left(profile.database, deck)
    every = len(cards) + new
    per_card = max(1.0, every / MOST_CARDS)
    if per_card > 1:
        cards = Random(f"{deck}:{today}").sample(cards, round(len(cards) / per_card))
    counted = tallies_by_key(profile.database, deck, "tenth", StudyDay(today - _CALIBRATION_DAYS), today)
    steps = (len(policy.learning_steps_minutes), len(policy.relearning_steps_minutes))
    return Simulated(
        study=Study(
            cards=tuple(cards),
            new_cards=round(new / per_card),
            days=days,
            retention=settings.retention,
            new_per_day=new_per_day(profile, deck, today) / per_card,
            reviews_per_day=settings.reviews_per_day / per_card,
            habits=habits_of(profile.database, deck, StudyDay(today - _HABIT_DAYS), steps),
            model=Forgetting(weights=policy.parameters or PUBLISHED),
            longest_interval=policy.maximum_interval_days,
        ),
        every=every,
        per_card=per_card,
        shift=shift_of(tenths({int(key): tally for key, tally in counted.items()})),
    )
