"""The seven flags that a person can put on a card, by Anki's numbers."""

from enum import IntEnum


class Flag(IntEnum):
    """A flag on a card; NONE takes it off. The numbers are Anki's, so that flags can go there and come from there."""

    NONE = 0
    RED = 1
    ORANGE = 2
    GREEN = 3
    BLUE = 4
    PINK = 5
    TURQUOISE = 6
    PURPLE = 7
