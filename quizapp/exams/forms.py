"""Parallel forms: two exams or more that are built alike and share no item, for tests before and after teaching."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.content.items import Item
from quizapp.errors import UserError
from quizapp.exams.aspects import Aspect
from quizapp.exams.assembly import balanced
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.drawing import IN_ALL, Alike, Drawing
from quizapp.exams.evening import evened
from quizapp.exams.units import items_in, units_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form; ``number`` counts from 1."""

    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uneven:
    """A topic, kind or level of which the forms could not be given equally many items; ``counts`` are by form."""

    aspect: Aspect
    value: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelForms:
    """The forms, and where they could not be made alike; nothing there when they are."""

    forms: tuple[Form, ...]
    uneven: tuple[Uneven, ...]


def parallel_forms(blueprint: Blueprint, bank: Sequence[Item], count: int, dice: random.Random) -> ParallelForms:
    """``count`` forms of ``blueprint.length`` items each.

    No item stands in two forms, and none gives away another of its form. As far as the bank allows, all forms have as
    many items of each topic, kind and level, and most items are alike in these to those with their number in the other
    forms; what falls short is told in ``uneven``. Topics, kinds and levels come in proportion to the bank's. In each
    form key positions are balanced as in a quiz. The same arguments and the same dice give the same forms.

    Raises UserError when the bank has too few items, and ValueError for less than one form.
    """
    if count < 1:
        raise ValueError(f"there is at least one form, not {count}")
    units = units_of(blueprint, bank)
    _require_enough(len(items_in(units)), count, blueprint.length)
    length = blueprint.length
    drawing = Drawing(units, count, length, dice)
    for alike in _ALIKE:
        if Aspect.KIND in alike:
            drawing.draw(alike, kinds_only=True)
    for alike in _ALIKE:
        drawing.draw(alike)
    if drawing.left:
        raise UserError(_short_of(length, length - drawing.left))
    drafts = evened([draft.units for draft in drawing.forms], units, drawing.words, dice)
    order = dice.sample(range(len(drafts[0])), len(drafts[0]))  # one order for all: what stands beside stays beside
    forms = tuple(
        Form(number=number, items=balanced(items_in([draft[place] for place in order]), dice))
        for number, draft in enumerate(drafts, start=1)
    )
    return ParallelForms(forms=forms, uneven=tuple(_uneven(forms)))


def key_position(item: Item) -> int | None:
    """Where the key stands, counted from 1; None where an item has not exactly one right option."""
    places = [place for place, option in enumerate(item.options, start=1) if option.correct]
    return places[0] if len(places) == 1 else None


_ALIKE: tuple[Alike, ...] = (
    IN_ALL,
    (Aspect.TOPIC, Aspect.KIND),
    (Aspect.KIND, Aspect.LEVEL),
    (Aspect.KIND,),
    (Aspect.TOPIC, Aspect.LEVEL),
    (Aspect.TOPIC,),
    (),
)
"""In what the items drawn together are alike: in all while the bank allows, then in two, in one. What is still uneven
after that is exchanged. So every kind has its share, also one that is rare in each topic."""


def _require_enough(found: int, count: int, length: int) -> None:
    if found >= count * length:
        return
    items = "There is only 1 item" if found == 1 else f"There are only {found} items" if found else "There are no items"
    forms = "1 form" if count == 1 else f"{count} forms"
    mend = "fewer forms." if found < count else f"forms of at most {found // count}, or for fewer forms."
    raise UserError(f"{items} to choose from, and {forms} of {length} need {count * length}. Ask for {mend}")


def _short_of(length: int, reached: int) -> str:
    return (
        f"No forms of {length} could be made in which no item gives away another and no case is cut: only {reached} "
        f"items fit together. Ask for forms of at most {reached}, or for fewer forms."
    )


def _uneven(forms: Sequence[Form]) -> Iterator[Uneven]:
    for aspect in Aspect:
        counted = [Counter(aspect.of(item) for item in form.items) for form in forms]
        for value in dict.fromkeys(value for counts in counted for value in counts):
            counts = tuple(each[value] for each in counted)
            if len(set(counts)) > 1:
                yield Uneven(aspect=aspect, value=value, counts=counts)
