"""A sitting: one person taking one quiz. A pure state machine: each step gives a new sitting.

The sitting keeps its own copy of the items, so that a deck may change or go while it runs.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from quizapp.content.items import Item, OptionId
from quizapp.exams.blueprint import Blueprint

SittingId = NewType("SittingId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What was answered to one item, when, and after how long."""

    chosen: tuple[OptionId, ...]
    at: datetime
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """``responses`` has one place an item, None where it is unanswered; ``position`` is the index of the item shown."""

    id: SittingId
    blueprint: Blueprint
    items: tuple[Item, ...]
    responses: tuple[Response | None, ...]
    flagged: frozenset[int]
    position: int
    started_at: datetime
    finished_at: datetime | None = None


def start(sitting_id: SittingId, blueprint: Blueprint, items: tuple[Item, ...], at: datetime) -> Sitting:
    """A sitting at its first item."""
    raise NotImplementedError


def respond(sitting: Sitting, index: int, response: Response) -> Sitting:
    """The sitting with an answer stored. In tutor mode an answer stands once given (ValueError to change it)."""
    raise NotImplementedError


def move(sitting: Sitting, index: int) -> Sitting:
    """The sitting at another item."""
    raise NotImplementedError


def toggle_flag(sitting: Sitting, index: int) -> Sitting:
    """The sitting with an item flagged, or no longer."""
    raise NotImplementedError


def finish(sitting: Sitting, at: datetime) -> Sitting:
    """The sitting closed; unanswered items count as wrong."""
    raise NotImplementedError
