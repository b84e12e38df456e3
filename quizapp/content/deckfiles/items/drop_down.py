"""``kind = "drop_down_cloze"`` and ``kind = "drop_down_rationale"``"""

from quizapp.content.deckfiles.items.blocks import BlankBlock, ItemBlock, PartId
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Text
from quizapp.content.items.base import NOWHERE, PlaceId
from quizapp.content.written import WrittenDropDownCloze, WrittenDropDownRationale

MOST_BLANKS = 6


class ClozeBlock(ItemBlock):
    """A text with blanks."""

    text: Text


class RationaleBlock(ClozeBlock):
    """``linking`` is the blank that joins the other two of three."""

    linking: PartId | None = None


def _cloze(block: ClozeBlock, parts: tuple[Read[BlankBlock], ...], context: ItemContext) -> WrittenDropDownCloze | None:
    found = context.passage(block.text, parts, MOST_BLANKS)
    return None if found is None else WrittenDropDownCloze(**context.head, passage=found[0], blanks=found[1])


def _rationale(
    block: RationaleBlock, parts: tuple[Read[BlankBlock], ...], context: ItemContext
) -> WrittenDropDownRationale | None:
    found = context.passage(block.text, parts, 3)
    if found is None:
        return None
    passage, blanks = found
    linking = NOWHERE if block.linking is None else PlaceId(block.linking)
    if len(blanks) not in {2, 3}:
        context.say("The text needs two blanks, an effect and its cause, or three.", "text")
    elif len(blanks) == 2 and linking:
        context.say("Of two blanks none joins the others: `linking` goes with three.", "linking")
    elif len(blanks) == 3 and not linking:
        context.say("Which of the three blanks joins the other two? Write linking = 1.", "text")
    elif linking and linking not in {blank.id for blank in blanks}:
        context.say(f"The text has no blank {{{linking}}}.", "linking")
    else:
        return WrittenDropDownRationale(**context.head, passage=passage, blanks=blanks, linking=linking)
    return None


CLOZE = Reader(block=ClozeBlock, read=_cloze, part=BlankBlock)
RATIONALE = Reader(block=RationaleBlock, read=_rationale, part=BlankBlock)
