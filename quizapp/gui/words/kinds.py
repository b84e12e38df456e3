"""What people call the kinds of item."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from quizapp.content.items import Item, ItemKind, SelectN


def _n(text: str) -> str:
    """Marks a text for translation."""
    return text


_NAMES: Mapping[ItemKind, str] = {
    ItemKind.SINGLE_BEST_ANSWER: _n("Single best answer"),
    ItemKind.TRUE_FALSE_REASON: _n("True or false, and why"),
    ItemKind.SELECT_ALL: _n("Select all that apply"),
    ItemKind.SELECT_N: _n("Select {n}"),
    ItemKind.GROUPING: _n("Select all that apply in each group"),
    ItemKind.MATRIX_MULTIPLE_CHOICE: _n("Matrix: one in each row"),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _n("Matrix: all that apply in each row"),
    ItemKind.DROP_DOWN_CLOZE: _n("Drop-down cloze"),
    ItemKind.DROP_DOWN_RATIONALE: _n("Drop-down rationale"),
    ItemKind.DRAG_DROP_CLOZE: _n("Drag-and-drop cloze"),
    ItemKind.ORDERED_RESPONSE: _n("Put in order"),
    ItemKind.MATCHING: _n("Matching"),
    ItemKind.HIGHLIGHT_TEXT: _n("Highlight text"),
    ItemKind.HOT_SPOT: _n("Hot spot"),
    ItemKind.FILL_IN: _n("Fill in"),
    ItemKind.BOW_TIE: _n("Bow-tie"),
}


def kind_title(kind: ItemKind) -> str:
    """The name of a kind as such, without an item of it."""
    if kind is ItemKind.SELECT_N:
        return QCoreApplication.translate("kinds", "Select a stated number")
    return QCoreApplication.translate("kinds", _NAMES[kind])


def kind_name(item: Item) -> str:
    """The name of an item's kind, as people know it."""
    words = QCoreApplication.translate("kinds", _NAMES[item.kind])
    return words.format(n=item.count) if isinstance(item, SelectN) else words
