"""``kind = "grouping"``"""

from quizapp.content.deckfiles.items.blocks import GroupBlock, ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext, Limits
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.written import WrittenGrouping

FEWEST_GROUPS, MOST_GROUPS = 2, 5
_OF_A_GROUP = Limits(fewest=2, most=4)


class GroupingBlock(ItemBlock):
    """Its parts are the groups."""


def _read(block: GroupingBlock, parts: tuple[Read[GroupBlock], ...], context: ItemContext) -> WrittenGrouping | None:
    groups = tuple(one for part in parts if (one := context.part(part, _OF_A_GROUP)) is not None)
    if not FEWEST_GROUPS <= len(parts) <= MOST_GROUPS:
        context.say(f"'{block.id}' has {len(parts)} groups; there have to be {FEWEST_GROUPS} to {MOST_GROUPS}.")
    elif len(groups) == len(parts):
        return WrittenGrouping(**context.head, groups=groups)
    return None


READER = Reader(block=GroupingBlock, read=_read, part=GroupBlock)
