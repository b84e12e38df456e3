"""``kind = "select_n"``"""

from typing import Annotated

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ItemBlock, SeveralRightBlock
from quizapp.content.deckfiles.items.context import ItemContext, Limits
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block
from quizapp.content.written import WrittenSelectN

FEWEST, MOST = 5, 10


class SelectNBlock(ItemBlock, SeveralRightBlock):
    """``count`` are right and have to be chosen; ``most`` is how many options are shown at most."""

    count: Annotated[int, Field(ge=2, le=MOST - 1)]
    most: Annotated[int, Field(ge=FEWEST, le=MOST)] = 6


def _read(block: SelectNBlock, _parts: tuple[Read[Block], ...], context: ItemContext) -> WrittenSelectN | None:
    choices = context.choices(block, Limits(fewest=FEWEST, most=MOST, right=block.count))
    if block.keys and len(block.keys) != block.count:
        context.say(f"'keys' names {len(block.keys)}; count is {block.count}.", "keys")
    elif block.count >= block.most:
        context.say(f"Of at most {block.most} options {block.count} cannot be right: some have to be wrong.", "count")
    elif choices is not None:
        return WrittenSelectN(**context.head, choices=choices, count=block.count, most=block.most)
    return None


READER = Reader(block=SelectNBlock, read=_read)
