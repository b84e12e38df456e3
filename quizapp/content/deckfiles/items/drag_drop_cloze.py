"""``kind = "drag_drop_cloze"``"""

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import BlankBlock, ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext, Limits
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Id, Text
from quizapp.content.written import WrittenDragDropCloze

MOST_BLANKS, MOST_TOKENS = 6, 10
_OF_A_BLANK = Limits(fewest=1, most=5, right=1)


class DragDropClozeBlock(ItemBlock):
    """A text with blanks that share their options; ``tokens`` fit none of them."""

    text: Text
    tokens: list[Id] = Field(default_factory=list)


def _read(
    block: DragDropClozeBlock, parts: tuple[Read[BlankBlock], ...], context: ItemContext
) -> WrittenDragDropCloze | None:
    found = context.passage(block.text, parts, MOST_BLANKS, _OF_A_BLANK)
    tokens = context.concepts(block.tokens, "tokens")
    if found is None or tokens is None or not context.counted(tokens, "tokens", 0, MOST_TOKENS - len(parts)):
        return None
    return WrittenDragDropCloze(**context.head, passage=found[0], blanks=found[1], tokens=tokens)


READER = Reader(block=DragDropClozeBlock, read=_read, part=BlankBlock)
