"""Bow-tie: what a teacher wrote, in an order that is drawn."""

from quizapp.content.generators.choosing import listed_options
from quizapp.content.generators.making import Making
from quizapp.content.items import BowTie, Option
from quizapp.content.written import WrittenBowTie


def make(making: Making, written: WrittenBowTie) -> BowTie:
    """The item."""
    wings = {
        BowTie.ACTIONS: written.actions,
        BowTie.CONDITION: written.condition,
        BowTie.PARAMETERS: written.parameters,
    }
    options: list[Option] = []
    for place, listed in wings.items():
        wing = listed_options(making, listed, place)
        making.dice(f"{place}/order").shuffle(wing)
        options += wing
    return BowTie(**making.head(options))
