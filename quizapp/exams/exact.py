"""Drawing a quiz whose shares are kept exactly."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from quizapp.content.cueing import Said, said
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.drawing import Draft
from quizapp.exams.filling import (
    Cell,
    Counts,
    Filling,
    available,
    cell_counts,
    cell_of,
    lacks,
    nearest,
    shared_aspects,
    wanted_counts,
)
from quizapp.exams.units import Unit, items_in


def filling(blueprint: Blueprint, units: Sequence[Unit]) -> Filling:
    """Whether the units that fit a blueprint's filters can fill it."""
    there = len(items_in(units))
    aspects = shared_aspects(blueprint)
    if not aspects:
        return Filling(there=there, length=min(there, blueprint.length))
    plan = _Plan(blueprint, units, aspects)
    if not plan.lacks:
        return Filling(there=there, length=blueprint.length)
    cells = available([unit for unit in units if not unit.is_case], aspects)
    return Filling(
        there=there,
        length=min(there, blueprint.length),
        lacks=plan.lacks,
        nearest=nearest(blueprint, cells, aspects),
    )


def drawn_exactly(
    blueprint: Blueprint, units: Sequence[Unit], order: Sequence[Unit], dice: random.Random
) -> list[Unit]:
    """Units that keep a blueprint's shares, which have to be fillable. Within that: no fact is asked again and no item
    gives another away as long as others are left in its cell; then what comes first in ``order``."""
    aspects = shared_aspects(blueprint)
    plan = _Plan(blueprint, units, aspects)
    draft = Draft()
    words: dict[int, tuple[Said, ...]] = {}

    def take(unit: Unit) -> None:
        draft.add(unit, said_by(unit))

    def said_by(unit: Unit) -> tuple[Said, ...]:
        if unit.number not in words:
            words[unit.number] = tuple(said(item) for item in unit.items)
        return words[unit.number]

    for case in plan.cases:
        take(case)
    queues: dict[Cell, list[Unit]] = {}
    for unit in order:
        if not unit.is_case:
            queues.setdefault(cell_of(unit.items[0], aspects), []).append(unit)
    turns = [cell for cell, count in plan.cells.items() for _ in range(count)]
    dice.shuffle(turns)
    turns.sort(key=lambda cell: len(queues[cell]) - plan.cells[cell])  # where there is least choice first
    for cell in turns:
        queue = queues[cell]
        ranked = sorted(range(len(queue)), key=lambda at: (draft.uses(queue[at]), at))
        fitting = (at for at in ranked if not any(map(draft.room.clashes, said_by(queue[at]))))
        take(queue.pop(next(fitting, ranked[0])))
    return draft.units


class _Plan:
    """How many single items of each cell to take, and which cases beside them."""

    def __init__(self, blueprint: Blueprint, units: Sequence[Unit], aspects: Sequence[Aspect]) -> None:
        self._aspects = aspects
        self._dice = random.Random(blueprint.seed)
        self._there = available([unit for unit in units if not unit.is_case], aspects)
        self.cases: list[Unit] = []
        wanted: Counts = wanted_counts(blueprint, blueprint.length)
        self.cells = self._cells(wanted)
        cases = [unit for unit in units if unit.is_case]
        room = blueprint.length * len(items_in(cases)) // max(1, len(items_in(units)))
        for case in self._dice.sample(cases, len(cases)):
            rest = self._without(wanted, case)
            if rest is None:
                continue
            cells = self._cells(rest)
            better = self._short(rest, cells) < self._short(wanted, self.cells)
            if better or (len(case.items) <= room and self._short(rest, cells) == self._short(wanted, self.cells)):
                self.cases.append(case)
                wanted, self.cells, room = rest, cells, room - len(case.items)
        self.lacks = lacks(wanted, self.cells, aspects)

    def _cells(self, wanted: Counts) -> dict[Cell, int]:
        return cell_counts(wanted, self._there, self._aspects, self._dice)

    def _short(self, wanted: Counts, cells: Mapping[Cell, int]) -> int:
        return sum(wanted[self._aspects[0]].values()) - sum(cells.values())

    def _without(self, wanted: Counts, case: Unit) -> Counts | None:
        """What is wanted beside a case; None where it has more of something than is."""
        rest = {}
        for aspect in self._aspects:
            has = Counter(case.values(aspect))
            if any(wanted[aspect].get(value, 0) < count for value, count in has.items()):
                return None
            rest[aspect] = {value: count - has[value] for value, count in wanted[aspect].items()}
        return rest
