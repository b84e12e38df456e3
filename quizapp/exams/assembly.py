"""Choosing the items of a quiz."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from heapq import heapify, heappop, heappush

from quizapp.content.facts import FactId, TopicId
from quizapp.content.items import Item, SingleBestAnswer
from quizapp.exams.blueprint import Blueprint


def assemble(blueprint: Blueprint, bank: tuple[Item, ...], dice: random.Random) -> tuple[Item, ...]:
    """Items for a blueprint: topics in proportion to the bank's, no fact twice while others are left, order shuffled.

    Gives fewer than asked when the bank has fewer. Options are put in a new order, so that every key position occurs
    equally often among items with the same number of options (counts differ by at most 1). The same arguments and the
    same dice give the same quiz.
    """
    by_topic: dict[TopicId, list[Item]] = {}
    for item in bank:
        if not blueprint.topics or item.topic in blueprint.topics:
            by_topic.setdefault(item.topic, []).append(item)
    used: Counter[FactId] = Counter()
    chosen = [
        item
        for topic, count in shares(by_topic, blueprint.length, dice).items()
        for item in _drawn(by_topic[topic], count, used, dice)
    ]
    dice.shuffle(chosen)
    return balanced(chosen, dice)


def shares(by_topic: Mapping[TopicId, Sequence[Item]], length: int, dice: random.Random) -> dict[TopicId, int]:
    """How many items each topic gives.

    In proportion to its items in the bank, by the method of the largest remainder, within what "no fact twice while
    others are left" allows: when facts have to be asked again, each has been asked before any is asked once more.
    """
    asked = {topic: Counter(item.facts[0] for item in items) for topic, items in by_topic.items()}
    length = min(length, sum(counts.total() for counts in asked.values()))
    times = 0
    at_most = dict.fromkeys(asked, 0)
    at_least = at_most
    while sum(at_most.values()) < length:
        times += 1
        at_least = at_most
        at_most = {topic: sum(min(times, n) for n in counts.values()) for topic, counts in asked.items()}
    quotas = _quotas({topic: len(items) for topic, items in by_topic.items()}, length, at_least, at_most)
    floors = {topic: int(quota) for topic, quota in quotas.items()}
    order = list(quotas)
    dice.shuffle(order)  # equal remainders are settled by the dice, not by the deck's order
    order.sort(key=lambda topic: floors[topic] - quotas[topic])
    for topic in order[: length - sum(floors.values())]:
        floors[topic] += 1
    return floors


def _quotas(
    weights: Mapping[TopicId, int],
    length: int,
    at_least: Mapping[TopicId, int],
    at_most: Mapping[TopicId, int],
) -> dict[TopicId, Fraction]:
    """Shares of ``length`` in proportion to ``weights`` within bounds, as fractions.

    Where the plain share of some topics is out of bounds, those on the side that is further out are set to their bound
    and the rest is shared anew: the way CSS resolves flexible lengths (https://www.w3.org/TR/css-flexbox-1/, 9.7).
    """
    fixed: dict[TopicId, Fraction] = {}
    while True:
        free = [topic for topic in weights if topic not in fixed]
        rest, weight = length - sum(fixed.values()), sum(weights[topic] for topic in free)
        plain = {topic: Fraction(rest) * weights[topic] / weight for topic in free}
        over = {topic: Fraction(at_most[topic]) for topic, share in plain.items() if share > at_most[topic]}
        under = {topic: Fraction(at_least[topic]) for topic, share in plain.items() if share < at_least[topic]}
        if not over and not under:
            return {topic: fixed.get(topic, plain.get(topic, Fraction())) for topic in weights}
        too_much = sum(plain[topic] - bound for topic, bound in over.items())
        too_little = sum(bound - plain[topic] for topic, bound in under.items())
        fixed |= over if too_much >= too_little else {}
        fixed |= under if too_little >= too_much else {}


def _drawn(items: Sequence[Item], count: int, used: Counter[FactId], dice: random.Random) -> list[Item]:
    """``count`` of the items, those first whose facts were used least; ``used`` is counted up."""

    def uses(item: Item) -> tuple[int, int]:
        return used[item.facts[0]], sum(used[fact] for fact in item.facts)

    order = dice.sample(range(len(items)), len(items))
    heap = [(uses(items[index]), place, index) for place, index in enumerate(order)]
    heapify(heap)
    drawn: list[Item] = []
    while len(drawn) < count:
        known, place, index = heappop(heap)
        now = uses(items[index])
        if now == known:  # uses only grow: whoever is first and still up to date is the least used of all
            drawn.append(items[index])
            used.update(items[index].facts)
        else:
            heappush(heap, (now, place, index))
    return drawn


def balanced(items: Sequence[Item], dice: random.Random) -> tuple[Item, ...]:
    """The same items, single best answers with their options in a new order, in which every key position occurs equally
    often.

    Counted among items with the same number of options, the counts differ by at most 1; the dice say which position
    gets one more and which item gets which.
    """
    groups: dict[int, list[tuple[int, SingleBestAnswer]]] = {}
    for index, item in enumerate(items):
        if isinstance(item, SingleBestAnswer):
            groups.setdefault(len(item.options), []).append((index, item))
    result = list(items)
    for size, members in groups.items():
        positions = dice.sample(range(size), size)
        turns = [positions[turn % size] for turn in range(len(members))]
        dice.shuffle(turns)
        for (index, item), position in zip(members, turns, strict=True):
            result[index] = _with_key_at(item, position, dice)
    return tuple(result)


def _with_key_at(item: SingleBestAnswer, position: int, dice: random.Random) -> SingleBestAnswer:
    # The wrong options are shuffled too: had they an order, the key would stand out as what breaks it.
    options = [option for option in item.options if not option.correct]
    dice.shuffle(options)
    options.insert(position, item.key)
    return replace(item, options=tuple(options))
