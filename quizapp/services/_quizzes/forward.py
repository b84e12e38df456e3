"""Asking for a fact's card because a quiz item on it was missed."""

from quizapp.content.cards import View
from quizapp.content.facts import DeckId, FactId
from quizapp.scheduling.day import StudyDay
from quizapp.scheduling.fsrs import recall_probability
from quizapp.scheduling.memory import New, Policy
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import StoredCard, ask_for, cards_of_fact
from quizapp.storage.corrections import note_miss


def ask_for_fact(profile: OpenProfile, deck: DeckId, fact: FactId, *, sure: bool = False) -> None:
    """Asks today for the card of a fact that helps most, and has it come back until the fact is corrected; a fact
    without cards (it left the deck, or they are set aside) is passed over. ``sure``: it was missed with the highest
    certainty.

    Call it inside ``writing``. The mark goes when the card is answered.
    """
    today = profile.today()
    cards = tuple(card for card in cards_of_fact(profile.database, deck, fact) if not card.suspended)
    if not cards:
        return
    best = best_to_ask(cards, today, current_policy(profile), grows=profile.settings().grows_up)
    if not any(card.forward for card in cards):
        ask_for(profile.database, best.n)
    note_miss(profile.database, deck, fact, best.n, today, sure=sure)


def best_to_ask(cards: tuple[StoredCard, ...], today: StudyDay, policy: Policy, *, grows: bool) -> StoredCard:
    """The studied card that is weakest today; without one the first question (where the fact grows up: of the cards
    that are open), else the first card."""
    studied = [card for card in cards if not isinstance(card.memory, New)]
    if studied:
        return min(studied, key=lambda card: (recall_probability(card.memory, today, policy) or 0.0, card.position))
    ready = [card for card in cards if not card.locked] if grows else []
    plain = [card for card in cards if card.card.view is View.RECALL]
    return min(ready or plain or cards, key=lambda card: (card.card.number, card.position))
