"""Adaptive practice against random order: how many items until a learner's topics are estimated as well.

Synthetic learners of four families answer items of the lactation deck. All orders are read by the same estimator
(``quizapp.scheduling.knowledge``), so that only the order differs. The error is the root of the mean squared difference
between the share of a topic's facts held to be known and the share truly known, over all topics and learners; "overall"
is the same for the whole deck. The figure: how many items fewer than random order needs for 40, to reach its error.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from statistics import fmean

from bench.figures import line
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId, TopicId
from quizapp.content.generators import items_of
from quizapp.content.items import Item, ItemKind
from quizapp.exams.adaptive import Asking
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.evidence import Asked, asked_of
from quizapp.scheduling.knowledge import Belief, Evidence, Held, Knowledge, knowledge

FOLDER = Path(__file__).resolve().parent.parent / "decks" / "lactation"
AT = 40
"""The items of random order whose error is to be reached."""

MOST = 50
LEARNERS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Learners of a sort: ``knows`` draws which facts one knows, with what memory says of each; ``slip`` is how often a
    known fact is missed, ``luck`` is added to the chance of guessing."""

    name: str
    knows: Callable[[Deck, Random], Mapping[FactId, tuple[bool, float | None]]]
    slip: float = 0.05
    luck: float = 0.0


def _uniform(deck: Deck, dice: Random) -> dict[FactId, tuple[bool, float | None]]:
    share = dice.uniform(0.2, 0.9)
    return {fact.id: (dice.random() < share, None) for fact in deck.facts}


def _by_topic(deck: Deck, dice: Random) -> dict[FactId, tuple[bool, float | None]]:
    shares = {topic.id: dice.betavariate(0.8, 0.8) for topic in deck.topics}
    return {fact.id: (dice.random() < shares[fact.topic], None) for fact in deck.facts}


def _sparse(deck: Deck, dice: Random) -> dict[FactId, tuple[bool, float | None]]:
    return {fact.id: (dice.random() < 0.9, None) for fact in deck.facts}


def _studied(deck: Deck, dice: Random) -> dict[FactId, tuple[bool, float | None]]:
    """Half of the facts have been studied, and are known as often as memory says."""
    found: dict[FactId, tuple[bool, float | None]] = {}
    share = dice.uniform(0.1, 0.6)
    for fact in deck.facts:
        recall = dice.betavariate(6, 1.5) if dice.random() < 0.5 else None
        found[fact.id] = (dice.random() < (share if recall is None else recall), recall)
    return found


FAMILIES = (
    Family(name="the same in all topics", knows=_uniform),
    Family(name="clustered by topic", knows=_by_topic),
    Family(name="few weak facts", knows=_sparse),
    Family(name="slips and lucky guesses", knows=_by_topic, slip=0.12, luck=0.1),
    Family(name="half studied, memory known", knows=_studied),
)

Order = Callable[[Deck, Sequence[Item], int], Callable[[Belief, list[Item], Random], Item]]


def at_random(_deck: Deck, bank: Sequence[Item], seed: int) -> Callable[[Belief, list[Item], Random], Item]:
    """All items of the bank in an order by lot, topics as they come."""
    order = Random(seed).sample(list(bank), len(bank))
    return lambda _belief, asked, _dice: order[len(asked)]


def stratified(deck: Deck, bank: Sequence[Item], seed: int) -> Callable[[Belief, list[Item], Random], Item]:
    """As quizzes are drawn: topics and kinds in their shares, no fact twice while others are left."""
    order = assemble(Blueprint(deck=deck.id, length=MOST, seed=seed), bank, Random(seed))
    return lambda _belief, asked, _dice: order[len(asked)]


@lru_cache(maxsize=1)
def _asking(bank: tuple[Item, ...]) -> Asking:
    return Asking(bank)


def adaptive(_deck: Deck, bank: Sequence[Item], _seed: int) -> Callable[[Belief, list[Item], Random], Item]:
    """By the rule."""
    asking = _asking(tuple(bank))

    def choose(belief: Belief, asked: list[Item], dice: Random) -> Item:
        found = asking.next_item(belief, asked, dice)
        assert found is not None
        return found.item

    return choose


ORDERS: Mapping[str, Order] = {"random": at_random, "stratified": stratified, "adaptive": adaptive}


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Of one learner under one order, after each number of items from 0: the mean squared error by topic, the squared
    error overall."""

    topics: tuple[float, ...]
    overall: tuple[float, ...]


def played(deck: Deck, bank: Sequence[Item], family: Family, order: Order, seed: int, most: int = MOST) -> Errors:
    """One learner's practice. The same seed is the same learner under every order."""
    known = family.knows(deck, Random(f"{family.name}:{seed}"))
    truth = _shares(deck, {fact: float(is_known) for fact, (is_known, _) in known.items()})
    state = knowledge(Held(fact=fact.id, topic=fact.topic, recall=known[fact.id][1]) for fact in deck.facts)
    dice = Random(f"{seed}:answers")
    choose, asked = order(deck, bank, seed), list[Item]()
    by_topic, overall = [], []
    while True:
        belief = state.belief()
        by_topic.append(fmean((one.known - truth[topic]) ** 2 for topic, one in belief.topics.items()))
        held = fmean(one.chance for one in belief.facts.values())
        overall.append((held - fmean(is_known for is_known, _ in known.values())) ** 2)
        if len(asked) == most:
            return Errors(topics=tuple(by_topic), overall=tuple(overall))
        item = choose(belief, asked, dice)
        asked.append(item)
        state = _answered(state, item, known, family, dice)


def _answered(
    state: Knowledge, item: Item, known: Mapping[FactId, tuple[bool, float | None]], family: Family, dice: Random
) -> Knowledge:
    def share(one: Asked) -> float:
        chance = 1 - family.slip if known[one.fact][0] else min(0.95, one.guess + family.luck)
        return float(dice.random() < chance)

    return state.after(
        Evidence(fact=one.fact, share=share(one), guess=one.guess, weight=one.weight) for one in asked_of(item)
    )


def _shares(deck: Deck, known: Mapping[FactId, float]) -> Mapping[TopicId, float]:
    topics: dict[TopicId, list[float]] = {}
    for fact in deck.facts:
        topics.setdefault(fact.topic, []).append(known[fact.id])
    return {topic: fmean(some) for topic, some in topics.items()}


Curve = Sequence[float]


def root_mean(curves: Sequence[Curve]) -> Curve:
    """The root of the mean over learners, after each number of items."""
    return [fmean(values) ** 0.5 for values in zip(*curves, strict=True)]


def needed(curve: Curve, error: float) -> float:
    """After how many items a curve comes to an error and stays there, between two of them in proportion."""
    above = [count for count, value in enumerate(curve) if value > error]
    if not above:
        return 0.0
    last = above[-1]
    if last + 1 == len(curve):
        return float(last)
    return last + (curve[last] - error) / (curve[last] - curve[last + 1])


def saved(mine: Sequence[Curve], theirs: Sequence[Curve], at: int = AT) -> float:
    """The share of items (0 to 1) that one order needs fewer to reach the error that the other has after ``at``."""
    return 1 - needed(root_mean(mine), root_mean(theirs)[at]) / at


def with_interval(mine: Sequence[Curve], theirs: Sequence[Curve], runs: int = 200) -> tuple[float, float, float]:
    """``saved`` with its 95 % interval by bootstrap over learners."""
    dice = Random(1)
    drawn = []
    for _ in range(runs):
        some = dice.choices(range(len(mine)), k=len(mine))
        drawn.append(saved([mine[one] for one in some], [theirs[one] for one in some]))
    drawn.sort()
    return saved(mine, theirs), drawn[round(0.025 * (runs - 1))], drawn[round(0.975 * (runs - 1))]


@lru_cache(maxsize=1)
def lactation() -> tuple[Deck, tuple[Item, ...]]:
    """The deck and its bank."""
    from quizapp.content.deckfiles.deckfile import parse_deck

    figures = {file.name: file.read_bytes() for file in FOLDER.glob("*.svg")}
    deck = parse_deck((FOLDER / "deck.toml").read_text(encoding="utf-8"), "deck.toml", figures)
    return deck, tuple(items_of(deck, 0))


def one_kind() -> tuple[Deck, tuple[Item, ...]]:
    """The deck with its single best answers alone: no order can gain by items that are hard to guess."""
    deck, bank = lactation()
    return deck, tuple(item for item in bank if item.kind is ItemKind.SINGLE_BEST_ANSWER)


def _play(task: tuple[str, bool, int, int]) -> Errors:
    order, alone, family, seed = task
    return played(*(one_kind() if alone else lactation()), FAMILIES[family], ORDERS[order], seed)


def main() -> None:
    """Prints the figures."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        for alone, learners, name in ((False, LEARNERS, "all families"), (True, LEARNERS // 2, "single best answers")):
            every: dict[str, list[Errors]] = {order: [] for order in ORDERS}
            for number, family in enumerate(FAMILIES):
                tasks = {order: [(order, alone, number, seed) for seed in range(learners)] for order in ORDERS}
                found = {order: list(pool.map(_play, some, chunksize=10)) for order, some in tasks.items()}
                for order, some in found.items():
                    every[order].extend(some)
                if not alone:
                    _print(family.name, found)
            _print(name, every, "" if alone else "≥ 15 % fewer")


def _print(name: str, found: Mapping[str, Sequence[Errors]], aim: str = "") -> None:
    for part in ("topics", "overall"):
        curves = {order: [getattr(one, part) for one in some] for order, some in found.items()}
        middle, low, high = with_interval(curves["adaptive"], curves["random"])
        against = with_interval(curves["adaptive"], curves["stratified"])
        error = root_mean(curves["random"])[AT]
        line(
            f"{name}, {part}: n = {len(curves['random'])}",
            f"{middle:.0%} fewer ({low:.0%} to {high:.0%})",
            aim,
            f"than random order (error {error:.3f} after {AT}); "
            f"than drawn quizzes {against[0]:.0%} ({against[1]:.0%} to {against[2]:.0%})",
        )


if __name__ == "__main__":
    main()
