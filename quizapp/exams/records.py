"""Items, blueprints, responses and sittings as plain JSON values, and back: what storage keeps of a quiz.

Every ``…_to_record`` gives dicts, lists, texts and numbers only; ``…_from_record`` gives back an equal value, also
after a trip through ``json``. Moments keep their offset from UTC, not the name of their zone. A record that cannot be
read raises ValueError with a sentence that says where.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import KINDS, Item, ItemKind, OptionId
from quizapp.content.plain import from_record, to_record
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.sitting import Response, Sitting, SittingId

Record = dict[str, Any]
"""A JSON object."""


def item_to_record(item: Item) -> Record:
    """An item with everything that a sitting shows of it."""
    return {"kind": item.kind.value, **to_record(item)}


def item_from_record(record: Mapping[str, Any]) -> Item:
    """The item of a record. Raises ValueError for a kind this version does not know or a part that is missing."""
    with _Reading("item"):
        parts = dict(record)
        item: Item = from_record(KINDS[ItemKind(parts.pop("kind"))], parts)
        return item


def blueprint_to_record(blueprint: Blueprint) -> Record:
    """A blueprint."""
    return {
        "deck": blueprint.deck,
        "topics": list(blueprint.topics),
        "length": blueprint.length,
        "mode": blueprint.mode.value,
        "seed": blueprint.seed,
        "kinds": [kind.value for kind in blueprint.kinds],
    }


def blueprint_from_record(record: Mapping[str, Any]) -> Blueprint:
    """The blueprint of a record."""
    with _Reading("blueprint"):
        return Blueprint(
            deck=DeckId(record["deck"]),
            topics=tuple(TopicId(topic) for topic in record["topics"]),
            length=int(record["length"]),
            mode=Mode(record["mode"]),
            seed=int(record["seed"]),
            kinds=tuple(ItemKind(kind) for kind in record.get("kinds", ())),  # older records have none
        )


def response_to_record(response: Response) -> Record:
    """An answer, with its moment as ISO 8601 text."""
    return {"chosen": list(response.chosen), "at": response.at.isoformat(), "took_ms": response.took_ms}


def response_from_record(record: Mapping[str, Any]) -> Response:
    """The answer of a record."""
    with _Reading("response"):
        return Response(
            chosen=tuple(OptionId(option) for option in record["chosen"]),
            at=datetime.fromisoformat(record["at"]),
            took_ms=int(record["took_ms"]),
        )


def sitting_to_record(sitting: Sitting) -> Record:
    """A whole sitting, items and answers included."""
    return {
        "id": sitting.id,
        "blueprint": blueprint_to_record(sitting.blueprint),
        "items": [item_to_record(item) for item in sitting.items],
        "responses": [None if one is None else response_to_record(one) for one in sitting.responses],
        "flagged": sorted(sitting.flagged),
        "position": sitting.position,
        "started_at": sitting.started_at.isoformat(),
        "finished_at": None if sitting.finished_at is None else sitting.finished_at.isoformat(),
    }


def sitting_from_record(record: Mapping[str, Any]) -> Sitting:
    """The sitting of a record."""
    with _Reading("sitting"):
        finished_at = record["finished_at"]
        return Sitting(
            id=SittingId(record["id"]),
            blueprint=blueprint_from_record(record["blueprint"]),
            items=tuple(item_from_record(item) for item in record["items"]),
            responses=tuple(None if one is None else response_from_record(one) for one in record["responses"]),
            flagged=frozenset(int(index) for index in record["flagged"]),
            position=int(record["position"]),
            started_at=datetime.fromisoformat(record["started_at"]),
            finished_at=None if finished_at is None else datetime.fromisoformat(finished_at),
        )


class _Reading:
    """Says which record could not be read, whatever was wrong with it."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, KeyError):
            raise ValueError(f"this {self._what} record lacks {error}") from error
        if isinstance(error, (TypeError, ValueError)):
            raise ValueError(f"this {self._what} record cannot be read: {error}") from error
