"""Scoring as others have published it: each example with where it stands.

* help: NCSBN help centre, "What are the current scoring models?" (article 14690447982359), the rules in words.
* slides: W. Muntean (NCSBN), "Next Generation NCLEX (NGN): Item Types and Scoring", 2022: kinds and their rules.
* guide: Achieve, "NCLEX-PN" (2025), page 4, two examples with their points (a secondary source).

Certainty: Gardner-Medwin, "Confidence-Based Marking" (Physiological Society, Bristol 2005), and his text in the Moodle
documentation, "Using certainty-based marking".
"""

import pytest

from quizapp.content.items import Item
from quizapp.exams.certainty import certainty_points
from quizapp.exams.scoring import score

from .makers import (
    answer,
    make_bow_tie,
    make_drag_drop,
    make_drop_down,
    make_highlight,
    make_item,
    make_matrix_choice,
    make_rationale,
    make_select_all,
    make_select_n,
)

PUBLISHED: list[tuple[str, Item, str, float, float]] = [
    ("help: the key of one response", make_item(), "o0", 1, 1),
    ("help: a distractor of one response", make_item(), "o1", 0, 1),
    ("help: rows one by one, none penalised", make_matrix_choice(), "r1/p r2/o r3/p r4/n", 3, 4),
    ("help: select N, a wrong one costs nothing", make_select_n("ab", "xyz"), "a x", 1, 2),
    ("help: drop-downs, a point each", make_drop_down(), "1/a 2/x 3/a", 2, 3),
    ("slides: drag and drop by 0/1", make_drag_drop(), "1/b 2/a", 0, 2),
    ("slides: bow-tie by 0/1", make_bow_tie(), "actions/a actions/x condition/c parameters/p parameters/x", 3, 5),
    ("slides: highlighting by +/-", make_highlight("ab", "xy"), "a x", 0, 2),
    ("guide: four keys and two wrong", make_select_all("abcd", "xyz"), "a b c d x y", 2, 4),
    ("guide: never below zero", make_select_all("abcd", "xyz"), "a x y z", 0, 4),
    ("guide: a pair with one of the two right", make_rationale(), "1/a 2/x", 0, 1),
    ("guide: a pair with both right", make_rationale(), "1/a 2/a", 1, 1),
]


@pytest.mark.parametrize(
    ("item", "chosen", "earned", "possible"),
    [each[1:] for each in PUBLISHED],
    ids=[each[0] for each in PUBLISHED],
)
def test_a_published_example(item: Item, chosen: str, earned: float, possible: float) -> None:
    told = score(item, answer(*chosen.split()))
    assert (told.earned, told.possible) == (earned, possible)


def test_certainty_earns_and_costs_what_gardner_medwin_says() -> None:
    assert [certainty_points(level, right=True) for level in (1, 2, 3)] == [1, 2, 3]
    assert [certainty_points(level, right=False) for level in (1, 2, 3)] == [0, -2, -6]


@pytest.mark.parametrize(
    ("chance", "best"), [(0.5, 1), (0.6, 1), (0.66, 1), (0.68, 2), (0.75, 2), (0.79, 2), (0.81, 3), (0.95, 3)]
)
def test_the_best_certainty_is_1_below_67_and_3_above_80_percent(chance: float, best: int) -> None:
    def expected(level: int) -> float:
        return chance * certainty_points(level, right=True) + (1 - chance) * certainty_points(level, right=False)

    assert max((1, 2, 3), key=expected) == best
    assert expected(3) > 0 or chance <= 2 / 3  # certain and wrong one time in three brings nothing
