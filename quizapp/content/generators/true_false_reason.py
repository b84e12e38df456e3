"""True or false with reason: the claims give the verdict, and the reasons are options like others."""

from collections.abc import Collection

from quizapp.content.deck import Deck
from quizapp.content.distractors import reason_against
from quizapp.content.facts import FactId, Query, Side
from quizapp.content.generators.choosing import one_right
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import Option, Origin, TrueFalseReason, cell_id
from quizapp.content.truth import all_right, proof
from quizapp.content.written import WrittenTrueFalseReason

_VERDICTS = (("true", "True"), ("false", "False"))


def make(making: Making, written: WrittenTrueFalseReason) -> TrueFalseReason:
    """The item. Raises CannotMakeError when the statement is false and no fact says what is true instead."""
    right, reason, fact = _verdict(making, written)
    verdicts = tuple(
        Option(
            id=cell_id(TrueFalseReason.VERDICT, name),
            text=text,
            correct=name == right,
            rationale=reason,
            fact=fact,
            origin=Origin.FIXED,
            place=TrueFalseReason.VERDICT,
        )
        for name, text in _VERDICTS
    )
    reasons = one_right(making, written.reason, TrueFalseReason.REASON)
    return TrueFalseReason(**making.head((*verdicts, *reasons)))


def _verdict(making: Making, written: WrittenTrueFalseReason) -> tuple[str, str, FactId]:
    """Which verdict is right, and the statement and fact that say so."""
    claim, deck = written.claim, making.deck
    who = Query(relation=claim.relation, blank=Side.SUBJECT, given=claim.object)
    what = Query(relation=claim.relation, blank=Side.OBJECT, given=claim.subject)
    for query in (who, what):
        making.require_one_truth(query)
    true = proof(deck, who, claim.subject, written.facts)
    if true is not None:
        return "true", true.statement, true.id
    about = written.facts
    instead = _instead(deck, what, about) or _instead(deck, who, about) or reason_against(deck, who, claim.subject)
    if instead is None:
        raise CannotMakeError("its statement is false, and no fact says what is true instead")
    return "false", *instead


def _instead(deck: Deck, query: Query, about: Collection[FactId]) -> tuple[str, FactId] | None:
    """What is true instead: the statement of a fact that answers the query, best one that the item is about.

    What the statement's subject does is looked for first: to be told that somebody else does what it does not would
    leave the learner with half an answer.
    """
    facts = [fact for right in all_right(deck, query) for fact in (proof(deck, query, right, about),) if fact]
    fact = next((one for one in facts if one.id in about), facts[0] if facts else None)
    return None if fact is None else (fact.statement, fact.id)
