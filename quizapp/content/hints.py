"""Hints that give a little of an answer away."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HIDDEN = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What may be told of an answer before it is shown: the deck's ``own`` hint (empty: none), the first letters of
    its words (``m… e… r…``; a number shows nothing of itself), how many words it has and how many letters or digits
    the first has."""

    own: str
    first_letters: str
    words: int
    letters: int


def hint_for(answer: str, own: str = "") -> Hint:
    """The hint for an answer; ``own`` is what the deck's author wrote. An answer without words gives away nothing."""
    words = _WORD.findall(answer)
    shown = (_HIDDEN if word[0].isdigit() else f"{word[0]}{_HIDDEN}" for word in words)
    return Hint(own=own, first_letters=" ".join(shown), words=len(words), letters=len(words[0]) if words else 0)
