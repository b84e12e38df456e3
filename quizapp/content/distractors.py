"""Wrong options: plausible, and provably false under the deck's claims.

A deck is a closed world, so a concept is a wrong answer to a query if no claim of the deck makes it a right one. Names
count rather than ids: concepts that share a name or a synonym are one thing for the learner, on both sides of a claim.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from random import Random
from typing import Protocol
from zlib import crc32

from quizapp.content.balance import GOOD_RATIO, WIDEST_RATIO, Balance, ratio_of
from quizapp.content.corpus import Corpus
from quizapp.content.deck import Deck, by_length
from quizapp.content.facts import Ask, Concept, ConceptId, Fact, FactId, Query, WrittenDistractor
from quizapp.content.items import Origin
from quizapp.content.wording import folded

FEWEST = 2
MOST = 3
"""Three good options beat four with a filler: two distractors do, a third comes along when it is as good."""

_SEEN_AROUND_KEY = 24
_TRIED = 8
"""Pools may hold thousands of concepts: only the nearest in length are looked at, and only the best are combined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A wrong option before it has its letter. ``fact`` is where the rationale traces; ``id`` is stable in the ask."""

    id: str
    text: str
    rationale: str
    fact: FactId
    origin: Origin
    concept: ConceptId | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFew:
    """Why no item can be made: a sentence for the deck's author."""

    reason: str


class Question(Protocol):
    """What wrong options are looked for: an ask of a claim, or a place to answer of an item written as such."""

    @property
    def query(self) -> Query:
        """What is asked."""

    @property
    def wrong(self) -> tuple[WrittenDistractor, ...]:
        """Wrong options that the author wrote."""

    @property
    def skip(self) -> tuple[ConceptId, ...]:
        """What is never to be offered."""


def true_names(deck: Deck, query: Query) -> frozenset[str]:
    """Every folded name that answers the query rightly under any claim of the deck, synonyms of both sides included."""
    givens = deck.namesakes(query.given)
    queries = (Query(relation=query.relation, blank=query.blank, given=given) for given in givens)
    return _names(deck, (right for one in queries for right in deck.right_answers(one)))


def distractors(
    deck: Deck, fact: Fact, ask: Question, key: Concept, seed: str, *, stem: str = ""
) -> tuple[Distractor, ...] | TooFew:
    """Two or three wrong options for an ask whose right option is ``key``, drawn by ``seed``.

    Neighbours come first, then written ones, then others of the key's kind; of similar length to one another and the
    key, and such that the key is neither the longest nor the shortest as a rule, nor stands out otherwise (see
    ``balance``, which looks at how the options repeat the ``stem``). What was given is never offered.
    """
    barred = true_names(deck, ask.query) | _names(deck, (ask.query.given, *ask.skip))
    return _enough(deck, _pool(deck, fact, ask, key, barred, seed), stem, key.name, seed)


def _enough(deck: Deck, pool: Sequence[Distractor], stem: str, key: str, seed: str) -> tuple[Distractor, ...] | TooFew:
    """The best two or three of a pool, if it has them."""
    if len(pool) < FEWEST:
        found = "1 wrong option" if len(pool) == 1 else f"{len(pool)} wrong options"
        return TooFew(reason=f"only {found} of a fitting length can be found; two are needed")
    chosen = _best(deck.corpus, pool, stem, key, Random(f"{seed}/lengths"))
    if chosen is None:
        return TooFew(reason="its wrong options are alike, or differ too much in length")
    return chosen


def plain_distractors(deck: Deck, fact: Fact, ask: Ask, seed: str) -> tuple[Distractor, ...] | TooFew:
    """Two or three of the wrong options that the author of a plain ask wrote, as ``distractors`` chooses them."""
    pool = _drawn(_written(fact, ask.wrong, frozenset({folded(ask.answer)})), len(ask.answer), seed)
    return _enough(deck, pool, ask.stem or ask.question, ask.answer, seed)


def several_distractors(
    deck: Deck, fact: Fact, question: Question, keys: Sequence[Concept], most: int, seed: str
) -> tuple[Distractor, ...]:
    """Up to ``most`` wrong options beside several right ones of one kind; none so long or short that it stands out.

    They are found as for one right option of middling length, and taken as long as all options stay alike in length.
    """
    barred = true_names(deck, question.query) | _names(deck, (question.query.given, *question.skip))
    middling = sorted(keys, key=lambda one: (len(one.name), one.id))[len(keys) // 2]
    shortest, longest = min(len(one.name) for one in keys), max(len(one.name) for one in keys)
    chosen: list[Distractor] = []
    for one in _pool(deck, fact, question, middling, barred, seed):
        shorter, longer = min(shortest, len(one.text)), max(longest, len(one.text))
        if len(chosen) < most and ratio_of(longer, shorter) <= WIDEST_RATIO and not _alike((*chosen, one)):
            chosen.append(one)
            shortest, longest = shorter, longer
    return tuple(chosen)


def reason_against(deck: Deck, query: Query, concept: ConceptId) -> tuple[str, FactId] | None:
    """Why a concept does not answer a query: the statement of a fact to which it belongs, with the fact; None if the
    deck says nothing of it."""
    belongs = _where_it_belongs(deck, None, query, deck.concept_by_id[concept])
    return None if belongs is None else (belongs.statement, belongs.id)


def _names(deck: Deck, concepts: Iterable[ConceptId]) -> frozenset[str]:
    """The folded names of concepts and of their namesakes."""
    return frozenset(name for concept in concepts for one in deck.namesakes(concept) for name in deck.folded_names[one])


def _pool(deck: Deck, fact: Fact, ask: Question, key: Concept, barred: frozenset[str], seed: str) -> list[Distractor]:
    """The candidates that are false here and have a reason, most wanted first."""
    length = len(key.name)
    pool = _drawn(_neighbours(deck, fact, ask, key, barred), length, seed)
    pool += _drawn(_written(fact, ask.wrong, barred), length, seed)
    if len(pool) < _TRIED:
        met = {one.concept for one in pool}
        others = (one for one in _same_kind(deck, fact, ask, key, barred) if one.concept not in met)
        pool += _drawn(others, length, seed)
    return pool


def _drawn(candidates: Iterable[Distractor], length: int, seed: str) -> list[Distractor]:
    """Those of a fitting length, in an order that depends on item and candidate alone: a new one moves no other."""

    def order(one: Distractor) -> tuple[bool, int, str]:
        return ratio_of(len(one.text), length) > GOOD_RATIO, crc32(f"{seed}/{one.id}".encode()), one.id

    return sorted((one for one in candidates if ratio_of(len(one.text), length) <= WIDEST_RATIO), key=order)


def _neighbours(deck: Deck, fact: Fact, ask: Question, key: Concept, barred: frozenset[str]) -> Iterator[Distractor]:
    place = (ask.query.relation, ask.query.blank, key.kind)
    for concept in _around(deck.concepts_by_place.get(place, ()), key):
        if barred.isdisjoint(deck.folded_names[concept.id]):
            yield _from_concept(deck, fact, ask.query, concept, Origin.NEIGHBOUR)


def _same_kind(deck: Deck, fact: Fact, ask: Question, key: Concept, barred: frozenset[str]) -> Iterator[Distractor]:
    for concept in _around(deck.concepts_by_kind[key.kind], key):
        has_reason = concept.note or concept.id in deck.claims_by_concept
        if has_reason and barred.isdisjoint(deck.folded_names[concept.id]):
            yield _from_concept(deck, fact, ask.query, concept, Origin.SAME_KIND)


def _written(fact: Fact, some: Sequence[WrittenDistractor], barred: frozenset[str]) -> Iterator[Distractor]:
    for number, wrong in enumerate(some, start=1):
        name = folded(wrong.text)
        if name not in barred:
            yield Distractor(
                id=f"wrong:{number}",
                text=wrong.text,
                rationale=wrong.because,
                fact=fact.id,
                origin=Origin.WRITTEN,
                concept=None,
                names=frozenset({name}),
            )


def _around(concepts: Sequence[Concept], key: Concept) -> Sequence[Concept]:
    """The concepts whose names are nearest to the key's in length, and those of its length nearest in order."""
    if len(concepts) <= _SEEN_AROUND_KEY:
        return concepts
    middle = bisect_left(concepts, by_length(key), key=by_length)
    start = min(max(0, middle - _SEEN_AROUND_KEY // 2), len(concepts) - _SEEN_AROUND_KEY)
    return concepts[start : start + _SEEN_AROUND_KEY]


def _from_concept(deck: Deck, fact: Fact, query: Query, concept: Concept, origin: Origin) -> Distractor:
    belongs = _where_it_belongs(deck, fact, query, concept)
    return Distractor(
        id=concept.id,
        text=concept.name,
        rationale=concept.note if belongs is None else belongs.statement,
        fact=fact.id if belongs is None else belongs.id,
        origin=origin,
        concept=concept.id,
        names=deck.folded_names[concept.id],
    )


def _where_it_belongs(deck: Deck, fact: Fact | None, query: Query, concept: Concept) -> Fact | None:
    """The fact that says best what the concept is instead: one that answers the same kind of question, else any."""
    claims = deck.claims_by_concept.get(concept.id, ())
    alike = (one for one, claim in claims if claim.relation == query.relation and claim.side(query.blank) == concept.id)
    elsewhere = (one for one, _ in claims if fact is None or one.id != fact.id)
    anywhere = (one for one, _ in claims)
    for facts in (alike, elsewhere) if concept.note else (alike, elsewhere, anywhere):
        for one in facts:
            return one
    return None


_RELUCTANCE = {Origin.KEY: 0.0, Origin.NEIGHBOUR: 0.0, Origin.WRITTEN: 0.5, Origin.SAME_KIND: 1.5}
_PER_RANK = 0.2
_FOR_TWO_ONLY = 6.0
"""What an option costs, in units of our own (see ``balance``): ranks shall balance, but not by far-fetched options."""


def _best(
    corpus: Corpus, pool: Sequence[Distractor], stem: str, key: str, dice: Random
) -> tuple[Distractor, ...] | None:
    """The best two or three of the pool's first few; ``None`` if no two go together."""
    tried = pool[:_TRIED]
    prices = [_PER_RANK * rank + _RELUCTANCE[one.origin] for rank, one in enumerate(tried)]
    balance = Balance.drawn(corpus, stem, key, [one.text for one in tried], dice)
    least, best = inf, None
    for count in (MOST, FEWEST):
        for some in combinations(range(len(tried)), count):
            price = sum(prices[one] for one in some) + (_FOR_TWO_ONLY if count == FEWEST else 0.0)
            if price >= least:
                continue
            price += balance.price(some, least - price)
            chosen = tuple(tried[one] for one in some)
            if price < least and not _alike(chosen):
                least, best = price, chosen
    return best


def _alike(some: Sequence[Distractor]) -> bool:
    return any(not one.names.isdisjoint(other.names) for one, other in combinations(some, 2))
