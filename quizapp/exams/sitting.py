"""A sitting: one person taking one quiz. A pure state machine: each step gives a new sitting.

The sitting keeps its own copy of the items, so that a deck may change or go while it runs.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType

from quizapp.content.items import Item, OptionId
from quizapp.exams.answers import complaint
from quizapp.exams.blueprint import Blueprint, Mode

SittingId = NewType("SittingId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What was answered to one item, when, and after how long.

    ``chosen`` holds the ids of the chosen options; of a fill-in the text as typed, of an ordered response the steps in
    the order given.
    """

    chosen: tuple[OptionId, ...]
    at: datetime
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """``responses`` has one place an item, None where it is unanswered; ``position`` is the index of the item shown.

    ``flagged`` holds indices of items, counted from 0.
    """

    id: SittingId
    blueprint: Blueprint
    items: tuple[Item, ...]
    responses: tuple[Response | None, ...]
    flagged: frozenset[int]
    position: int
    started_at: datetime
    finished_at: datetime | None = None


def start(sitting_id: SittingId, blueprint: Blueprint, items: tuple[Item, ...], at: datetime) -> Sitting:
    """A sitting at its first item. Raises ValueError without items."""
    if not items:
        raise ValueError("a sitting needs at least one item")
    return Sitting(
        id=sitting_id,
        blueprint=blueprint,
        items=items,
        responses=(None,) * len(items),
        flagged=frozenset(),
        position=0,
        started_at=at,
    )


def respond(sitting: Sitting, index: int, response: Response) -> Sitting:
    """The sitting with an answer stored. In tutor mode an answer stands once given (ValueError to change it).

    Raises ValueError too when the sitting is finished, has no such item, or the item does not take such an answer.
    """
    _require_running(sitting)
    _require_place(sitting, index)
    _require_fitting(sitting.items[index], response)
    _require_changeable(sitting, index)
    responses = (*sitting.responses[:index], response, *sitting.responses[index + 1 :])
    return replace(sitting, responses=responses)


def withdraw(sitting: Sitting, index: int) -> Sitting:
    """The sitting with an answer taken back: all choices were taken off again. ValueError as for ``respond``."""
    _require_running(sitting)
    _require_place(sitting, index)
    _require_changeable(sitting, index)
    return replace(sitting, responses=(*sitting.responses[:index], None, *sitting.responses[index + 1 :]))


def move(sitting: Sitting, index: int) -> Sitting:
    """The sitting at another item; a finished one may still be leafed through. Raises ValueError for no such item."""
    _require_place(sitting, index)
    return replace(sitting, position=index)


def toggle_flag(sitting: Sitting, index: int) -> Sitting:
    """The sitting with an item flagged, or no longer. Raises ValueError when it is finished or has no such item."""
    _require_running(sitting)
    _require_place(sitting, index)
    return replace(sitting, flagged=sitting.flagged ^ {index})


def finish(sitting: Sitting, at: datetime) -> Sitting:
    """The sitting closed; unanswered items count as wrong. Raises ValueError when it is closed already."""
    _require_running(sitting)
    return replace(sitting, finished_at=at)


def _require_running(sitting: Sitting) -> None:
    if sitting.finished_at is not None:
        raise ValueError(f"sitting {sitting.id} is finished")


def _require_place(sitting: Sitting, index: int) -> None:
    if not 0 <= index < len(sitting.items):
        raise ValueError(f"sitting {sitting.id} has items 0 to {len(sitting.items) - 1}, not {index}")


def _require_changeable(sitting: Sitting, index: int) -> None:
    if sitting.blueprint.mode is Mode.TUTOR and sitting.responses[index] is not None:
        raise ValueError(f"item {index + 1} is answered already, and its rationales have been shown")


def _require_fitting(item: Item, response: Response) -> None:
    unfit = complaint(item, response.chosen)
    if unfit:
        raise ValueError(f"item {item.id} {unfit}, not {response.chosen}")
