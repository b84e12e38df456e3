"""Label cards: a fact seen on a figure, with the label of one of its parts hidden."""

from dataclasses import dataclass
from enum import StrEnum


class Hide(StrEnum):
    """What a label card hides: the one label that is asked for, or all labels, with the one asked for marked."""

    ONE = "one"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label of a figure that a fact asks for; ``figure`` is the name of a file, ``region`` the id of a part in it."""

    id: int
    figure: str
    region: str
    hide: Hide = Hide.ONE
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFace:
    """The figures of a label card (SVG), and what they show, in words for those who do not see them; the words of the
    front do not give the answer away."""

    front: str
    back: str
    front_words: str
    back_words: str
