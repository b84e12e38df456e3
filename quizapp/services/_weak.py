"""By how much facts outweigh others when a quiz is drawn: what the memory says is weak comes rather."""

from statistics import fmean

from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.fsrs import recall_probability
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import memories_of_deck

_WEAKEST = 5.0
"""A fact that is surely forgotten is so much likelier to be drawn than one that is surely known."""


def fact_weights(profile: OpenProfile, deck: DeckId) -> dict[FactId, float]:
    """1 (known) to 5 (forgotten) by the mean probability of recalling the fact's cards today; facts that were never
    studied weigh as much as the mean of the others, so that new and old ones are asked alike."""
    policy, today = current_policy(profile), profile.today()
    recalls: dict[FactId, list[float]] = {}
    for fact, memory in memories_of_deck(profile.database, deck):
        recalls.setdefault(fact, []).append(recall_probability(memory, today, policy) or 0.0)
    weights = {fact: 1 + (_WEAKEST - 1) * (1 - fmean(some)) for fact, some in recalls.items()}
    middle = fmean(weights.values()) if weights else 1.0
    return {fact: weight / middle for fact, weight in weights.items()}
