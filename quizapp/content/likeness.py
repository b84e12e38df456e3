"""How like two options look to somebody who does not know what they mean: shared words, and outer form."""

import re
from functools import lru_cache

from quizapp.content.words import content_words

_TOKEN = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})

Traits = tuple[bool, ...]

_KEPT = 4096
"""Texts whose words and traits are kept: options of one item are compared with each other over and over."""


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> frozenset[str]:
    """The words of a text as they stand, small ones included: who does not understand cannot tell which matter."""
    return frozenset(_TOKEN.findall(text.casefold()))


@lru_cache(maxsize=_KEPT)
def traits(text: str) -> Traits:
    """What strikes the eye: article, figures, plural, -ing, comma, full stop."""
    words = _TOKEN.findall(text.casefold()) or [""]
    return (
        words[0] in _ARTICLES,
        any(letter.isdigit() for letter in text),
        words[-1].endswith("s"),
        words[0].endswith("ing"),
        "," in text,
        text.endswith("."),
    )


def unlikeness(one: str, other: str) -> float:
    """1 − Jaccard of the words, plus one for each trait in which two options differ."""
    mine, theirs = tokens(one), tokens(other)
    shared = len(mine & theirs) / max(1, len(mine | theirs))
    return 1 - shared + sum(this != that for this, that in zip(traits(one), traits(other), strict=True))


def stem_overlap(stem: str, option: str) -> float:
    """How many words an option repeats from the stem; a word that begins alike (five letters) counts a half."""
    asked, offered = content_words(stem), content_words(option)
    alike = {word[:5] for word in asked if len(word) >= 5} & {word[:5] for word in offered if len(word) >= 5}
    return len(asked & offered) + 0.5 * len(alike)
