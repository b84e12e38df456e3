"""Drawing the items of one quiz, or of several forms at once that are made alike.

Items are drawn in *sets*: one for each form, all from the same cell (the same topic, kind and level). So the forms
agree in all three as long as cells have enough. What outranks what, from the top: no item gives another of its form
away; no fact is asked again while others are left; topics have their shares; kinds have theirs; levels have theirs.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush, heapreplace
from itertools import count
from statistics import fmean

from quizapp.content.cueing import Room, Said, said
from quizapp.content.facts import FactId
from quizapp.exams.apportioning import by_lot, shares
from quizapp.exams.aspects import Aspect
from quizapp.exams.units import Unit, by_value, items_in

Alike = tuple[Aspect, ...]
"""In what the units of a cell are alike; cases are so item by item."""

Order = Callable[[Sequence[Unit]], Sequence[Unit]]
"""In which order units that may stand for one another are taken, as far as nothing else decides."""

IN_ALL: Alike = tuple(Aspect)


class Draft:
    """One form while it is drawn."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.room = Room()
        self._used: Counter[FactId] = Counter()

    def uses(self, unit: Unit) -> tuple[int, int]:
        """How often the unit's most asked fact was asked here, and all its facts together."""
        counts = [self._used[fact] for fact in unit.facts]
        return max(counts, default=0), sum(counts)

    def add(self, unit: Unit, words: Sequence[Said]) -> None:
        """One unit more."""
        self.units.append(unit)
        self._used.update(unit.facts)
        for one in words:
            self.room.add(one)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What may be taken: see ``Drawing.draw``."""

    alike: Alike
    kinds_only: bool
    clashing: bool


class _Cell:
    """Units that may stand for one another; each form has its own queue of them, least asked facts first."""

    def __init__(self, units: Sequence[Unit], alike: Alike, forms: int, order: Order) -> None:
        self.size = len(units[0].items)
        self.values = {aspect: units[0].values(aspect)[0] for aspect in alike}
        # Nothing is asked yet or uses are brought up to date when met, so equal entries in order are a heap.
        queue = [((0, 0), place, unit) for place, unit in enumerate(order(units))]
        self.queues = [list(queue) for _ in range(forms)]


class Drawing:
    """Forms of ``length`` items each, drawn from the units of a bank. ``forms`` is what has been drawn so far;
    ``order`` is by the dice where nothing else is said."""

    def __init__(
        self, units: Sequence[Unit], forms: int, length: int, dice: random.Random, order: Order | None = None
    ) -> None:
        self._order = order or (lambda some: dice.sample(some, len(some)))
        self.forms = [Draft() for _ in range(forms)]
        self.left = length
        self._dice = dice
        self._units = units
        self._taken: set[int] = set()
        self._words: dict[int, tuple[Said, ...]] = {}
        self._cases, self._singles = _parted(units)
        self._for_cases = self._room_for_cases()
        self._quotas = self._shared_out(length - self._for_cases)
        self._has: dict[Aspect, Counter[str]] = {aspect: Counter() for aspect in Aspect}
        self._needs: dict[Aspect, dict[str, float]] = {aspect: {} for aspect in Aspect}
        """What was reckoned by ``_need``, until something is taken."""

    def draw(self, alike: Alike = IN_ALL, *, kinds_only: bool = False, clashing: bool = False) -> None:
        """Fills the forms as far as sets that are alike in this allow.

        ``kinds_only``: with what kinds lack of their shares, and no fact twice; ``clashing``: although items give
        others away.
        """
        rules = _Rules(alike=alike, kinds_only=kinds_only, clashing=clashing)
        if not kinds_only:
            self._fill(self._cases, min(self.left, self._for_cases), rules)
            self._for_cases = 0
        self._fill(self._singles, self.left - self._for_cases, rules)
        if not kinds_only:
            self._fill(self._cases, self.left, rules)

    def words(self, unit: Unit) -> tuple[Said, ...]:
        """What the unit's items say, read once."""
        found = self._words.get(unit.number)
        if found is None:
            found = self._words[unit.number] = tuple(said(item) for item in unit.items)
        return found

    def _room_for_cases(self) -> int:
        """How many of the items of a form are to be items of cases: the bank's share of them, in whole cases."""
        if not self._cases:
            return 0
        size = len(self._cases[0].items)
        share = self.left * len(items_in(self._cases)) / len(items_in(self._units)) / size
        wanted = int(share) + (self._dice.random() < share % 1)
        return size * min(wanted, self.left // size, len(self._cases) // len(self.forms))

    def _shared_out(self, length: int) -> Mapping[Aspect, Mapping[str, int]]:
        """How many single items of each topic, kind and level a form should have: the bank's shares.

        Kinds and levels that are rare have their turn by lot, so that each comes up even in short quizzes.
        """
        forms = len(self.forms)
        groups = {aspect: by_value(self._singles, aspect) for aspect in Aspect}
        most = {
            aspect: {value: len(units) // forms for value, units in some.items()} for aspect, some in groups.items()
        }
        by_topic = {topic: items_in(units) for topic, units in groups[Aspect.TOPIC].items()}
        quotas: dict[Aspect, Mapping[str, int]] = {
            Aspect.TOPIC: shares(by_topic, length, self._dice, most[Aspect.TOPIC])
        }
        for aspect in (Aspect.KIND, Aspect.LEVEL):
            weights = {value: len(units) for value, units in groups[aspect].items()}
            within = min(length, sum(most[aspect].values()))
            quotas[aspect] = by_lot(weights, within, self._dice, most[aspect])
        return quotas

    def _fill(self, units: Sequence[Unit], most: int, rules: _Rules) -> None:
        """Takes up to ``most`` items for each form."""
        cells = self._cells([unit for unit in units if unit.number not in self._taken], rules.alike)
        stages = self._stages(units)[: -2 if rules.kinds_only else None]
        end = self.left - most
        for times in range(1) if rules.kinds_only else count():
            if not cells or self.left <= end:
                break
            waiting: list[_Cell] = []
            ready = list(cells)
            for kind, fits in stages:
                some = [cell for cell in ready if kind is None or cell.values.get(Aspect.KIND) == kind]
                gone = self._take_while(fits, some, waiting, times, end, clashing=rules.clashing)
                ready = [cell for cell in ready if cell not in gone]
            cells = waiting

    def _cells(self, units: Sequence[Unit], alike: Alike) -> list[_Cell]:
        groups: dict[tuple[Hashable, ...], list[Unit]] = {}
        for unit in units:
            key = (unit.is_case, len(unit.items), *(unit.values(aspect) for aspect in alike))
            groups.setdefault(key, []).append(unit)
        cells = [_Cell(some, alike, len(self.forms), self._order) for some in groups.values()]
        self._dice.shuffle(cells)  # equal needs are settled by the dice, not by the deck's order
        return cells

    def _stages(self, units: Sequence[Unit]) -> list[tuple[str | None, Callable[[_Cell], bool]]]:
        """What is taken first, of which kind (None: of any): kinds that ask many facts, while these are free; then what
        topics lack; then the rest, rather than to ask a fact again."""

        def wanted(cell: _Cell) -> bool:
            return Aspect.TOPIC not in cell.values or self._need(cell, Aspect.TOPIC) > 0

        def lacks_kind(cell: _Cell) -> bool:
            return self._need(cell, Aspect.KIND) > 0 and wanted(cell)

        kinds = by_value(units, Aspect.KIND)
        breadth = {kind: fmean(len(unit.facts) for unit in some) for kind, some in kinds.items()}
        broadest_first = sorted(kinds, key=lambda kind: (-breadth[kind], kind))
        return [*((kind, lacks_kind) for kind in broadest_first), (None, wanted), (None, lambda _: True)]

    def _need(self, cell: _Cell, aspect: Aspect) -> float:
        """The part of its share that the cell's topic, kind or level still lacks; not above 0 when it has all."""
        value = cell.values[aspect]
        needs = self._needs[aspect]
        found = needs.get(value)
        if found is None:
            share = self._quotas[aspect].get(value, 0) * len(self.forms)
            found = needs[value] = (share - self._has[aspect][value]) / max(1, share)
        return found

    def _take_while(
        self,
        fits: Callable[[_Cell], bool],
        ready: list[_Cell],
        waiting: list[_Cell],
        times: int,
        end: int,
        *,
        clashing: bool,
    ) -> set[_Cell]:
        """Takes sets from the cells that fit, neediest first, while no fact is asked more than ``times`` before. Gives
        the cells from which there is nothing to be had so."""
        gone: set[_Cell] = set()

        def need(cell: _Cell) -> float:
            return sum(self._need(cell, aspect) for aspect in cell.values)

        while cells := [cell for cell in ready if fits(cell) and cell.size <= self.left - end]:
            cell = max(cells, key=need)
            found = self._set_of(cell, clashing=clashing)
            if found and max(draft.uses(unit)[0] for draft, unit in zip(self.forms, found, strict=True)) <= times:
                self._take(found)
            else:  # what a form has only grows: there will be no better set in this cell
                ready.remove(cell)
                gone.add(cell)
                waiting.extend([cell] if found else [])
        return gone

    def _set_of(self, cell: _Cell, *, clashing: bool) -> list[Unit]:
        """A unit of the cell for each form; empty when there are not enough that fit."""
        forms = list(enumerate(self.forms))
        first = len(self.forms[0].units) % len(forms)
        for turn in range(len(forms)):  # whoever chooses first may take what another form needs: each has a turn
            found: dict[int, Unit] = {}
            for number, draft in forms[first + turn :] + forms[: first + turn]:
                best = self._best(cell.queues[number], draft, [one.number for one in found.values()], clashing=clashing)
                if best is not None:
                    found[number] = best
            if len(found) == len(forms):
                return [found[number] for number, _ in forms]
        return []

    def _best(
        self,
        queue: list[tuple[tuple[int, int], int, Unit]],
        draft: Draft,
        spoken_for: Sequence[int],
        *,
        clashing: bool,
    ) -> Unit | None:
        """The unit whose facts the form has asked least."""
        held, best = [], None
        while queue and best is None:
            known, place, unit = queue[0]
            now = draft.uses(unit)
            if now != known:  # uses only grow: whoever is first and still up to date is the least used of all
                heapreplace(queue, (now, place, unit))
            elif unit.number in spoken_for:
                held.append(heappop(queue))
            elif unit.number in self._taken or (not clashing and any(map(draft.room.clashes, self.words(unit)))):
                heappop(queue)  # for good: what is said in a form stays said
            else:
                best = unit
        for one in held:
            heappush(queue, one)
        return best

    def _take(self, found: Sequence[Unit]) -> None:
        for draft, unit in zip(self.forms, found, strict=True):
            draft.add(unit, self.words(unit))
            self._taken.add(unit.number)
            for aspect in Aspect:
                self._has[aspect].update(unit.values(aspect) if not unit.is_case else ())
                self._needs[aspect].clear()
        self.left -= len(found[0].items)


def _parted(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    return [unit for unit in units if unit.is_case], [unit for unit in units if not unit.is_case]
