"""Tags of facts: words of a person's own choice, in levels divided by ``::``, as Anki has them."""

import re

LEVEL = "::"
MOST_LETTERS = 100

_REFUSED = re.compile(r"[\s,\"\x00-\x1f\x7f-\x9f]")


class TagError(ValueError):
    """A tag that cannot be used; ``str(error)`` is a sentence."""


def clean_tag(text: str) -> str:
    """A tag as it is kept: ``hormones::posterior``. Spaces around it and around its levels go.

    Raises:
        TagError: it is empty, has an empty level or a character that cannot stand in a tag, or is too long.
    """
    tag = LEVEL.join(level.strip() for level in text.strip().split(LEVEL))
    if not tag or not all(tag.split(LEVEL)):
        raise TagError(f"“{text}” is not a tag: put a word before and after each {LEVEL}.")
    if _REFUSED.search(tag):
        raise TagError(f"“{text}” is not a tag: a tag has no spaces, commas or quotes; join its words with a hyphen.")
    if len(tag) > MOST_LETTERS:
        raise TagError(f"A tag has at most {MOST_LETTERS} letters; this one has {len(tag)}.")
    return tag


def is_below(tag: str, other: str) -> bool:
    """Whether a tag is another one or stands below it; capitals do not count."""
    tag, other = tag.casefold(), other.casefold()
    return tag == other or tag.startswith(f"{other}{LEVEL}")
