"""Where notes go: Anki's deck tree as decks and topics here. The first level is a deck, what is below is its topic."""

import hashlib
import re
from dataclasses import dataclass

from quizapp.content.facts import DeckId, TopicId

_LETTERS = re.compile(r"[a-z0-9]+")
_DIVIDED = " / "


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A deck and topic here."""

    deck: DeckId
    deck_title: str
    topic: TopicId
    topic_title: str


def place_of(name: str) -> Place:
    """The place of a deck of Anki's; ``name`` has its levels divided by ``::``. Ids hang on names alone, so that a
    package that comes again finds them."""
    root, *below = name.split("::")
    topic = _DIVIDED.join(below) or root
    return Place(
        deck=DeckId(f"anki-{_slug(root)}"),
        deck_title=root[:200],
        topic=TopicId(_slug("::".join(below)) if below else "all"),
        topic_title=topic[:200],
    )


def _slug(name: str) -> str:
    words = "-".join(_LETTERS.findall(name.casefold()))[:40].strip("-")
    return f"{words}-{hashlib.blake2b(name.encode(), digest_size=3).hexdigest()}".strip("-")
