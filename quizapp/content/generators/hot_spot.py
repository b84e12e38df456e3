"""Hot spot: the region whose concept answers the question is right."""

from quizapp.content.deck import Deck
from quizapp.content.distractors import reason_against
from quizapp.content.facts import Concept, ConceptId, Fact, Query, Side
from quizapp.content.figures.figure import regions
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import HotSpot, Option, OptionId, Origin
from quizapp.content.truth import all_right, proof
from quizapp.content.wording import capitalised, listed
from quizapp.content.written import WrittenHotSpot

FEWEST = 3
"""Regions that may be chosen."""


def make(making: Making, written: WrittenHotSpot) -> HotSpot:
    """The item. Raises CannotMakeError when the figure or the right region is missing, or the figure has too few."""
    making.require_one_truth(written.query)
    shown = _regions(making, written)
    right = {one.id: fact for one in shown if (fact := proof(making.deck, written.query, one.id, written.facts))}
    if not right:
        wanted = listed([f"“{one}”" for one in all_right(making.deck, written.query)])
        raise CannotMakeError(f"{written.figure} has no region called {wanted}")
    if len(right) > 1:
        raise CannotMakeError(f"more than one region of {written.figure} is right: {', '.join(right)}")
    if len(shown) < FEWEST:
        raise CannotMakeError(f"{written.figure} has {len(shown)} regions that may answer; three are needed")
    options = [_option(making, written, one, right) for one in shown]
    return HotSpot(**making.head(options), figure=written.figure)


def _regions(making: Making, written: WrittenHotSpot) -> list[Concept]:
    """The concepts that the figure shows, in its order, of the kinds that may answer; nothing else can be chosen."""
    figure = making.deck.figure_by_name.get(written.figure)
    if figure is None:
        raise CannotMakeError(f"the deck's folder holds no figure called {written.figure}")
    known = making.deck.concept_by_id
    shown = (known[ConceptId(name)] for name in regions(figure) if ConceptId(name) in known)
    kinds = _kinds(making.deck, written.query)
    return [one for one in shown if one.kind in kinds and one.id not in written.skip]


def _kinds(deck: Deck, query: Query) -> tuple[str, ...]:
    relation = deck.relation_by_id[query.relation]
    return relation.subjects if query.blank is Side.SUBJECT else relation.objects


def _option(making: Making, written: WrittenHotSpot, one: Concept, right: dict[ConceptId, Fact]) -> Option:
    (key,) = right.values()
    correct = one.id in right
    found = None if correct else reason_against(making.deck, written.query, one.id)
    reason, fact = found or (key.statement if correct else one.note or key.statement, key.id)
    return Option(
        id=OptionId(one.id),
        text=capitalised(one.name),
        correct=correct,
        rationale=reason,
        fact=fact,
        origin=Origin.KEY if correct else Origin.NEIGHBOUR,
        concept=one.id,
    )
