"""Points for an item, by its kind's rule. The table is docs/item-kinds.md's; a new kind is a line here.

Rules: 0/1, +/− and rationale scoring of the Next Generation NCLEX (NCSBN, *Next Generation
NCLEX News*, 2021: scoring models); the split of a triad is from secondary sources.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quizapp.content.items import Item, ItemKind, OrderedResponse
from quizapp.exams.scoring.rules import (
    Score,
    a_point_each_place,
    all_in_order,
    in_order_partly,
    plus_minus,
    plus_minus_by_column,
    plus_minus_by_place,
    rationale,
    selected_keys,
    typed,
)
from quizapp.exams.sitting import Response

__all__ = ["RULES", "Score", "partly", "rule_in_words", "score", "total"]

RULES: Mapping[ItemKind, tuple[Callable[[Any, tuple[str, ...]], Score], str]] = {
    ItemKind.SINGLE_BEST_ANSWER: (a_point_each_place, "One point for the right option."),
    ItemKind.TRUE_FALSE_REASON: (a_point_each_place, "One point for the verdict and one for the reason."),
    ItemKind.SELECT_ALL: (plus_minus, "A point for each right choice, a point off for each wrong one, never below 0."),
    ItemKind.SELECT_N: (selected_keys, "A point for each right choice."),
    ItemKind.GROUPING: (
        plus_minus_by_place,
        "In each group a point for each right choice, a point off for each wrong one, never below 0.",
    ),
    ItemKind.MATRIX_MULTIPLE_CHOICE: (a_point_each_place, "A point for each row that is right."),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: (
        plus_minus_by_column,
        "In each column a point for each right choice, a point off for each wrong one, never below 0.",
    ),
    ItemKind.DROP_DOWN_CLOZE: (a_point_each_place, "A point for each blank that is right."),
    ItemKind.DROP_DOWN_RATIONALE: (rationale, "Cause and effect count together."),
    ItemKind.DRAG_DROP_CLOZE: (a_point_each_place, "A point for each blank that is right."),
    ItemKind.ORDERED_RESPONSE: (all_in_order, "One point when every step is in its place."),
    ItemKind.MATCHING: (a_point_each_place, "A point for each right pair."),
    ItemKind.HIGHLIGHT_TEXT: (
        plus_minus,
        "A point for each right phrase, one off for each wrong one, never below 0.",
    ),
    ItemKind.HOT_SPOT: (a_point_each_place, "One point for the right place."),
    ItemKind.FILL_IN: (typed, "One point for the right entry."),
    ItemKind.BOW_TIE: (selected_keys, "A point for each of the five that is right."),
}


def score(item: Item, response: Response | None) -> Score:
    """The points of an answer; nothing earned without one. The order of choices counts only where steps are ordered."""
    rule, _ = RULES[item.kind]
    return rule(item, response.chosen if response else ())


def rule_in_words(item: Item) -> str:
    """The item's scoring rule in one sentence."""
    return RULES[item.kind][1]


def partly(item: Item, response: Response | None) -> float | None:
    """The share (0 to 1) of steps that stand right after one another, shown beside an ordered response's all-or-none
    score; None for other kinds."""
    if not isinstance(item, OrderedResponse):
        return None
    return in_order_partly(item, response.chosen if response else ())


def total(scores: Iterable[Score]) -> Score:
    """The sum of several scores; nothing of nothing for none."""
    together = tuple(scores)
    return Score(earned=sum(one.earned for one in together), possible=sum(one.possible for one in together))
