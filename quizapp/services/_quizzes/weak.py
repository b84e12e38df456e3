"""By how much facts outweigh others when a quiz is drawn: what the memory says is weak comes rather."""

from statistics import fmean

from quizapp.content.facts import DeckId, FactId
from quizapp.exams.weakness import MISSED, MISSED_SURELY
from quizapp.scheduling.fsrs import recall_probability
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import memories_of_deck
from quizapp.storage.corrections import corrections

_WEAKEST = 5.0
"""A fact that is surely forgotten is so much likelier to be drawn than one that is surely known."""


def fact_weights(profile: OpenProfile, deck: DeckId) -> dict[FactId, float]:
    """1 (known) to 5 (forgotten) by the mean probability of recalling the fact's cards today.

    Facts that were never studied weigh as much as the mean of the others, so that new and old ones are asked alike. One
    that was missed and is not corrected weighs twice as much, missed with the highest certainty three times.
    """
    policy, today = current_policy(profile), profile.today()
    recalls: dict[FactId, list[float]] = {}
    for fact, memory in memories_of_deck(profile.database, deck):
        recalls.setdefault(fact, []).append(recall_probability(memory, today, policy) or 0.0)
    weights = {fact: 1 + (_WEAKEST - 1) * (1 - fmean(some)) for fact, some in recalls.items()}
    middle = fmean(weights.values()) if weights else 1.0
    found = {fact: weight / middle for fact, weight in weights.items()}
    for one in corrections(profile.database, deck):
        if one.day is not None:
            found[one.fact] = found.get(one.fact, 1.0) * (MISSED_SURELY if one.sure else MISSED)
    return found
