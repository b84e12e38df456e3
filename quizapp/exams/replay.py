"""A sitting from its events: the only way in which a stored sitting comes to be, so that it can be gone through again
and gives the same points."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from quizapp.content.items import OptionId
from quizapp.exams.events import (
    Answered,
    Beat,
    Ended,
    Event,
    Flagged,
    Highlighted,
    Left,
    Moved,
    Opened,
    Paused,
    Rated,
    Redrawn,
    Struck,
    WentOn,
)
from quizapp.exams.records import item_from_record
from quizapp.exams.sitting import (
    Response,
    Sitting,
    finish,
    highlight,
    marked,
    move,
    rate,
    redraw,
    respond,
    strike,
    toggle_flag,
    withdraw,
)

_VISIT_MS = 1_000
"""A sitting that was on a screen for less was only begun there, or looked at by a command: nobody left it."""


def replayed(sitting: Sitting, events: Iterable[Event]) -> Sitting:
    """The sitting after some events, in their order. Raises ValueError for one that cannot have happened."""
    for event in events:
        sitting = after(sitting, event)
    return sitting


def after(sitting: Sitting, event: Event) -> Sitting:  # noqa: C901, PLR0911, PLR0912 - one an act
    """The sitting after an event: the time that it says has passed, then what was done.

    Raises ValueError for what cannot be done now; LateError when the time is up, ClosedError for an item that was left.
    """
    now = passed(sitting, event.spent_ms)
    act = event.act
    match act:
        case Opened():
            again = not now.paused and now.used_ms - now.opened_ms >= _VISIT_MS
            return replace(
                now,
                shown=now.finished_at is None,
                runs=now.runs + 1,
                breaks=now.breaks + again,
                opened_ms=now.used_ms,
            )
        case Left():
            return replace(now, shown=False)
        case Paused():
            return _paused(now, paused=True)
        case WentOn():
            return _paused(now, paused=False)
        case Beat():
            return now
        case Moved():
            return move(now, act.index)
        case Answered():
            return _answered(now, act.index, act.chosen, event.at)
        case Rated():
            return rate(now, act.index, act.certainty)
        case Struck():
            return strike(now, act.index, act.options)
        case Highlighted():
            return highlight(now, act.index, act.spans)
        case Flagged():
            return now if (act.index in now.flagged) == act.on else toggle_flag(now, act.index)
        case Redrawn():
            return redraw(now, act.index, item_from_record(json.loads(act.item)), act.reason)
        case Ended():
            return finish(now, event.at, by_time=act.by_time)
        case _:
            assert_never(act)


def passed(sitting: Sitting, spent_ms: int) -> Sitting:
    """The sitting after some time on the item that is shown: none counts while the clock stands, and none beyond a
    limit."""
    if spent_ms <= 0 or not sitting.clock_runs:
        return sitting
    conditions, at = sitting.blueprint.conditions, sitting.position
    whole = conditions.whole_seconds
    spent = spent_ms if whole is None else min(spent_ms, whole * 1000 - sitting.used_ms)
    marks = sitting.marks[at]
    item = conditions.item_seconds
    on_item = spent if item is None else min(spent, item * 1000 - marks.used_ms)
    timed = marked(sitting, at, replace(marks, used_ms=marks.used_ms + max(0, on_item)))
    return replace(timed, used_ms=sitting.used_ms + spent)


def _answered(sitting: Sitting, index: int, chosen: tuple[OptionId, ...], at: datetime) -> Sitting:
    if not 0 <= index < len(sitting.items) or not (chosen or sitting.is_tutor):
        return withdraw(sitting, index)
    return respond(sitting, index, Response(chosen=chosen, at=at, took_ms=sitting.marks[index].used_ms))


def _paused(sitting: Sitting, *, paused: bool) -> Sitting:
    if not sitting.blueprint.conditions.pause:
        raise ValueError(f"sitting {sitting.id} cannot be paused")
    return replace(sitting, paused=paused and sitting.finished_at is None)
