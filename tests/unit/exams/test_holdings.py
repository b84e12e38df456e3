"""What a quiz can be set up from: counts by topic and kind agree with what is then drawn, cases as a whole."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.generators import items_of
from quizapp.content.items import Item, ItemKind
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.holdings import Addition, Holding, best_addition, items_held
from quizapp.exams.units import items_in, units_of
from tests.written import greenhouse

TOPICS = ("plants", "climate")


@pytest.fixture(scope="module")
def bank() -> tuple[Item, ...]:
    """Items of every kind, and a case study of six."""
    return items_of(greenhouse(), 0)


def held_by(bank: tuple[Item, ...]) -> list[Holding]:
    """The holdings of a bank."""
    counts = Counter((item.topic, item.kind, item.exhibit.case if item.exhibit else "") for item in bank)
    return [Holding(topic=topic, kind=kind, case=case, items=n) for (topic, kind, case), n in counts.items()]


@given(
    topics=st.lists(st.sampled_from(TOPICS), min_size=1, unique=True),
    kinds=st.lists(st.sampled_from(list(ItemKind)), min_size=1, unique=True),
)
def test_what_is_counted_is_what_can_be_drawn(bank: tuple[Item, ...], topics: list[str], kinds: list[ItemKind]) -> None:
    chosen = tuple(map(TopicId, topics))
    blueprint = Blueprint(deck=DeckId("greenhouse"), topics=chosen, kinds=tuple(kinds))
    drawn = Counter(item.kind for item in items_in(units_of(blueprint, bank)))
    held = items_held(held_by(bank), chosen, kinds)
    assert {kind: n for kind, n in held.items() if n} == drawn


def test_every_kind_of_the_bank_is_told_in_order(bank: tuple[Item, ...]) -> None:
    held = items_held(held_by(bank), (TopicId("climate"),))
    assert list(held) == list(ItemKind)
    assert held[ItemKind.BOW_TIE] == 0
    assert sum(items_held(held_by(bank), tuple(map(TopicId, TOPICS))).values()) == len(bank)


def test_the_best_addition_brings_the_most() -> None:
    north, south = TopicId("north"), TopicId("south")
    held = [
        Holding(topic=north, kind=ItemKind.MATCHING, items=2),
        Holding(topic=south, kind=ItemKind.MATCHING, items=5),
        Holding(topic=north, kind=ItemKind.FILL_IN, items=7),
        Holding(topic=south, kind=ItemKind.HOT_SPOT, items=9),
    ]
    chosen = [ItemKind.MATCHING]
    assert best_addition(held, [north], chosen) == Addition(what=ItemKind.FILL_IN, items=7)
    assert best_addition(held[:2], [north], chosen) == Addition(what=south, items=5)
    assert best_addition(held[:1], [north], chosen) is None
    assert best_addition(held, [north, south], ItemKind) is None
