"""Items and blueprints as plain JSON values, and back: what storage keeps of a quiz beside its events.

Every ``…_to_record`` gives dicts, lists, texts and numbers only; ``…_from_record`` gives back an equal value, also
after a trip through ``json``. A record that cannot be read raises ValueError with a sentence that says where.
"""

from collections.abc import Mapping
from typing import Any

from quizapp.content.items import KINDS, Item, ItemKind
from quizapp.content.plain import from_record, readable, to_record
from quizapp.exams.blueprint import Blueprint

Record = dict[str, Any]
"""A JSON object."""


def item_to_record(item: Item) -> Record:
    """An item with everything that a sitting shows of it."""
    return {"kind": item.kind.value, **to_record(item)}


def item_from_record(record: Mapping[str, Any]) -> Item:
    """The item of a record. Raises ValueError for a kind this version does not know or a part that is missing."""
    with readable("item"):
        parts = dict(record)
        item: Item = from_record(KINDS[ItemKind(parts.pop("kind"))], parts)
        return item


def blueprint_to_record(blueprint: Blueprint) -> Record:
    """A blueprint. What formats up to 3 knew of is always there, the rest where it says something."""
    return {
        "topics": list(blueprint.topics),
        "length": blueprint.length,
        "mode": blueprint.mode.value,
        "seed": blueprint.seed,
        "kinds": [kind.value for kind in blueprint.kinds],
        **to_record(blueprint),
    }


def blueprint_from_record(record: Mapping[str, Any]) -> Blueprint:
    """The blueprint of a record."""
    with readable("blueprint"):
        blueprint: Blueprint = from_record(Blueprint, record)
        return blueprint
