"""A deck as a value: its facts and what they make true.

A deck is a closed world: for each relation, a claim that no fact makes is false. That is what makes a wrong option
*provably* wrong.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, TypeVar

from quizapp.content.corpus import Corpus
from quizapp.content.facts import (
    Claim,
    Concept,
    ConceptId,
    DeckId,
    Fact,
    FactId,
    Query,
    Relation,
    RelationId,
    Side,
    Source,
    Topic,
    TopicId,
)
from quizapp.content.wording import folded
from quizapp.content.words import content_words

if TYPE_CHECKING:  # what a card on the screen does not need is not loaded for it
    from quizapp.content.figures.figure import Figure
    from quizapp.content.written import WrittenItem

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Deck:
    """A deck as a value. Lookups are computed once, when first asked for.

    Facts that are ``resting`` were deleted by the person: what they claim stays true, so that no wrong option is made
    of it, but they are not asked: no card and no item is made of them.
    """

    id: DeckId
    title: str
    source: Source
    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: tuple[Fact, ...] = ()
    items: "tuple[WrittenItem, ...]" = ()
    figures: "tuple[Figure, ...]" = ()
    summary: str = ""
    language: str = "en"
    resting: frozenset[FactId] = frozenset()

    @cached_property
    def standing(self) -> tuple[Fact, ...]:
        """The facts that are asked, in the deck's order."""
        return tuple(fact for fact in self.facts if fact.id not in self.resting) if self.resting else self.facts

    @cached_property
    def topic_by_id(self) -> Mapping[TopicId, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def concept_by_id(self) -> Mapping[ConceptId, Concept]:
        """Concepts by id."""
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def relation_by_id(self) -> Mapping[RelationId, Relation]:
        """Relations by id."""
        return {relation.id: relation for relation in self.relations}

    @cached_property
    def fact_by_id(self) -> Mapping[FactId, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def position_of_fact(self) -> Mapping[FactId, int]:
        """Where in the deck's order a fact stands, counted from 0."""
        return {fact.id: position for position, fact in enumerate(self.facts)}

    @cached_property
    def figure_by_name(self) -> "Mapping[str, Figure]":
        """Figures by the names of their files."""
        return {figure.name: figure for figure in self.figures}

    @cached_property
    def asks_before(self) -> Mapping[FactId, int]:
        """How many asks stand before a fact's own in the deck."""
        counts = accumulate((len(fact.asks) for fact in self.facts), initial=0)
        return {fact.id: count for fact, count in zip(self.facts, counts, strict=False)}

    @cached_property
    def claims_by_relation(self) -> Mapping[RelationId, tuple[tuple[Fact, Claim], ...]]:
        """Every claim with the fact that makes it, in the deck's order."""
        found: dict[RelationId, list[tuple[Fact, Claim]]] = {}
        for fact in self.facts:
            for claim in fact.claims:
                found.setdefault(claim.relation, []).append((fact, claim))
        return {relation: tuple(claims) for relation, claims in found.items()}

    @cached_property
    def answers_by_query(self) -> Mapping[Query, tuple[tuple[ConceptId, Fact], ...]]:
        """Every query that some claim answers: the concepts that do and the facts that say so, in the deck's order."""
        found: dict[Query, list[tuple[ConceptId, Fact]]] = {}
        for fact in self.facts:
            for claim in fact.claims:
                for blank, given in ((Side.SUBJECT, claim.object), (Side.OBJECT, claim.subject)):
                    query = Query(relation=claim.relation, blank=blank, given=given)
                    found.setdefault(query, []).append((claim.side(blank), fact))
        return {query: tuple(answers) for query, answers in found.items()}

    @cached_property
    def claims_by_concept(self) -> Mapping[ConceptId, tuple[tuple[Fact, Claim], ...]]:
        """Every claim in which a concept stands, with the fact that makes it, in the deck's order."""
        found: dict[ConceptId, list[tuple[Fact, Claim]]] = {}
        for fact in self.facts:
            for claim in fact.claims:
                for concept in dict.fromkeys((claim.subject, claim.object)):
                    found.setdefault(concept, []).append((fact, claim))
        return {concept: tuple(claims) for concept, claims in found.items()}

    @cached_property
    def concepts_by_kind(self) -> Mapping[str, tuple[Concept, ...]]:
        """Concepts by kind, shortest name first."""
        return _grouped((concept.kind, concept) for concept in self.concepts)

    @cached_property
    def concepts_by_place(self) -> Mapping[tuple[RelationId, Side, str], tuple[Concept, ...]]:
        """Concepts that stand on a side of a relation in some claim, by kind too, shortest name first."""
        standing = dict.fromkeys(
            (claim.relation, side, claim.side(side)) for fact in self.facts for claim in fact.claims for side in Side
        )
        return _grouped(
            ((relation, side, concept.kind), concept)
            for relation, side, concept_id in standing
            for concept in (self.concept_by_id[concept_id],)
        )

    @cached_property
    def folded_names(self) -> Mapping[ConceptId, frozenset[str]]:
        """A concept's names with case and punctuation left out of account."""
        return {concept.id: frozenset(folded(name) for name in concept.names) for concept in self.concepts}

    @cached_property
    def concepts_by_folded_name(self) -> Mapping[str, tuple[ConceptId, ...]]:
        """Which concepts go by a name, with case and punctuation left out of account; usually one."""
        found: dict[str, list[ConceptId]] = {}
        for concept in self.concepts:
            for name in self.folded_names[concept.id]:
                found.setdefault(name, []).append(concept.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def corpus(self) -> Corpus:
        """The statements as a body of text."""
        return Corpus.of(fact.statement for fact in self.facts)

    @cached_property
    def words(self) -> Mapping[str, int]:
        """In how many of the deck's texts and names each word stands."""
        texts = chain.from_iterable(map(texts_of, self.facts))
        names = chain.from_iterable(concept.names for concept in self.concepts)
        return Counter(word for text in chain(texts, names) for word in content_words(text))

    def namesakes(self, concept: ConceptId) -> tuple[ConceptId, ...]:
        """The concept itself and every other that shares a name with it: for the learner they are the same thing."""
        sharing = (one for name in self.folded_names[concept] for one in self.concepts_by_folded_name[name])
        return tuple(dict.fromkeys((concept, *sharing)))

    def answers(self, query: Query) -> Iterator[tuple[ConceptId, Fact]]:
        """Every concept that makes the query true, with the fact that says so; in the deck's order."""
        yield from self.answers_by_query.get(query, ())

    def right_answers(self, query: Query) -> tuple[ConceptId, ...]:
        """Every concept that makes the query true, once, in the deck's order."""
        return tuple(dict.fromkeys(concept for concept, _ in self.answers(query)))


def texts_of(fact: Fact) -> Iterator[str]:
    """What a fact says of itself, and what is asked about it."""
    yield fact.statement
    yield fact.why
    for ask in fact.asks:
        yield ask.question


def by_length(concept: Concept) -> tuple[int, ConceptId]:
    """In what order pools of concepts stand: by length of name, then by id."""
    return len(concept.name), concept.id


def _grouped(pairs: Iterable[tuple[_Key, Concept]]) -> Mapping[_Key, tuple[Concept, ...]]:
    found: dict[_Key, list[Concept]] = {}
    for key, concept in pairs:
        found.setdefault(key, []).append(concept)
    return {key: tuple(sorted(some, key=by_length)) for key, some in found.items()}
