"""Plans and rooms for the tests of sessions."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from quizapp.content.facts import DeckId
from quizapp.teaching.acts import Act, Event
from quizapp.teaching.happening import replayed
from quizapp.teaching.plan import Break, Heading, Plan, Questions, Role, Talk, Test
from quizapp.teaching.room import Room
from tests.unit.exams.makers import make_item

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BEFORE = tuple(make_item(f"B{number}", number) for number in range(1, 4))
ASKED = tuple(make_item(f"F{number}", number) for number in range(1, 5))
AFTER = tuple(make_item(f"A{number}", number) for number in range(1, 4))

EVENING = Plan(
    heading=Heading(title="An evening", on=date(2026, 11, 20), trainer="Tea", place="Room 2"),
    deck=DeckId("deck"),
    parts=(
        Test(role=Role.BEFORE, items=BEFORE),
        Talk(title="What comes first", notes="Slowly."),
        Questions(title="Hormones", items=ASKED, talk_seconds=20),
        Break(minutes=5),
        Test(role=Role.AFTER, items=AFTER),
    ),
    participants=("Ana", "Ben", "Cleo"),
    teams=("Oaks", "Willows"),
)
"""A test, a talk, four questions, a break and another test."""

TEST_BEFORE, TALK, QUESTIONS, BREAK, TEST_AFTER = range(5)


def events_of(acts: Iterable[Act]) -> list[Event]:
    """The acts, one a second."""
    return [Event(act=act, at=NOON + timedelta(seconds=n)) for n, act in enumerate(acts)]


def room_after(acts: Iterable[Act], plan: Plan = EVENING) -> Room:
    """The room after some acts."""
    return replayed(plan, events_of(acts))


def key_of(plan: Plan, part: int, item: int) -> tuple[str, ...]:
    """What is right there."""
    room = Room(plan=plan)
    return tuple(str(one.id) for one in room.item_at((part, item)).keys)


def wrong_of(plan: Plan, part: int, item: int) -> tuple[str, ...]:
    """Something that is wrong there."""
    return (next(str(one.id) for one in Room(plan=plan).item_at((part, item)).options if not one.correct),)
