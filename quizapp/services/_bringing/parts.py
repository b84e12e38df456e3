"""Parts of an import: rows that wait, what is simple about a type, which of a fact's cards are open."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quizapp.content.cards import View
from quizapp.content.facts import FactId
from quizapp.exchange.anki.reading.templates import answer_shape, front_shape
from quizapp.exchange.anki.reading.values import NoteType, TypeKind
from quizapp.scheduling.growth import Sibling, open_cards
from quizapp.services._bringing.memory import Brought
from quizapp.services._bringing.rows import CardFacts

Views = Mapping[int, tuple[View, int]]


@dataclass(frozen=True, slots=True)
class At:
    """Where a fact stands: its id, its number, its position in the deck."""

    fact: FactId
    n: int
    position: int


class Batch:
    """Rows that wait to be written together."""

    __slots__ = ("anki_cards", "cards", "facts", "figures", "notes", "tags")

    def __init__(self) -> None:
        self.facts: list[Any] = []
        self.cards: list[Any] = []
        self.notes: list[Any] = []
        self.anki_cards: list[Any] = []
        self.tags: list[Any] = []
        self.figures: list[Any] = []


@lru_cache(maxsize=256)
def _sides_between(front: str, back: str, names: tuple[str, ...]) -> tuple[int, int, int] | None:
    question, answer = front_shape(front), answer_shape(back)
    if question.typed or not question.field or not (answer.field or answer.typed):
        return None
    sides = question.field, answer.field or answer.typed or ""
    if not set(sides) <= set(names):
        return None
    return names.index(sides[0]), names.index(sides[1]), max(names.index(one) for one in sides) + 1


def sides_of(kind: NoteType) -> tuple[int, int, int] | None:
    """Which fields are the front and the answer of a type's first template, where each is one field and no more; and
    how many fields there must be at least."""
    if kind.kind is not TypeKind.NORMAL:
        return None
    first = kind.templates[0]
    return _sides_between(first.front, first.back, kind.fields)


def growth_of(made: list[tuple[int, CardFacts, Brought | None]]) -> tuple[frozenset[int] | None, int]:
    """Which of a fact's cards are open (None: all), and whether one was answered."""
    if len(made) == 1:
        brought = made[0][2]
        met = brought is not None and brought.memory[1] is not None
        return frozenset() if brought is not None and brought.suspended and not met else None, int(met)
    siblings = [
        Sibling(
            n=n,
            view=one[0],
            stability=None if brought is None else brought.memory[1],
            aside=brought is not None and bool(brought.suspended),
        )
        for n, one, brought in made
    ]
    return open_cards(siblings), int(any(one.stability is not None for one in siblings))
