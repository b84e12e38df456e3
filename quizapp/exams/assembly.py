"""Choosing the items of a quiz."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from quizapp.content.facts import FactId
from quizapp.content.items import Item, ItemId, SingleBestAnswer
from quizapp.content.numbers import in_their_order
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.drawing import Drawing
from quizapp.exams.exact import drawn_exactly, filling
from quizapp.exams.filling import CannotFillError
from quizapp.exams.standing import Records
from quizapp.exams.units import Unit, items_in, units_of
from quizapp.exams.weakness import weak_first


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the person: how items went, and by fact how much likelier than others it is to be drawn (1 where
    nothing is said)."""

    records: Records = field(default_factory=dict)
    weights: Mapping[FactId, float] = field(default_factory=dict)


NOTHING_KNOWN = Known()
"""A person who was never seen."""


def assemble(
    blueprint: Blueprint, bank: Sequence[Item], dice: random.Random, known: Known = NOTHING_KNOWN
) -> tuple[Item, ...]:
    """Items for a blueprint, in an order shuffled by the dice.

    Shares are kept exactly (CannotFillError says what lacks). Without them topics, kinds and levels come in proportion
    to the bank's; no fact is asked twice while others are left, and no item gives another away while others do not (the
    module ``drawing`` says what outranks what). The items of a case stand together in their order. Gives fewer than
    asked when the bank has fewer or a case would not fit whole; only where the bank has nothing but longer cases, one
    of them. Options of single best answers are put in a new order, so that every key position occurs equally often
    among items with the same number of options (counts differ by at most 1). Among items that may stand for one another
    those come first whose facts weigh more. The same arguments and the same dice give the same quiz.
    """
    units = units_of(blueprint, bank, known.records)
    if not units:
        return ()
    units = _rather(blueprint, units)

    def order(some: Sequence[Unit]) -> Sequence[Unit]:
        apart = frozenset(blueprint.apart)
        return sorted(_weighted(some, known.weights, dice), key=lambda unit: not apart.isdisjoint(_ids(unit)))

    if blueprint.shares:
        wanted = filling(blueprint, units)
        if wanted.lacks:
            raise CannotFillError(wanted)
        chosen = drawn_exactly(blueprint, units, order(units), dice)
    else:
        shortest = min(len(unit.items) for unit in units)
        drawing = Drawing(units, 1, max(blueprint.length, shortest), dice, order)
        drawing.draw()
        drawing.draw(clashing=True)
        chosen = drawing.forms[0].units
    dice.shuffle(chosen)
    return balanced(items_in(chosen), dice)


def _rather(blueprint: Blueprint, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units that are not to be kept apart, if they are enough."""
    apart = frozenset(blueprint.apart)
    others = tuple(unit for unit in units if apart.isdisjoint(_ids(unit)))
    wanted = filling(blueprint, others)
    return others if wanted.length >= blueprint.length and not wanted.lacks else units


def _ids(unit: Unit) -> set[ItemId]:
    return {item.id for item in unit.items}


def _weighted(units: Sequence[Unit], weights: Mapping[FactId, float], dice: random.Random) -> list[Unit]:
    """The units in an order drawn by the dice, in which those whose facts weigh more come rather."""
    if not weights:
        return dice.sample(units, len(units))
    return weak_first(units, [fmean(weights.get(fact, 1.0) for fact in unit.facts) for unit in units], dice)


def balanced(items: Sequence[Item], dice: random.Random) -> tuple[Item, ...]:
    """The same items, single best answers with their options in a new order, in which every key position occurs equally
    often.

    Counted among items with the same number of options, the counts differ by at most 1; the dice say which position
    gets one more and which item gets which. Options that are numbers stay in their order, and the others make up for
    where their keys stand, as far as there are enough of them.
    """
    groups: dict[int, list[tuple[int, SingleBestAnswer]]] = {}
    for index, item in enumerate(items):
        if isinstance(item, SingleBestAnswer):
            groups.setdefault(len(item.options), []).append((index, item))
    result = list(items)
    for size, members in groups.items():
        free = [(index, item) for index, item in members if in_their_order(item.options) is None]
        held = [item.options.index(item.key) for _, item in members if in_their_order(item.options) is not None]
        turns = _turns(size, len(free), held, dice)
        for (index, item), position in zip(free, turns, strict=True):
            result[index] = _with_key_at(item, position, dice)
    return tuple(result)


def _turns(size: int, count: int, held: Sequence[int], dice: random.Random) -> list[int]:
    """``count`` positions out of ``size``, which with those that are ``held`` already are as even as can be."""
    positions = dice.sample(range(size), size)
    counts = {position: held.count(position) for position in positions}
    turns: list[int] = []
    for _ in range(count):
        rarest = min(positions, key=counts.__getitem__)
        counts[rarest] += 1
        turns.append(rarest)
    dice.shuffle(turns)
    return turns


def _with_key_at(item: SingleBestAnswer, position: int, dice: random.Random) -> SingleBestAnswer:
    # The wrong options are shuffled too: had they an order, the key would stand out as what breaks it.
    options = [option for option in item.options if not option.correct]
    dice.shuffle(options)
    options.insert(position, item.key)
    return replace(item, options=tuple(options))
