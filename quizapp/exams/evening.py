"""Making forms more alike by exchanging items, where the bank had not enough that are alike in everything."""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from quizapp.content.cueing import Said
from quizapp.exams.aspects import Aspect
from quizapp.exams.units import Unit

Words = Callable[[Unit], Sequence[Said]]

_Value = tuple[Aspect, str]
_Place = tuple[int, int]  # a form, and a place in it

MOST_TRIES = 500_000
"""Exchanges that are looked at in all before what is still uneven is left so: some two seconds."""

STIRRED = 20
"""Exchanges tried by lot, for each place, when no single one evens the forms any more."""

MOST_ROUNDS = 30
"""What so many rounds of both have not evened, more seldom do."""


def evened(
    drafts: Sequence[Sequence[Unit]], bank: Sequence[Unit], words: Words, dice: random.Random
) -> list[list[Unit]]:
    """The drafts, with single items exchanged among them or for unused ones while that evens their counts of topics,
    kinds and levels. No exchange puts an item beside one that it gives away; none asks a fact of its form again unless
    the forms could not be made alike otherwise."""
    made = [list(draft) for draft in drafts]
    taken = {unit.number for draft in made for unit in draft}
    search = _Search(made, [unit for unit in bank if unit.number not in taken and not unit.is_case], words)
    sweep = len(search.singles) * (len(bank) + STIRRED)
    rounds = min(MOST_ROUNDS, max(2, MOST_TRIES // sweep)) if sweep else 0
    for number in range(rounds):
        if search.is_even:
            break
        again = number >= rounds // 2
        if not sum(search.improve(form, at, again=again) for form, at in search.singles):
            search.stir(dice, again=again)
    return made


class _Counts:
    """How many items of each topic, kind and level the forms have, and what an exchange would change."""

    def __init__(self, made: list[list[Unit]], unused: Sequence[Unit]) -> None:
        self._values: dict[int, tuple[_Value, ...]] = {}
        everything = (value for unit in (*unused, *chain(*made)) for value in _values(unit))
        self._by_value = {value: [0] * len(made) for value in everything}
        for form, draft in enumerate(made):
            for value in (value for unit in draft for value in _values(unit)):
                self._by_value[value][form] += 1

    @property
    def are_even(self) -> bool:
        """Whether every form has as many of everything."""
        return all(len(set(counts)) == 1 for counts in self._by_value.values())

    def has_too_many(self, form: int, unit: Unit) -> bool:
        """Whether the form has more of the unit's topic, kind or level than another has."""
        return any(self._by_value[value][form] > min(self._by_value[value]) for value in self.values(unit))

    def values(self, unit: Unit) -> tuple[_Value, ...]:
        """A single item's topic, kind and level."""
        found = self._values.get(unit.number)
        if found is None:
            found = self._values[unit.number] = tuple(_values(unit))
        return found

    def worth(self, form: int, goes: Unit, second: int | None, comes: Unit) -> int:
        """By how much an exchange brings the forms closer; ``second`` is the form that gets in return what goes."""
        return sum(
            self._closer(old, form, second, -1) + self._closer(new, form, second, 1)
            for old, new in zip(self.values(goes), self.values(comes), strict=True)
            if old != new
        )

    def _closer(self, value: _Value, form: int, second: int | None, change: int) -> int:
        counts = self._by_value[value]
        after = list(counts)
        after[form] += change
        if second is not None:
            after[second] -= change
        return _apart(counts) - _apart(after)

    def replace(self, form: int, goes: Unit, comes: Unit) -> None:
        """One item of a form made way for another."""
        for change, unit in ((-1, goes), (1, comes)):
            for value in self.values(unit):
                self._by_value[value][form] += change


class _Search:
    """Forms on their way to be alike, and the single items that no form has."""

    def __init__(self, made: list[list[Unit]], unused: list[Unit], words: Words) -> None:
        self._made, self._unused, self._words = made, unused, words
        self._counts = _Counts(made, unused)
        self.singles = [
            (form, at) for form, draft in enumerate(made) for at, unit in enumerate(draft) if not unit.is_case
        ]

    @property
    def is_even(self) -> bool:
        """Whether the forms are alike."""
        return self._counts.are_even

    def improve(self, form: int, at: int, *, again: bool) -> bool:
        """Exchanges the item at a place where that evens the forms; whether it did. ``again``: facts may recur."""
        if not self._counts.has_too_many(form, self._made[form][at]):
            return False
        others = (other for other in self.singles if other[0] != form)
        return any(self._exchanged((form, at), other, 1, again=again) for other in (*range(len(self._unused)), *others))

    def stir(self, dice: random.Random, *, again: bool) -> None:
        """Makes exchanges that change nothing for the worse, so that others come within reach."""
        for _ in range(STIRRED * len(self.singles)):
            form, at = dice.choice(self.singles)
            other = dice.choice(range(len(self._unused))) if self._unused else dice.choice(self.singles)
            if isinstance(other, int) or other[0] != form:
                self._exchanged((form, at), other, 0, again=again)

    def _exchanged(self, place: _Place, other: _Place | int, least: int, *, again: bool) -> bool:
        """Exchanges what stands at a place for an unused item (by its number) or for what stands in another form, if
        that is worth at least so much and nothing speaks against it."""
        form, at = place
        goes = self._made[form][at]
        if isinstance(other, int):
            comes, second = self._unused[other], None
        else:
            comes, second = self._made[other[0]][other[1]], other[0]
        if self._counts.worth(form, goes, second, comes) < least or not self._fits(comes, form, at, again=again):
            return False
        if isinstance(other, int):
            self._unused[other] = goes
        elif self._fits(goes, *other, again=again):
            self._put(*other, goes)
        else:
            return False
        self._put(form, at, comes)
        return True

    def _put(self, form: int, at: int, comes: Unit) -> None:
        self._counts.replace(form, self._made[form][at], comes)
        self._made[form][at] = comes

    def _fits(self, unit: Unit, form: int, at: int, *, again: bool) -> bool:
        """Whether a unit may stand at a place of a form, beside all the others."""
        goes = self._made[form][at]
        others = [other for other in self._made[form] if other is not goes]
        asked = {fact for other in others for fact in other.facts}
        if not again and not asked.intersection(unit.facts) <= set(goes.facts):
            return False
        mine = self._words(unit)
        return not any(
            one.gives_away(two) or two.gives_away(one) for other in others for two in self._words(other) for one in mine
        )


def _apart(counts: Sequence[int]) -> int:
    """The sum of the squared differences of all pairs: 0 when all are alike, and a step nearer whenever one is."""
    return len(counts) * sum(count * count for count in counts) - sum(counts) ** 2


def _values(unit: Unit) -> Iterator[_Value]:
    return ((aspect, value) for aspect in Aspect for value in unit.values(aspect))
