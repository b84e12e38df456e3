"""Making forms more alike by exchanging items, where the bank had not enough that are alike in everything."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from quizapp.content.cueing import Said
from quizapp.exams.units import Aspect, Unit

Words = Callable[[Unit], Sequence[Said]]

_Drafts = list[list[Unit]]
_Value = tuple[Aspect, str]

MOST_SWEEPS = 8
"""How often every place of the forms is looked at; what one sweep leaves, later ones seldom mend."""


def evened(drafts: Sequence[Sequence[Unit]], bank: Sequence[Unit], words: Words) -> _Drafts:
    """The drafts, with single items exchanged among them or for unused ones while that evens their counts of topics,
    kinds and levels. No exchange puts an item beside one that it gives away; none asks a fact of its form again unless
    the forms could not be made alike otherwise."""
    made = [list(draft) for draft in drafts]
    taken = {unit.number for draft in made for unit in draft}
    search = _Search(made, [unit for unit in bank if unit.number not in taken and not unit.is_case], words)
    for again in (False, True):
        for _ in range(MOST_SWEEPS):
            places = ((form, at) for form, draft in enumerate(made) for at in range(len(draft)))
            if not sum(search.improve(form, at, again=again) for form, at in places):
                break
    return made


class _Counts:
    """How many items of each topic, kind and level the forms have, and what an exchange would change."""

    def __init__(self, made: _Drafts, unused: Sequence[Unit]) -> None:
        self._values: dict[int, tuple[_Value, ...]] = {}
        everything = (value for unit in (*unused, *chain(*made)) for value in _values(unit))
        self._by_value = {value: [0] * len(made) for value in everything}
        for form, draft in enumerate(made):
            for value in (value for unit in draft for value in _values(unit)):
                self._by_value[value][form] += 1

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
        return max(counts) - min(counts) - max(after) + min(after)

    def replace(self, form: int, goes: Unit, comes: Unit) -> None:
        """One item of a form made way for another."""
        for change, unit in ((-1, goes), (1, comes)):
            for value in self.values(unit):
                self._by_value[value][form] += change


class _Search:
    """Forms on their way to be alike, and the single items that no form has."""

    def __init__(self, made: _Drafts, unused: list[Unit], words: Words) -> None:
        self._made, self._unused, self._words = made, unused, words
        self._counts = _Counts(made, unused)
        self._singles = [
            (form, at) for form, draft in enumerate(made) for at, unit in enumerate(draft) if not unit.is_case
        ]

    def improve(self, form: int, at: int, *, again: bool) -> bool:
        """Exchanges the item at a place where that evens the forms; whether it did. ``again``: facts may be repeated."""
        goes = self._made[form][at]
        if goes.is_case or not self._counts.has_too_many(form, goes):
            return False
        return self._swap_in(form, at, goes, again=again) or self._swap_over(form, at, goes, again=again)

    def _swap_in(self, form: int, at: int, goes: Unit, *, again: bool) -> bool:
        for place, comes in enumerate(self._unused):
            if self._counts.worth(form, goes, None, comes) > 0 and self._fits(comes, form, at, again=again):
                self._put(form, at, comes)
                self._unused[place] = goes
                return True
        return False

    def _swap_over(self, form: int, at: int, goes: Unit, *, again: bool) -> bool:
        for second, other_at in self._singles:
            comes = self._made[second][other_at]
            if second == form or self._counts.worth(form, goes, second, comes) <= 0:
                continue
            if self._fits(comes, form, at, again=again) and self._fits(goes, second, other_at, again=again):
                self._put(form, at, comes)
                self._put(second, other_at, goes)
                return True
        return False

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


def _values(unit: Unit) -> Iterator[_Value]:
    return ((aspect, value) for aspect in Aspect for value in unit.values(aspect))
