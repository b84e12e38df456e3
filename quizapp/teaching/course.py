"""The course of a session: the one next sensible step, the step back, and what comes after."""

from typing import assert_never

from quizapp.teaching.acts import Act, Asked, Closed, Ended, Revealed, ScoresShown, Went
from quizapp.teaching.plan import Break, Part, Questions
from quizapp.teaching.room import Phase, Room, Step, steps


def onward(room: Room) -> Act | None:
    """What one key does next: show, take answers, close, reveal, go on; at the end first the scores, then the end
    itself. None when the session is over."""
    match room.phase:
        case Phase.SHOWN:
            part = room.part
            return Asked(seconds=part.answer_seconds if isinstance(part, Questions) else None)
        case Phase.OPEN | Phase.TEST:
            return Closed()
        case Phase.CLOSED:
            return Revealed()
        case Phase.OVER:
            return None
        case Phase.LOBBY | Phase.TALK | Phase.REVEALED | Phase.TESTED:
            return _further(room)
        case _:
            assert_never(room.phase)


def backward(room: Room) -> Act | None:
    """The step back: a question whose answers were closed takes them again, one that was opened is only shown, any
    other gives way to what stood before it. What was answered and revealed stays. None where nothing is before."""
    match room.phase:
        case Phase.CLOSED:
            return Asked()
        case Phase.OPEN | Phase.TESTED:
            return Went(part=room.step[0], item=room.step[1])
        case Phase.LOBBY | Phase.OVER:
            return None
        case Phase.SHOWN | Phase.REVEALED | Phase.TALK | Phase.TEST:
            before = _beside(room, -1)
            return None if before is None else Went(part=before[0], item=before[1])
        case _:
            assert_never(room.phase)


def step_after(room: Room) -> Step | None:
    """The place after the one at which the room stands; None at the last."""
    return _beside(room, +1)


def seconds_left(room: Room, elapsed_ms: int) -> int | None:
    """What is left of the phase's time, in whole seconds that have begun; never below 0. None where no time runs.
    ``elapsed_ms`` is how long the phase lasts already."""
    seconds = room.seconds
    if seconds is None and room.phase is Phase.TALK and isinstance(room.part, Break):
        seconds = room.part.minutes * 60
    if seconds is None:
        return None
    return max(0, -(-(seconds * 1000 - elapsed_ms) // 1000))


def question_number(room: Room) -> tuple[int, int]:
    """Which of the session's questions is shown, and how many there are; (0, …) where none is."""
    asked = [step for step in steps(room.plan) if isinstance(_part(room, step), Questions)]
    return (asked.index(room.step) + 1 if room.step in asked else 0), len(asked)


def _further(room: Room) -> Act:
    after = step_after(room)
    if after is not None:
        return Went(part=after[0], item=after[1])
    if room.revealed and not room.scores_shown:
        return ScoresShown(on=True)
    return Ended()


def _beside(room: Room, by: int) -> Step | None:
    every = list(steps(room.plan))
    at = every.index(room.step) + by if room.step in every else 0
    return every[at] if 0 <= at < len(every) else None


def _part(room: Room, step: Step) -> Part:
    return room.plan.parts[step[0]]
