"""Tags: a person's own words on facts, with levels divided by ``::`` (``exam::spring``)."""

LEECH_TAG = "leech"
"""What a fact is tagged with when one of its cards is forgotten again and again (Anki's own word)."""

LONGEST_TAG = 100

_JOINERS = "\u200c\u200d"
"""Unseen signs that Persian words and pictographs such as the health worker are written with."""


def cleaned_tag(text: str) -> str:
    """A tag as it is kept: levels trimmed, spaces inside them as ``_``, as Anki needs it and as a search takes it.

    Raises ValueError, with what is wrong as a clause, for a tag that is empty, has an empty level, is too long or has
    characters in it that cannot be seen.
    """
    levels = ["_".join(level.split()) for level in text.split("::")]
    tag = "::".join(levels)
    if not any(levels):
        raise ValueError("a tag has at least one letter")
    if not all(levels):
        raise ValueError(f"the tag “{_short(text)}” has an empty level")
    if len(tag) > LONGEST_TAG:
        raise ValueError(f"a tag has at most {LONGEST_TAG} characters, “{tag[:20]}…” has {len(tag)}")
    if not all(sign.isprintable() or sign in _JOINERS for sign in tag) or any(mark in tag for mark in '"*'):
        raise ValueError(f"the tag “{_short(text)}” has a character that cannot stand in one")
    return tag


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST_TAG else f"{text[:20]}…"


def is_below(tag: str, above: str) -> bool:
    """Whether a tag is another, or stands below it: ``exam::spring`` below ``exam``; capitals count for nothing."""
    tag, above = tag.casefold(), above.casefold()
    return tag == above or tag.startswith(f"{above}::")


def renamed(tag: str, old: str, new: str) -> str:
    """What becomes of a tag when ``old`` is called ``new``: those below it go along."""
    return new + tag[len(old) :] if is_below(tag, old) else tag
