import random
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import Level
from quizapp.content.items import Item
from quizapp.exams.aspects import Aspect
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint, Share
from quizapp.exams.exact import filling
from quizapp.exams.filling import CannotFillError, Lack
from quizapp.exams.units import units_of

from .makers import DECK, make_item, make_select_all, steady


def share(aspect: Aspect, value: str, weight: int) -> Share:
    return Share(aspect=aspect, value=value, weight=weight)


def make_bank(*cells: tuple[str, Level, bool]) -> tuple[Item, ...]:
    """An item for each: topic, level, and whether it is a select-all."""
    return tuple(
        make_select_all("ab", "cd", fact=f"F{n}", topic=topic, level=level)
        if several
        else make_item(f"F{n}", topic=topic, level=level)
        for n, (topic, level, several) in enumerate(cells)
    )


BANK = make_bank(*list(product(("north", "south", "west"), (Level.RECALL, Level.CONTRAST), (False, True))) * 5)


def counts(items: tuple[Item, ...], aspect: Aspect) -> dict[str, int]:
    return dict(Counter(aspect.of(item) for item in items))


def test_shares_are_kept_exactly() -> None:
    shares = (share(Aspect.TOPIC, "north", 2), share(Aspect.TOPIC, "south", 1), share(Aspect.LEVEL, "recall", 1))
    blueprint = Blueprint(deck=DECK, length=9, shares=shares)
    items = assemble(blueprint, BANK, random.Random(1))
    assert counts(items, Aspect.TOPIC) == {"north": 6, "south": 3}
    assert counts(items, Aspect.LEVEL) == {"recall": 9}
    assert len({item.id for item in items}) == 9


def test_what_lacks_is_said_and_the_nearest_can_be_made() -> None:
    shares = (share(Aspect.TOPIC, "north", 3), share(Aspect.TOPIC, "south", 1))
    blueprint = Blueprint(deck=DECK, length=36, shares=shares)
    found = filling(blueprint, units_of(blueprint, BANK))
    assert found.lacks == (Lack(aspect=Aspect.TOPIC, value="north", wanted=27, there=20),)
    assert found.nearest is not None
    assert (found.nearest.length, {one.value: one.weight for one in found.nearest.shares}) == (
        36,
        {"north": 20, "south": 16},
    )
    with pytest.raises(CannotFillError, match=r"north: 20 of 27.*has 36 questions"):
        assemble(blueprint, BANK, random.Random(1))
    assert len(assemble(found.nearest, BANK, random.Random(1))) == 36


def test_where_there_is_nothing_there_is_no_nearest() -> None:
    blueprint = Blueprint(deck=DECK, length=3, shares=(share(Aspect.TOPIC, "east", 1),))
    found = filling(blueprint, units_of(blueprint, BANK))
    assert (found.nearest, found.lacks[0].there) == (None, 0)


_TOPICS, _LEVELS = ("north", "south", "west"), tuple(level.value for level in Level)[:3]
_CELLS = st.tuples(st.sampled_from(_TOPICS), st.sampled_from([Level(one) for one in _LEVELS]), st.booleans())


def some_shares(aspect: Aspect, values: tuple[str, ...]) -> st.SearchStrategy[list[Share]]:
    weights = st.lists(st.integers(0, 5), min_size=len(values), max_size=len(values)).filter(any)
    return weights.map(lambda some: [share(aspect, *one) for one in zip(values, some, strict=True)])


@steady
@given(
    cells=st.lists(_CELLS, min_size=1, max_size=40),
    topics=some_shares(Aspect.TOPIC, _TOPICS),
    levels=some_shares(Aspect.LEVEL, _LEVELS) | st.just([]),
    kinds=some_shares(Aspect.KIND, ("single_best_answer", "select_all")) | st.just([]),
    length=st.integers(1, 20),
    seed=st.integers(0, 9),
)
def test_a_quiz_has_its_shares_or_says_what_lacks(
    cells: list[tuple[str, Level, bool]],
    topics: list[Share],
    levels: list[Share],
    kinds: list[Share],
    length: int,
    seed: int,
) -> None:
    bank = make_bank(*cells)
    blueprint = Blueprint(deck=DECK, length=length, seed=seed, shares=(*topics, *levels, *kinds))
    found = filling(blueprint, units_of(blueprint, bank))
    if found.lacks:
        assert all(lack.there < lack.wanted for lack in found.lacks)
        if found.nearest is None:
            return
        assert found.nearest.length <= length
        again = filling(found.nearest, units_of(found.nearest, bank))
        assert not again.lacks or len({one.aspect for one in blueprint.shares}) == 3
        blueprint = replace(found.nearest)
        if again.lacks:
            return
    items = assemble(blueprint, bank, random.Random(seed))
    assert len(items) == blueprint.length
    for aspect in Aspect:
        some = {one.value: one.weight for one in blueprint.shares if one.aspect is aspect}
        if some:
            whole = sum(some.values())
            has = counts(items, aspect)
            assert set(has) <= {value for value, weight in some.items() if weight}
            for value, weight in some.items():
                assert abs(has.get(value, 0) - weight * blueprint.length / whole) < 1
