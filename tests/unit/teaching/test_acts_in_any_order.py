"""Whatever is done in a room, in whatever order: the room stands, and its log gives it again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from quizapp.teaching.acts import (
    Act,
    Answered,
    Asked,
    Attended,
    Awarded,
    Blanked,
    Closed,
    Ended,
    Event,
    Extended,
    Handed,
    HandsCounted,
    Joined,
    Keyed,
    Marked,
    PersonId,
    Removed,
    Renamed,
    Revealed,
    ScoresShown,
    TeamAnswered,
    Teamed,
    Went,
    act_from_record,
    act_to_record,
)
from quizapp.teaching.anonymity import without_names
from quizapp.teaching.happening import NotNowError, after, replayed
from quizapp.teaching.plan import Questions, Rules, items_of_part
from quizapp.teaching.points import FULL, standings, step_shares, team_standings
from quizapp.teaching.replanning import first_free_part, replanned
from quizapp.teaching.report import session_report
from quizapp.teaching.results import every_step
from quizapp.teaching.room import Phase, Room
from tests.unit.exams.makers import make_ordered, make_select_all, make_word
from tests.unit.teaching.rooms import EVENING, NOON

PLAN = replace(
    EVENING,
    parts=(
        *EVENING.parts,
        Questions(title="More", items=(make_word("milk"), make_select_all(), make_ordered()), answer_seconds=None),
    ),
    rules=Rules(streaks=True),
)
PARTS = st.integers(-1, len(PLAN.parts))
ITEMS = st.integers(-1, 4)
PEOPLE = st.integers(0, 6).map(PersonId)
TEAMS = st.sampled_from(("", "Oaks", "Willows", "Elms"))
NAMES = st.sampled_from(("Ana", "Ben", "Cleo", "Dora"))
CHOSEN = st.lists(st.sampled_from(("o0", "o1", "o2", "a", "b", "c", "d", "x", "Ben did", "milk")), max_size=4).map(
    tuple
)
ORDERS = st.permutations("abcd").map(tuple)


class AnyOrder(RuleBasedStateMachine):
    """A room to which anything may happen at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Room(plan=PLAN)
        self.events: list[Event] = []
        self.told = "."

    def _do(self, act: Act) -> None:
        event = Event(act=act, at=NOON + timedelta(seconds=len(self.events)))
        try:
            self.room = after(self.room, event)
        except NotNowError as error:
            self.told = str(error)
            return
        self.events.append(event)

    @rule(name=NAMES, team=TEAMS, key=st.sampled_from(("", "k1", "k2")), off=st.sampled_from((0, 0, 0, 1)))
    def join(self, name: str, team: str, key: str, off: int) -> None:
        person = PersonId(self.room.next_person() + off)
        self._do(Joined(person=person, name=name, team=team, key=key))

    @rule(person=PEOPLE, act=st.sampled_from((Keyed, Renamed, Teamed, Removed, Attended)), team=TEAMS, name=NAMES)
    def change_person(self, person: PersonId, act: Any, team: str, name: str) -> None:
        more = {
            Keyed: {"key": "k3"},
            Renamed: {"name": name},
            Teamed: {"team": team},
            Attended: {"present": bool(team)},
        }
        self._do(act(person=person, **more.get(act, {})))

    @rule(part=PARTS, item=ITEMS)
    def go(self, part: int, item: int) -> None:
        self._do(Went(part=part, item=item))

    @rule(act=st.sampled_from((Asked(seconds=None), Asked(seconds=30), Asked(seconds=0), Closed(), Revealed())))
    def course(self, act: Act) -> None:
        self._do(act)

    @rule(act=st.sampled_from((Extended(seconds=15), Extended(seconds=-60), ScoresShown(on=True), Blanked(on=True))))
    def aside(self, act: Act) -> None:
        self._do(act)

    @rule()
    def open_a_question(self) -> None:
        self._do(Went(part=2, item=len(self.events) % 4))
        self._do(Asked())

    @rule(person=PEOPLE, chosen=CHOSEN | ORDERS, mark=st.sampled_from(("", "m1", "m2")))
    def answer_what_is_open(self, person: PersonId, chosen: tuple[str, ...], mark: str) -> None:
        part, item = self.room.step
        self._do(Answered(person=person, part=part, item=item, chosen=chosen, mark=mark))

    @rule(person=PEOPLE, part=PARTS, item=ITEMS, chosen=CHOSEN)
    def answer_anything(self, person: PersonId, part: int, item: int, chosen: tuple[str, ...]) -> None:
        self._do(Answered(person=person, part=part, item=item, chosen=chosen))

    @rule(person=PEOPLE, part=PARTS)
    def hand_in(self, person: PersonId, part: int) -> None:
        self._do(Handed(person=person, part=part))

    @rule(person=PEOPLE, part=PARTS, shares=st.lists(st.floats(-0.5, 1.5), max_size=3).map(tuple))
    def mark_paper(self, person: PersonId, part: int, shares: tuple[float, ...]) -> None:
        self._do(Marked(person=person, part=part, shares=shares))

    @rule(
        person=PEOPLE,
        part=st.sampled_from((0, 4)),
        shares=st.lists(st.sampled_from((0.0, 0.5, 1.0)), min_size=3, max_size=3),
    )
    def mark_paper_well(self, person: PersonId, part: int, shares: Sequence[float]) -> None:
        self._do(Marked(person=person, part=part, shares=tuple(shares)))

    @rule(team=TEAMS, part=PARTS, item=ITEMS, chosen=CHOSEN, hands=st.integers(-1, 9))
    def enter(self, team: str, part: int, item: int, chosen: tuple[str, ...], hands: int) -> None:
        self._do(TeamAnswered(team=team, part=part, item=item, chosen=chosen))
        self._do(HandsCounted(part=part, item=item, option="o1", hands=hands))

    @rule(team=TEAMS, chosen=CHOSEN | ORDERS, option=st.sampled_from(("o0", "a", "none")))
    def enter_for_what_stands(self, team: str, chosen: tuple[str, ...], option: str) -> None:
        part, item = self.room.step
        self._do(TeamAnswered(team=team, part=part, item=item, chosen=chosen))
        self._do(HandsCounted(part=part, item=item, option=option, hands=3))

    @rule(team=TEAMS, points=st.integers(-200_000, 200_000))
    def award(self, team: str, points: int) -> None:
        self._do(Awarded(team=team, points=points))

    @rule(sure=st.integers(0, 9))
    def end(self, sure: int) -> None:
        if sure == 0:
            self._do(Ended())

    @invariant()
    def the_log_gives_the_room(self) -> None:
        stored = [replace(one, act=act_from_record(*act_to_record(one.act))) for one in self.events]
        assert replayed(PLAN, stored) == self.room

    @invariant()
    def who_was_taken_out_counts_nowhere(self) -> None:
        gone = {one.id for one in self.room.people.values() if one.removed}
        assert not gone & {one.person for one in standings(self.room)}
        for step in every_step(PLAN):
            assert not gone & set(step_shares(self.room, step))
        told = session_report(self.room, self.events, Random(0))
        assert not gone & {one.person for one in told.people}

    @invariant()
    def points_are_those_of_told_questions(self) -> None:
        most = len(self.room.revealed) * (FULL + 50)
        assert all(0 <= one.points <= most for one in standings(self.room))
        assert {one.name for one in team_standings(self.room)} == set(PLAN.teams)

    @invariant()
    def what_cannot_be_is_said_in_a_sentence(self) -> None:
        assert self.told.endswith(".")

    @invariant()
    def phases_and_places_fit(self) -> None:
        room = self.room
        assert (room.item is not None) == (room.phase in {Phase.SHOWN, Phase.OPEN, Phase.CLOSED, Phase.REVEALED})
        if room.part is not None and items_of_part(room.part) and room.phase is not Phase.OVER:
            assert 0 <= room.step[1] < len(items_of_part(room.part))
        assert room.phase is not Phase.REVEALED or room.step in room.revealed
        assert room.phase is not Phase.OPEN or room.step not in room.revealed

    def teardown(self) -> None:
        """Without names everything else says the same; and what was reached stays whatever is planned."""
        plan, events = without_names(self.room, self.events)
        other = replayed(plan, events)
        mine, theirs = (
            session_report(one, some, Random(0)) for one, some in ((self.room, self.events), (other, events))
        )
        assert [(one.points, one.share, one.before, one.present) for one in mine.people if one.person] == [
            (one.points, one.share, one.before, one.present) for one in theirs.people if one.person
        ]
        assert mine.teams == theirs.teams
        assert (mine.gain, mine.topics, mine.parts[0].took) == (theirs.gain, theirs.topics, theirs.parts[0].took)
        free = first_free_part(self.events)
        shorter = replanned(self.room, self.events, replace(PLAN, parts=PLAN.parts[:free]))
        assert replace(replayed(shorter, self.events), plan=PLAN) == self.room


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
test_acts_in_any_order = AnyOrder.TestCase
