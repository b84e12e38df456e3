"""What of a person's own fact still fits its deck: a newer deck file may have lost what the fact speaks of."""

from dataclasses import replace

from quizapp.content.deck import Deck
from quizapp.content.facts import Ask, Claim, Fact


def fitting(fact: Fact, deck: Deck) -> Fact:
    """The fact without claims and asks about concepts or relations that the deck does not have.

    An ask that lost every claim that answered it goes too, unless it brings its answer in words.
    """

    def known(claim: Claim) -> bool:
        return claim.relation in deck.relation_by_id and {claim.subject, claim.object} <= deck.concept_by_id.keys()

    claims = tuple(claim for claim in fact.claims if known(claim))

    def can_be_asked(ask: Ask) -> bool:
        query = ask.query
        if query is None:
            return True
        if query.relation not in deck.relation_by_id or query.given not in deck.concept_by_id:
            return False
        answered = any(query.matches(claim) for claim in fact.claims)
        return bool(ask.answer) or not answered or any(query.matches(claim) for claim in claims)

    asks = tuple(ask for ask in fact.asks if can_be_asked(ask))
    return replace(fact, claims=claims, asks=asks)
