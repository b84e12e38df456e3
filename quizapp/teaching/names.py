"""Names of people, as they may stand on a screen: typed by anybody, on any phone."""

import re
import unicodedata
from collections.abc import Collection

from quizapp.teaching.plan import MOST_TEAMS

LONGEST_NAME = 40
"""In characters."""

_MOST_MARKS = 3
"""So many accents may stand on one letter; more are a prank that runs over other lines."""

_TAG = re.compile(r"<[^<>]{0,200}>")
_NUMBERED = re.compile(r"(.+) \(\d+\)")
_JOINERS = "\u200c\u200d"
"""They belong inside words of Persian and of Indian languages."""


def cleaned_name(text: str) -> str:
    """A name without markup, control characters and what turns the writing round, on one line, not too long; empty
    where nothing is left."""
    shown, marks = list[str](), 0
    for sign in unicodedata.normalize("NFC", _TAG.sub(" ", text[:2_000])):
        category = unicodedata.category(sign)
        if sign in "<>&" or category in {"Zl", "Zp", "Zs", "Cc"}:
            sign = " "  # noqa: PLW2901 - what divides words stays a division
        elif sign in _JOINERS:
            if not shown or not unicodedata.category(shown[-1]).startswith(("L", "M")):
                continue
        elif category.startswith("C"):
            continue
        marks = marks + 1 if category == "Mn" else 0
        if marks <= _MOST_MARKS:
            shown.append(sign)
    return " ".join("".join(shown).split())[:LONGEST_NAME].strip().strip(_JOINERS)


def team_names(typed: str) -> tuple[str, ...]:
    """Names of teams between commas, semicolons or lines, each once however it is capitalised, no more than a room
    takes."""
    found: dict[str, str] = {}
    for one in re.split(r"[,;\n]", typed):
        name = cleaned_name(one)
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:MOST_TEAMS]


def cleaned_text(text: str) -> str:
    """A typed answer without control characters and halves of characters, which no file can hold."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cs"} or sign in "\n\t")


def unique_name(name: str, others: Collection[str]) -> str:
    """The name, with the first free number behind it where somebody has it already, however it is capitalised."""
    taken = {other.casefold() for other in others}
    number, wanted = 1, name
    while wanted.casefold() in taken:
        number += 1
        ending = f" ({number})"
        wanted = f"{name[: LONGEST_NAME - len(ending)].rstrip()}{ending}"
    return wanted


def given_name(name: str, others: Collection[str]) -> str:
    """The name without the number by which it is told apart from one of the others."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None or numbered[1].casefold() not in {other.casefold() for other in others}:
        return name
    return numbered[1]
