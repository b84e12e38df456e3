"""Frozen dataclasses as plain JSON values and back, by their own type hints: what needs no words of its own.

Fields that have their default value are left out, so that records stay short and a field that is added later reads from
older records.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints


def to_record(value: object) -> dict[str, Any]:
    """A dataclass as a JSON object. Raises TypeError for parts that cannot stand in one."""
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{value!r} is not a dataclass")
    return {
        field.name: _plain(part) for field in fields(value) if (part := getattr(value, field.name)) != _default(field)
    }


def from_record(kind: Any, record: Mapping[str, Any]) -> Any:
    """The dataclass of a record. Raises KeyError for a part that is missing, TypeError or ValueError for one that does
    not fit."""
    hints = _hints(kind)
    parts = {}
    for field in fields(kind):
        if field.name in record:
            parts[field.name] = _made(hints[field.name], record[field.name])
        elif field.default is MISSING:
            raise KeyError(field.name)
    return kind(**parts)


def named_from_record(kinds: Mapping[str, Any], what: str, name: str, record: Mapping[str, Any]) -> Any:
    """The dataclass of a record that says which of several ``kinds`` it is by a name; ``what`` they are is for the
    error. Raises ValueError for a name this version does not know or a part that is missing."""
    if name not in kinds:
        raise ValueError(f"there is no {what} “{name}”")
    with readable(f"“{name}”"):
        return from_record(kinds[name], record)


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Says which record could not be read, whatever was wrong with it."""
    try:
        yield
    except KeyError as error:
        raise ValueError(f"this {what} record lacks {error}") from error
    except (TypeError, ValueError) as error:
        raise ValueError(f"this {what} record cannot be read: {error}") from error


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _default(field: Field[Any]) -> object:
    return field.default


def _plain(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return to_record(value)


def _made(hint: Any, value: Any) -> Any:
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is not a list")
        return tuple(_made(get_args(hint)[0], part) for part in value)
    if origin in {Union, UnionType}:
        return _one_of(get_args(hint), value)
    if is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise TypeError(f"{value!r} is not an object")
        return from_record(hint, value)
    if issubclass(hint, Enum):
        return hint(value)
    if hint is float and type(value) is int:
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):  # True is an int for Python only
        raise TypeError(f"{value!r} is not of type {hint.__name__}")
    return value


def _one_of(hints: tuple[Any, ...], value: Any) -> Any:
    """The alternative that fits: None, or the first dataclass that has these parts."""
    if value is None and NoneType in hints:
        return None
    for hint in hints:
        if hint is NoneType:
            continue
        if not is_dataclass(hint):
            return _made(hint, value)
        if isinstance(value, Mapping) and set(value) <= {field.name for field in fields(hint)}:
            return from_record(hint, value)
    raise TypeError(f"{value!r} fits none of the alternatives")
