"""The little of protobuf's wire format that Anki's packages need (https://protobuf.dev/programming-guides/encoding/)."""

from collections.abc import Iterator

Value = int | bytes

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MOST_VARINT_BYTES = 10


class WireError(ValueError):
    """The bytes are no message."""


def fields(message: bytes) -> Iterator[tuple[int, Value]]:
    """The fields of a message as they stand there: number and value. Raises WireError for bytes that are no message."""
    at, end = 0, len(message)
    while at < end:
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        if number == 0:
            raise WireError("a field has the number 0")
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if kind == _BYTES:
            length, at = _varint(message, at)
        elif kind in {_FIXED64, _FIXED32}:
            length = 8 if kind == _FIXED64 else 4
        else:
            raise WireError(f"a field has the unknown kind {kind}")
        if length > end - at:
            raise WireError("a field goes beyond the end")
        yield number, message[at : at + length]
        at += length


def whole(message: bytes, number: int) -> int:
    """The last whole number under a field's number; 0 where there is none."""
    return next((value for name, value in reversed(list(fields(message))) if name == number and type(value) is int), 0)


def text(message: bytes, number: int) -> str:
    """The last text under a field's number; empty where there is none. Raises WireError for what is no text."""
    found = next(
        (value for name, value in reversed(list(fields(message))) if name == number and isinstance(value, bytes)), b""
    )
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WireError("a text is not UTF-8") from error


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_MOST_VARINT_BYTES):
        if at + place >= len(message):
            break
        byte = message[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value & 0xFFFF_FFFF_FFFF_FFFF, at + place + 1
    raise WireError("a number has no end")
