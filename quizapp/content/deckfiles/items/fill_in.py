"""``kind = "fill_in"``"""

from typing import Annotated

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block, Text
from quizapp.content.items import NumberWanted
from quizapp.content.written import WordAsked, WrittenFillIn

_Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e9, le=1e9)]


class FillInBlock(ItemBlock):
    """A word (``for``, ``accept``) or a number (``value``, ``tolerance``, ``unit``)."""

    for_: Text | None = Field(alias="for", default=None)
    accept: list[Text] = Field(default_factory=list)
    value: _Number | None = None
    tolerance: Annotated[_Number, Field(ge=0)] = 0.0
    unit: Text | None = None


def _read(block: FillInBlock, _parts: tuple[Read[Block], ...], context: ItemContext) -> WrittenFillIn | None:
    wanted = _wanted(block, context)
    return None if wanted is None else WrittenFillIn(**context.head, wanted=wanted)


def _wanted(block: FillInBlock, context: ItemContext) -> WordAsked | NumberWanted | None:
    given = block.model_fields_set
    if (block.for_ is None) == (block.value is None):
        context.say("Write `for`, to have a word filled in, or `value`, to have a number; one of them.")
    elif block.for_ is not None and given & {"tolerance", "unit"}:
        context.say("'tolerance' and 'unit' go with `value`.", "tolerance" if "tolerance" in given else "unit")
    elif block.for_ is not None:
        query = context.query(block.for_)
        return None if query is None else WordAsked(query=query, accept=tuple(block.accept))
    elif block.accept:
        context.say("'accept' goes with `for`; how far off a number may be says `tolerance`.", "accept")
    elif block.value is not None and context.names_facts():
        return NumberWanted(value=block.value, tolerance=block.tolerance, unit=block.unit or "")
    return None


READER = Reader(block=FillInBlock, read=_read)
