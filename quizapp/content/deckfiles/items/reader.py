"""How a kind of item is read from its block: the shapes of its blocks, and a function that checks what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quizapp.content.deckfiles.items.blocks import ItemBlock
from quizapp.content.deckfiles.items.context import ItemContext
from quizapp.content.deckfiles.reading import Read
from quizapp.content.deckfiles.schema import Block
from quizapp.content.written import WrittenItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """``read`` takes a block of the shape ``block`` and its parts (of the shape ``part``; None: it has none).

    It gives the item, or None with a complaint.
    """

    block: type[ItemBlock]
    read: Callable[[Any, tuple[Read[Any], ...], ItemContext], WrittenItem | None]
    part: type[Block] | None = None
