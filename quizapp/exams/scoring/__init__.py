"""Points for an item, by its kind's rule. The table is docs/item-kinds.md's; a new kind is a line here.

Rules: 0/1, +/− and rationale scoring of the Next Generation NCLEX (NCSBN, *Next Generation
NCLEX News*, 2021: scoring models); the split of a triad is from secondary sources.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.content.items import DropDownRationale, FillIn, Item, ItemKind, NumberWanted, OrderedResponse
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
    total,
    typed,
)
from quizapp.exams.sitting import Response

__all__ = ["RULES", "Rule", "Score", "partly", "rule_in_words", "score", "total"]


def _fill_in_words(item: FillIn) -> str:
    if not isinstance(item.wanted, NumberWanted):
        return "One point for the right word; capitals and accents do not count."
    if not item.wanted.leeway:
        return "One point for the right number."
    return f"One point for the right number; up to {item.wanted.leeway} more or less counts as right."


def _rationale_words(item: DropDownRationale) -> str:
    if not item.linking:
        return "One point when both blanks are right, none otherwise."
    return "When the blank that links the other two is right, a point for each of those; none otherwise."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a kind is scored: ``points`` of an item and the ids that were chosen, and the rule in one sentence."""

    points: Callable[[Any, tuple[str, ...]], Score]
    words: str | Callable[[Any], str]


RULES: Mapping[ItemKind, Rule] = {
    ItemKind.SINGLE_BEST_ANSWER: Rule(points=a_point_each_place, words="One point for the right option."),
    ItemKind.TRUE_FALSE_REASON: Rule(
        points=a_point_each_place, words="One point for the verdict and one for the reason."
    ),
    ItemKind.SELECT_ALL: Rule(
        points=plus_minus, words="A point for each right choice, a point off for each wrong one, never below 0."
    ),
    ItemKind.SELECT_N: Rule(points=selected_keys, words="A point for each right choice."),
    ItemKind.GROUPING: Rule(
        points=plus_minus_by_place,
        words="In each group a point for each right choice, a point off for each wrong one, never below 0.",
    ),
    ItemKind.MATRIX_MULTIPLE_CHOICE: Rule(points=a_point_each_place, words="A point for each row that is right."),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: Rule(
        points=plus_minus_by_column,
        words="In each column a point for each right choice, a point off for each wrong one, never below 0.",
    ),
    ItemKind.DROP_DOWN_CLOZE: Rule(points=a_point_each_place, words="A point for each blank that is right."),
    ItemKind.DROP_DOWN_RATIONALE: Rule(points=rationale, words=_rationale_words),
    ItemKind.DRAG_DROP_CLOZE: Rule(points=a_point_each_place, words="A point for each blank that is right."),
    ItemKind.ORDERED_RESPONSE: Rule(points=all_in_order, words="One point when every step is in its place."),
    ItemKind.MATCHING: Rule(points=a_point_each_place, words="A point for each right pair."),
    ItemKind.HIGHLIGHT_TEXT: Rule(
        points=plus_minus, words="A point for each right phrase, one off for each wrong one, never below 0."
    ),
    ItemKind.HOT_SPOT: Rule(points=a_point_each_place, words="One point for the right place."),
    ItemKind.FILL_IN: Rule(points=typed, words=_fill_in_words),
    ItemKind.BOW_TIE: Rule(points=selected_keys, words="A point for each of the five that is right."),
}


def score(item: Item, response: Response | None) -> Score:
    """The points of an answer; nothing earned without one. The order of choices counts only where steps are ordered."""
    return RULES[item.kind].points(item, response.chosen if response else ())


def rule_in_words(item: Item) -> str:
    """The item's scoring rule in one sentence; it tells nothing of what is right."""
    words = RULES[item.kind].words
    return words if isinstance(words, str) else words(item)


def partly(item: Item, response: Response | None) -> float | None:
    """The share (0 to 1) of steps that stand right after one another, shown beside an ordered response's all-or-none
    score; None for other kinds."""
    if not isinstance(item, OrderedResponse):
        return None
    return in_order_partly(item, response.chosen if response else ())
