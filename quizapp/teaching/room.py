"""The room as it stands: a fold of what happened in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from quizapp.content.items import Item
from quizapp.teaching.acts import PersonId
from quizapp.teaching.plan import Part, Plan, Questions, items_of_part


class Phase(StrEnum):
    """Where the room stands.

    LOBBY: people come in. TALK: a part in which nothing is asked. SHOWN: a question is there, no answer is taken yet.
    OPEN: answers are taken. CLOSED: none any more, the key is not shown. REVEALED: it is. TEST: everybody answers
    alone. TESTED: the test is closed. OVER: the session has ended.
    """

    LOBBY = "lobby"
    TALK = "talk"
    SHOWN = "shown"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    TEST = "test"
    TESTED = "tested"
    OVER = "over"


Step = tuple[int, int]
"""A part and an item in it, each counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the room. ``present`` is None while it was not said: then whoever came with a phone, answered or was
    marked was there. ``key``: see ``acts.Joined``. ``missed`` are the questions whose key had been shown when they
    first held a phone, which count nothing for their team; None while they never held one."""

    id: PersonId
    name: str
    team: str = ""
    key: str = ""
    missed: frozenset[Step] | None = None
    present: bool | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer: the ids that were chosen or the text that was typed, when, and what the phone calls it."""

    chosen: tuple[str, ...]
    at: datetime
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """All of it. ``answers`` are by step and person; ``team_answers`` by step and team; ``hands`` by step and option;
    ``handed`` are (part, person) of tests given in; ``marked`` shares of points of tests on paper, by the same;
    ``revealed`` all steps whose key was shown. ``since`` is when the phase began, ``seconds`` the time it has (None: no
    limit)."""

    plan: Plan
    phase: Phase = Phase.LOBBY
    step: Step = (-1, 0)
    since: datetime | None = None
    seconds: int | None = None
    scores_shown: bool = False
    blank: bool = False
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    answers: Mapping[Step, Mapping[PersonId, Given]] = field(default_factory=dict)
    team_answers: Mapping[Step, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    hands: Mapping[Step, Mapping[str, int]] = field(default_factory=dict)
    awarded: Mapping[str, int] = field(default_factory=dict)
    handed: frozenset[tuple[int, PersonId]] = frozenset()
    marked: Mapping[tuple[int, PersonId], tuple[float, ...]] = field(default_factory=dict)
    revealed: frozenset[Step] = frozenset()
    began_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def part(self) -> Part | None:
        """The part at which the room stands; None in the lobby."""
        return self.plan.parts[self.step[0]] if 0 <= self.step[0] < len(self.plan.parts) else None

    @property
    def item(self) -> Item | None:
        """The item that is shown to all; None where there is none (a test shows each person another)."""
        if self.phase not in {Phase.SHOWN, Phase.OPEN, Phase.CLOSED, Phase.REVEALED} or self.part is None:
            return None
        return items_of_part(self.part)[self.step[1]]

    def item_at(self, step: Step) -> Item:
        """The item of a step. Raises IndexError where there is none."""
        part, number = step
        if part < 0 or number < 0:
            raise IndexError(step)
        return items_of_part(self.plan.parts[part])[number]

    @property
    def there(self) -> tuple[Person, ...]:
        """Who is in the room and was not taken out, in the order in which they came."""
        return tuple(one for one in self.people.values() if not one.removed)

    def given(self, step: Step) -> Mapping[PersonId, Given]:
        """The answers to an item, of those who are in the room."""
        return {one: given for one, given in self.answers.get(step, {}).items() if not self.people[one].removed}

    def takes_answers(self, step: Step) -> bool:
        """Whether an answer to this item is taken now."""
        if self.phase is Phase.TEST:
            return step[0] == self.step[0] and 0 <= step[1] < len(items_of_part(self.plan.parts[step[0]]))
        return self.phase is Phase.OPEN and step == self.step

    def told(self, step: Step) -> bool:
        """Whether the key of an item may be seen by participants: it was revealed, or the session is over."""
        return step in self.revealed or self.phase is Phase.OVER

    def was_there(self, person: PersonId) -> bool:
        """Whether somebody attended."""
        one = self.people[person]
        if one.present is not None:
            return one.present
        return (
            bool(one.key)
            or any(person in some for some in self.answers.values())
            or any(person == who for _, who in self.marked)
        )

    def next_person(self) -> PersonId:
        """The number of who comes next."""
        return PersonId(max(self.people, default=0) + 1)

    def with_person(self, person: Person) -> "Room":
        """With somebody new, or changed."""
        return replace(self, people={**self.people, person.id: person})


def steps(plan: Plan) -> Iterable[Step]:
    """All places at which a session can stand, in their order: each item of questions, and each other part once."""
    for number, part in enumerate(plan.parts):
        if isinstance(part, Questions):
            yield from ((number, item) for item in range(len(part.items)))
        else:
            yield number, 0
