"""Points in the room.

A question is worth ``FULL`` points, given by the share of its own points that the answer earned (partial credit as in
every quiz here). How fast somebody was does not count: who reads slowly knows no less. A team has the mean of its
members' points, so that teams of different sizes play alike; who comes late takes nothing from it that it has. What
the trainer entered for the team as a whole goes before that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from quizapp.content.items import OptionId
from quizapp.exams.scoring import score
from quizapp.exams.sitting import Response
from quizapp.teaching.acts import PersonId
from quizapp.teaching.room import Room, Step, steps

FULL = 100
STREAK = 10
"""With streaks on, each right answer in a row after the first brings so much more, up to ``MOST_STREAK``."""

MOST_STREAK = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A place on the list: who has equally many points shares it."""

    place: int
    name: str
    points: int
    person: PersonId | None = None


def share(room: Room, step: Step, chosen: tuple[str, ...]) -> float:
    """The share (0 to 1) of an item's points that an answer earns."""
    item, since = room.item_at(step), room.since
    if not chosen or since is None:
        return 0.0
    earned = score(item, Response(chosen=tuple(OptionId(one) for one in chosen), at=since, took_ms=0))
    return earned.earned / earned.possible


def told_steps(room: Room) -> tuple[Step, ...]:
    """The questions whose key was shown, in the plan's order: only they have brought points."""
    return tuple(step for step in steps(room.plan) if step in room.revealed)


def step_shares(room: Room, step: Step) -> Mapping[PersonId, float]:
    """The shares of an item's points of all who answered it and are in the room; each answer is scored once, however
    many gave it."""
    scored: dict[tuple[str, ...], float] = {}
    shares = {}
    for person, given in room.given(step).items():
        if given.chosen not in scored:
            scored[given.chosen] = share(room, step, given.chosen)
        shares[person] = scored[given.chosen]
    return shares


def person_points(room: Room) -> Mapping[PersonId, int]:
    """The points of everybody in the room."""
    shares = [step_shares(room, step) for step in told_steps(room)]
    return {one.id: _with_streaks(room, [some.get(one.id, 0.0) for some in shares]) for one in room.there}


def team_points(room: Room) -> Mapping[str, int]:
    """The points of every team, in the plan's order."""
    told = [(step, step_shares(room, step)) for step in told_steps(room)]
    return {
        team: _with_streaks(room, [_team_share(room, step, team, shares) or 0.0 for step, shares in told])
        + room.awarded.get(team, 0)
        for team in room.plan.teams
    }


def team_share(room: Room, step: Step, team: str) -> float | None:
    """The share of an item's points that a team earned; None where nobody of it answered. A member who was in the room
    and gave no answer earned nothing, once anybody of the team did; one who came after its key was shown does not
    count."""
    return _team_share(room, step, team, step_shares(room, step))


def _team_share(room: Room, step: Step, team: str, shares: Mapping[PersonId, float]) -> float | None:
    entered = room.team_answers.get(step, {}).get(team)
    if entered:
        return share(room, step, entered)
    members = [one.id for one in room.there if one.team == team and one.key and step not in (one.missed or ())]
    if not any(one in shares for one in members):
        return None
    return fmean(shares.get(one, 0.0) for one in members)


def standings(room: Room) -> tuple[Standing, ...]:
    """Everybody by points, highest first, then by name."""
    points = person_points(room)
    return _ranked([(room.people[one].name, earned, one) for one, earned in points.items()])


def team_standings(room: Room) -> tuple[Standing, ...]:
    """The teams by points."""
    return _ranked([(team, points, None) for team, points in team_points(room).items()])


def _with_streaks(room: Room, shares: list[float]) -> int:
    points, row = 0, 0
    for one in shares:
        row = row + 1 if one == 1 else 0
        points += round(FULL * one)
        if room.plan.rules.streaks and row > 1:
            points += min(MOST_STREAK, STREAK * (row - 1))
    return points


def _ranked(rows: list[tuple[str, int, PersonId | None]]) -> tuple[Standing, ...]:
    ordered = sorted(rows, key=lambda row: (-row[1], row[0].casefold()))
    ranked: list[Standing] = []
    for number, (name, points, person) in enumerate(ordered, start=1):
        place = ranked[-1].place if ranked and ranked[-1].points == points else number
        ranked.append(Standing(place=place, name=name, points=points, person=person))
    return tuple(ranked)


__all__ = [
    "FULL",
    "MOST_STREAK",
    "STREAK",
    "Standing",
    "person_points",
    "share",
    "standings",
    "step_shares",
    "team_points",
    "team_share",
    "team_standings",
    "told_steps",
]
