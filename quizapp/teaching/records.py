"""Plans as plain JSON values, and back: what a session's file keeps beside its events.

``plan_to_record`` gives dicts, lists, texts and numbers only; ``plan_from_record`` gives back an equal plan. A record
that cannot be read raises ValueError with a sentence.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, assert_never

from quizapp.content.facts import DeckId
from quizapp.content.plain import from_record, to_record
from quizapp.exams.copies import DeckCopy
from quizapp.exams.records import Record, item_from_record, item_to_record
from quizapp.teaching.plan import (
    MOST_ITEMS,
    MOST_PARTICIPANTS,
    MOST_TEAMS,
    Break,
    Heading,
    Part,
    Plan,
    Questions,
    Role,
    Rules,
    Talk,
    Test,
    items_of_part,
)

_KINDS: Mapping[str, type[Part]] = {"questions": Questions, "test": Test, "break": Break, "talk": Talk}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def plan_to_record(plan: Plan) -> Record:
    """A plan with its items and what it keeps of its deck."""
    return {
        "heading": heading_to_record(plan.heading),
        "deck": plan.deck,
        "parts": [_part_to_record(part) for part in plan.parts],
        "participants": list(plan.participants),
        "teams": list(plan.teams),
        "rules": to_record(plan.rules),
        "copy": to_record(plan.copy),
    }


def plan_from_record(record: Mapping[str, Any]) -> Plan:
    """The plan of a record. Raises ValueError for one that cannot be read, or is longer than a plan may be."""
    try:
        plan = Plan(
            heading=heading_from_record(record["heading"]),
            deck=DeckId(_text(record["deck"])),
            parts=tuple(_part_from_record(one) for one in _some(record["parts"])),
            participants=tuple(_text(one) for one in _some(record["participants"])),
            teams=tuple(_text(one) for one in _some(record["teams"])),
            rules=from_record(Rules, {**record["rules"]}),
            copy=from_record(DeckCopy, {**record["copy"]}),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"this plan cannot be read: {error}") from error
    if len(plan.participants) > MOST_PARTICIPANTS or len(plan.teams) > MOST_TEAMS:
        raise ValueError("this plan has more people or teams than a room takes")
    if sum(len(items_of_part(part)) for part in plan.parts) > MOST_ITEMS:
        raise ValueError("this plan has more questions than a session takes")
    return plan


def heading_to_record(heading: Heading) -> Record:
    """A heading; its date as ISO 8601 writes it."""
    parts = {name: getattr(heading, name) for name in _HEADING}
    return {**{name: part for name, part in parts.items() if part}, "on": heading.on.isoformat()}


def heading_from_record(record: Mapping[str, Any]) -> Heading:
    """The heading of a record. Raises ValueError, TypeError or KeyError."""
    parts = {name: _text(record.get(name, "")) for name in _HEADING if name != "contact_hours"}
    hours = record.get("contact_hours", 0.0)
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 <= hours < 1000:
        raise ValueError(f"{hours!r} are no contact hours")
    return Heading(on=date.fromisoformat(record["on"]), contact_hours=float(hours), **parts)


_HEADING = ("title", "trainer", "place", "provider", "address", "contact_hours", "approval")


def _part_to_record(part: Part) -> Record:
    items = [item_to_record(item) for item in items_of_part(part)]
    match part:
        case Questions():
            said: Record = {
                "title": part.title,
                "talk_seconds": part.talk_seconds,
                "answer_seconds": part.answer_seconds,
                "items": items,
            }
        case Test():
            said = {"role": part.role.value, "items": items}
        case Break() | Talk():
            said = to_record(part)
        case _:
            assert_never(part)
    return {"part": _NAMES[type(part)], **said}


def _part_from_record(record: Mapping[str, Any]) -> Part:
    kind = _KINDS[record["part"]]
    if kind is Questions:
        seconds = record["answer_seconds"]
        part: Part = Questions(
            title=_text(record["title"]),
            items=tuple(item_from_record(one) for one in _some(record["items"])),
            talk_seconds=_seconds(record["talk_seconds"]),
            answer_seconds=None if seconds is None else _seconds(seconds),
        )
    elif kind is Test:
        items = tuple(item_from_record(one) for one in _some(record["items"]))
        part = Test(role=Role(record["role"]), items=items)
    else:
        part = from_record(kind, {name: value for name, value in record.items() if name != "part"})
    if isinstance(part, Questions | Test) and not part.items:
        raise ValueError("a part that asks has no question")
    return part


def _seconds(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 24 * 3600:
        raise ValueError(f"{value!r} are no seconds")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _some(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
