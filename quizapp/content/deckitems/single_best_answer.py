"""``kind = "single_best_answer"``"""

from quizapp.content.deckitems.blocks import ItemBlock, OneRightBlock
from quizapp.content.deckitems.context import ONE_OF_FEW, ItemContext
from quizapp.content.deckitems.reader import Reader
from quizapp.content.deckreading import Read
from quizapp.content.deckschema import Block
from quizapp.content.written import WrittenSingleBestAnswer


class SingleBestAnswerBlock(ItemBlock, OneRightBlock):
    """A stem and its options."""


def _read(
    block: SingleBestAnswerBlock, _parts: tuple[Read[Block], ...], context: ItemContext
) -> WrittenSingleBestAnswer | None:
    choices = context.choices(block, ONE_OF_FEW)
    return None if choices is None else WrittenSingleBestAnswer(**context.head, choices=choices)


READER = Reader(block=SingleBestAnswerBlock, read=_read)
