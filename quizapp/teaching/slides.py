"""What the projector shows of a room, built from ``showing`` alone: no slide holds a key that was not revealed.

A slide says nothing of the time: a clock that runs makes no new slide.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quizapp.teaching.acts import PersonId
from quizapp.teaching.course import question_number
from quizapp.teaching.plan import Break, Test
from quizapp.teaching.points import Standing, standings, team_points, team_standings
from quizapp.teaching.room import Phase, Room
from quizapp.teaching.showing import Choices, Shown, Told, choices, shown, told

MOST_ROWS = 10
"""So many places stand on a list of scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a phone comes in: what its browser opens, and the code that is asked for."""

    url: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbySlide:
    """People come in. ``names`` are empty where nobody is to be named."""

    title: str
    place: str
    people: int
    names: tuple[str, ...] = ()
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSlide:
    """A question; ``choices`` once its answers are closed, ``told`` once it is revealed."""

    shown: Shown
    phase: Phase
    number: int
    of: int
    choices: Choices | None = None
    told: Told | None = None
    teams: tuple[tuple[str, int], ...] = ()
    answered: int = 0
    answering: int = 0
    teams_answered: int = 0
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSlide:
    """The trainer speaks, or (``pause``) nobody does."""

    title: str
    pause: bool = False
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSlide:
    """Everybody answers alone."""

    __test__ = False

    title: str
    items: int
    handed: int
    answering: int
    closed: bool = False
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoresSlide:
    """Places and points; ``podium`` when the session is over. ``named`` is false where nobody is to be named."""

    title: str
    rows: tuple[Standing, ...] = ()
    podium: bool = False
    teams: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSlide:
    """Nothing."""


Slide = LobbySlide | QuestionSlide | TalkSlide | TestSlide | ScoresSlide | BlankSlide


def slide(
    room: Room,
    way: Way | None = None,
    connected: Collection[PersonId] = (),
    points: Mapping[str, int] | None = None,
) -> Slide:
    """What the projector shows of a room now. ``connected`` are those whose phone is there; ``points`` are the teams',
    by who has worked them out already."""
    if room.blank:
        return BlankSlide()
    if room.scores_shown or room.phase is Phase.OVER:
        return _scores(room)
    part = room.part
    if part is None:
        names = () if room.plan.rules.anonymous else tuple(one.name for one in room.there if room.was_there(one.id))
        return LobbySlide(
            title=room.plan.heading.title, place=room.plan.heading.place,
            people=sum(room.was_there(one.id) for one in room.there), names=names, way=way,
        )  # fmt: skip
    if room.item is not None:
        return _question(room, way, connected, team_points(room) if points is None else points)
    if isinstance(part, Test):
        handed = sum(part_number == room.step[0] for part_number, _ in room.handed)
        return TestSlide(
            title=part.title, items=len(part.items), handed=handed, answering=len(_answering(room, connected)),
            closed=room.phase is Phase.TESTED, way=way,
        )  # fmt: skip
    return TalkSlide(title=part.title, pause=isinstance(part, Break), minutes=part.minutes)


def _question(room: Room, way: Way | None, connected: Collection[PersonId], points: Mapping[str, int]) -> QuestionSlide:
    item = room.item_at(room.step)
    number, of = question_number(room)
    open_to_all = room.phase in {Phase.CLOSED, Phase.REVEALED}
    given = room.given(room.step)
    answering = set(_answering(room, connected)) | set(given)
    return QuestionSlide(
        shown=shown(item, room.plan.copy),
        phase=room.phase,
        number=number,
        of=of,
        choices=choices(room, room.step) if open_to_all else None,
        told=told(item, room.plan.copy) if room.phase is Phase.REVEALED else None,
        teams=tuple(points.items()),
        answered=len(given),
        answering=len(answering),
        teams_answered=len(room.team_answers.get(room.step, {})),
        way=way,
    )


def _scores(room: Room) -> ScoresSlide:
    over = room.phase is Phase.OVER
    title = room.plan.heading.title
    if room.plan.teams:
        return ScoresSlide(title=title, rows=team_standings(room), podium=over, teams=True)
    if room.plan.rules.anonymous:
        return ScoresSlide(title=title, podium=over, named=False)
    took_part = tuple(row for row in standings(room) if row.person is not None and room.was_there(row.person))
    return ScoresSlide(title=title, rows=took_part[:MOST_ROWS], podium=over)


def _answering(room: Room, connected: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Who answers by phone: whose phone is there."""
    return tuple(one.id for one in room.there if one.key and one.id in connected)
