"""Ordered response: steps of which each is claimed to come before the next."""

from itertools import combinations, pairwise

from quizapp.content.facts import Concept, Fact, Query, Side
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import Option, OptionId, OrderedResponse, Origin
from quizapp.content.truth import proof
from quizapp.content.wording import capitalised
from quizapp.content.written import WrittenOrderedResponse


def make(making: Making, written: WrittenOrderedResponse) -> OrderedResponse:
    """The item. Raises CannotMakeError when the claims do not give this order, or give another one too."""
    deck = making.deck
    steps = [deck.concept_by_id[step] for step in written.steps]
    for earlier, later in combinations(steps, 2):
        backwards = _says(making, written, later, earlier)
        if backwards is not None:
            raise CannotMakeError(
                f"the facts contradict each other: {backwards.id} puts “{later.name}” before “{earlier.name}”"
            )
    facts = [_link(making, written, one, onward) for one, onward in pairwise(steps)]
    right = [_option(step, fact) for step, fact in zip(steps, [*facts, facts[-1]], strict=True)]
    return OrderedResponse(**making.head(_mixed(making, right)), order=tuple(one.id for one in right))


def _says(making: Making, written: WrittenOrderedResponse, one: Concept, onward: Concept) -> Fact | None:
    query = Query(relation=written.relation, blank=Side.OBJECT, given=one.id)
    return proof(making.deck, query, onward.id, written.facts)


def _link(making: Making, written: WrittenOrderedResponse, one: Concept, onward: Concept) -> Fact:
    fact = _says(making, written, one, onward)
    if fact is None:
        raise CannotMakeError(f"no fact says that “{onward.name}” follows “{one.name}”")
    return fact


def _option(step: Concept, fact: Fact) -> Option:
    return Option(
        id=OptionId(step.id),
        text=capitalised(step.name),
        correct=True,
        rationale=fact.statement,
        fact=fact.id,
        origin=Origin.KEY,
        concept=step.id,
    )


def _mixed(making: Making, right: list[Option]) -> list[Option]:
    """The steps in an order that is drawn and is not the right one."""
    shown = list(right)
    dice = making.dice("order")
    while shown == right:
        dice.shuffle(shown)
    return shown
