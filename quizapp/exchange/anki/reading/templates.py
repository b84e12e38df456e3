"""Anki's template language: ``{{Field}}``, ``{{filter:Field}}``, ``{{#Field}}…{{/Field}}``, ``{{^Field}}…{{/Field}}``.

See https://docs.ankiweb.net/templates/intro.html. Filters that change how a field looks give its text here; ``cloze``
fields are left to ``clozes``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizapp.exchange.anki.reading.plain import plain

_TAG = re.compile(r"\{\{\s*([#^/]?)\s*(.*?)\s*\}\}", re.DOTALL)
_ANSWER = re.compile(r"<hr\s+id\s*=\s*[\"']?answer[\"']?\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MOST_DEPTH = 50

FRONT_SIDE = "FrontSide"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the template itself."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldAt:
    """A field, with its filters from the outside in."""

    name: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Parts that stand only where a field is filled (``filled``), or only where it is empty."""

    name: str
    filled: bool
    parts: "tuple[Words | FieldAt | Section, ...]"


Part = Words | FieldAt | Section


@lru_cache(maxsize=4_096)
def parsed(template: str) -> tuple[Part, ...]:
    """The parts of a template. Sections that are not closed, or closed wrongly, end with the template."""
    template = _COMMENT.sub("", template)
    stack: list[tuple[str, bool, list[Part]]] = [("", True, [])]
    at = 0
    for found in _TAG.finditer(template):
        if found.start() > at:
            stack[-1][2].append(Words(template[at : found.start()]))
        at = found.end()
        sign, name = found[1], found[2]
        if sign in {"#", "^"} and len(stack) < _MOST_DEPTH:
            stack.append((name, sign == "#", []))
        elif sign == "/":
            if len(stack) > 1 and stack[-1][0] == name:
                _close(stack)
        elif not sign:
            *filters, field = name.split(":")
            stack[-1][2].append(FieldAt(field.strip(), tuple(one.strip() for one in filters)))
    if at < len(template):
        stack[-1][2].append(Words(template[at:]))
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0][2])


def _close(stack: list[tuple[str, bool, list[Part]]]) -> None:
    name, filled, parts = stack.pop()
    stack[-1][2].append(Section(name, filled, tuple(parts)))


def rendered(template: str, values: Mapping[str, str]) -> str:
    """The HTML of a template with the fields' HTML."""
    parts: list[str] = []
    _render(parsed(template), values, parts)
    return "".join(parts)


def _render(parts: Sequence[Part], values: Mapping[str, str], into: list[str]) -> None:
    for part in parts:
        if isinstance(part, Words):
            into.append(part.text)
        elif isinstance(part, FieldAt):
            value = values.get(part.name, "")
            into.append("" if "type" in part.filters and part.name in values else value)
        elif bool(values.get(part.name, "").strip()) == part.filled:
            _render(part.parts, values, into)


def answer_of(back: str) -> str:
    """The part of a back that answers: what stands below Anki's line, or all but the front side."""
    found = _ANSWER.search(back)
    return back[found.end() :] if found else back


@dataclass(frozen=True, slots=True)
class Shape:
    """What a template comes to: the one field that it shows, if it shows nothing else, and the field to be typed."""

    field: str | None
    typed: str | None


@lru_cache(maxsize=4_096)
def front_shape(template: str) -> Shape:
    """The shape of a front."""
    return _shape(template)


@lru_cache(maxsize=4_096)
def answer_shape(template: str) -> Shape:
    """The shape of a back's answer; a field to be typed is the answer itself."""
    return _shape(answer_of(template))


def _shape(template: str) -> Shape:
    shown: list[str] = []
    typed: str | None = None
    whole = True
    pending: list[Part] = list(parsed(template))
    while pending:
        part = pending.pop(0)
        if isinstance(part, FieldAt):
            if "type" in part.filters:
                typed = part.name
            elif part.name != FRONT_SIDE:
                shown.append(part.name)
                whole = whole and not part.filters
        elif isinstance(part, Words):
            whole = whole and not plain(part.text).text and "<img" not in part.text and "[sound" not in part.text
        else:
            whole = False
    return Shape(field=shown[0] if whole and len(shown) == 1 else None, typed=typed)


def cloze_fields(template: str) -> list[str]:
    """The names of the fields that a template shows as clozes, wherever they stand in it."""
    found: list[str] = []
    pending: list[Part] = list(parsed(template))
    while pending:
        part = pending.pop(0)
        if isinstance(part, Section):
            pending[:0] = part.parts
        elif isinstance(part, FieldAt) and "cloze" in part.filters:
            found.append(part.name)
    return list(dict.fromkeys(found))
