"""A session in which something happened, for the tests of what becomes of it."""

from dataclasses import replace
from pathlib import Path

from quizapp.bootstrap import Services
from quizapp.services.teach import SessionId
from quizapp.teaching.acts import Asked, Closed, Ended, Renamed, Revealed, Went
from quizapp.teaching.plan import Plan, Questions, Talk
from tests.unit.exams.makers import make_word
from tests.unit.teaching.rooms import EVENING, QUESTIONS, key_of, wrong_of

NAMES = ("Zoraida", "Quetzalcoatl Pérez", "Wilhelmina")
TYPED = make_word("prolactin", fact="F9")
PLAN = replace(
    EVENING,
    participants=NAMES[:2],
    parts=(
        *EVENING.parts,
        Questions(title="Typed, for Zoraida", items=(TYPED,)),
        Talk(title="End", notes="Ask Wilhelmina about Pérez."),
    ),
)
TYPED_PART = len(EVENING.parts)


def held(services: Services, plan: Plan = PLAN) -> SessionId:
    """A session in which something happened, closed again."""
    session = services.teach.save(plan)
    live = services.teach.open_room(session)
    people = [live.join(name, "Oaks", f"secret of {name}") for name in NAMES]
    live.do_all((Went(part=QUESTIONS), Asked()))
    live.answer(people[0].id, (QUESTIONS, 0), key_of(plan, QUESTIONS, 0), "mark-1")
    live.answer(people[1].id, (QUESTIONS, 0), wrong_of(plan, QUESTIONS, 0), "mark-2")
    live.do_all((Closed(), Revealed(), Went(part=TYPED_PART), Asked()))
    live.answer(people[0].id, (TYPED_PART, 0), ("i am zoraida",), "mark-3")
    live.answer(people[1].id, (TYPED_PART, 0), ("prolactin",), "mark-4")
    live.do_all((Closed(), Revealed(), Renamed(person=people[2].id, name="Wilhelmina Braun"), Ended()))
    live.close()
    return session


def bytes_of(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.iterdir()))
