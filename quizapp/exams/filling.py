"""How many items of each topic, kind or level a quiz is to have, and whether a bank can give them.

Shares become counts by the method of the largest remainder (Hamilton's). Whether topics, kinds and levels can have
their counts at once is a question of flows (topics on the one side, kinds on the other, a pipe for each pair that the
bank has items of), answered exactly for up to two of the three; for all three, level by level within the pairs that
the flow uses, which finds a way in nearly every bank but is no proof that there is none.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.content.items import Item
from quizapp.errors import UserError
from quizapp.exams.apportioning import apportioned
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint, Share
from quizapp.exams.units import Unit

Cell = tuple[str, ...]
"""Values of the aspects that have shares, in the order of ``Aspect``."""

Counts = Mapping[Aspect, Mapping[str, int]]

_TRIES = 50
"""So many ways through the first two aspects are tried for the third."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """So many items of a topic, kind or level were asked for (``wanted``), and so many of them can be had beside the
    others that were asked for."""

    aspect: Aspect
    value: str
    wanted: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Whether a blueprint can be filled. ``there`` counts the items that fit its filters, ``length`` is how many it
    would have. ``lacks`` is empty when its shares can be kept; otherwise ``nearest`` is a blueprint like it that can be
    (None where nothing fits at all)."""

    there: int
    length: int
    lacks: tuple[Lack, ...] = ()
    nearest: Blueprint | None = None


class CannotFillError(UserError):
    """A quiz whose shares the bank cannot give: which lack how many, and the nearest that can be."""

    def __init__(self, filling: Filling) -> None:
        self.filling = filling
        short = "; ".join(f"{lack.value.replace('_', ' ')}: {lack.there} of {lack.wanted}" for lack in filling.lacks)
        instead = _nearest_words(filling.nearest) if filling.nearest else "Choose more topics, kinds or levels."
        super().__init__(f"There are not enough questions for these shares ({short}). Nothing was started. {instead}")


def _nearest_words(nearest: Blueprint) -> str:
    parts = ", ".join(f"{one.value.replace('_', ' ')} {one.weight}" for one in nearest.shares if one.weight)
    return f"The nearest that can be made has {nearest.length} questions ({parts})."


def available(units: Sequence[Unit], aspects: Sequence[Aspect]) -> Counter[Cell]:
    """How many items each cell has."""
    return Counter(cell_of(item, aspects) for unit in units for item in unit.items)


def cell_of(item: Item, aspects: Sequence[Aspect]) -> Cell:
    """The cell of an item."""
    return tuple(aspect.of(item) for aspect in aspects)


def shared_aspects(blueprint: Blueprint) -> tuple[Aspect, ...]:
    """The aspects that have shares."""
    return tuple(aspect for aspect in Aspect if any(share.aspect is aspect for share in blueprint.shares))


def wanted_counts(blueprint: Blueprint, length: int) -> dict[Aspect, dict[str, int]]:
    """How many items of each topic, kind or level the shares ask for; shares of 0 ask for none.

    Equal remainders are settled by dice that the blueprint's seed throws.
    """
    dice = random.Random(blueprint.seed)
    counts = {}
    for aspect in shared_aspects(blueprint):
        weights = _weights(blueprint.shares, aspect)
        free = dict.fromkeys(weights, length)
        counts[aspect] = apportioned(weights, length, dice, dict.fromkeys(weights, 0), free) if weights else {}
    return counts


def _weights(shares: Iterable[Share], aspect: Aspect) -> dict[str, int]:
    weights: Counter[str] = Counter()
    for share in shares:
        if share.aspect is aspect and share.weight > 0:
            weights[share.value] += share.weight
    return dict(weights)


def cell_counts(
    wanted: Counts, there: Mapping[Cell, int], aspects: Sequence[Aspect], dice: random.Random
) -> dict[Cell, int]:
    """How many items to take from each cell, as near to what is wanted as can be; never more than there are."""
    usable = {
        cell: count
        for cell, count in there.items()
        if all(wanted[aspect].get(value, 0) for aspect, value in zip(aspects, cell, strict=True))
    }
    if len(aspects) == 1:
        return {cell: min(count, wanted[aspects[0]][cell[0]]) for cell, count in usable.items()}
    best: dict[Cell, int] = {}
    for _ in range(1 if len(aspects) == 2 else _TRIES):
        found = _by_flows(wanted, usable, aspects, dice)
        if not best or sum(found.values()) > sum(best.values()):
            best = found
        if sum(best.values()) == sum(wanted[aspects[0]].values()):
            break
    return best


def _by_flows(
    wanted: Counts, there: Mapping[Cell, int], aspects: Sequence[Aspect], dice: random.Random
) -> dict[Cell, int]:
    """Two aspects by one flow; the third by another one from the pairs of the first two to its values."""
    pairs: Counter[tuple[Cell, str]] = Counter()
    for cell, count in there.items():
        pairs[cell[:1], cell[1]] += count
    first: dict[Cell, int] = {(value,): count for value, count in wanted[aspects[0]].items()}
    flow = _flow(first, wanted[aspects[1]], pairs, dice)
    of_pairs = {(*one, other): count for (one, other), count in flow.items() if count}
    if len(aspects) == 2:
        return of_pairs
    last = {(cell[:2], cell[2]): count for cell, count in there.items() if cell[:2] in of_pairs}
    return {
        (*one, other): count for (one, other), count in _flow(of_pairs, wanted[aspects[2]], last, dice).items() if count
    }


_Pipe = tuple[Cell, str]


def _flow(
    given: Mapping[Cell, int], taken: Mapping[str, int], pipes: Mapping[_Pipe, int], dice: random.Random
) -> dict[_Pipe, int]:
    """A greatest flow through pipes from what is given to what is taken, along shortest ways (Edmonds and Karp 1972).

    The dice say which of several ways comes first.
    """
    left, room = dict(given), dict(taken)
    flow = dict.fromkeys(dice.sample(sorted(pipes), len(pipes)), 0)
    while way := _way(left, room, pipes, flow):
        most = min(
            left[way[0][0]],
            room[way[-1][1]],
            *(flow[pipe] if step % 2 else pipes[pipe] - flow[pipe] for step, pipe in enumerate(way)),
        )
        for step, pipe in enumerate(way):
            flow[pipe] += -most if step % 2 else most
        left[way[0][0]] -= most
        room[way[-1][1]] -= most
    return flow


def _way(
    left: Mapping[Cell, int], room: Mapping[str, int], pipes: Mapping[_Pipe, int], flow: Mapping[_Pipe, int]
) -> list[_Pipe]:
    """A shortest way (pipes forward, backward, forward …) from where something is left to where there is room."""
    ways: dict[Cell, list[_Pipe]] = {one: [] for one, count in left.items() if count}
    been, seen = set(ways), set[str]()
    while ways:
        further: dict[Cell, list[_Pipe]] = {}
        for one, way in ways.items():
            for pipe in (each for each in flow if each[0] == one and flow[each] < pipes[each]):
                if pipe[1] in seen:
                    continue
                seen.add(pipe[1])
                if room.get(pipe[1], 0):
                    return [*way, pipe]
                for back in flow:
                    if back[1] == pipe[1] and flow[back] and back[0] not in been:
                        been.add(back[0])
                        further[back[0]] = [*way, pipe, back]
        ways = further
    return []


def lacks(wanted: Counts, taken: Mapping[Cell, int], aspects: Sequence[Aspect]) -> tuple[Lack, ...]:
    """What is wanted and was not found."""
    had = {aspect: Counter[str]() for aspect in aspects}
    for cell, count in taken.items():
        for aspect, value in zip(aspects, cell, strict=True):
            had[aspect][value] += count
    return tuple(
        Lack(aspect=aspect, value=value, wanted=count, there=had[aspect][value])
        for aspect in aspects
        for value, count in wanted[aspect].items()
        if had[aspect][value] < count
    )


def nearest(blueprint: Blueprint, there: Mapping[Cell, int], aspects: Sequence[Aspect]) -> Blueprint | None:
    """The blueprint like this one that can be filled: what lacks gives all that there is, and the others make up for it
    in proportion; shorter where that is not enough. None where there is nothing at all."""
    dice = random.Random(blueprint.seed)
    weights = {aspect: _weights(blueprint.shares, aspect) for aspect in aspects}
    most: dict[Aspect, Counter[str]] = {aspect: Counter() for aspect in aspects}
    for cell, count in there.items():
        if all(value in weights[aspect] for aspect, value in zip(aspects, cell, strict=True)):
            for aspect, value in zip(aspects, cell, strict=True):
                most[aspect][value] += count
    length = min(blueprint.length, *(counts.total() for counts in most.values()))
    if not length:
        return None
    wanted = {
        aspect: apportioned(
            {value: weight for value, weight in weights[aspect].items() if most[aspect][value]},
            length,
            dice,
            dict.fromkeys(most[aspect], 0),
            most[aspect],
        )
        for aspect in aspects
    }
    taken = cell_counts(wanted, there, aspects, dice)
    return replace(blueprint, length=sum(taken.values()), shares=_shares_of(taken, aspects)) if taken else None


def _shares_of(taken: Mapping[Cell, int], aspects: Sequence[Aspect]) -> tuple[Share, ...]:
    counts: Counter[tuple[Aspect, str]] = Counter()
    for cell, count in taken.items():
        counts.update(dict.fromkeys(zip(aspects, cell, strict=True), count))
    return tuple(Share(aspect=aspect, value=value, weight=count) for (aspect, value), count in counts.items() if count)
