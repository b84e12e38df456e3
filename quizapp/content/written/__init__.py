"""Items as their authors write them in a deck file, before options are found and drawn. One module a kind."""

from collections.abc import Mapping

from quizapp.content.items.base import ItemKind
from quizapp.content.written.base import (
    Asked,
    Choices,
    Listed,
    Part,
    Pattern,
    WrittenHead,
    WrittenId,
    WrittenOption,
)
from quizapp.content.written.bow_tie import WrittenBowTie
from quizapp.content.written.drag_drop_cloze import WrittenDragDropCloze
from quizapp.content.written.drop_down import WrittenDropDownCloze, WrittenDropDownRationale
from quizapp.content.written.fill_in import WordAsked, WrittenFillIn
from quizapp.content.written.grouping import WrittenGrouping
from quizapp.content.written.highlight_text import WrittenHighlightText
from quizapp.content.written.hot_spot import WrittenHotSpot
from quizapp.content.written.matching import WrittenMatching
from quizapp.content.written.matrix import WrittenMatrixMultipleChoice, WrittenMatrixMultipleResponse
from quizapp.content.written.ordered_response import WrittenOrderedResponse
from quizapp.content.written.select_all import WrittenSelectAll
from quizapp.content.written.select_n import WrittenSelectN
from quizapp.content.written.single_best_answer import WrittenSingleBestAnswer
from quizapp.content.written.true_false_reason import WrittenTrueFalseReason

__all__ = [
    "WRITTEN_KINDS",
    "Asked",
    "Choices",
    "Listed",
    "Part",
    "Pattern",
    "WordAsked",
    "WrittenBowTie",
    "WrittenDragDropCloze",
    "WrittenDropDownCloze",
    "WrittenDropDownRationale",
    "WrittenFillIn",
    "WrittenGrouping",
    "WrittenHead",
    "WrittenHighlightText",
    "WrittenHotSpot",
    "WrittenId",
    "WrittenItem",
    "WrittenMatching",
    "WrittenMatrixMultipleChoice",
    "WrittenMatrixMultipleResponse",
    "WrittenOption",
    "WrittenOrderedResponse",
    "WrittenSelectAll",
    "WrittenSelectN",
    "WrittenSingleBestAnswer",
    "WrittenTrueFalseReason",
]

WrittenItem = (
    WrittenSingleBestAnswer
    | WrittenTrueFalseReason
    | WrittenSelectAll
    | WrittenSelectN
    | WrittenGrouping
    | WrittenMatrixMultipleChoice
    | WrittenMatrixMultipleResponse
    | WrittenDropDownCloze
    | WrittenDropDownRationale
    | WrittenDragDropCloze
    | WrittenOrderedResponse
    | WrittenMatching
    | WrittenHighlightText
    | WrittenHotSpot
    | WrittenFillIn
    | WrittenBowTie
)

WRITTEN_KINDS: Mapping[ItemKind, type[WrittenItem]] = {
    kind.kind: kind
    for kind in (
        WrittenSingleBestAnswer,
        WrittenTrueFalseReason,
        WrittenSelectAll,
        WrittenSelectN,
        WrittenGrouping,
        WrittenMatrixMultipleChoice,
        WrittenMatrixMultipleResponse,
        WrittenDropDownCloze,
        WrittenDropDownRationale,
        WrittenDragDropCloze,
        WrittenOrderedResponse,
        WrittenMatching,
        WrittenHighlightText,
        WrittenHotSpot,
        WrittenFillIn,
        WrittenBowTie,
    )
}
