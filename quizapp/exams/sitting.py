"""A sitting: one person taking one quiz. A pure state machine: each step gives a new sitting.

The sitting keeps its own copy of the items, so that a deck may change or go while it runs. What may be done to it
stands here; ``quizapp.exams.replay`` makes a sitting from the events that were stored.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType

from quizapp.content.items import Item, OptionId
from quizapp.exams.answers import complaint
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.events import Span

SittingId = NewType("SittingId", int)


class LateError(ValueError):
    """An answer came after the time was up."""


class ClosedError(ValueError):
    """An item is closed: it was left, and the sitting does not go back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What was answered to one item, when, and after how long.

    ``chosen`` holds the ids of the chosen options; of a fill-in the text as typed, of an ordered response the steps in
    the order given. ``took_ms`` is the time for which the item had been shown.
    """

    chosen: tuple[OptionId, ...]
    at: datetime
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a person did to one item beside answering it; ``used_ms`` is the time for which it has been shown while its
    answer could be given. ``certainty`` is 1 to 3, None while it was not said."""

    struck: tuple[OptionId, ...] = ()
    highlights: tuple[Span, ...] = ()
    certainty: int | None = None
    used_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """``responses`` and ``marks`` have one place an item, the former None where it is unanswered; ``position`` is the
    index of the item shown, ``farthest`` the highest that was. ``reasons`` say why adaptive practice chose items, by
    index.

    ``flagged`` holds indices of items, counted from 0. ``runs`` counts how often the sitting came to a screen;
    ``shown``: it is on one; ``used_ms`` is the time on its clock, ``opened_ms`` what it was when it last came there.
    ``breaks`` counts the interruptions: how often it came to a screen again after it had been on one for a second.
    """

    id: SittingId
    blueprint: Blueprint
    items: tuple[Item, ...]
    responses: tuple[Response | None, ...]
    marks: tuple[Marks, ...]
    flagged: frozenset[int]
    position: int
    started_at: datetime
    finished_at: datetime | None = None
    farthest: int = 0
    runs: int = 0
    breaks: int = 0
    opened_ms: int = 0
    shown: bool = False
    paused: bool = False
    used_ms: int = 0
    by_time: bool = False
    reasons: tuple[tuple[int, str], ...] = ()

    @property
    def counted(self) -> int:
        """How many of the items count when it ends: all; of adaptive practice, which chooses an item when its place is
        gone to, those that were shown."""
        return self.farthest + 1 if self.blueprint.adaptive and self.is_tutor else len(self.items)

    @property
    def is_tutor(self) -> bool:
        """Whether rationales come after each item."""
        return self.blueprint.mode is Mode.TUTOR

    def is_told(self, index: int) -> bool:
        """Whether key and rationales of an item may be shown."""
        if self.finished_at is not None:
            return True
        return self.is_tutor and (self.responses[index] is not None or self.is_late(index))

    def is_late(self, index: int) -> bool:
        """Whether the time of an item is used up."""
        limit = self.blueprint.conditions.item_seconds
        return limit is not None and self.marks[index].used_ms >= limit * 1000

    def is_left(self, index: int) -> bool:
        """Whether an item was left for good: the sitting does not go back."""
        return not self.blueprint.conditions.back and index < self.farthest

    def takes_answer(self, index: int) -> bool:
        """Whether an item still takes an answer."""
        return not (self.is_told(index) or self.is_late(index) or self.is_left(index) or self.is_over)

    @property
    def is_over(self) -> bool:
        """Whether the time of the whole is used up, or the sitting is closed."""
        limit = self.blueprint.conditions.whole_seconds
        return self.finished_at is not None or (limit is not None and self.used_ms >= limit * 1000)

    @property
    def clock_runs(self) -> bool:
        """Whether time counts: the sitting is shown, not paused, not over, and no rationale is being read."""
        return self.shown and not self.paused and not self.is_over and not self.is_told(self.position)


def start(sitting_id: SittingId, blueprint: Blueprint, items: tuple[Item, ...], at: datetime) -> Sitting:
    """A sitting at its first item. Raises ValueError without items."""
    if not items:
        raise ValueError("a sitting needs at least one item")
    return Sitting(
        id=sitting_id,
        blueprint=blueprint,
        items=items,
        responses=(None,) * len(items),
        marks=(Marks(),) * len(items),
        flagged=frozenset(),
        position=0,
        started_at=at,
    )


def respond(sitting: Sitting, index: int, response: Response) -> Sitting:
    """The sitting with an answer stored. In tutor mode an answer stands once given (ValueError to change it).

    Raises LateError when the time is up, ClosedError when the item was left for good; ValueError too when the sitting
    is finished, has no such item, or the item does not take such an answer.
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


def rate(sitting: Sitting, index: int, certainty: int | None) -> Sitting:
    """The sitting with the certainty of an item said, before or after its answer. ValueError as for ``respond``, and
    for anything but 1 to 3."""
    _require_running(sitting)
    _require_place(sitting, index)
    _require_changeable(sitting, index)
    if certainty not in {None, 1, 2, 3} or not sitting.blueprint.conditions.certainty:
        raise ValueError(f"a certainty of {certainty} is not asked for")
    return marked(sitting, index, replace(sitting.marks[index], certainty=certainty))


def strike(sitting: Sitting, index: int, options: tuple[OptionId, ...]) -> Sitting:
    """The sitting with these options of an item struck out. Raises ValueError when it is finished, or has none such."""
    _require_running(sitting)
    _require_place(sitting, index)
    if not {option.id for option in sitting.items[index].options}.issuperset(options):
        raise ValueError(f"item {sitting.items[index].id} has not all of the options {options}")
    return marked(sitting, index, replace(sitting.marks[index], struck=tuple(dict.fromkeys(options))))


def highlight(sitting: Sitting, index: int, spans: tuple[Span, ...]) -> Sitting:
    """The sitting with these pieces of an item's stem highlighted. Raises ValueError when it is finished, or for pieces
    that are not in the stem."""
    _require_running(sitting)
    _require_place(sitting, index)
    length = len(sitting.items[index].stem)
    if any(not 0 <= span.start < span.end <= length for span in spans):
        raise ValueError(f"the stem of item {sitting.items[index].id} has {length} characters, not {spans}")
    return marked(sitting, index, replace(sitting.marks[index], highlights=spans))


def move(sitting: Sitting, index: int) -> Sitting:
    """The sitting at another item; a finished one may still be leafed through. Raises ValueError for no such item,
    ClosedError for one that was left for good."""
    _require_place(sitting, index)
    if sitting.finished_at is None and sitting.is_left(index):
        raise ClosedError(f"item {index + 1} was left, and this sitting does not go back")
    return replace(sitting, position=index, farthest=max(sitting.farthest, index))


def toggle_flag(sitting: Sitting, index: int) -> Sitting:
    """The sitting with an item flagged, or no longer. Raises ValueError when it is finished or has no such item."""
    _require_running(sitting)
    _require_place(sitting, index)
    return replace(sitting, flagged=sitting.flagged ^ {index})


def redraw(sitting: Sitting, index: int, item: Item, reason: str) -> Sitting:
    """The sitting with another item at a place, for a reason in a sentence. If the item stood at a later place, what
    makes way goes there. Raises ValueError when it is finished, has no such place, or what stands there was shown or
    answered, or the item stands at an earlier place."""
    _require_running(sitting)
    _require_place(sitting, index)
    shown = index < sitting.farthest or (index == sitting.farthest and index > 0)
    if shown or any(one is not None for one in sitting.responses[index:]):
        raise ValueError(f"item {index + 1} was shown already")
    if any(one.id == item.id for one in sitting.items[:index]):
        raise ValueError(f"item {item.id} was asked already")
    later = tuple(sitting.items[index] if one.id == item.id else one for one in sitting.items[index + 1 :])
    reasons = (*(one for one in sitting.reasons if one[0] != index), (index, reason))
    return replace(sitting, items=(*sitting.items[:index], item, *later), reasons=reasons)


def finish(sitting: Sitting, at: datetime, *, by_time: bool = False) -> Sitting:
    """The sitting closed; unanswered items count as wrong. Raises ValueError when it is closed already."""
    _require_running(sitting)
    return replace(sitting, finished_at=at, shown=False, paused=False, by_time=by_time)


def marked(sitting: Sitting, index: int, marks: Marks) -> Sitting:
    """The sitting with other marks on an item."""
    return replace(sitting, marks=(*sitting.marks[:index], marks, *sitting.marks[index + 1 :]))


def _require_running(sitting: Sitting) -> None:
    if sitting.finished_at is not None:
        raise ValueError(f"sitting {sitting.id} is finished")


def _require_place(sitting: Sitting, index: int) -> None:
    if not 0 <= index < len(sitting.items):
        raise ValueError(f"sitting {sitting.id} has items 0 to {len(sitting.items) - 1}, not {index}")


def _require_changeable(sitting: Sitting, index: int) -> None:
    if sitting.is_tutor and sitting.responses[index] is not None:
        raise ValueError(f"item {index + 1} is answered already, and its rationales have been shown")
    if sitting.is_over or sitting.is_late(index):
        raise LateError(f"the time for item {index + 1} is up")
    if sitting.is_left(index):
        raise ClosedError(f"item {index + 1} was left, and this sitting does not go back")


def _require_fitting(item: Item, response: Response) -> None:
    unfit = complaint(item, response.chosen)
    if unfit:
        raise ValueError(f"item {item.id} {unfit}, not {response.chosen}")
