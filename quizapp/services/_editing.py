"""Editing a fact in place: the person's text is laid over the deck's own, and the fact's cards are made anew."""

from dataclasses import replace

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId, Fact, FactId
from quizapp.errors import UserError
from quizapp.services._decks import deck_of, head_of
from quizapp.services._edits import cleaned, edited_fact, overlaid_fact, own_text
from quizapp.services._loading import fact_states, retired
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import fact_content
from quizapp.storage.edits import Texts, drop_edit, edits_of_fact, store_edit
from quizapp.storage.loading import DeckStates, note_change, states_of, write_states


def own_and_edits(profile: OpenProfile, deck: DeckId, fact: FactId) -> tuple[Fact, Texts]:
    """A fact as its deck has it, and the person's texts for it. UserError for a fact that the deck does not have."""
    head = head_of(profile, deck)
    own = fact_content(profile.database, deck, fact)
    if own is None:
        raise UserError(f"The deck “{head.title}” has no fact {fact}. Nothing was changed.")
    return own, edits_of_fact(profile.database, deck, fact)


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


def store(profile: OpenProfile, deck: DeckId, own: Fact, shown: Fact, path: str, edits: Texts) -> None:
    """Keeps or drops the text at a path, and writes the fact and its cards as they now are. Call it inside
    ``writing``."""
    database = profile.database
    if path in edits:
        store_edit(database, deck, own.id, path, edits[path])
    else:
        drop_edit(database, deck, own.id, path)
    before = states_of(database, deck, own.id)
    position = before.facts[own.id].position
    after = fact_states(shown_deck(profile, deck, shown), own, shown, position)
    write_states(
        database, deck, DeckStates(facts=after.facts, cards=after.cards | dict(retired(before.cards, after.cards)))
    )
    note_change(database, deck, profile.now())


def shown_deck(profile: OpenProfile, deck: DeckId, shown: Fact) -> Deck:
    """The deck with one fact as it would be shown."""
    whole = deck_of(profile, deck)
    return replace(whole, facts=tuple(shown if fact.id == shown.id else fact for fact in whole.facts))
