"""What may stand after a name and a colon: ``topic:``, ``is:``, ``prop:`` …"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from quizapp.content.search.errors import SearchError
from quizapp.content.search.reading import Piece
from quizapp.content.search.terms import (
    FLAGS,
    Comparison,
    Flagged,
    Missed,
    Name,
    Named,
    Property,
    PropertyIs,
    Rated,
    Search,
    Standing,
    StandingIs,
)

_MOST_DAYS = 36_500
_LONGER_NAMES = {
    "stability": Property.STABILITY,
    "difficulty": Property.DIFFICULTY,
    "recall": Property.RECALL,
    "interval": Property.INTERVAL,
    "reps": Property.REVIEWS,
}
"""Other names of properties: what they are called elsewhere in the app, and in Anki."""

_PROPERTY = re.compile(r"([a-z]+)\s*(<=|>=|!=|<|>|=)\s*(-?\d{1,9}(?:[.,]\d{1,6})?)", re.IGNORECASE)


def term_of(text: str, piece: Piece) -> Search:
    """The term that a field makes. Raises SearchError for a name that there is not, or a value it cannot have."""
    read = _FIELDS.get(piece.name)
    if read is None:
        names = ", ".join(f"{name}:" for name in _FIELDS)
        raise SearchError(
            text,
            piece.at,
            f"there is no “{piece.name}:”. There are {names}. To look for the words, put them in quotes.",
        )
    try:
        return read(piece.text.strip())
    except _WrongError as wrong:
        raise SearchError(text, piece.value_at, str(wrong)) from None


class _WrongError(Exception):
    """A value that a field cannot have, as a sentence."""


def _named(name: Name, example: str) -> Callable[[str], Search]:
    def read(value: str) -> Search:
        if not value:
            raise _WrongError(f"what {name}? As in {name}:{example}.")
        return Named(name=name, pattern=value)

    return read


def _standing(value: str) -> Search:
    try:
        return StandingIs(standing=Standing(value.casefold()))
    except ValueError:
        raise _WrongError(f"a card can be {_listed(tuple(Standing))}{_not_this(value)}.") from None


def _flag(value: str) -> Search:
    name = value.casefold()
    if name in FLAGS:
        return Flagged(flag=FLAGS.index(name))
    if name.isascii() and name.isdigit() and len(name) == 1 and int(name) < len(FLAGS):
        return Flagged(flag=int(name))
    raise _WrongError(f"a flag is {_listed(FLAGS)}, or its number from 0 to 7{_not_this(value)}.")


def _rated(value: str) -> Search:
    days, colon, grade = value.partition(":")
    if not colon:
        return Rated(days=_days(days, "rated:7"))
    if not (len(grade) == 1 and grade in "1234"):
        raise _WrongError("after the days comes a grade from 1 (forgot) to 4 (easily), as in rated:7:1.")
    return Rated(days=_days(days, "rated:7:1"), grade=int(grade))


def _missed(value: str) -> Search:
    return Missed(days=_days(value, "missed:30"))


def _property(value: str) -> Search:
    found = _PROPERTY.fullmatch(value)
    name = None if found is None else _property_named(found[1].casefold())
    if found is None or name is None:
        names = _listed(tuple(Property))
        raise _WrongError(f"write {names}, then <, <=, =, !=, >= or >, then a number, as in prop:s<30.")
    number = float(found[3].replace(",", "."))
    if name is Property.RECALL and 0 < number < 1:
        raise _WrongError(f"recall is counted in percent: {100 * number:g} instead of {number:g}.")
    return PropertyIs(name=name, comparison=Comparison(found[2]), value=number)


def _property_named(name: str) -> Property | None:
    return Property(name) if name in tuple(Property) else _LONGER_NAMES.get(name)


def _days(value: str, example: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 6 and 1 <= int(value) <= _MOST_DAYS):
        raise _WrongError(f"write a number of days from 1 to {_MOST_DAYS:,}, as in {example}{_not_this(value)}.")
    return int(value)


def _not_this(value: str) -> str:
    shown = value if len(value) <= 24 else value[:24] + "…"
    return f"; not “{shown}”" if value else ""


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


_FIELDS: Mapping[str, Callable[[str], Search]] = {
    "topic": _named(Name.TOPIC, "hormones"),
    "tag": _named(Name.TAG, "ward"),
    "is": _standing,
    "flag": _flag,
    "rated": _rated,
    "missed": _missed,
    "prop": _property,
    "view": _named(Name.VIEW, "cloze"),
    "fact": _named(Name.FACT, "F33"),
    "deck": _named(Name.DECK, "lactation"),
}

FIELD_NAMES: Final = tuple(_FIELDS)
"""What may stand before a colon."""
