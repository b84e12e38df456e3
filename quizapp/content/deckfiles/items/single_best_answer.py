"""``kind = "single_best_answer"``"""

from quizapp.content.deckfiles.items.blocks import ItemBlock, OneRightBlock
from quizapp.content.deckfiles.items.context import ONE_OF_FEW, ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block
from quizapp.content.written import WrittenSingleBestAnswer


class SingleBestAnswerBlock(ItemBlock, OneRightBlock):
    """A stem and its options."""


def _read(
    block: SingleBestAnswerBlock, _parts: tuple[Read[Block], ...], context: ItemContext
) -> WrittenSingleBestAnswer | None:
    choices = context.choices(block, ONE_OF_FEW)
    return None if choices is None else WrittenSingleBestAnswer(**context.head, choices=choices)


READER = Reader(block=SingleBestAnswerBlock, read=_read)
