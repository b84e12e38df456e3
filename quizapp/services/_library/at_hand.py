"""Whether what hangs on a whole deck can be told at once.

A deck of 50,000 facts takes seconds to read: a window has it read beside itself, and takes it up.
"""

from collections.abc import Collection
from dataclasses import dataclass

from quizapp.content.changing import is_ready, ready
from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, FactId
from quizapp.services._library.decks import content_of
from quizapp.services._library.edits import overlaid_fact
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import fact_content, fact_count
from quizapp.storage.edits import edits_of_fact
from quizapp.storage.loading import counted_for_fact

_AT_ONCE = 1_000
"""So many facts are read in a blink."""

_FEW = 8
"""As ``editing`` counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDeck:
    """A deck without the person's texts, with all looked up by which cards and items are made."""

    content: Deck


def is_at_hand(profile: OpenProfile, deck: DeckId, facts: Collection[FactId] | None = None) -> bool:
    """Whether the cards and items of some facts (None: of any) are made at once. Call it inside ``reading``."""
    profile.revision()
    if fact_count(profile.database, deck, _AT_ONCE) < _AT_ONCE:
        return True
    kept = profile.kept_contents.get(deck)
    if kept is not None and is_ready(kept):
        return True
    return facts is not None and len(facts) <= _FEW and all(_stands_alone(profile, deck, fact) for fact in facts)


def _stands_alone(profile: OpenProfile, deck: DeckId, fact: FactId) -> bool:
    own = fact_content(profile.database, deck, fact, deleted=True)
    if own is None:
        return True  # that it is not there is told at once
    shown = overlaid_fact(own, edits_of_fact(profile.database, deck, fact)).fact
    alone = own.stands_alone and shown.stands_alone
    return alone and not counted_for_fact(profile.database, deck, fact)


def whole_deck(profile: OpenProfile, deck: DeckId) -> WholeDeck:
    """Reads a deck, to be taken up. Call it inside ``reading``."""
    return WholeDeck(content=ready(content_of(profile, deck)))


def take_up(profile: OpenProfile, whole: WholeDeck, revision: int) -> bool:
    """Takes up a deck that was read by services beside these; False where anything was written since ``revision``."""
    if profile.revision() != revision:
        return False
    profile.kept_contents[whole.content.id] = whole.content
    return True
