"""``kind = "select_all"``"""

from typing import Annotated

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ItemBlock, SeveralRightBlock
from quizapp.content.deckfiles.items.context import ItemContext, Limits
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block
from quizapp.content.written import WrittenSelectAll

FEWEST, MOST = 5, 10


class SelectAllBlock(ItemBlock, SeveralRightBlock):
    """``most`` is how many options are shown at most."""

    most: Annotated[int, Field(ge=FEWEST, le=MOST)] = 6


def _read(block: SelectAllBlock, _parts: tuple[Read[Block], ...], context: ItemContext) -> WrittenSelectAll | None:
    choices = context.choices(block, Limits(fewest=FEWEST, most=MOST))
    return None if choices is None else WrittenSelectAll(**context.head, choices=choices, most=block.most)


READER = Reader(block=SelectAllBlock, read=_read)
