"""A session without the names of those who were there: everything else says the same."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import assert_never

from quizapp.content.items import FillIn
from quizapp.teaching.acts import Answered, Event, Joined, Keyed, Renamed, TeamAnswered
from quizapp.teaching.plan import Break, Part, Plan, Questions, Talk, Test
from quizapp.teaching.points import share
from quizapp.teaching.report import anonymous_name
from quizapp.teaching.room import Room

NO_KEY = "-"
"""In the place of a key: there was a phone, and no secret fits it any more."""

_SHORTEST = 3
"""Shorter pieces of names ("Al", "Jo") stand in too many words to be looked for inside other texts."""


def without_keys(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same acts with phones that nobody holds."""
    return tuple(_without_key(event) for event in events)


def without_names(room: Room, events: Sequence[Event]) -> tuple[Plan, tuple[Event, ...]]:
    """Plan and acts with "Participant 1" for the first who came, and so on; phones can no longer answer for anybody,
    and what phones called their answers goes. Names that somebody typed as an answer, or the trainer wrote into a title
    or a note, go too, unless the answer is right: then the question asks for that word."""
    names = _names(room, events)
    plan = room.plan
    hidden = _pattern({*plan.participants, *(one.act.name for one in events if isinstance(one.act, Joined | Renamed))})
    numbers = count(room.next_person())
    listed = {name: names[name.casefold()] or anonymous_name(next(numbers)) for name in plan.participants}
    told = replace(
        plan,
        heading=replace(plan.heading, title=hidden.sub("…", plan.heading.title)),
        participants=tuple(listed.values()),
        parts=tuple(_part(part, hidden) for part in plan.parts),
    )
    return told, tuple(_told(room, event, hidden) for event in without_keys(events))


def _names(room: Room, events: Iterable[Event]) -> Mapping[str, str]:
    """Every name that ever stood anywhere, in small letters, with what is said instead; empty for who never came."""
    names = dict.fromkeys((name.casefold() for name in room.plan.participants), "")
    for event in events:
        if isinstance(event.act, Joined | Renamed):
            names[event.act.name.casefold()] = anonymous_name(event.act.person)
    return names


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    whole = sorted({name for name in names if len(name) >= _SHORTEST}, key=len, reverse=True)
    parts = {part for name in whole for part in name.split() if len(part) >= _SHORTEST and part[0].isalpha()}
    looked_for = [*whole, *sorted(parts - set(whole), key=len, reverse=True)]
    if not looked_for:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, looked_for))})(?!\w)", re.IGNORECASE)


def _part(part: Part, hidden: re.Pattern[str]) -> Part:
    match part:
        case Talk():
            return replace(part, title=hidden.sub("…", part.title), notes=hidden.sub("…", part.notes))
        case Questions() | Break():
            return replace(part, title=hidden.sub("…", part.title))
        case Test():
            return part
        case _:
            assert_never(part)


def _without_key(event: Event) -> Event:
    if isinstance(event.act, Joined | Keyed) and event.act.key:
        return replace(event, act=replace(event.act, key=NO_KEY))
    return event


def _told(room: Room, event: Event, hidden: re.Pattern[str]) -> Event:
    match event.act:
        case Joined(person=person) | Renamed(person=person):
            return replace(event, act=replace(event.act, name=anonymous_name(person)))
        case Answered(part=part, item=item, chosen=chosen):
            return replace(event, act=replace(event.act, mark="", chosen=_chosen(room, (part, item), chosen, hidden)))
        case TeamAnswered(part=part, item=item, chosen=chosen):
            return replace(event, act=replace(event.act, chosen=_chosen(room, (part, item), chosen, hidden)))
        case _:
            return event


def _chosen(room: Room, step: tuple[int, int], chosen: tuple[str, ...], hidden: re.Pattern[str]) -> tuple[str, ...]:
    if not isinstance(room.item_at(step), FillIn) or not chosen or share(room, step, chosen) == 1:
        return chosen
    return tuple(hidden.sub("…", one) for one in chosen)
