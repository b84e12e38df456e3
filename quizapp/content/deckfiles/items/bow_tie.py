"""``kind = "bow_tie"``"""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from quizapp.content.deckfiles.items.blocks import ChoicesBlock, ItemBlock, OptionBlock, PartId
from quizapp.content.deckfiles.items.context import ItemContext, Limits
from quizapp.content.deckfiles.items.reader import Reader
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block
from quizapp.content.items import BowTie
from quizapp.content.written import Listed, WrittenBowTie

_LIMITS = {
    BowTie.ACTIONS: Limits(fewest=4, most=6, right=2),
    BowTie.CONDITION: Limits(fewest=3, most=5, right=1),
    BowTie.PARAMETERS: Limits(fewest=4, most=6, right=2),
}


class BowTieBlock(ItemBlock):
    """Three parts."""


class WingBlock(Block):
    """A part whose options are written out."""

    INSIDE: ClassVar[Mapping[str, type[Block]]] = {"options": OptionBlock}

    id: PartId
    options: list[OptionBlock] = Field(default_factory=list)


def _read(_block: BowTieBlock, parts: tuple[Read[WingBlock], ...], context: ItemContext) -> WrittenBowTie | None:
    by_id = {part.block.id: part for part in parts if part.block is not None}
    if set(by_id) != set(_LIMITS):
        context.say(f"A bow-tie has three parts: {', '.join(_LIMITS)}.")
        return None
    wings = {name: _wing(by_id[name], limits, context) for name, limits in _LIMITS.items()}
    actions, condition, parameters = wings.values()
    if actions is None or condition is None or parameters is None:
        return None
    return WrittenBowTie(**context.head, actions=actions, condition=condition, parameters=parameters)


def _wing(part: Read[WingBlock], limits: Limits, context: ItemContext) -> Listed | None:
    options = part.block.options if part.block is not None else []
    listed = context.below(part.loc).choices(ChoicesBlock(options=options), limits)
    return listed if isinstance(listed, Listed) else None


READER = Reader(block=BowTieBlock, read=_read, part=WingBlock)
