"""``kind = "matching"``"""

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block, Id, Text
from quizapp.content.facts import Side
from quizapp.content.written import WrittenMatching

FEWEST, MOST, MOST_EXTRA = 3, 8, 3


class MatchingBlock(ItemBlock):
    """``claim`` has the word ``term`` and a ``?`` in it; ``extra`` match no term."""

    terms: list[Id]
    claim: Text
    extra: list[Id] = Field(default_factory=list)


def _read(block: MatchingBlock, _parts: tuple[Read[Block], ...], context: ItemContext) -> WrittenMatching | None:
    terms = context.concepts(block.terms, "terms")
    extra = context.concepts(block.extra, "extra")
    pattern = context.pattern(block.claim, "term", "?")
    counted = context.counted(block.terms, "terms", FEWEST, MOST)
    counted &= context.counted(block.extra, "extra", 0, MOST_EXTRA)
    if not counted or terms is None or extra is None or pattern is None:
        return None
    across = Side.OBJECT if pattern.side is Side.SUBJECT else Side.SUBJECT
    fits = context.fits(pattern, terms, pattern.side, "terms")
    fits &= context.fits(pattern, extra, across, "extra")
    return WrittenMatching(**context.head, terms=terms, pattern=pattern, extra=extra) if fits else None


READER = Reader(block=MatchingBlock, read=_read)
