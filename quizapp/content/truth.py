"""What a deck's claims prove: which fact makes an answer right, and which says what a wrong one is instead."""

from collections.abc import Collection, Iterator

from quizapp.content.facts import ConceptId, Deck, Fact, FactId, Query


def proofs(deck: Deck, query: Query, answer: ConceptId) -> Iterator[Fact]:
    """The facts that make an answer right, by whatever names the deck knows both sides, in its order."""
    same = frozenset(deck.namesakes(answer))
    for given in deck.namesakes(query.given):
        for concept, fact in deck.answers(Query(relation=query.relation, blank=query.blank, given=given)):
            if concept in same:
                yield fact


def proof(deck: Deck, query: Query, answer: ConceptId, preferred: Collection[FactId] = ()) -> Fact | None:
    """The fact that makes an answer right, one of the preferred if possible; None for a wrong answer."""
    found = tuple(proofs(deck, query, answer))
    return next((fact for fact in found if fact.id in preferred), found[0] if found else None)


def all_right(deck: Deck, query: Query) -> tuple[ConceptId, ...]:
    """Every concept that a claim makes right, by whatever name of what was given; of namesakes the first."""
    right: dict[ConceptId, None] = {}
    for given in deck.namesakes(query.given):
        for concept in deck.right_answers(Query(relation=query.relation, blank=query.blank, given=given)):
            if right.keys().isdisjoint(deck.namesakes(concept)):
                right[concept] = None
    return tuple(right)
