"""Items that a deck file writes, all kinds together: played through, traced, stored, a case in its order."""

import json
from collections import Counter
from itertools import pairwise

import pytest

from quizapp.content.generators import (
    counted_facts,
    items_of,
    items_of_fact,
)
from quizapp.content.items import (
    BowTie,
    Exhibit,
    FillIn,
    Item,
    ItemKind,
    NumberWanted,
    OrderedResponse,
    Origin,
    Tab,
    WordWanted,
)
from quizapp.content.review import Severity, review
from quizapp.content.written.records import written_from_record, written_to_record
from quizapp.exams.answers import is_complete
from quizapp.exams.records import item_from_record, item_to_record
from quizapp.exams.scoring import score
from quizapp.exams.sitting import OptionId, Response
from tests.unit.content.greenhouse_items import ITEMS, SEEDS, item
from tests.unit.exams.makers import NOON
from tests.written import greenhouse


def right_answer(one: Item) -> tuple[OptionId, ...]:
    """The answer that earns every point."""
    match one:
        case OrderedResponse():
            return one.order
        case FillIn(wanted=NumberWanted() as wanted):
            return (OptionId(f"{wanted.value:g} {wanted.unit}"),)
        case FillIn(wanted=WordWanted() as wanted):
            return (OptionId(wanted.accepted[0].upper()),)
        case _:
            return tuple(key.id for key in one.keys)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_teachers_deck_is_played_through(seed: int) -> None:
    """Parsed, generated, answered and scored: every kind, a bow-tie, a trend, and a case study of six items."""
    assert {one.kind for one in ITEMS[seed]} == set(ItemKind)
    assert [one.id.rpartition("/")[2].partition("-")[2] for one in ITEMS[seed]] == [
        one.id for one in greenhouse().items
    ]
    for one in ITEMS[seed]:
        right = right_answer(one)
        assert is_complete(one, right), one.id
        assert score(one, Response(chosen=right, at=NOON, took_ms=1)).full, one.id
        assert score(one, None).earned == 0
    wrong = tuple(option.id for option in item("wilting", seed).options if not option.correct)
    assert score(item("wilting", seed), Response(chosen=(wrong[0], wrong[1]), at=NOON, took_ms=1)).earned == 0
    assert score(item("wilting", seed), None).possible == 5


@pytest.mark.parametrize("seed", SEEDS)
def test_every_option_has_a_reason_that_traces(seed: int) -> None:
    deck = greenhouse()
    for one in ITEMS[seed]:
        assert one.facts
        assert set(one.facts) <= set(deck.fact_by_id)
        assert one.deck == deck.id
        assert len({option.id for option in one.options}) == len(one.options)
        for option in one.options:
            assert option.rationale
            assert option.fact in deck.fact_by_id
            known = {fact.statement for fact in deck.facts} | {concept.note for concept in deck.concepts}
            assert option.rationale in known or option.origin in {Origin.KEY, Origin.WRITTEN}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("crust", "too-much-water"),
        ("water-signs", "soft-roots green-crust limp-leaves"),
        ("two-light-signs", "long-thin-stems pale-leaves"),
    ],
)
def test_right_is_what_the_claims_make_right(seed: int, name: str, query: str) -> None:
    assert {option.concept for option in item(name, seed).keys} <= set(query.split())
    assert not {option.concept for option in item(name, seed).options if not option.correct} & set(query.split())


def test_it_does_not_depend_on_what_stands_beside() -> None:
    """The same deck and seed, the same items; another seed, others; one kind, the same ones."""
    assert items_of(greenhouse(), 0) == ITEMS[0]
    assert ITEMS[1] != ITEMS[0]
    for kind in ItemKind:
        assert items_of(greenhouse(), 0, kind) == tuple(one for one in ITEMS[0] if one.kind is kind)


def test_an_item_counts_for_its_first_fact_whatever_is_drawn() -> None:
    deck = greenhouse()
    counted = counted_facts(deck, 0)
    assert len(counted) == len(deck.items)
    counts = Counter(counted.values())
    for fact in deck.facts:
        items = items_of_fact(deck, fact, 0)
        assert len(items) == counts[fact.id]
        assert items == items_of_fact(deck, fact, 0, among={name for name, one in counted.items() if one == fact.id})
    for seed in SEEDS:
        assert counted_facts(deck, seed) == counted
        for one in ITEMS[seed]:
            assert list(one.facts) == sorted(one.facts)


@pytest.mark.parametrize("number", range(len(greenhouse().items)))
def test_it_comes_back_from_its_record(number: int) -> None:
    written = greenhouse().items[number]
    assert written_from_record(json.loads(json.dumps(written_to_record(written)))) == written
    one = ITEMS[0][number]
    assert item_from_record(json.loads(json.dumps(item_to_record(one)))) == one


def test_a_bow_tie_and_its_exhibit() -> None:
    one = item("wilting")
    assert isinstance(one, BowTie)
    assert [len(one.keys_at(place)) for place in (BowTie.ACTIONS, BowTie.CONDITION, BowTie.PARAMETERS)] == [2, 1, 2]
    assert one.exhibit == Exhibit(
        tabs=(Tab(title="Notes", text="The soil has a green crust. The roots are brown and soft."),)
    )
    trend = item("a-warm-day").exhibit
    assert trend is not None
    assert trend.tabs[0].table == (("Time", "8:00", "12:00", "16:00"), ("Degrees", "22", "34", "36"))


def test_a_case_study() -> None:
    case = [one.exhibit for one in ITEMS[0] if one.exhibit is not None and one.exhibit.case == "the-new-plant"]
    assert [one.step for one in case] == [1, 2, 3, 4, 5, 6]
    assert len(case[0].tabs) == 1


def test_every_step_of_a_case_is_in_order_for_all_pairs() -> None:
    steps = [one.exhibit.step for one in ITEMS[0] if one.exhibit is not None and one.exhibit.case]
    assert all(later == earlier + 1 for earlier, later in pairwise(steps))


def test_the_review_finds_nothing_unfair_in_the_teachers_deck() -> None:
    for seed in SEEDS:
        found = review(greenhouse(), seed=seed)
        assert [one.message for one in found if one.severity is Severity.ERROR] == []
