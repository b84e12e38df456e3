"""Sets of cards that a group lays out: steps to put in order, and things to put under their heads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from quizapp.content.items import Item, ItemId, Matching, MatrixMultipleChoice, OrderedResponse, PlaceId
from quizapp.content.wording import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSet:
    """Steps in their right order; ``shuffled`` are the same as they are handed out."""

    item: ItemId
    task: str
    steps: tuple[str, ...]
    shuffled: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortSet:
    """Things and the head under which each belongs, in the order in which they are handed out."""

    item: ItemId
    task: str
    heads: tuple[str, ...]
    things: tuple[tuple[str, str], ...]


CardSet = StepSet | SortSet


def card_sets(items: Iterable[Item], dice: Random) -> tuple[CardSet, ...]:
    """The sets among some items: ordered responses, matrices with one choice a row, and matchings; each task once."""
    found: dict[str, CardSet] = {}
    for one in _sets(items, dice):
        found.setdefault(folded(one.task), one)
    return tuple(found.values())


def _sets(items: Iterable[Item], dice: Random) -> Iterator[CardSet]:
    for item in items:
        if isinstance(item, OrderedResponse):
            texts = {option.id: option.text for option in item.options}
            steps = tuple(texts[one] for one in item.order)
            yield StepSet(item=item.id, task=item.stem, steps=steps, shuffled=_shuffled(steps, dice))
        elif isinstance(item, MatrixMultipleChoice | Matching):
            yield _sort_set(item, dice)


def _sort_set(item: MatrixMultipleChoice | Matching, dice: Random) -> SortSet:
    """Of a matching the terms are the heads: under each lies its description; what belongs to none stays beside."""
    if isinstance(item, MatrixMultipleChoice):
        heads, things = item.columns, item.rows
        right = {
            row.id: next(one.text for one in item.columns if item.cell(row.id, one.id).correct) for row in item.rows
        }
    else:
        heads, things = item.terms, item.descriptions
        right = {PlaceId(key.id.split("/", 1)[1]): head.text for head in item.terms for key in item.keys_at(head.id)}
    pairs = [(one.text, right.get(one.id, "")) for one in things]
    return SortSet(
        item=item.id,
        task=item.stem,
        heads=tuple(one.text for one in heads),
        things=tuple(dice.sample(pairs, len(pairs))),
    )


def _shuffled(steps: tuple[str, ...], dice: Random) -> tuple[str, ...]:
    """In another order, where there is one."""
    for _ in range(20):
        mixed = tuple(dice.sample(steps, len(steps)))
        if mixed != steps:
            return mixed
    return steps
