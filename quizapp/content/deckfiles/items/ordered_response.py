"""``kind = "ordered_response"``"""

from itertools import pairwise

from quizapp.content.deckfiles.claims import is_known
from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block, Id
from quizapp.content.facts import Query, RelationId, Side
from quizapp.content.written import WrittenOrderedResponse

FEWEST, MOST = 3, 10


class OrderedResponseBlock(ItemBlock):
    """``steps`` stand in their right order."""

    steps: list[Id]
    relation: Id


def _read(
    block: OrderedResponseBlock, _parts: tuple[Read[Block], ...], context: ItemContext
) -> WrittenOrderedResponse | None:
    steps = context.concepts(block.steps, "steps")
    counted = context.counted(block.steps, "steps", FEWEST, MOST)
    loc = (*context.loc, "relation")
    known = is_known("relation", block.relation, context.names.relations, loc, context.report)
    if steps is None or not counted or not known:
        return None
    relation = RelationId(block.relation)
    for number, (step, onward) in enumerate(pairwise(steps), start=1):
        query = Query(relation=relation, blank=Side.OBJECT, given=step)
        if context.right is not None and onward not in context.right.get(query, ()):
            context.say(f'No fact says "{step} {relation} {onward}", so their order is not known.', "steps", number)
            return None
    return WrittenOrderedResponse(**context.head, steps=steps, relation=relation)


READER = Reader(block=OrderedResponseBlock, read=_read)
