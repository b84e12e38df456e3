"""Decks by their names, with the person's edits."""

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.content.heads import DeckId
from quizapp.errors import UserError
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import DeckHead, deck_content, deck_head, deck_heads
from quizapp.storage.edits import edits_of_deck
from quizapp.storage.tags import shown_tags

if TYPE_CHECKING:  # listing the decks, which every start does, reads none
    from quizapp.content.deck import Deck


def titles_of(profile: OpenProfile) -> dict[DeckId, str]:
    """Every deck with its title, in the order of their titles: nothing is counted."""
    with profile.database.reading():
        return {head.id: head.title for head in deck_heads(profile.database)}


def head_of(profile: OpenProfile, deck: DeckId) -> DeckHead:
    """A deck without its content. UserError names the decks there are."""
    head = deck_head(profile.database, deck)
    if head is None:
        raise unknown_deck(profile, deck)
    return head


def kept_head(profile: OpenProfile, deck: DeckId) -> DeckHead | None:
    """A deck without its content, None if the profile does not have it; read once until something changes. To be asked
    after ``profile.revision()``."""
    head = profile.kept_heads.get(deck)
    if head is None:
        head = deck_head(profile.database, deck)
        if head is not None:
            profile.kept_heads[deck] = head
    return head


def unknown_deck(profile: OpenProfile, name: str) -> UserError:
    """The error for a name that no deck goes by."""
    known = ", ".join(one.id for one in deck_heads(profile.database))
    there_are = f"Decks there are: {known}." if known else "The profile has no deck yet: load one first."
    return UserError(f"There is no deck called “{name}”. {there_are}")


def content_of(profile: OpenProfile, deck: DeckId) -> "Deck":
    """A deck without the person's edits. It has what cards are made by: concepts, and every claim."""
    profile.revision()
    if deck not in profile.kept_contents:
        profile.kept_contents[deck] = deck_content(profile.database, head_of(profile, deck))
    return profile.kept_contents[deck]


def tagged(profile: OpenProfile, deck: "Deck") -> "Deck":
    """A deck of the profile with the tags that its facts show: its own, and those that the person put on."""
    tags = shown_tags(profile.database, deck.id)
    facts = (replace(fact, tags=tuple(tags.get(fact.id, ()))) for fact in deck.facts)
    return replace(deck, facts=tuple(facts))


def deck_of(profile: OpenProfile, deck: DeckId) -> "Deck":
    """A deck with the person's edits."""
    # Late: only the library and quizzes ask for whole decks; a start and a session of studying do not.
    from quizapp.services._library.edits import overlaid  # noqa: PLC0415

    profile.revision()
    if deck not in profile.kept_decks:
        own = content_of(profile, deck)
        profile.kept_decks[deck] = overlaid(own, edits_of_deck(profile.database, deck))
    return profile.kept_decks[deck]
