"""Highlight text: the phrases whose concepts answer the question are right."""

from quizapp.content.distractors import reason_against
from quizapp.content.facts import Concept, ConceptId, FactId
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import HighlightText, Option, OptionId, Origin, Segment
from quizapp.content.truth import proof
from quizapp.content.written import WrittenHighlightText


def make(making: Making, written: WrittenHighlightText) -> HighlightText:
    """The item. Raises CannotMakeError when no phrase is right, or none is wrong, or a wrong one has no reason."""
    making.require_one_truth(written.query)
    options = [_option(making, written, segment) for segment in written.passage if segment.place]
    right = sum(option.correct for option in options)
    if right in {0, len(options)}:
        raise CannotMakeError("none of its phrases is right" if right == 0 else "all of its phrases are right")
    return HighlightText(**making.head(options), passage=written.passage)


def _option(making: Making, written: WrittenHighlightText, segment: Segment) -> Option:
    deck = making.deck
    concept = deck.concept_by_id[ConceptId(segment.place)]
    fact = proof(deck, written.query, concept.id, written.facts)
    reason = (fact.statement, fact.id) if fact is not None else _reason(making, written, concept)
    return Option(
        id=OptionId(concept.id),
        text=segment.text,
        correct=fact is not None,
        rationale=reason[0],
        fact=reason[1],
        origin=Origin.NEIGHBOUR if fact is None else Origin.KEY,
        concept=concept.id,
    )


def _reason(making: Making, written: WrittenHighlightText, concept: Concept) -> tuple[str, FactId]:
    found = reason_against(making.deck, written.query, concept.id)
    if found is None and concept.note and written.facts:
        found = concept.note, written.facts[0]
    if found is None:
        raise CannotMakeError(
            f"no fact says where “{concept.name}” belongs: write one, or a `note` of it and the item's `facts`"
        )
    return found
