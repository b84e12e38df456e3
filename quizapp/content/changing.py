"""A deck with some facts put otherwise: what was looked up in it is taken along rather than worked out again.

A person edits one fact of a deck that may have 50,000. Who has their texts alone in mind need not read the others:
claims are what a deck's lookups are made of, and texts change none.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from quizapp.content.deck import Deck, texts_of
from quizapp.content.facts import Claim, Fact, FactId, Query, Side, Topic
from quizapp.content.figures.figure import Figure
from quizapp.content.words import content_words

_OF_CONCEPTS = (
    "concept_by_id",
    "relation_by_id",
    "concepts_by_kind",
    "folded_names",
    "concepts_by_folded_name",
)
"""Lookups in which no fact stands."""

_OF_CLAIMS = ("answers_by_query", "claims_by_concept", "concepts_by_place")

_WANTED = (*_OF_CONCEPTS, *_OF_CLAIMS, "fact_by_id", "position_of_fact", "asks_before", "corpus")
"""What the cards and items of a fact are made by."""


def ready(deck: Deck, *, reviewed: bool = False) -> Deck:
    """The same deck, with all looked up by which the cards and items of a fact are made, or ``reviewed`` too: in a deck
    of 50,000 facts that takes seconds, and is done once."""
    for name in (*_WANTED, "words") if reviewed else _WANTED:
        getattr(deck, name)
    return deck


def is_ready(deck: Deck) -> bool:
    """Whether all of it was looked up."""
    return vars(deck).keys() >= set(_WANTED)


def with_facts(
    deck: Deck,
    changed: Collection[Fact],
    *,
    figures: "tuple[Figure, ...] | None" = None,
    topics: tuple[Topic, ...] | None = None,
) -> Deck:
    """The deck with these facts in the place of those of their ids, new ones at its end; with other figures or topics
    too, where they are given. It equals a deck made anew, in all that is looked up in it as well."""
    former = deck.fact_by_id
    swaps = {fact.id: fact for fact in changed if fact.id in former and fact != former[fact.id]}
    new = tuple(fact for fact in changed if fact.id not in former)
    facts = list(deck.facts)
    for name, fact in swaps.items():
        facts[deck.position_of_fact[name]] = fact
    after = replace(
        deck,
        facts=(*facts, *new),
        figures=deck.figures if figures is None else figures,
        topics=deck.topics if topics is None else topics,
    )
    vars(after).update(_taken_along(deck, swaps, new))
    return after


def _taken_along(deck: Deck, swaps: Mapping[FactId, Fact], new: tuple[Fact, ...]) -> dict[str, Any]:
    """What of the lookups that a deck has made stands in another one, or differs in these facts alone."""
    known = vars(deck)
    along = {name: known[name] for name in _OF_CONCEPTS if name in known}
    along["fact_by_id"] = {**deck.fact_by_id, **swaps, **{fact.id: fact for fact in new}}
    ends = enumerate(new, start=len(deck.facts))
    along["position_of_fact"] = {**deck.position_of_fact, **{fact.id: at for at, fact in ends}}
    former = [deck.fact_by_id[name] for name in swaps]
    pairs = list(zip(former, swaps.values(), strict=True))
    if "asks_before" in known and all(len(one.asks) == len(other.asks) for one, other in pairs):
        last = deck.facts[-1] if deck.facts else None
        asked = 0 if last is None else known["asks_before"][last.id] + len(last.asks)
        before = accumulate((len(fact.asks) for fact in new), initial=asked)
        along["asks_before"] = {**known["asks_before"], **dict(zip((fact.id for fact in new), before, strict=False))}
    if all(one.claims == other.claims for one, other in pairs) and not any(fact.claims for fact in new):
        along |= _claims_along(known, pairs)
    if "corpus" in known:
        along["corpus"] = known["corpus"].changed(
            (fact.statement for fact in former), (fact.statement for fact in (*swaps.values(), *new))
        )
    if "words" in known:
        words = Counter(known["words"])
        words.subtract(_words(former))
        words.update(_words((*swaps.values(), *new)))
        along["words"] = +words
    return along


def _claims_along(known: Mapping[str, Any], pairs: list[tuple[Fact, Fact]]) -> dict[str, Any]:
    """Lookups of claims, which are what they were; only who makes them has other texts."""
    along: dict[str, Any] = {name: known[name] for name in ("concepts_by_place",) if name in known}
    if "claims_by_relation" in known and not any(fact.claims for fact, _ in pairs):
        along["claims_by_relation"] = known["claims_by_relation"]
    makers = {one.id: other for one, other in pairs}
    claims = [claim for one, _ in pairs for claim in one.claims]
    if "answers_by_query" in known:
        answers = dict(known["answers_by_query"])
        for query in dict.fromkeys(query for claim in claims for query in _queries(claim)):
            answers[query] = tuple((concept, makers.get(fact.id, fact)) for concept, fact in answers[query])
        along["answers_by_query"] = answers
    if "claims_by_concept" in known:
        standing = dict(known["claims_by_concept"])
        for concept in dict.fromkeys(one for claim in claims for one in (claim.subject, claim.object)):
            standing[concept] = tuple((makers.get(fact.id, fact), claim) for fact, claim in standing[concept])
        along["claims_by_concept"] = standing
    return along


def _queries(claim: Claim) -> tuple[Query, Query]:
    return (
        Query(relation=claim.relation, blank=Side.SUBJECT, given=claim.object),
        Query(relation=claim.relation, blank=Side.OBJECT, given=claim.subject),
    )


def _words(facts: Iterable[Fact]) -> Counter[str]:
    return Counter(word for fact in facts for text in texts_of(fact) for word in content_words(text))
