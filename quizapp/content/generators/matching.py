"""Matching: to each term a description that fits it and no other."""

from quizapp.content.distractors import reason_against
from quizapp.content.facts import Concept, ConceptId, Fact, FactId
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import Matching, Option, Origin, Place, PlaceId, cell_id
from quizapp.content.truth import all_right, proof
from quizapp.content.wording import capitalised
from quizapp.content.written import WrittenMatching


def make(making: Making, written: WrittenMatching) -> Matching:
    """The item. Raises CannotMakeError when a term has no description of its own, or an extra one fits a term."""
    concept = making.deck.concept_by_id
    terms = [concept[one] for one in written.terms]
    pairs = {term.id: _description(making, written, term) for term in terms}
    right = [description for description, _ in pairs.values()]
    for one in written.extra:
        for term in terms:
            if _fact(making, written, term.id, one) is not None:
                raise CannotMakeError(f"“{concept[one].name}” stands under `extra` and fits “{term.name}”")
    shown = [*right, *(concept[one] for one in written.extra)]
    dice = making.dice("descriptions")
    while shown[: len(right)] == right:
        dice.shuffle(shown)
    options = [_option(making, written, term, description, pairs) for term in terms for description in shown]
    return Matching(**making.head(options), terms=_places(terms), descriptions=_places(shown))


def _places(concepts: list[Concept]) -> tuple[Place, ...]:
    return tuple(Place(id=PlaceId(one.id), text=capitalised(one.name)) for one in concepts)


def _fact(making: Making, written: WrittenMatching, term: ConceptId, description: ConceptId) -> Fact | None:
    return proof(making.deck, written.pattern.query(term), description, written.facts)


def _description(making: Making, written: WrittenMatching, term: Concept) -> tuple[Concept, Fact]:
    """A right answer for this term that is right for no other."""
    others = [one for one in written.terms if one != term.id]
    making.require_one_truth(written.pattern.query(term.id))
    right = all_right(making.deck, written.pattern.query(term.id))
    for answer in right:
        fact = _fact(making, written, term.id, answer)
        if fact is not None and all(_fact(making, written, other, answer) is None for other in others):
            return making.deck.concept_by_id[answer], fact
    why = "what fits it fits another term too" if right else "no fact says what fits it"
    raise CannotMakeError(f"“{term.name}” has no description of its own: {why}")


def _option(
    making: Making,
    written: WrittenMatching,
    term: Concept,
    description: Concept,
    pairs: dict[ConceptId, tuple[Concept, Fact]],
) -> Option:
    own, fact = pairs[term.id]
    correct = description.id == own.id
    reason = (fact.statement, fact.id) if correct else _reason(making, written, term, description, pairs)
    origin = Origin.NEIGHBOUR if any(description.id == one.id for one, _ in pairs.values()) else Origin.SAME_KIND
    return Option(
        id=cell_id(PlaceId(term.id), description.id),
        text=capitalised(description.name),
        correct=correct,
        rationale=reason[0],
        fact=reason[1],
        origin=Origin.KEY if correct else origin,
        concept=description.id,
        place=PlaceId(term.id),
    )


def _reason(
    making: Making,
    written: WrittenMatching,
    term: Concept,
    description: Concept,
    pairs: dict[ConceptId, tuple[Concept, Fact]],
) -> tuple[str, FactId]:
    """Where the description belongs; else what its note says; else what the term's own is."""
    for own, fact in pairs.values():
        if own.id == description.id:
            return fact.statement, fact.id
    _, of_term = pairs[term.id]
    found = reason_against(making.deck, written.pattern.query(term.id), description.id)
    return found or (description.note or of_term.statement, of_term.id)
