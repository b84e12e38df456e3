"""Shares of facts known alike: none is lost, none is made up."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.stats.mastery import Share, shares

COUNTS = st.lists(st.tuples(st.none() | st.floats(0, 1, allow_nan=False), st.integers(0, 3_000)), max_size=40)


@given(COUNTS, st.integers(2, 60))
def test_shares_hold_every_fact_once_and_the_same_mean(counts: list[tuple[float | None, int]], most: int) -> None:
    made = shares(counts, most)
    assert len(made) <= most
    assert sum(one.facts for one in made) == sum(facts for _, facts in counts)
    assert sum(one.facts for one in made if one.recall is None) == sum(n for recall, n in counts if recall is None)
    before = sum(recall * facts for recall, facts in counts if recall is not None)
    assert sum(one.recall * one.facts for one in made if one.recall is not None) == pytest.approx(before, abs=1e-6)


@given(COUNTS, st.integers(2, 60))
def test_the_best_known_come_first_in_shares_of_one_size(counts: list[tuple[float | None, int]], most: int) -> None:
    made = shares(counts, most)
    order = [-1.0 if one.recall is None else one.recall for one in made]
    assert all(one >= other - 1e-9 for one, other in itertools.pairwise(order))
    for kind in (True, False):
        sizes = [one.facts for one in made if (one.recall is None) is kind]
        assert not sizes or max(sizes) - min(sizes) <= 1


def test_few_facts_are_a_share_each() -> None:
    assert shares([(0.5, 1), (None, 1), (0.9, 2)], 10) == (
        Share(facts=1, recall=0.9),
        Share(facts=1, recall=0.9),
        Share(facts=1, recall=0.5),
        Share(facts=1, recall=None),
    )
