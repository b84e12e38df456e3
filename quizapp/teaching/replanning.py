"""What of a plan may still change when something has happened in the room.

Heading, list of participants and whether screens show names: always, so that a certificate can be put right afterwards.
Teams: more of them. Parts: those after the last at which anything happened, so that a session can be made longer or
shorter while it runs. Streaks: until a key was shown, since they change points that were seen. All that is earlier is
what the log speaks of, and stays.
"""

from collections.abc import Iterable
from dataclasses import replace

from quizapp.teaching.acts import Answered, Event, Handed, HandsCounted, Marked, TeamAnswered, Went
from quizapp.teaching.happening import NotNowError
from quizapp.teaching.plan import Plan
from quizapp.teaching.room import Room

_KEPT = "The plan is as it was. Copy the session to hold it another way."


def first_free_part(events: Iterable[Event]) -> int:
    """The number of the first part in which nothing has happened, nor in any after it."""
    used = (
        event.act.part
        for event in events
        if isinstance(event.act, Went | Answered | Handed | TeamAnswered | HandsCounted | Marked)
    )
    return max(used, default=-1) + 1


def replanned(room: Room, events: Iterable[Event], plan: Plan) -> Plan:
    """The plan that a session goes on with when ``plan`` is wanted. NotNowError, with a sentence, when that would
    change what has happened."""
    former, free = room.plan, first_free_part(events)
    if plan.deck != former.deck:
        raise NotNowError(f"A session that has begun keeps its deck. {_KEPT}")
    if plan.parts[:free] != former.parts[:free]:
        raise NotNowError(f"What was reached stays as it is: {_parts(free)}. {_KEPT}")
    if plan.teams[: len(former.teams)] != former.teams:
        raise NotNowError(f"Teams can be added to a session that has begun, not changed. {_KEPT}")
    if plan.rules.streaks != former.rules.streaks and room.revealed:
        raise NotNowError(f"Points were shown already, and are counted on as they were. {_KEPT}")
    return replace(plan, copy=former.copy | plan.copy)


def _parts(count: int) -> str:
    return "the first part" if count == 1 else f"the first {count} parts"
