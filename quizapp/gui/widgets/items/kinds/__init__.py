"""A widget for each kind of item. To add a kind: a module here with an ``ItemWidget``, and its line in the table."""

from collections.abc import Mapping
from importlib import import_module

from quizapp.content.items import ItemKind
from quizapp.gui.widgets.items.kinds.base import ItemWidget

_WIDGETS: Mapping[ItemKind, str] = {
    ItemKind.SINGLE_BEST_ANSWER: "single_best_answer.SingleBestAnswerWidget",
    ItemKind.TRUE_FALSE_REASON: "true_false_reason.TrueFalseReasonWidget",
    ItemKind.SELECT_ALL: "select_all.SelectAllWidget",
    ItemKind.SELECT_N: "select_n.SelectNWidget",
    ItemKind.GROUPING: "grouping.GroupingWidget",
    ItemKind.MATRIX_MULTIPLE_CHOICE: "matrix.MatrixChoiceWidget",
    ItemKind.MATRIX_MULTIPLE_RESPONSE: "matrix.MatrixResponseWidget",
    ItemKind.DROP_DOWN_CLOZE: "drop_down.DropDownWidget",
    ItemKind.DROP_DOWN_RATIONALE: "drop_down.DropDownWidget",
    ItemKind.DRAG_DROP_CLOZE: "drag_drop_cloze.DragDropClozeWidget",
    ItemKind.ORDERED_RESPONSE: "ordered_response.OrderedResponseWidget",
    ItemKind.MATCHING: "matching.MatchingWidget",
    ItemKind.HIGHLIGHT_TEXT: "highlight_text.HighlightTextWidget",
    ItemKind.HOT_SPOT: "hot_spot.HotSpotWidget",
    ItemKind.FILL_IN: "fill_in.FillInWidget",
    ItemKind.BOW_TIE: "bow_tie.BowTieWidget",
}
"""Module and class, imported when an item of the kind is first shown."""


def make(kind: ItemKind) -> ItemWidget:
    """A new widget for items of a kind."""
    module, _, name = _WIDGETS[kind].partition(".")
    made = getattr(import_module(f"{__name__}.{module}"), name)()
    if not isinstance(made, ItemWidget):
        raise TypeError(f"{name} is no ItemWidget")
    return made


__all__ = ["ItemWidget", "make"]
