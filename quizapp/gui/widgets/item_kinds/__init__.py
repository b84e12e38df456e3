"""A widget for each kind of item. To add a kind: a module here with an ``ItemWidget``, and its line in ``make``."""

from typing import assert_never

from quizapp.content.items import ItemKind
from quizapp.gui.widgets.item_kinds.base import ItemWidget


def make(kind: ItemKind) -> ItemWidget:
    """A new widget for items of a kind."""
    match kind:
        case ItemKind.SINGLE_BEST_ANSWER:
            from quizapp.gui.widgets.item_kinds.single_best_answer import SingleBestAnswerWidget

            return SingleBestAnswerWidget()
        case _:
            assert_never(kind)


__all__ = ["ItemWidget", "make"]
