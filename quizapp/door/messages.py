"""What phones may say, read from bytes that anybody may have sent. Nothing else is understood."""

import json
import re
from dataclasses import dataclass
from typing import Any

VERSION = 1
MOST_BYTES = 4096
"""Of one message that comes in."""

MOST_CHOSEN = 200
MOST_TEXT = 200
MOST_NAME = 120
"""Characters of a name as it comes in; how long a name may be in the room is the room's business."""

_MARK = re.compile(r"[A-Za-z0-9_-]{6,40}")


class NoMessageError(ValueError):
    """Something that no page of ours says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enter:
    """A phone is there: with the code of the room, with the secret it had, or with both."""

    code: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Somebody says who they are; ``secret`` is the phone's own, made by it, and names them from now on."""

    name: str
    team: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer; ``chosen`` are numbers of options or one typed text."""

    mark: str
    part: int
    item: int
    chosen: tuple[int | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A test is given in."""

    part: int


Message = Enter | Join | Answer | Hand


def read_message(text: str | bytes) -> Message:
    """The message of a text. Raises NoMessageError for everything that is none, whatever it is."""
    if len(text) > MOST_BYTES:
        raise NoMessageError("too long")
    try:
        record = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NoMessageError("no JSON") from error
    if not isinstance(record, dict) or record.get("v") != VERSION:
        raise NoMessageError("not of this version")
    match record.get("t"):
        case "enter":
            return Enter(code=_text(record, "code", 20), secret=_text(record, "secret", 64))
        case "join":
            return Join(
                name=_text(record, "name", MOST_NAME), team=_text(record, "team", MOST_NAME),
                secret=_text(record, "secret", 64),
            )  # fmt: skip
        case "answer":
            mark = _text(record, "mark", 40)
            if not _MARK.fullmatch(mark):
                raise NoMessageError("no mark")
            return Answer(
                mark=mark, part=_number(record, "part"), item=_number(record, "item"),
                chosen=_chosen(record.get("chosen")),
            )  # fmt: skip
        case "hand":
            return Hand(part=_number(record, "part"))
        case _:
            raise NoMessageError("of no kind")


def _refuse(name: str) -> None:
    raise ValueError(name)


def _text(record: dict[str, Any], name: str, most: int) -> str:
    value = record.get(name, "")
    if not isinstance(value, str) or len(value) > most or not _whole(value):
        raise NoMessageError(f"no {name}")
    return value


def _whole(text: str) -> bool:
    """Whether a text can be written: JSON may name halves of characters."""
    return not any("\ud800" <= one <= "\udfff" for one in text)


def _number(record: dict[str, Any], name: str) -> int:
    value = record.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10_000:
        raise NoMessageError(f"no {name}")
    return value


def _chosen(value: object) -> tuple[int | str, ...]:
    if not isinstance(value, list) or not 0 < len(value) <= MOST_CHOSEN:
        raise NoMessageError("nothing chosen")
    read: list[int | str] = []
    for one in value:
        if isinstance(one, str) and len(one) <= MOST_TEXT and _whole(one):
            read.append(" ".join(one.split()))
        elif isinstance(one, int) and not isinstance(one, bool) and 0 <= one < 10_000:
            read.append(one)
        else:
            raise NoMessageError("chosen is no number and no text")
    return tuple(read)
