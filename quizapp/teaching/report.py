"""What a session was: who was there, what was earned, what was gained, what to teach again, how long it took."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from random import Random
from statistics import fmean

from quizapp.content.facts import DeckId, TopicId
from quizapp.stats.gain import GroupGain, Pair, change, group_gain, group_gain_by_topic
from quizapp.teaching.acts import Event, PersonId
from quizapp.teaching.again import Again, to_teach_again
from quizapp.teaching.analysis import ItemAnalysis, analysed
from quizapp.teaching.plan import Heading, Questions, Role
from quizapp.teaching.points import person_points, team_share, team_standings, told_steps
from quizapp.teaching.results import Shares, asked_steps, shares_of_part, test_part
from quizapp.teaching.room import Person, Room, Step
from quizapp.teaching.timing import PartTime, part_times


def anonymous_name(number: int) -> str:
    """What somebody is called where names are left out."""
    return f"Participant {number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody on the list or in the room; ``person`` is None for who is on the list and never came.

    ``share`` is the share of points (0 to 1) earned on the questions whose key was shown, None for who answered none;
    ``answered`` are so many of them; ``before`` and ``after`` the shares in the tests, None for one not taken;
    ``change`` is the normalised change (``stats.gain``), None where it cannot be told.
    """

    person: PersonId | None
    name: str
    team: str
    present: bool
    points: int = 0
    answered: int = 0
    share: float | None = None
    before: float | None = None
    after: float | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team; ``share`` is the mean share of points of the questions it answered, None for none."""

    place: int
    name: str
    points: int
    people: int
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic: how many of its items were asked, the mean share of points in the questions, in the test before and in
    the one after (None where nothing was asked), and what was gained by those who took both."""

    topic: TopicId
    title: str
    items: int
    share: float | None
    before: float | None
    after: float | None
    gain: GroupGain | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReport:
    """All of it. ``minutes`` were planned, ``took`` is how long it was (None before it began); ``asked`` questions had
    their key shown; ``notes`` are sentences about what the figures leave out."""

    heading: Heading
    deck: DeckId
    deck_title: str
    anonymous: bool
    over: bool
    began_at: datetime | None
    ended_at: datetime | None
    minutes: int
    took: float | None
    asked: int
    people: tuple[PersonRow, ...]
    teams: tuple[TeamRow, ...]
    topics: tuple[TopicRow, ...]
    gain: GroupGain | None
    items: tuple[ItemAnalysis, ...]
    again: tuple[Again, ...]
    parts: tuple[PartTime, ...]
    notes: tuple[str, ...]

    @property
    def present(self) -> int:
        """How many were there."""
        return sum(one.present for one in self.people)


def session_report(room: Room, events: Sequence[Event], dice: Random, *, anonymous: bool = False) -> SessionReport:
    """The report of a session as it stands; ``anonymous`` leaves the names out. ``dice`` draw the ranges of gains."""
    plan = room.plan
    tests = _tests(room)
    items = analysed(room)
    times = part_times(plan, events)
    people = tuple(_people(room, tests))
    both = [
        Pair(before=one.before, after=one.after) for one in people if one.before is not None and one.after is not None
    ]
    took = sum(one.took for one in times if one.took is not None)
    return SessionReport(
        heading=plan.heading,
        deck=plan.deck,
        deck_title=plan.copy.title,
        anonymous=anonymous,
        over=room.ended_at is not None,
        began_at=room.began_at,
        ended_at=room.ended_at,
        minutes=plan.minutes,
        took=took if room.began_at is not None else None,
        asked=len(told_steps(room)),
        people=_without_names(people) if anonymous else people,
        teams=tuple(_teams(room)),
        topics=tuple(_topics(room, items, tests, dice)),
        gain=group_gain(both, dice),
        items=items,
        again=to_teach_again(plan, items),
        parts=times,
        notes=tuple(_notes(room, people)),
    )


def without_names(report: SessionReport) -> SessionReport:
    """The same report with the names left out."""
    return report if report.anonymous else replace(report, anonymous=True, people=_without_names(report.people))


_Tests = Mapping[Role, Mapping[PersonId, Shares]]


def _tests(room: Room) -> _Tests:
    parts = {role: test_part(room, role) for role in Role}
    return {role: {} if part is None else shares_of_part(room, part) for role, part in parts.items()}


def _people(room: Room, tests: _Tests) -> Iterator[PersonRow]:
    """Everybody who came, then who is on the list and did not."""
    points = person_points(room)
    told = told_steps(room)
    questions: dict[PersonId, dict[Step, float]] = {}
    for part in dict.fromkeys(part for part, _ in told):
        for person, shares in shares_of_part(room, part).items():
            questions.setdefault(person, {}).update({step: one for step, one in shares.items() if step in told})
    for one in room.there:
        yield _row(room, one, points[one.id], len(told), questions.get(one.id, {}), tests)
    came = {one.name.casefold() for one in room.people.values()}
    for name in room.plan.participants:
        if name.casefold() not in came:
            yield PersonRow(person=None, name=name, team="", present=False)


def _row(room: Room, one: Person, points: int, told: int, questions: Mapping[Step, float], tests: _Tests) -> PersonRow:
    before, after = (_mean(tests[role].get(one.id)) for role in (Role.BEFORE, Role.AFTER))
    return PersonRow(
        person=one.id,
        name=one.name,
        team=one.team,
        present=room.was_there(one.id),
        points=points,
        answered=len(questions),
        share=sum(questions.values()) / told if questions else None,
        before=before,
        after=after,
        change=None if before is None or after is None else change(Pair(before=before, after=after)),
    )


def _mean(shares: Shares | None) -> float | None:
    return fmean(shares.values()) if shares else None


def _teams(room: Room) -> Iterator[TeamRow]:
    told = told_steps(room)
    for one in team_standings(room):
        shares = [share for step in told if (share := team_share(room, step, one.name)) is not None]
        yield TeamRow(
            place=one.place,
            name=one.name,
            points=one.points,
            people=sum(person.team == one.name for person in room.there),
            share=fmean(shares) if shares else None,
        )


def _topics(room: Room, items: Iterable[ItemAnalysis], tests: _Tests, dice: Random) -> Iterator[TopicRow]:
    by_topic: dict[TopicId, list[ItemAnalysis]] = {}
    for one in items:
        by_topic.setdefault(one.item.topic, []).append(one)
    of_tests = {role: _by_topic(room, people) for role, people in tests.items()}
    pairs: dict[TopicId, list[Pair]] = {}
    for person, before in of_tests[Role.BEFORE].items():
        after = of_tests[Role.AFTER].get(person, {})
        for topic in before.keys() & after.keys():
            pairs.setdefault(topic, []).append(Pair(before=before[topic], after=after[topic]))
    gains = group_gain_by_topic(pairs, dice)
    order = {one.id: place for place, one in enumerate(room.plan.copy.topics)}
    for topic in sorted(by_topic, key=lambda one: (order.get(one, len(order)), one)):
        asked = [
            one.share
            for one in by_topic[topic]
            if one.share is not None and isinstance(room.plan.parts[one.step[0]], Questions)
        ]
        yield TopicRow(
            topic=topic,
            title=room.plan.copy.topic_title(topic),
            items=len(by_topic[topic]),
            share=fmean(asked) if asked else None,
            before=_of_all(of_tests[Role.BEFORE], topic),
            after=_of_all(of_tests[Role.AFTER], topic),
            gain=gains.get(topic),
        )


def _by_topic(room: Room, people: Mapping[PersonId, Shares]) -> Mapping[PersonId, Mapping[TopicId, float]]:
    """Of everybody who took a test, the mean share in each of its topics."""
    found = {}
    for person, shares in people.items():
        topics: dict[TopicId, list[float]] = {}
        for step, share in shares.items():
            topics.setdefault(room.item_at(step).topic, []).append(share)
        found[person] = {topic: fmean(some) for topic, some in topics.items()}
    return found


def _of_all(people: Mapping[PersonId, Mapping[TopicId, float]], topic: TopicId) -> float | None:
    shares = [some[topic] for some in people.values() if topic in some]
    return fmean(shares) if shares else None


def _without_names(people: Sequence[PersonRow]) -> tuple[PersonRow, ...]:
    """Who came has their own number, so that a session without names says the same; the others have the next."""
    numbers = count(max((one.person for one in people if one.person is not None), default=0) + 1)
    return tuple(replace(one, name=anonymous_name(one.person or next(numbers))) for one in people)


def _notes(room: Room, people: Sequence[PersonRow]) -> Iterator[str]:
    one_test = sum((one.before is None) != (one.after is None) for one in people)
    if one_test and test_part(room, Role.BEFORE) is not None and test_part(room, Role.AFTER) is not None:
        yield (
            f"{_counted(one_test)} took only one of the two tests and {'is' if one_test == 1 else 'are'} not part of "
            "what was gained."
        )
    removed = sum(one.removed for one in room.people.values())
    if removed:
        yield f"{_counted(removed)} {'was' if removed == 1 else 'were'} taken out of the room and counted nowhere."
    if room.ended_at is None and room.began_at is not None:
        yield "The session was not ended: these are the figures so far."
    entered = sum(bool(some) for some in room.team_answers.values())
    if entered and not any(room.answers.get(step) for step in asked_steps(room) if step in room.team_answers):
        yield "Teams answered together: the questions say nothing of single people."


def _counted(people: int) -> str:
    return "1 person" if people == 1 else f"{people} people"
