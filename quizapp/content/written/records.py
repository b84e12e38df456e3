"""Written items as JSON objects and back: how storage keeps them."""

from collections.abc import Mapping
from typing import Any

from quizapp.content.items.base import ItemKind
from quizapp.content.plain import from_record, to_record
from quizapp.content.written import WRITTEN_KINDS, WrittenItem


def written_to_record(written: WrittenItem) -> dict[str, Any]:
    """A written item with its kind."""
    return {"kind": written.kind.value, **to_record(written)}


def written_from_record(record: Mapping[str, Any]) -> WrittenItem:
    """The item that ``written_to_record`` wrote; KeyError, TypeError or ValueError for anything else."""
    parts = dict(record)
    written: WrittenItem = from_record(WRITTEN_KINDS[ItemKind(parts.pop("kind"))], parts)
    return written
