"""What a note becomes, as values: the fact, which card is which view, and what cannot be shown."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quizapp.content.cards import BLANK, View
from quizapp.content.facts import Blank, Fact, FactId
from quizapp.content.figures.figure import Figure
from quizapp.content.limits import MAX_TEXT
from quizapp.exchange.anki.reading import clozes
from quizapp.exchange.anki.reading.templates import answer_shape, front_shape

FIELDS = "\x1f"
NOTHING = "—"
"""What stands where a side of a card has no words."""

CUT = "…"
NO_WORDS = "(a picture or sound without words)"


class Loss(StrEnum):
    """What a card here does not show of its note. The note itself is kept whole."""

    MARKUP = "markup"
    FORMULA = "formula"
    SOUND = "sound"
    PICTURE = "picture"
    MISSING = "missing"
    CUT = "cut"
    SCRIPT = "script"
    EMPTY = "empty"
    OCCLUSION = "occlusion"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A fact that a note became. ``views`` says for each of the note's cards, by its place there, which view it is;
    ``how`` names the kind for the preview."""

    fact: Fact
    views: Mapping[int, tuple[View, int]]
    figures: tuple[Figure, ...]
    losses: frozenset[Loss]
    how: str


Media = Callable[[str], bytes | None]
"""Gives a file of the package by its name."""


def fact_id(guid: str) -> FactId:
    """``anki-`` and a hash of the note's GUID: the same whenever and from wherever the note comes."""
    return FactId(f"anki-{hashlib.blake2b(guid.encode('utf-8', 'replace'), digest_size=9).hexdigest()}")


@lru_cache(maxsize=512)
def reversals(fronts: tuple[str, ...], backs: tuple[str, ...]) -> dict[int, int]:
    """Which template asks exactly the other way round than an earlier one: place by place."""
    sides = [(front_shape(front).field, answer_field(back)) for front, back in zip(fronts, backs, strict=True)]
    found: dict[int, int] = {}
    for place, (front, answer) in enumerate(sides):
        for earlier in range(place):
            if front and answer and sides[earlier] == (answer, front) and earlier not in found:
                if earlier not in found.values():
                    found[place] = earlier
                break
    return found


def answer_field(back: str) -> str | None:
    """The one field in which a back's answer stands, or that is to be typed; None where it is made of more."""
    shape = answer_shape(back)
    return shape.field or shape.typed


BAD_IN_TAGS = str.maketrans("", "", '"*')
"""Takes the signs out that tags cannot have here."""


def blank_of(marked: clozes.Marked, number: int) -> Blank | None:
    """A gap as a blank of ours; None where it cannot be one: several of its number, one within another, no words."""
    text = marked.text
    if BLANK in text or "{{" in text or "}}" in text or len(text) > MAX_TEXT:
        return None
    found = [gap for gap in marked.gaps if number in gap.numbers]
    if len(found) != 1 or found[0].nested or len(found[0].numbers) > 1:
        return None
    gap = found[0]
    if any(one is not gap and one.start < gap.end and gap.start < one.end for one in marked.gaps):
        return None
    words = text[gap.start : gap.end]
    start = gap.start + len(words) - len(words.lstrip())
    end = gap.end - len(words) + len(words.rstrip())
    hidden = text[start:end]
    if not hidden or "::" in hidden or "::" in gap.hint:
        return None
    return Blank(number=number, start=start, end=end, hint=gap.hint)
