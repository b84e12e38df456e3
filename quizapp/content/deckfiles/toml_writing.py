"""Values as TOML text, in one way only, so that the same content always makes the same file."""

from collections.abc import Mapping, Sequence
from datetime import date

Value = str | bool | int | float | date | Sequence["Value"] | Mapping[str, "Value"]

_WIDEST = 110
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def block(header: str, values: Mapping[str, Value]) -> str:
    """A part of a file: its header, such as ``[[fact]]``, and a line a value; values that are empty are left out."""
    lines = (f"{name} = {_shown(value, len(name) + 3)}" for name, value in values.items() if not _is_empty(value))
    return "\n".join((header, *lines)) + "\n"


def _is_empty(value: Value) -> bool:
    return isinstance(value, str | Sequence | Mapping) and not value


def _shown(value: Value, before: int = 0) -> str:
    """A value; a list that is too wide for its line has a line for each of its parts."""
    match value:
        case str():
            return _quoted(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case Mapping():
            return f"{{ {', '.join(f'{name} = {_shown(one)}' for name, one in value.items())} }}"
        case _:
            return _list([_shown(one) for one in value], _WIDEST - before)


def _list(parts: Sequence[str], room: int) -> str:
    flat = f"[{', '.join(parts)}]"
    return flat if len(flat) <= room else "[\n" + "".join(f"    {part},\n" for part in parts) + "]"


def _quoted(text: str) -> str:
    letters = (_ESCAPES.get(one) or (f"\\u{ord(one):04x}" if ord(one) < 32 or ord(one) == 127 else one) for one in text)
    return f'"{"".join(letters)}"'
