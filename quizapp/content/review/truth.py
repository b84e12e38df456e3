"""Rules about truth: everything traces to a fact, facts agree, keys are right, distractors are wrong, and no two are
alike.

Truth is computed anew from the claims, for every option of every kind, whatever the generator thought.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from quizapp.content.deck import Deck
from quizapp.content.distractors import true_names
from quizapp.content.facts import Ask, Query, WrittenDistractor
from quizapp.content.items import FillIn, Item, Matching, Option, OrderedResponse, Origin, WordWanted
from quizapp.content.review.asked import choices_of, claim_query
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.truth import contradictions
from quizapp.content.wording import folded
from quizapp.content.written import (
    Asked,
    WrittenItem,
    WrittenOrderedResponse,
    WrittenTrueFalseReason,
)


def untraceable(material: Material) -> Iterator[Finding]:
    """Check 1: every card, item and rationale traces to a fact, and every fact to its place in the source."""
    rule, facts = "untraceable", material.deck.fact_by_id
    for card in material.cards:
        if card.fact not in facts:
            message = f"The card {card.id} names the fact '{card.fact}', which the deck does not have."
            yield material.about_fact(rule, Severity.ERROR, card.fact, message)
    for item in material.items:
        if not item.facts or any(fact not in facts for fact in item.facts):
            yield material.about_item(rule, Severity.ERROR, item, "The item does not trace to a fact of the deck.")
        reasons = [(f'option "{option.text}"', option.fact, option.rationale) for option in item.options]
        if isinstance(item, FillIn):
            reasons.append(("answer", item.fact, item.rationale))
        for what, fact, rationale in reasons:
            if fact not in facts or not rationale:
                message = f"The {what} has no reason that traces to a fact of the deck."
                yield material.about_item(rule, Severity.ERROR, item, message)


def unsourced(material: Material) -> Iterator[Finding]:
    """Check 1: a fact says where in the source it stands; one that a person added by hand has no such place."""
    for fact in material.facts:
        if not fact.paragraph:
            message = "The fact does not say in which paragraph of the source it stands: is it from elsewhere?"
            yield material.about_fact("unsourced", Severity.NOTE, fact.id, message)


def contradiction(material: Material) -> Iterator[Finding]:
    """Checks 2 and 3: no two facts say different things where one alone can be true. Nothing that they disagree about
    is asked, for only the author knows which of them is right."""
    for found in contradictions(material.deck):
        sentence = found.sentence(material.deck)
        message = f"{sentence[0].upper()}{sentence[1:]}. Nothing that they disagree about is asked."
        yield material.about_fact("contradiction", Severity.ERROR, found.later.id, message)


def true_distractor(material: Material) -> Iterator[Finding]:
    """Check 2: no wrong option is true for its question under any fact of the deck, synonyms included; cells, tokens,
    phrases and regions as well."""
    for item in material.items:
        asked = material.asked(item)
        for place in asked:
            truths = true_names(material.deck, asked[place])
            for option in item.at(place):
                if not option.correct and not truths.isdisjoint(_names(material.deck, option)):
                    message = f'"{option.text}" is offered as a wrong answer, and the deck says that it is a right one.'
                    yield material.about_item("true-distractor", Severity.ERROR, item, message)


def true_written_distractor(material: Material) -> Iterator[Finding]:
    """Check 2, for what the author wrote: it is left out of the item, and the author should know."""
    rule = "true-written-distractor"
    for fact in material.facts:
        for ask in fact.asks:
            said = _same_as_answer(ask) if ask.query is None else _true_among(material.deck, ask.query, ask.wrong)
            for message in said:
                yield material.about_fact(rule, Severity.ERROR, fact.id, message, part=str(ask.id))
    for written in material.deck.items:
        for choices in choices_of(written):
            if isinstance(choices, Asked):
                for message in _true_among(material.deck, choices.query, choices.wrong):
                    yield material.about_written(rule, Severity.ERROR, written.id, message)


def _same_as_answer(ask: Ask) -> Iterator[str]:
    for one in ask.wrong:
        if folded(one.text) == folded(ask.answer):
            yield f'"{one.text}" is written as a wrong answer, and it is the right one.'


def _true_among(deck: Deck, query: Query, wrong: tuple[WrittenDistractor, ...]) -> Iterator[str]:
    truths = true_names(deck, query) if wrong else frozenset()
    for one in wrong:
        if folded(one.text) in truths:
            yield f'"{one.text}" is written as a wrong answer, and the deck says that it is a right one.'


def wrong_key(material: Material) -> Iterator[Finding]:
    """Check 3: what is marked as right is made right by a fact of the deck."""
    for item in material.items:
        asked = material.asked(item)
        for place in asked:
            truths = true_names(material.deck, asked[place])
            for option in item.keys_at(place):
                fixed = option.origin is Origin.FIXED and option.concept is None
                if not fixed and truths.isdisjoint(_names(material.deck, option)):
                    message = f'"{option.text}" is marked as right, and no fact of the deck makes it so.'
                    yield material.about_item("wrong-key", Severity.ERROR, item, message)
        written = material.written_by_item.get(item.id)
        if written is not None and not _holds(material.deck, item, written):
            message = "What the item takes for right is not what the deck's facts say."
            yield material.about_item("wrong-key", Severity.ERROR, item, message)


def _holds(deck: Deck, item: Item, written: WrittenItem) -> bool:
    """Truth where it is not a matter of one option: a verdict, an order, an accepted word."""
    if isinstance(written, WrittenTrueFalseReason):
        claim = written.claim
        is_true = not true_names(deck, claim_query(claim)).isdisjoint(deck.folded_names[claim.subject])
        verdicts = [option for option in item.at(item.places[0]) if option.correct]
        return len(verdicts) == 1 and (verdicts[0].id.rpartition("/")[2] == "true") == is_true
    if isinstance(written, WrittenOrderedResponse) and isinstance(item, OrderedResponse):
        claims = {(claim.subject, claim.object) for _, claim in deck.claims_by_relation.get(written.relation, ())}
        shown = [next(one.concept for one in item.options if one.id == step) for step in item.order]
        return all(pair in claims for pair in pairwise(shown))
    return True


def unexpected_spelling(material: Material) -> Iterator[Finding]:
    """Check 2 for typed words: every accepted spelling that is a name in the deck names a right answer."""
    for item in material.items:
        asked = material.asked(item)
        if isinstance(item, FillIn) and isinstance(item.wanted, WordWanted):
            truths = frozenset().union(*(true_names(material.deck, query) for query in asked.values()))
            known = material.deck.concepts_by_folded_name
            for word in item.wanted.accepted:
                if folded(word) in known and folded(word) not in truths:
                    message = f'"{word}" is accepted, and the deck says that it is a wrong answer.'
                    yield material.about_item("wrong-key", Severity.ERROR, item, message)


def alike_options(material: Material) -> Iterator[Finding]:
    """No two options of a set are the same thing under two names."""
    for item, choices in material.sets:
        message = _first_alike(material.deck, choices.options)
        if message and not choices.in_passage:
            yield material.about_item("alike-options", Severity.ERROR, item, message)
    for item in material.items:
        if isinstance(item, Matching):
            for told in (_first_same_text([place.text for place in some]) for some in (item.terms, item.descriptions)):
                if told:
                    yield material.about_item("alike-options", Severity.ERROR, item, told)


def _first_same_text(texts: list[str]) -> str:
    met: set[str] = set()
    for text in texts:
        if folded(text) in met:
            return f'"{text}" stands there twice.'
        met.add(folded(text))
    return ""


def _first_alike(deck: Deck, options: tuple[Option, ...]) -> str:
    met: dict[str, str] = {}
    for option in options:
        for name in _names(deck, option):
            if name in met:
                return f'"{met[name]}" and "{option.text}" are the same answer.'
        met.update(dict.fromkeys(_names(deck, option), option.text))
    return ""


def _names(deck: Deck, option: Option) -> frozenset[str]:
    known = deck.folded_names.get(option.concept, frozenset()) if option.concept is not None else frozenset()
    return known | {folded(option.text)}


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    untraceable,
    unsourced,
    contradiction,
    true_distractor,
    true_written_distractor,
    wrong_key,
    unexpected_spelling,
    alike_options,
)
