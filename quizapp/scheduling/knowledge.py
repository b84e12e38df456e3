"""What a person knows of each fact and topic, by memories and by quiz answers: a belief, and how sure it is.

A fact is known or not. Before any answer it is known with the probability that memory gives it (FSRS retrievability),
or ``UNSEEN`` where it was never studied. How far a person, and in a topic the person, lies above or below that is a
shift in log-odds with a normal prior: a Rasch model (Rasch 1960) over facts, two levels deep, so that an answer says
something of its fact, less of its topic, and a little of all topics. An answer is right with probability 1 − ``SLIP``
where the fact is known and with the chance of guessing where not (a knowledge-tracing model's slip and guess: Corbett
and Anderson 1995). All sums are over grids, exactly; docs/adaptive.md says more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import exp, log, prod
from random import Random

from quizapp.content.facts import FactId, TopicId

SLIP = 0.05
"""How often one who knows a fact misses the question: a misread word, a wrong key. Our assumption."""

UNSEEN = 0.35
"""How likely a fact is known that was never studied, before there are answers to tell. Our assumption."""

PERSON_SPREAD, TOPIC_SPREAD = 1.0, 0.8
"""Standard deviations in log-odds: of persons, and of a person's topics about the person's own. Our assumption: two
topics in three lie within 13 to 66 % known before anything is asked."""

OF_STUDIED = 0.3
"""How much of a shift a studied fact takes: memory tells most of it already. With it, what a person recalls lies as far
from the memory model as ``stats.calibration.PRIOR_SPREAD`` has it."""

LEAST, MOST = 0.02, 0.98
"""Memory is not taken to be surer than this."""

_STEP = 0.5
_SHIFTS = tuple(_STEP * place for place in range(-8, 9))
_PERSONS = tuple(_STEP * place for place in range(-6, 7))


def _bell(value: float, middle: float, spread: float) -> float:
    return exp(-(((value - middle) / spread) ** 2) / 2)


_OF_PERSONS = tuple(_bell(person, 0.0, PERSON_SPREAD) for person in _PERSONS)
_OF_TOPICS = tuple(
    tuple(weight / sum(row) for weight in row)
    for row in (tuple(_bell(shift, person, TOPIC_SPREAD) for shift in _SHIFTS) for person in _PERSONS)
)
"""For each shift of a person, how likely a topic has each of its own."""

Row = tuple[float, ...]
"""A value for each shift of a topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A fact of a deck with the probability (0 to 1) that memory gives it; None where it was never studied."""

    fact: FactId
    topic: TopicId
    recall: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an answer says of one fact: the share of its points earned (0 to 1), the share that guessing earns, and how
    much it counts (1: a whole answer of today)."""

    fact: FactId
    share: float
    guess: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBelief:
    """``chance`` that a fact is known (0 to 1); ``bearing`` is the covariance of its being known with the number of
    facts known in its topic: what an answer to it would tell."""

    topic: TopicId
    chance: float
    bearing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBelief:
    """The share of a topic's ``facts`` that is known (0 to 1), and how sure that is (a standard deviation)."""

    facts: int
    known: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Facts and topics in the order in which they were handed over."""

    facts: Mapping[FactId, FactBelief]
    topics: Mapping[TopicId, TopicBelief]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """How likely it is known under each shift before its own answers, and how likely those are if it is known and if it
    is not; ``then`` is how likely memory alone would have it known on a later day."""

    topic: TopicId
    before: Row
    studied: bool
    known: float = 1.0
    unknown: float = 1.0
    then: Row | None = None

    def likely(self) -> Row:
        """How likely its answers are under each shift."""
        return tuple(self.unknown + (self.known - self.unknown) * chance for chance in self.before)

    def after(self) -> Row:
        """How likely it is known under each shift, after its own answers and on the later day."""
        row = self.before
        if self.known != self.unknown:
            row = tuple(
                chance * self.known / (chance * self.known + (1 - chance) * self.unknown) for chance in self.before
            )
        if self.then is None:
            return row
        return tuple(self._moved(now, was, will) for now, was, will in zip(row, self.before, self.then, strict=True))

    def _moved(self, now: float, was: float, will: float) -> float:
        if will >= was:
            return now + (1 - now) * (will - was) / (1 - was)
        return now * will / was if self.studied else now  # to be studied makes nobody forget


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that is held of a person: an immutable state, which answers make into another."""

    _facts: Mapping[FactId, _Fact]
    _by_topic: Mapping[TopicId, tuple[FactId, ...]]
    _told: Mapping[TopicId, Row]

    def after(self, evidence: Iterable[Evidence]) -> "Knowledge":
        """What is held after some answers. Facts that are not held are passed over."""
        facts, told = dict(self._facts), dict(self._told)
        for one in evidence:
            fact = facts.get(one.fact)
            if fact is None:
                continue
            known = fact.known * _likelihood(1 - SLIP, one)
            unknown = fact.unknown * _likelihood(min(1 - SLIP, max(LEAST / 2, one.guess)), one)
            most = max(known, unknown)  # only their ratio counts: many answers must not bring both to nothing
            facts[one.fact] = new = replace(fact, known=known / most, unknown=unknown / most)
            row = tuple(
                all_told * now / was
                for all_told, now, was in zip(told[fact.topic], new.likely(), fact.likely(), strict=True)
            )
            most = max(row)
            told[fact.topic] = tuple(value / most for value in row)
        return replace(self, _facts=facts, _told=told)

    def later(self, recalls: Mapping[FactId, float | None]) -> "Knowledge":
        """What is held of a later day, on which memory gives these probabilities.

        Where they fall, what is known now is forgotten in proportion; where they rise (by study until then), what is
        not known now is learnt in proportion. A fact that is not named, or still not studied then (None), stays as it
        is. What answers said stands: no answer to come is foreseen. The result takes no further answers.
        """
        rows = {recall: _before(recall) for recall in set(recalls.values())}
        then = {name: rows[recall] for name, recall in recalls.items() if recall is not None}
        return replace(
            self,
            _facts={
                name: replace(fact, then=then[name]) if name in then else fact for name, fact in self._facts.items()
            },
        )

    def belief(self) -> Belief:
        """What is held of each fact and topic."""
        shifts = self._shifts()
        facts: dict[FactId, FactBelief] = {}
        topics = {}
        for topic, names in self._by_topic.items():
            weights = shifts[topic]
            rows = self._rows(names)
            sums = [sum(values) for values in zip(*rows.values(), strict=True)]
            mean = _mean(weights, sums)
            seen: dict[Row, tuple[float, float, float]] = {}
            inner = 0.0
            for name, row in rows.items():
                if row not in seen:
                    chance = _mean(weights, row)
                    own = _mean(weights, [value * (1 - value) for value in row])
                    joint = _mean(weights, [value * every for value, every in zip(row, sums, strict=True)])
                    seen[row] = chance, own, own + joint - chance * mean
                chance, own, bearing = seen[row]
                inner += own
                facts[name] = FactBelief(topic=topic, chance=chance, bearing=max(0.0, bearing))
            outer = max(0.0, _mean(weights, [every * every for every in sums]) - mean * mean)
            count = len(names)
            topics[topic] = TopicBelief(facts=count, known=mean / count, spread=(inner + outer) ** 0.5 / count)
        return Belief(facts={name: facts[name] for name in self._facts}, topics=topics)

    def chances(self) -> Mapping[FactId, Row]:
        """Of each fact, how likely it is known under each shift of its topic (see ``draws``)."""
        return self._rows(self._facts)

    def draws(self, count: int, dice: Random) -> tuple[Mapping[TopicId, int], ...]:
        """Persons as this one may be: for each topic the place of its shift in the rows of ``chances``. Topics are
        drawn together, as the person's own shift moves them all."""
        messages = self._messages()
        persons = _normal(
            [weight * prod(rows[place] for rows in messages.values()) for place, weight in enumerate(_OF_PERSONS)]
        )
        places = range(len(_SHIFTS))
        given: dict[tuple[int, TopicId], Row] = {}
        found = []
        for person in dice.choices(range(len(_PERSONS)), persons, k=count):
            drawn = {}
            for topic, told in self._told.items():
                if (person, topic) not in given:
                    given[person, topic] = _normal([a * b for a, b in zip(_OF_TOPICS[person], told, strict=True)])
                drawn[topic] = dice.choices(places, given[person, topic])[0]
            found.append(drawn)
        return tuple(found)

    def _rows(self, names: Iterable[FactId]) -> dict[FactId, Row]:
        return {name: self._facts[name].after() for name in names}

    def _messages(self) -> Mapping[TopicId, Row]:
        """What each topic's answers say of the person's shift, at most 1."""
        found = {}
        for topic, told in self._told.items():
            row = [sum(a * b for a, b in zip(chances, told, strict=True)) for chances in _OF_TOPICS]
            most = max(row)
            found[topic] = tuple(value / most for value in row)
        return found

    def _shifts(self) -> Mapping[TopicId, Row]:
        """How likely each topic's shift has each value, after all answers to all topics."""
        messages = self._messages()
        found = {}
        for topic, told in self._told.items():
            others = [rows for other, rows in messages.items() if other != topic]
            persons = _normal(
                [weight * prod(rows[place] for rows in others) for place, weight in enumerate(_OF_PERSONS)]
            )
            before = [sum(a * row[place] for a, row in zip(persons, _OF_TOPICS, strict=True)) for place in _PLACES]
            found[topic] = _normal([a * b for a, b in zip(before, told, strict=True)])
        return found


_PLACES = range(len(_SHIFTS))


def knowledge(held: Iterable[Held]) -> Knowledge:
    """What is held before any answer. Raises ValueError for a fact that comes twice."""
    facts: dict[FactId, _Fact] = {}
    topics: dict[TopicId, list[FactId]] = {}
    rows: dict[float | None, Row] = {}
    for one in held:
        if one.fact in facts:
            raise ValueError(f"fact {one.fact} comes twice")
        if one.recall not in rows:
            rows[one.recall] = _before(one.recall)
        facts[one.fact] = _Fact(topic=one.topic, before=rows[one.recall], studied=one.recall is not None)
        topics.setdefault(one.topic, []).append(one.fact)
    return Knowledge(
        _facts=facts,
        _by_topic={topic: tuple(names) for topic, names in topics.items()},
        _told={topic: (1.0,) * len(_SHIFTS) for topic in topics},
    )


def _before(recall: float | None) -> Row:
    part = 1.0 if recall is None else OF_STUDIED
    share = UNSEEN if recall is None else min(MOST, max(LEAST, recall))
    odds = log(share / (1 - share))
    return tuple(1 / (1 + exp(-(odds + part * shift))) for shift in _SHIFTS)


def _likelihood(chance: float, one: Evidence) -> float:
    """How likely a share of points is where a point is earned with a chance; a part of the points counts as that part
    of a right answer and the rest of a wrong one."""
    return float(chance ** (one.weight * one.share) * (1 - chance) ** (one.weight * (1 - one.share)))


def _normal(weights: list[float]) -> Row:
    every = sum(weights)
    return tuple(weight / every for weight in weights)


def _mean(weights: Row, values: Iterable[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
