"""Figures of items in use."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.stats.items import ItemFigures, ItemUse, figures, in_words, p_value, point_biserial, taken, unused


def use(right: bool, rest: float | None = 0.5, chosen: str = "") -> ItemUse:
    """An answer, right or wrong."""
    return ItemUse(chosen=(chosen or ("key" if right else "a"),), share=float(right), rest=rest)


def test_without_answers_there_is_nothing_to_say() -> None:
    assert p_value([]) is None
    assert point_biserial([]) is None
    assert taken([], ["a"]) == {"a": 0.0}
    assert in_words(figures([], ["a"]), {}) == ("Nobody has answered this question yet.",)


def test_difficulty_is_the_mean_share_of_points() -> None:
    assert p_value([use(right=True), use(right=True), use(right=False)]) == pytest.approx(2 / 3)
    assert p_value([ItemUse(chosen=(), share=0.5)]) == 0.5


def test_discrimination_by_hand() -> None:
    """Four learners, the two who were right have rests of 0.9 and 0.7, the others 0.5 and 0.3: r = 0.8944."""
    uses = [use(True, 0.9), use(True, 0.7), use(False, 0.5), use(False, 0.3)]
    found = point_biserial(uses)
    assert found is not None
    assert isclose(found, 0.894427, abs_tol=1e-6)


def test_discrimination_needs_differences() -> None:
    assert point_biserial([use(True, 0.9)]) is None
    assert point_biserial([use(True, 0.9), use(True, 0.2)]) is None
    assert point_biserial([use(True, 0.5), use(False, 0.5)]) is None
    assert point_biserial([use(True, None), use(False, None)]) is None


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=30))
def test_discrimination_lies_between_minus_one_and_one(answers: list[tuple[bool, float]]) -> None:
    found = point_biserial([use(right, rest) for right, rest in answers])
    assert found is None or -1 <= found <= 1


def test_wrong_options_that_nobody_takes() -> None:
    uses = [use(True)] * 38 + [use(False, chosen="a")] * 2
    assert taken(uses, ["a", "b"]) == {"a": 0.05, "b": 0.0}
    assert unused(uses, ["a", "b"]) == ("b",)
    assert unused(uses[:29], ["a", "b"]) == ()


@pytest.mark.parametrize(
    ("p", "r", "without", "words"),
    [
        (0.6, 0.4, (), ()),
        (0.2, 0.4, (), ("hard",)),
        (0.95, None, ("b",), ("easy", "Hardly anybody takes “Milk”")),
        (0.6, -0.2, ("c",), ("know more get it wrong", "Hardly anybody takes “c”")),
        (0.6, 0.1, (), ("hardly do better",)),
    ],
)
def test_what_a_teacher_reads(p: float, r: float | None, without: tuple[str, ...], words: tuple[str, ...]) -> None:
    told = in_words(ItemFigures(answers=1200, p_value=p, point_biserial=r, unused=without), {"b": "Milk"})
    assert told[0] == f"1,200 answers, {p:.0%} right."
    assert len(told) == 1 + len(words)
    assert all(word in sentence for word, sentence in zip(words, told[1:], strict=True))


def test_few_answers_are_not_judged_by() -> None:
    told = in_words(figures([use(False)], ["a", "b"]), {})
    assert told == ("1 answer, 0% right.", "Too few to judge by: wait for 30 or more.")
