"""Items: exam questions with a reason for every option. One module a kind; docs/item-kinds.md says how to add one."""

from collections.abc import Mapping

from quizapp.content.items.base import (
    Exhibit,
    Head,
    ItemId,
    ItemKind,
    Option,
    OptionId,
    Origin,
    Place,
    PlaceId,
    Segment,
    Tab,
    cell_id,
    item_id,
)
from quizapp.content.items.bow_tie import BowTie
from quizapp.content.items.drag_drop_cloze import DragDropCloze
from quizapp.content.items.drop_down import DropDownCloze, DropDownRationale
from quizapp.content.items.fill_in import FillIn, NumberWanted, WordWanted, number_text
from quizapp.content.items.grouping import Grouping
from quizapp.content.items.highlight_text import HighlightText
from quizapp.content.items.hot_spot import HotSpot
from quizapp.content.items.matching import Matching
from quizapp.content.items.matrix import Matrix, MatrixMultipleChoice, MatrixMultipleResponse
from quizapp.content.items.ordered_response import OrderedResponse
from quizapp.content.items.select_all import SelectAll
from quizapp.content.items.select_n import SelectN
from quizapp.content.items.single_best_answer import SingleBestAnswer
from quizapp.content.items.true_false_reason import TrueFalseReason

__all__ = [
    "KINDS",
    "BowTie",
    "DragDropCloze",
    "DropDownCloze",
    "DropDownRationale",
    "Exhibit",
    "FillIn",
    "Grouping",
    "Head",
    "HighlightText",
    "HotSpot",
    "Item",
    "ItemId",
    "ItemKind",
    "Matching",
    "Matrix",
    "MatrixMultipleChoice",
    "MatrixMultipleResponse",
    "NumberWanted",
    "Option",
    "OptionId",
    "OrderedResponse",
    "Origin",
    "Place",
    "PlaceId",
    "Segment",
    "SelectAll",
    "SelectN",
    "SingleBestAnswer",
    "Tab",
    "TrueFalseReason",
    "WordWanted",
    "cell_id",
    "item_id",
    "number_text",
]

Item = (
    SingleBestAnswer
    | TrueFalseReason
    | SelectAll
    | SelectN
    | Grouping
    | MatrixMultipleChoice
    | MatrixMultipleResponse
    | DropDownCloze
    | DropDownRationale
    | DragDropCloze
    | OrderedResponse
    | Matching
    | HighlightText
    | HotSpot
    | FillIn
    | BowTie
)

KINDS: Mapping[ItemKind, type[Item]] = {
    kind.kind: kind
    for kind in (
        SingleBestAnswer,
        TrueFalseReason,
        SelectAll,
        SelectN,
        Grouping,
        MatrixMultipleChoice,
        MatrixMultipleResponse,
        DropDownCloze,
        DropDownRationale,
        DragDropCloze,
        OrderedResponse,
        Matching,
        HighlightText,
        HotSpot,
        FillIn,
        BowTie,
    )
}
