"""How long a session really took, by the moments of its acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from quizapp.teaching.acts import Ended, Event, Went
from quizapp.teaching.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTime:
    """A part of the plan: the minutes it was planned to take, and those that the room stood at it, over all times it
    came back to it; None where it never stood there."""

    part: int
    title: str
    planned: int
    took: float | None


def part_times(plan: Plan, events: Sequence[Event]) -> tuple[PartTime, ...]:
    """Every part, in the plan's order. The last one lasts until the session was ended, or until the last act."""
    spent: dict[int, timedelta] = {}
    at, since = -1, None
    for event in events:
        if not isinstance(event.act, Went | Ended):
            continue
        if since is not None and at >= 0:
            spent[at] = spent.get(at, timedelta()) + max(timedelta(), event.at - since)
        at, since = (event.act.part, event.at) if isinstance(event.act, Went) else (-1, None)
        if at >= 0:
            spent.setdefault(at, timedelta())
    if since is not None and at >= 0:
        spent[at] += max(timedelta(), events[-1].at - since)
    return tuple(
        PartTime(
            part=number,
            title=part.title,
            planned=part.minutes,
            took=spent[number].total_seconds() / 60 if number in spent else None,
        )
        for number, part in enumerate(plan.parts)
    )
