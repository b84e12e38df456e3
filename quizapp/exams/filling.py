"""How many items of each topic, kind or level a quiz is to have, and whether a bank can give them."""

from dataclasses import dataclass

from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """So many items of a topic, kind or level were asked for, and so many there are that fit."""

    aspect: Aspect
    value: str
    wanted: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Whether a blueprint can be filled. ``there`` counts the items that fit its filters, ``length`` is how many it
    would have. ``lacks`` is empty when its shares can be kept; otherwise ``nearest`` is a blueprint like it that can be
    (None where nothing fits at all)."""

    there: int
    length: int
    lacks: tuple[Lack, ...] = ()
    nearest: Blueprint | None = None
