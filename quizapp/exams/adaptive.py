"""Adaptive practice: the next item is the one whose answer is expected to tell most, with topics in balance.

What an answer is expected to take off the variance of a topic's share known is covariance squared by variance of the
answer, exactly (the answer is right or wrong, so the best estimate from it is linear). The minimum expected posterior
variance of adaptive testing (van der Linden 1998), topics balanced as Kingsbury and Zara (1989) do, and near-equals
settled by variety and dice as theirs are ("randomesque"). docs/adaptive.md has the rule in words, and its figures.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from quizapp.content.cueing import Room, Said, said
from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item
from quizapp.exams.evidence import Asked, asked_of
from quizapp.scheduling.knowledge import SLIP, Belief

RECENT = 3
"""The facts of so many items before are let rest."""

AHEAD = 1.0
"""By how many items a topic may be ahead of its share, or behind it before it goes first."""

NEARLY = 0.7
"""What tells at least this part of the most is taken as telling as much: variety of kinds decides then. With 0.9 the
kinds that are typed came one after another, since guessing helps least there (docs/adaptive.md has the figures)."""

UNCLEAR = 0.2
"""With a larger spread no share is named to the learner."""


class Why(StrEnum):
    """What decided: a topic that had less than its share, or that the learner is least certain there."""

    BALANCE = "balance"
    LEAST_CERTAIN = "least_certain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The next item. ``fact`` is the one it tells most of, ``chance`` how likely that is known; of its topic the share
    ``known`` is known, give or take ``spread`` (all 0 to 1)."""

    item: Item
    why: Why
    topic: TopicId
    fact: FactId
    chance: float
    known: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    item: Item
    topic: TopicId
    fact: FactId
    worth: float


class Asking:
    """A bank of items read once, so that each choice is quick. ``shares`` say how much of the practice each topic is to
    have (any positive numbers; a topic without is not asked); without them, as much as it has facts."""

    def __init__(self, bank: Sequence[Item], shares: Mapping[TopicId, float] | None = None) -> None:
        self._bank = tuple(bank)
        self._asks = {item.id: asked_of(item) for item in self._bank}
        self._said: dict[str, Said] = {}
        self._shares = shares

    def next_item(self, belief: Belief, asked: Sequence[Item], dice: Random) -> Next | None:
        """The item to ask after ``asked``; None when nothing is left.

        Of what is left nothing is taken that asks a fact of the last ``RECENT`` items, or that gives an item asked
        before away or is given away by it, while there is anything else. A topic that is behind its share by more than
        ``AHEAD`` comes first, one that would be ahead by more waits. Among the rest the item that tells most is taken;
        among near-equals whose facts were asked no more often, one of a kind that was asked least; among those the dice
        decide. The same arguments and the
        same dice give the same item.
        """
        gone = {item.id for item in asked}
        left = [one for item in self._bank if item.id not in gone and (one := self._candidate(item, belief))]
        if not left:
            return None
        recent = {one.fact for item in asked[-RECENT:] for one in self._asked(item)}
        rested = [one for one in left if recent.isdisjoint(each.fact for each in self._asked(one.item))]
        room = Room()
        for item in asked:
            room.add(self._words(item))
        counts = Counter(item.topic for item in asked)

        def apart(one: _Candidate) -> bool:
            return not room.clashes(self._words(one.item))

        for some, fits in ((rested, apart), (left, apart), (rested, _any), (left, _any)):
            found = self._best(some, fits, belief, counts, asked, dice)
            if found is not None:
                return found
        raise AssertionError("there is something left")

    def _best(
        self,
        some: Sequence[_Candidate],
        fits: Callable[[_Candidate], bool],
        belief: Belief,
        counts: Mapping[TopicId, int],
        asked: Sequence[Item],
        dice: Random,
    ) -> Next | None:
        """The best of some candidates that fits; topics in the order of their turns."""
        for why, topics in self._turns(some, belief, counts):
            of_turn = sorted((one for one in some if one.topic in topics), key=lambda one: -one.worth)
            best = next((one for one in of_turn if fits(one)), None)
            if best is None:
                continue
            kinds = Counter(item.kind for item in asked)
            near = [
                one
                for one in of_turn
                if best.worth >= one.worth >= NEARLY * best.worth
                and self._heard(one, asked) <= self._heard(best, asked)
                and fits(one)
            ]
            fewest = min(kinds[one.item.kind] for one in near)
            taken = dice.choice([one for one in near if kinds[one.item.kind] == fewest])
            topic = belief.topics[taken.topic]
            return Next(
                item=taken.item,
                why=why,
                topic=taken.topic,
                fact=taken.fact,
                chance=belief.facts[taken.fact].chance,
                known=topic.known,
                spread=topic.spread,
            )
        return None

    def _heard(self, one: _Candidate, asked: Sequence[Item]) -> int:
        """How many items asked before ask a fact of this one: variety of kinds asks none again before its turn."""
        facts = {each.fact for each in self._asked(one.item)}
        return sum(not facts.isdisjoint(each.fact for each in self._asked(item)) for item in asked)

    def _turns(
        self, some: Sequence[_Candidate], belief: Belief, counts: Mapping[TopicId, int]
    ) -> tuple[tuple[Why, frozenset[TopicId]], ...]:
        """Topics that are behind, then those within their share, then all."""
        topics = {one.topic for one in some}
        shares = {topic: self._share(topic, belief) for topic in topics}
        every, asked = sum(shares.values()), sum(counts[topic] for topic in topics) + 1
        lag = {topic: share / every * asked - counts[topic] for topic, share in shares.items()}
        behind = frozenset(topic for topic in topics if lag[topic] > AHEAD)
        within = frozenset(topic for topic in topics if lag[topic] > 0)
        return (Why.BALANCE, behind), (Why.LEAST_CERTAIN, within), (Why.LEAST_CERTAIN, frozenset(topics))

    def _share(self, topic: TopicId, belief: Belief) -> float:
        return belief.topics[topic].facts if self._shares is None else self._shares.get(topic, 0.0)

    def _candidate(self, item: Item, belief: Belief) -> _Candidate | None:
        """An item with what it tells on average of a fact that it asks; None where none of its facts is held, or
        its topic has no share."""
        told = [(worth(one, belief), one.fact) for one in self._asked(item) if one.fact in belief.facts]
        if not told:
            return None
        _, fact = max(told, key=lambda pair: pair[0])
        topic = item.topic if item.topic in belief.topics else belief.facts[fact].topic
        if self._share(topic, belief) <= 0:
            return None
        return _Candidate(item=item, topic=topic, fact=fact, worth=sum(much for much, _ in told) / len(told))

    def _asked(self, item: Item) -> tuple[Asked, ...]:
        found = self._asks.get(item.id)
        return asked_of(item) if found is None else found

    def _words(self, item: Item) -> Said:
        if item.id not in self._said:
            self._said[item.id] = said(item)
        return self._said[item.id]


def worth(asked: Asked, belief: Belief) -> float:
    """What an answer is expected to take off the variance of the share known in the fact's topic."""
    fact = belief.facts[asked.fact]
    reach = 1 - SLIP - asked.guess
    if reach <= 0:
        return 0.0  # where guessing earns all, an answer tells nothing
    right = asked.guess + reach * fact.chance
    facts = belief.topics[fact.topic].facts
    return asked.weight * (reach * fact.bearing / facts) ** 2 / (right * (1 - right))


def reason_in_words(found: Next, topic_title: str) -> str:
    """Why the item comes next, in one sentence."""
    known, reach = round(100 * found.known), max(1, round(100 * found.spread))
    if found.why is Why.BALANCE:
        return f"“{topic_title}” has had less than its share of questions so far."
    if found.spread > UNCLEAR:
        return f"It is not clear yet how well you know “{topic_title}”; this question tells most about it."
    return (
        f"Of “{topic_title}” you seem to know {known} %, give or take {reach} points, and this question tells most "
        "about it."
    )


def _any(_one: _Candidate) -> bool:
    return True
