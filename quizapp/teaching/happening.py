"""What an act makes of a room. The same acts in the same order give the same room."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from quizapp.exams.answers import complaint
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
)
from quizapp.teaching.plan import MOST_PARTICIPANTS, Plan, Questions, Test, items_of_part
from quizapp.teaching.room import Given, Person, Phase, Room, Step

MOST_SECONDS = 4 * 3600
MOST_AWARDED = 100_000


class NotNowError(ValueError):
    """What cannot be done as the room stands; the sentence is for people."""


def replayed(plan: Plan, events: Iterable[Event]) -> Room:
    """The room after some events, in their order. Raises NotNowError for one that cannot have happened."""
    room = Room(plan=plan)
    for event in events:
        room = after(room, event)
    return room


def after(room: Room, event: Event) -> Room:
    """The room after an event. Raises NotNowError, with a sentence, for what cannot be done as it stands."""
    act = event.act
    match act:
        case Joined() | Keyed() | Renamed() | Teamed() | Removed() | Attended():
            return _people(room, act)
        case Went() | Asked() | Extended() | Closed() | Revealed() | ScoresShown() | Blanked() | Ended():
            return _course(room, act, event)
        case Answered():
            return _answered(room, act, event)
        case Handed() | TeamAnswered() | HandsCounted() | Awarded() | Marked():
            return _entered(room, act)
        case _:
            assert_never(act)


def _people(room: Room, act: Joined | Keyed | Renamed | Teamed | Removed | Attended) -> Room:
    if isinstance(act, Joined):
        return _joined(room, act)
    person = _person(room, act.person)
    match act:
        case Keyed():
            return room.with_person(_with_phone(room, person, act.key))
        case Renamed():
            return room.with_person(replace(person, name=act.name))
        case Teamed():
            return room.with_person(replace(person, team=_team(room, act.team)))
        case Removed():
            return room.with_person(replace(person, removed=True))
        case Attended():
            return room.with_person(replace(person, present=act.present))
        case _:
            assert_never(act)


def _joined(room: Room, act: Joined) -> Room:
    if act.person != room.next_person():
        raise NotNowError(f"The next to come is number {room.next_person()}, not {act.person}.")
    if len(room.people) >= MOST_PARTICIPANTS:
        raise NotNowError(f"The room is full: {MOST_PARTICIPANTS:,} people are in it.")
    person = Person(id=act.person, name=act.name, team=_team(room, act.team))
    return room.with_person(_with_phone(room, person, act.key))


def _with_phone(room: Room, person: Person, key: str) -> Person:
    """With the first phone it is known which questions came too early for somebody."""
    missed = room.revealed if key and person.missed is None else person.missed
    return replace(person, key=key, missed=missed)


def _course(  # noqa: PLR0911 - one an act
    room: Room, act: Went | Asked | Extended | Closed | Revealed | ScoresShown | Blanked | Ended, event: Event
) -> Room:
    if room.phase is Phase.OVER and not isinstance(act, ScoresShown | Blanked):
        raise NotNowError("The session is over. Nothing was changed.")
    match act:
        case Went():
            return _went(room, act, event)
        case Asked():
            _require(room, {Phase.SHOWN, Phase.CLOSED}, "Show a question before you take answers.")
            _require_seconds(act.seconds)
            return replace(room, phase=Phase.OPEN, since=event.at, seconds=act.seconds)
        case Extended():
            _require(room, {Phase.SHOWN, Phase.OPEN, Phase.TEST}, "There is no time running that could be longer.")
            seconds = None if room.seconds is None else room.seconds + act.seconds
            _require_seconds(seconds)
            return replace(room, seconds=seconds)
        case Closed():
            _require(room, {Phase.OPEN, Phase.TEST}, "No answers are being taken.")
            phase = Phase.TESTED if room.phase is Phase.TEST else Phase.CLOSED
            return replace(room, phase=phase, since=event.at, seconds=None)
        case Revealed():
            _require(room, {Phase.SHOWN, Phase.CLOSED}, "The key is shown when no more answers are taken.")
            told = room.revealed | {room.step}
            return replace(room, phase=Phase.REVEALED, since=event.at, seconds=None, revealed=told)
        case ScoresShown():
            return replace(room, scores_shown=act.on)
        case Blanked():
            return replace(room, blank=act.on)
        case Ended():
            return replace(room, phase=Phase.OVER, since=event.at, seconds=None, ended_at=event.at, blank=False)
        case _:
            assert_never(act)


def _went(room: Room, act: Went, event: Event) -> Room:
    if not 0 <= act.part < len(room.plan.parts):
        raise NotNowError("The plan has no such part. The room stays where it was.")
    part = room.plan.parts[act.part]
    count = len(items_of_part(part)) if isinstance(part, Questions) else 1
    if not 0 <= act.item < count:
        raise NotNowError("That part has no such question. The room stays where it was.")
    phase, seconds = Phase.TALK, None
    if isinstance(part, Questions):
        phase, seconds = Phase.SHOWN, part.talk_seconds or None
        if (act.part, act.item) in room.revealed:
            phase, seconds = Phase.REVEALED, None  # a key that was shown once is known
    elif isinstance(part, Test):
        phase = Phase.TEST
    return replace(
        room, phase=phase, step=(act.part, act.item), since=event.at, seconds=seconds, scores_shown=False, blank=False,
        began_at=room.began_at or event.at,
    )  # fmt: skip


def _answered(room: Room, act: Answered, event: Event) -> Room:
    step = (act.part, act.item)
    person = _person(room, act.person)
    if person.removed:
        raise NotNowError("You are no longer in this room. Ask the trainer.")
    if not room.takes_answers(step):
        raise NotNowError("The time for this question is over. Your answer was not counted.")
    if (act.part, act.person) in room.handed:
        raise NotNowError("You gave this test in. Your answers are kept as they were.")
    _require_fitting(room, step, act.chosen)
    given = Given(chosen=act.chosen, at=event.at, mark=act.mark)
    there = {**room.answers.get(step, {}), act.person: given}
    return replace(room, answers={**room.answers, step: there})


def _entered(room: Room, act: Handed | TeamAnswered | HandsCounted | Awarded | Marked) -> Room:
    match act:
        case Handed():
            _person(room, act.person)
            if room.phase is not Phase.TEST or room.step[0] != act.part:
                raise NotNowError("No such test is being taken.")
            return replace(room, handed=room.handed | {(act.part, act.person)})
        case TeamAnswered():
            _some_team(room, act.team)
            step = _open_question(room, act.part, act.item)
            kept = {team: chosen for team, chosen in room.team_answers.get(step, {}).items() if team != act.team}
            if act.chosen:
                _require_fitting(room, step, act.chosen)
                kept[act.team] = act.chosen
            return replace(room, team_answers={**room.team_answers, step: kept})
        case HandsCounted():
            step = _open_question(room, act.part, act.item)
            if act.option not in {option.id for option in room.item_at(step).options}:
                raise NotNowError("That question has no such option.")
            if not 0 <= act.hands <= MOST_PARTICIPANTS:
                raise NotNowError(f"Hands are counted from 0 to {MOST_PARTICIPANTS:,}.")
            counted = {**room.hands.get(step, {}), act.option: act.hands}
            return replace(room, hands={**room.hands, step: counted})
        case Awarded():
            return _awarded(room, act)
        case Marked():
            return _marked(room, act)
        case _:
            assert_never(act)


def _awarded(room: Room, act: Awarded) -> Room:
    _some_team(room, act.team)
    points = room.awarded.get(act.team, 0) + act.points
    if abs(points) > MOST_AWARDED:
        raise NotNowError(f"A team is given {MOST_AWARDED:,} points at most. Nothing was changed.")
    return replace(room, awarded={**room.awarded, act.team: points})


def _marked(room: Room, act: Marked) -> Room:
    _person(room, act.person)
    part = room.plan.parts[act.part] if 0 <= act.part < len(room.plan.parts) else None
    if not isinstance(part, Test):
        raise NotNowError("Only a test is marked on paper.")
    if act.shares and len(act.shares) != len(part.items):
        raise NotNowError(f"This test has {len(part.items)} questions, and {len(act.shares)} were marked.")
    if not all(0 <= share <= 1 for share in act.shares):
        raise NotNowError("Each question earns between none and all of its points.")
    others = {key: shares for key, shares in room.marked.items() if key != (act.part, act.person)}
    if act.shares:
        others[act.part, act.person] = act.shares
    return replace(room, marked=others)


def _open_question(room: Room, part: int, item: int) -> Step:
    """The step of a question of which the trainer may still enter what the room chose: its key was not shown."""
    step = (part, item)
    if room.item is None or room.step != step or room.phase is Phase.REVEALED:
        raise NotNowError(
            "The key of this question was shown, or it is not the one on the screen. Nothing was entered."
        )
    return step


def _person(room: Room, person: PersonId) -> Person:
    if person not in room.people:
        raise NotNowError(f"There is nobody with number {person} in the room.")
    return room.people[person]


def _team(room: Room, team: str) -> str:
    """A team of the session, or none where the name is empty."""
    return _some_team(room, team) if team else ""


def _some_team(room: Room, team: str) -> str:
    if team not in room.plan.teams:
        raise NotNowError(f"There is no team “{team}” in this session.")
    return team


def _require(room: Room, phases: set[Phase], sentence: str) -> None:
    if room.phase not in phases:
        raise NotNowError(f"{sentence} Nothing was changed.")


def _require_seconds(seconds: int | None) -> None:
    if seconds is not None and not 0 < seconds <= MOST_SECONDS:
        raise NotNowError(f"A question has between 1 second and {MOST_SECONDS // 3600} hours. Nothing was changed.")


def _require_fitting(room: Room, step: Step, chosen: tuple[str, ...]) -> None:
    if reason := complaint(room.item_at(step), chosen):
        raise NotNowError(f"That is no answer to this question: it {reason}.")


__all__ = ["Act", "NotNowError", "after", "replayed"]
