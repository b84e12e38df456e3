"""Anki's clozes: ``{{c1::hidden::hint}}``, several of one number, one within another (``{{c1::a {{c2::b}}}}``)."""

import re
from dataclasses import dataclass

_OPEN = re.compile(r"\{\{c(\d{1,4}(?:,\d{1,4})*)::|\}\}|::", re.IGNORECASE)
_MOST_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Gap:
    """Hidden words: ``text[start:end]`` of the text with all shown; ``nested``: it holds or lies in another."""

    numbers: tuple[int, ...]
    start: int
    end: int
    hint: str
    nested: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with all words shown, and its gaps in the order of their beginnings."""

    text: str
    gaps: tuple[Gap, ...]


def read(source: str) -> Marked:
    """The clozes of a plain text. Braces that do not pair stay words."""
    if "{{c" not in source and "{{C" not in source:
        return Marked(source, ())
    text: list[str] = []
    length = 0
    at = 0
    gaps: list[Gap] = []
    stack: list[list[object]] = []  # numbers, start, index into ``text`` where the hint begins (None: no hint), nested
    for found in _OPEN.finditer(source):
        piece = source[at : found.start()]
        text.append(piece)
        length += len(piece)
        at = found.end()
        if found[1]:
            if len(stack) < _MOST_DEPTH:
                for outer in stack:
                    outer[3] = True
                numbers = tuple(dict.fromkeys(int(one) for one in found[1].split(",")))
                stack.append([numbers, length, None, bool(stack)])
            continue
        if found[0] == "::":
            if stack and stack[-1][2] is None:
                stack[-1][2] = len(text)
            else:
                text.append("::")
                length += 2
            continue
        if not stack:
            text.append("}}")
            length += 2
            continue
        numbers_, start, hint_at, nested = stack.pop()
        hint = ""
        if isinstance(hint_at, int):
            hint = "".join(text[hint_at:])
            del text[hint_at:]
            length -= len(hint)
        gaps.append(Gap(numbers_, start, length, " ".join(hint.split()), bool(nested)))  # type: ignore[arg-type]
    text.append(source[at:])
    return Marked("".join(text), tuple(sorted(gaps, key=lambda one: (one.start, -one.end))))


def hidden(marked: Marked, number: int, sign: str) -> tuple[str, str, str]:
    """A text with the gaps of a number hidden: front, hidden words, hint. A gap within another of the same number goes
    with it."""
    front: list[str] = []
    words: list[str] = []
    hints: list[str] = []
    at = 0
    for gap in marked.gaps:
        if number not in gap.numbers or gap.start < at:
            continue
        front.append(marked.text[at : gap.start])
        front.append(f"[{gap.hint}]" if gap.hint else sign)
        words.append(marked.text[gap.start : gap.end].strip())
        hints.append(gap.hint)
        at = gap.end
    front.append(marked.text[at:])
    return "".join(front), " … ".join(filter(None, words)), "; ".join(filter(None, hints))
