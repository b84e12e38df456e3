"""What everybody earned, part by part: of questions what they answered, of a test all of it once they took it."""

from collections.abc import Iterator, Mapping

from quizapp.teaching.acts import PersonId
from quizapp.teaching.plan import Plan, Questions, Role, Test, items_of_part
from quizapp.teaching.points import step_shares
from quizapp.teaching.room import Room, Step, steps

Shares = Mapping[Step, float]
"""Shares of points (0 to 1), by item."""


def shares_of_part(room: Room, part: int) -> Mapping[PersonId, Shares]:
    """Of everybody in the room who answered anything of a part, or whose paper was marked: their shares. What somebody
    left out of a test they took earned nothing; a question that somebody did not answer is not there."""
    wanted = room.plan.parts[part]
    found: dict[PersonId, dict[Step, float]] = {}
    for number in range(len(items_of_part(wanted))):
        for person, share in step_shares(room, (part, number)).items():
            found.setdefault(person, {})[part, number] = share
    if isinstance(wanted, Test):
        handed = {person for where, person in room.handed if where == part and not room.people[person].removed}
        nothing = {(part, number): 0.0 for number in range(len(wanted.items))}
        found = {person: {**nothing, **found.get(person, {})} for person in [*found, *(handed - found.keys())]}
        for (where, person), marked in room.marked.items():
            if where == part and not room.people[person].removed:
                found[person] = {(part, number): share for number, share in enumerate(marked)}
    return found


def asked_steps(room: Room) -> tuple[Step, ...]:
    """Every item that was put to the room: questions that were answered or told, tests that somebody took."""
    tests = {number for number, part in enumerate(room.plan.parts) if isinstance(part, Test)}
    taken = {part for part in tests if shares_of_part(room, part)}
    return tuple(
        step for step in every_step(room.plan) if (step[0] in taken if step[0] in tests else _was_asked(room, step))
    )


def every_step(plan: Plan) -> Iterator[Step]:
    """Every item of the plan, in its order."""
    for part, item in steps(plan):
        wanted = plan.parts[part]
        if isinstance(wanted, Test):
            yield from ((part, number) for number in range(len(wanted.items)))
        elif isinstance(wanted, Questions):
            yield part, item


def test_part(room: Room, role: Role) -> int | None:
    """The number of the test before (the first there is) or after (the last); None where the plan has none."""
    parts = [number for number, part in enumerate(room.plan.parts) if isinstance(part, Test) and part.role is role]
    if not parts:
        return None
    return parts[0] if role is Role.BEFORE else parts[-1]


def _was_asked(room: Room, step: Step) -> bool:
    return bool(
        step in room.revealed
        or room.given(step)
        or room.team_answers.get(step)
        or any(room.hands.get(step, {}).values())
    )
