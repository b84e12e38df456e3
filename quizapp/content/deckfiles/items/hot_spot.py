"""``kind = "hot_spot"``"""

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block, Id, Text
from quizapp.content.written import WrittenHotSpot


class HotSpotBlock(ItemBlock):
    """``figure`` is the name of an SVG file beside the deck's."""

    figure: Text
    for_: Text = Field(alias="for")
    skip: list[Id] = Field(default_factory=list)


def _read(block: HotSpotBlock, _parts: tuple[Read[Block], ...], context: ItemContext) -> WrittenHotSpot | None:
    query = context.query(block.for_)
    skip = context.concepts(block.skip, "skip")
    if query is None or skip is None:
        return None
    return WrittenHotSpot(**context.head, figure=block.figure, query=query, skip=skip)


READER = Reader(block=HotSpotBlock, read=_read)
