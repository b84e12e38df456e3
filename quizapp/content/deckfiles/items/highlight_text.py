"""``kind = "highlight_text"``"""

import re
from itertools import zip_longest

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block, Text
from quizapp.content.items.base import PlaceId, Segment
from quizapp.content.written import WrittenHighlightText

FEWEST, MOST = 3, 12
_PHRASE = re.compile(r"\{\s*([\w-]+)\s*:\s*([^{}]*?)\s*\}")


class HighlightTextBlock(ItemBlock):
    """A text with phrases, each an id and the words shown."""

    for_: Text = Field(alias="for")
    text: Text


def _read(
    block: HighlightTextBlock, _parts: tuple[Read[Block], ...], context: ItemContext
) -> WrittenHighlightText | None:
    query = context.query(block.for_)
    pieces = _PHRASE.split(block.text)
    plain, names, words = pieces[::3], pieces[1::3], pieces[2::3]
    if any("{" in piece or "}" in piece for piece in plain) or not all(words):
        context.say("A brace here forms no phrase: write {milk-ducts:the milk ducts}.", "text")
        return None
    known = context.concepts(names, "text")
    if known is None or not context.counted(names, "text", FEWEST, MOST) or query is None:
        return None
    passage = (
        one
        for before, name, phrase in zip_longest(plain, names, words, fillvalue="")
        for one in (Segment(text=before), Segment(text=phrase, place=PlaceId(name)))
        if one.text
    )
    return WrittenHighlightText(**context.head, passage=tuple(passage), query=query)


READER = Reader(block=HighlightTextBlock, read=_read)
