"""What the generators of all kinds share: what they are given, and how they say that an item cannot be made."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from quizapp.content.deck import Deck
from quizapp.content.facts import Fact, FactId, Query
from quizapp.content.items import Exhibit, ItemId, ItemKind, Option, item_id
from quizapp.content.truth import contradiction
from quizapp.content.written import WrittenHead, WrittenId

OWNER = "item"
"""What stands in the id of a written item where others have their fact."""

_CYCLE = 12
"""Key positions repeat every twelve items: twelve divides by three and by four options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMade:
    """An ask that makes no item although it should; ``reason`` goes on from "… makes no item: "."""

    fact: FactId
    ask: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemNotMade:
    """A written item that cannot be made; ``reason`` goes on from "… cannot be made: "."""

    item: WrittenId
    reason: str


class CannotMakeError(Exception):
    """Raised where an item turns out to be impossible; ``str(error)`` is the reason, the end of a sentence."""


@dataclass(frozen=True, kw_only=True)
class Making:
    """One written item on its way: the deck, what was written, and the dice. ``number`` counts places before it."""

    deck: Deck
    written: WrittenHead
    kind: ItemKind
    seed: int
    number: int

    @cached_property
    def id(self) -> ItemId:
        """``lactation/item/matrix_multiple_choice-hormone-effects``."""
        return item_id(self.deck.id, OWNER, self.kind, self.written.id)

    @cached_property
    def drawn_by(self) -> str:
        """What seeds everything that is drawn for this item."""
        return f"{self.seed}/{self.id}"

    def dice(self, what: str) -> Random:
        """Dice for one thing that is drawn."""
        return Random(f"{self.drawn_by}/{what}")

    def require_one_truth(self, query: Query) -> None:
        """Raises CannotMakeError where the facts contradict each other about what is asked."""
        found = contradiction(self.deck, query)
        if found is not None:
            raise CannotMakeError(found.sentence(self.deck))

    def key_position(self, options: int, place: int = 0) -> int:
        """Where the key of the item's ``place`` stands among ``options``."""
        return key_position(f"{self.seed}/written", self.number + place, options)

    @property
    def home(self) -> Fact:
        """The fact to which what the author wrote out traces."""
        return self.deck.fact_by_id[self.written.facts[0]]

    def head(self, options: Iterable[Option], facts: Iterable[FactId] = ()) -> dict[str, Any]:
        """What every item has. ``facts`` are those used besides the ones that make options right.

        An item counts for its first fact: they stand in the deck's order, whatever is drawn.
        """
        shown = tuple(options)
        used = {*(option.fact for option in shown if option.correct), *facts}
        written = self.written
        exhibit = Exhibit(tabs=written.tabs, case=written.case, step=written.step)
        return {
            "id": self.id,
            "deck": self.deck.id,
            "facts": written.facts or tuple(sorted(used, key=self.deck.position_of_fact.__getitem__)),
            "topic": written.topic,
            "level": written.level,
            "stem": written.stem,
            "options": shown,
            "exhibit": exhibit if written.tabs or written.case else None,
        }


def key_position(seed: str, number: int, options: int) -> int:
    """Where a key stands: every place equally often in each run of twelve, in an order drawn from the seed."""
    run, slot = divmod(number, _CYCLE)
    slots = list(range(_CYCLE))
    Random(f"{seed}/key-positions/{run}").shuffle(slots)
    return slots[slot] % options
