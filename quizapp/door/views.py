"""What a phone is shown, as plain values for JSON: of the room what everybody may see, and of one person their own.

Questions go out only through ``teaching.showing``: nothing here reads a key before the room tells it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from quizapp.content.items import Exhibit
from quizapp.teaching.acts import PersonId
from quizapp.teaching.course import question_number
from quizapp.teaching.plan import Break, Questions, Talk, Test, items_of_part
from quizapp.teaching.points import FULL, Standing, share, standings, team_standings
from quizapp.teaching.room import Person, Phase, Room, Step
from quizapp.teaching.showing import Shown, choices, chosen_numbers, shown, told

ON_PODIUM = 3

_ASKED = frozenset((Phase.SHOWN, Phase.OPEN, Phase.CLOSED, Phase.REVEALED))
_TESTING = frozenset((Phase.TEST, Phase.TESTED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What all phones are shown, made once for a room.

    ``content`` (JSON) are the questions themselves, which change seldom and may hold a figure: they go out once a
    connection for each ``content_key``. ``room`` (JSON) is everything else; ``standings`` are everybody's points.
    """

    room: str
    content_key: str = ""
    content: str = ""
    standings: Mapping[PersonId, Standing]


def common(room: Room, before: Common | None = None) -> Common:
    """What all are shown of a room. ``before`` saves making the same questions again."""
    ranked = standings(room)
    key = _content_key(room)
    content = ""
    if key:
        content = before.content if before is not None and before.content_key == key else compact(_content(room))
    return Common(
        room=compact(_room(room, ranked, key)),
        content_key=key,
        content=content,
        standings={one.person: one for one in ranked if one.person is not None},
    )


def own(room: Room, person: Person, ranked: Mapping[PersonId, Standing]) -> str:
    """What one person is shown beside that (JSON): their name, team, points, answers."""
    standing = ranked.get(person.id)
    view: dict[str, Any] = {"name": person.name, "team": person.team, "points": standing.points if standing else 0}
    if standing is not None and room.revealed:
        view |= {"place": standing.place, "of": len(ranked)}
    if room.phase in _ASKED:
        view["answer"] = _answer(room, room.step, person.id)
        if room.phase is Phase.REVEALED:
            view["gained"] = round(FULL * _share(room, room.step, person.id))
    elif room.phase in _TESTING:
        number = room.step[0]
        count = len(items_of_part(room.plan.parts[number]))
        view["answers"] = [_answer(room, (number, item), person.id) for item in range(count)]
        view["handed"] = (number, person.id) in room.handed
    elif room.phase is Phase.OVER:
        view["tests"] = _tests(room, person.id)
    return compact(view)


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def heading(room: Room) -> dict[str, Any]:
    """What somebody is shown who has the code and no name yet."""
    return {"title": room.plan.heading.title, "teams": list(room.plan.teams), "over": room.phase is Phase.OVER}


def _room(room: Room, ranked: tuple[Standing, ...], key: str) -> dict[str, Any]:
    part = room.part
    view: dict[str, Any] = {
        "title": room.plan.heading.title,
        "phase": room.phase.value,
        "step": list(room.step),
        "seconds": room.seconds,
        "key": key,
        "anonymous": room.plan.rules.anonymous,
    }
    match part:
        case Questions():
            number, of = question_number(room)  # as the wall counts them
            view |= {"part": part.title, "number": number, "of": of}
        case Test():
            view |= {"part": part.title, "of": len(part.items)}
        case Break():
            view |= {"part": part.title, "rest": part.minutes}
        case Talk():
            view |= {"part": part.title}
        case None:
            pass
    if room.plan.teams and room.revealed:
        view["teams"] = [[one.place, one.name, one.points] for one in team_standings(room)]
    if room.phase is Phase.REVEALED and room.told(room.step) and room.item is not None:
        view["told"] = _told(room, room.step)
    if room.phase is Phase.OVER:
        view["podium"] = [] if room.plan.rules.anonymous else _podium(ranked)
        view["played"] = bool(room.revealed)
    return view


def _told(room: Room, step: Step) -> dict[str, Any]:
    key = told(room.item_at(step), room.plan.copy)
    chose = choices(room, step)
    return {
        "right": key.right, "order": key.order, "wanted": key.wanted, "reasons": key.reasons, "why": key.why,
        "source": key.source, "names": key.names, "answers": chose.answers,
        "chose": [bar.count for bar in chose.bars if bar.option >= 0],
    }  # fmt: skip


def _podium(ranked: tuple[Standing, ...]) -> list[list[Any]]:
    return [[one.place, one.name, one.points] for one in ranked if one.place <= ON_PODIUM and one.points > 0][:9]


def _content_key(room: Room) -> str:
    if room.phase in _ASKED:
        return f"{room.step[0]}.{room.step[1]}"
    return f"{room.step[0]}" if room.phase in _TESTING else ""


def _content(room: Room) -> list[dict[str, Any]]:
    """The questions that are on the phones now: one, or all of a test."""
    part = room.part
    if room.item is not None:
        return [question(shown(room.item, room.plan.copy))]
    return [question(shown(item, room.plan.copy)) for item in items_of_part(part)] if part is not None else []


def question(one: Shown) -> dict[str, Any]:
    """A question without its key; what is empty is left out."""
    parts: dict[str, Any] = {
        "kind": one.kind.value,
        "stem": one.stem,
        "options": _words(one),
        "places": one.places,
        "columns": one.columns,
        "cells": one.cells,
        "takes": one.takes,
        "passage": [[segment.text, segment.place] for segment in one.passage],
        "exhibit": _tabs(one.exhibit),
        "figure": one.figure,
        "regions": one.regions,
        "number": one.number,
        "unit": one.unit,
    }
    return {name: value for name, value in parts.items() if value}


def _words(one: Shown) -> list[list[Any]]:
    """The options' words; of places on a figure what is seen there, which is not what they are called."""
    if one.figure:
        return [[look or f"Place {number}", -1] for number, look in enumerate(one.looks, start=1)]
    return [[option.text, option.place] for option in one.options]


def _tabs(exhibit: Exhibit | None) -> list[dict[str, Any]]:
    """The tabs of an exhibit; not the name of the case, which is the deck's business."""
    if exhibit is None:
        return []
    return [{"title": tab.title, "text": tab.text, "table": tab.table} for tab in exhibit.tabs]


def _answer(room: Room, step: Step, person: PersonId) -> list[int | str]:
    given = room.answers.get(step, {}).get(person)
    return [] if given is None else list(chosen_numbers(room.item_at(step), given.chosen))


def _share(room: Room, step: Step, person: PersonId) -> float:
    given = room.answers.get(step, {}).get(person)
    return 0.0 if given is None else share(room, step, given.chosen)


def _tests(room: Room, person: PersonId) -> list[list[Any]]:
    """Of each test that somebody took: its title and the share of its points in percent. Only when the session is
    over."""
    taken: list[list[Any]] = []
    for number, part in enumerate(room.plan.parts):
        if not isinstance(part, Test) or not part.items:
            continue
        steps = [(number, item) for item in range(len(part.items))]
        if any(person in room.answers.get(step, {}) for step in steps):
            taken.append([part.title, round(100 * fmean(_share(room, step, person) for step in steps))])
        elif shares := room.marked.get((number, person)):
            taken.append([part.title, round(100 * fmean(shares))])
    return taken
