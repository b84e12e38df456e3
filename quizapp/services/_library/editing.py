"""Editing a fact in place: the person's text is laid over the deck's own, and the fact's cards are made anew."""

import json
from collections.abc import Callable, Collection

from quizapp.content.changing import ready, with_facts
from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.content.fitting import fitting
from quizapp.content.records import fact_from_record
from quizapp.errors import UserError
from quizapp.services._library.decks import content_of, deck_of, head_of
from quizapp.services._library.edits import cleaned, edited_fact, overlaid_fact, own_text
from quizapp.services._library.loading import fact_states, no_longer_made, standing_as_before
from quizapp.services._profile import OpenProfile
from quizapp.services.changes import Changes
from quizapp.services.journal import Act, step
from quizapp.storage.authoring import is_own
from quizapp.storage.deck_parts import deck_of_one
from quizapp.storage.decks import DeckHead, fact_content, place_of_fact
from quizapp.storage.edits import Texts, drop_edit, edits_of_fact, store_edit
from quizapp.storage.loading import DeckStates, note_change, states_of, write_states
from quizapp.storage.tags import merge_deck_tags

_TOLD = 64
"""A word after so many facts."""

_FEW = 8
"""Of so many facts that stand alone each is written by itself; for more it is worth while to read the whole deck."""


def own_and_edits(profile: OpenProfile, deck: DeckId, fact: FactId) -> tuple[Fact, Texts]:
    """A fact as its deck has it (of a person's own what fits the deck), and the person's texts for it.

    UserError for a fact that the deck does not have.
    """
    head = head_of(profile, deck)
    own = fact_content(profile.database, deck, fact)
    if own is None:
        raise UserError(f"The deck “{head.title}” has no fact {fact}. Nothing was changed.")
    return fitted(profile, head, own), edits_of_fact(profile.database, deck, fact)


def fitted(profile: OpenProfile, head: DeckHead, own: Fact) -> Fact:
    """A fact as its deck has it: of one that a person wrote, what fits the deck."""
    if own.stands_alone or not is_own(profile.database, head.id, own.id):
        return own  # there is nothing about it that might not fit
    return fitting(own, deck_of_one(profile.database, head, own))


def with_text(own: Fact, edits: Texts, path: str, text: str) -> tuple[Fact, Texts]:
    """The fact with one more text of the person's, and their texts then. UserError when the text cannot stand there."""
    text = cleaned(own, path, text)
    others = {name: kept for name, kept in edits.items() if name != path}
    if text == own_text(own, path):
        return overlaid_fact(own, others).fact, others
    return edited_fact(own, others, path, text), {**others, path: text}


def without_text(own: Fact, edits: Texts, path: str) -> tuple[Fact, Texts]:
    """The fact with the deck's own text at one path, and the person's texts then."""
    others = {name: kept for name, kept in edits.items() if name != path}
    return overlaid_fact(own, others).fact, others


def store(profile: OpenProfile, deck: DeckId, fact: FactId, paths: Collection[str], edits: Texts) -> Changes:
    """Keeps or drops the texts at some paths, as one step, and writes the fact and its cards as they now are.

    Call it inside ``writing``.
    """
    with step(profile, Act.EDIT, deck) as kept:
        kept.keep_edits((fact,))
        for path in paths:
            if path in edits:
                store_edit(profile.database, deck, fact, path, edits[path])
            else:
                drop_edit(profile.database, deck, fact, path)
        write_facts(profile, deck, (fact,))
    return Changes(facts=True, step=kept.id, undo=kept.told)


def write_facts(
    profile: OpenProfile, deck: DeckId, facts: Collection[FactId], tell: Callable[[float], None] | None = None
) -> None:
    """Writes facts and their cards as their records and the person's texts now make them; those that left the deck or
    are deleted stay at rest. Call it inside ``writing``, after records, texts or deletion have changed. ``tell`` is
    told the share that is done."""
    database = profile.database
    write = DeckStates(facts={}, cards={})
    for number, name in enumerate(facts):
        if tell is not None and number % _TOLD == 0:
            tell(number / len(facts))
        before = states_of(database, deck, name)
        own = fact_from_record(json.loads(before.facts[name].record))
        if before.facts[name].gone:
            continue  # it left the deck
        content, position = _around(profile, deck, own, few=len(facts) <= _FEW)
        shown = overlaid_fact(content.fact_by_id[name], edits_of_fact(database, deck, name)).fact
        made = fact_states(content, own, shown, position)
        after = standing_as_before(before, made, content)
        write.facts.update(after.facts)
        write.cards.update(after.cards)
        write.cards.update(no_longer_made(before.cards, after.cards))
    write_states(database, deck, write)
    merge_deck_tags(database, deck, facts)
    note_change(database, deck, profile.now())


def _around(profile: OpenProfile, deck: DeckId, own: Fact, *, few: bool) -> tuple[Deck, int]:
    """As much of a deck as a fact's cards and items are made by, and the fact's place among the deck's facts.

    Where many facts want it, it is the whole deck.
    """
    if few and own.stands_alone:
        alone = deck_of_one(profile.database, head_of(profile, deck), own)
        return alone, place_of_fact(profile.database, deck, own.id)
    content = content_of(profile, deck)
    fits = fitting(own, content)
    if own.id not in content.fact_by_id:
        profile.kept_contents.pop(deck, None)
        content = content_of(profile, deck)
    elif content.fact_by_id[own.id] != fits:  # the record is a new one
        content = profile.kept_contents[deck] = with_facts(content, (fits,))
    return content, content.position_of_fact[own.id]


def shown_deck(profile: OpenProfile, deck: DeckId, shown: Fact, *, has_items: bool) -> Deck:
    """The deck with one fact as it would be shown: as much of it as the fact's cards and items are made by. It
    ``has_items`` where written ones count for it."""
    if shown.stands_alone and not has_items:
        return deck_of_one(profile.database, head_of(profile, deck), shown)
    ready(content_of(profile, deck))  # there it stays, whatever texts are laid over it
    return with_facts(ready(deck_of(profile, deck)), (shown,))
