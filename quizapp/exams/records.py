"""Items, blueprints, responses and sittings as plain JSON values, and back: what storage keeps of a quiz.

Every ``…_to_record`` gives dicts, lists, texts and numbers only; ``…_from_record`` gives back an equal value, also
after a trip through ``json``. Moments keep their offset from UTC, not the name of their zone. A record that cannot be
read raises ValueError with a sentence that says where.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_never

from quizapp.content.facts import ConceptId, DeckId, FactId, Level, TopicId
from quizapp.content.items import Item, ItemId, ItemKind, Option, OptionId, Origin, SingleBestAnswer
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.sitting import Response, Sitting, SittingId

Record = dict[str, Any]
"""A JSON object."""


def item_to_record(item: Item) -> Record:
    """An item with everything that a sitting shows of it."""
    match item:
        case SingleBestAnswer():
            return {
                "kind": item.kind.value,
                "id": item.id,
                "deck": item.deck,
                "facts": list(item.facts),
                "topic": item.topic,
                "level": item.level.value,
                "stem": item.stem,
                "options": [_option_to_record(option) for option in item.options],
            }
        case _:
            assert_never(item)


def item_from_record(record: Mapping[str, Any]) -> Item:
    """The item of a record. Raises ValueError for a kind this version does not know or a part that is missing."""
    with _Reading("item"):
        kind = ItemKind(record["kind"])
        match kind:
            case ItemKind.SINGLE_BEST_ANSWER:
                return SingleBestAnswer(
                    id=ItemId(record["id"]),
                    deck=DeckId(record["deck"]),
                    facts=tuple(FactId(fact) for fact in record["facts"]),
                    topic=TopicId(record["topic"]),
                    level=Level(record["level"]),
                    stem=str(record["stem"]),
                    options=tuple(_option_from_record(option) for option in record["options"]),
                )
            case _:
                assert_never(kind)


def _option_to_record(option: Option) -> Record:
    return {
        "id": option.id,
        "text": option.text,
        "correct": option.correct,
        "rationale": option.rationale,
        "fact": option.fact,
        "origin": option.origin.value,
        "concept": option.concept,
    }


def _option_from_record(record: Mapping[str, Any]) -> Option:
    concept = record["concept"]
    return Option(
        id=OptionId(record["id"]),
        text=str(record["text"]),
        correct=bool(record["correct"]),
        rationale=str(record["rationale"]),
        fact=FactId(record["fact"]),
        origin=Origin(record["origin"]),
        concept=None if concept is None else ConceptId(concept),
    )


def blueprint_to_record(blueprint: Blueprint) -> Record:
    """A blueprint."""
    return {
        "deck": blueprint.deck,
        "topics": list(blueprint.topics),
        "length": blueprint.length,
        "mode": blueprint.mode.value,
        "seed": blueprint.seed,
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
