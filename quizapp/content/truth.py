"""What a deck's claims prove: which fact makes an answer right, and which says what a wrong one is instead."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quizapp.content.deck import Deck
from quizapp.content.facts import ConceptId, Fact, FactId, Query


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two facts that give different answers to what has one answer only; ``later`` stands after ``earlier``."""

    query: Query
    earlier: Fact
    later: Fact
    answers: tuple[ConceptId, ConceptId]

    def sentence(self, deck: Deck) -> str:
        """What is wrong, without a full stop."""
        first, second = (deck.concept_by_id[one].name for one in self.answers)
        given = deck.concept_by_id[self.query.given].name
        return (
            f"the facts {self.earlier.id} and {self.later.id} contradict each other: for “{given}” one says "
            f"“{first}”, the other “{second}”, and '{self.query.relation}' takes one answer"
        )


def contradiction(deck: Deck, query: Query) -> Contradiction | None:
    """Why a query cannot be asked: its relation takes one answer, and the facts give two that are not the same thing.

    None where there is no such thing.
    """
    relation = deck.relation_by_id.get(query.relation)
    if relation is None or query.blank not in relation.unique:
        return None
    right = all_right(deck, query)
    if len(right) < 2:
        return None
    one, other = (next(proofs(deck, query, answer)) for answer in right[:2])
    earlier, later = sorted((one, other), key=lambda fact: deck.position_of_fact[fact.id])
    answers = (right[0], right[1]) if earlier is one else (right[1], right[0])
    return Contradiction(query=query, earlier=earlier, later=later, answers=answers)


def contradictions(deck: Deck) -> Iterator[Contradiction]:
    """Every contradiction of a deck, once, in the order of its facts."""
    met: set[frozenset[Query]] = set()
    unique = {relation.id for relation in deck.relations if relation.unique}
    for query in deck.answers_by_query if unique else ():
        same = frozenset(
            Query(relation=query.relation, blank=query.blank, given=one) for one in deck.namesakes(query.given)
        )
        if query.relation in unique and same not in met:
            met.add(same)
            found = contradiction(deck, query)
            if found is not None:
                yield found
