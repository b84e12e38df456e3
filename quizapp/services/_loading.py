"""Loading a deck: gather what the profile has, decide what is to change, apply it in the caller's transaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact, FactId
from quizapp.content.generators import cards_of_fact, counted_facts, items_among, made_of_fact
from quizapp.services._edits import Texts, overlaid, overlaid_fact
from quizapp.storage.database import Database
from quizapp.storage.decks import deck_content, deck_head, deck_heads
from quizapp.storage.edits import edits_of_deck
from quizapp.storage.loading import (
    CardState,
    DeckStates,
    FactState,
    card_state,
    counted_for,
    fact_state,
    states_of,
    tidy_topics,
    write_head,
    write_items,
    write_states,
)

_MOST_FACTS = 10_000_000
"""More than a deck file of 64 MB can hold: spaces the ranks of cards apart."""

_COUNTING_SEED = 0
"""How many items a fact makes does not hang on the seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What loading changes: rows to write, and counts for the person."""

    write: DeckStates
    new_facts: int
    changed_facts: int
    unchanged_facts: int
    retired_facts: int
    kept_edits: int


def load(database: Database, deck: Deck, at: datetime) -> Decision:
    """Brings a deck into the profile, by id; memories and the person's edits stay. Call it inside ``writing``."""
    before = states_of(database, deck.id)
    edits = edits_of_deck(database, deck.id)
    decision = decide(before, deck, edits)
    head = deck_head(database, deck.id)
    counted = counted_facts(deck, _COUNTING_SEED)  # a person's texts change no claim, so they play no part in it
    nothing_new = not decision.write.facts and not decision.write.cards and counted == counted_for(database, deck.id)
    if nothing_new and head is not None and deck_content(database, head) == deck:
        return decision
    write_head(database, deck, at)
    write_items(database, deck, counted)
    write_states(database, deck.id, decision.write)
    tidy_topics(database, deck)
    return decision


def remake(database: Database, at: datetime) -> None:
    """Makes the cards of every deck anew from its stored facts. Call it inside ``writing``."""
    for head in deck_heads(database):
        load(database, deck_content(database, head), at)


def decide(before: DeckStates, deck: Deck, edits: Mapping[FactId, Texts]) -> Decision:
    """Compares the rows of a deck with its new content. Pure."""
    after = _states(deck, edits)
    facts = {name: state for name, state in after.facts.items() if before.facts.get(name) != state}
    cards = {name: state for name, state in after.cards.items() if before.cards.get(name) != state}
    gone = {
        name: replace(state, retired=True)
        for name, state in before.facts.items()
        if name not in after.facts and not state.retired
    }
    resting = dict(retired(before.cards, after.cards))
    known = {name for name, state in before.facts.items() if not state.retired}
    changed = sum(before.facts[name].record != state.record for name, state in facts.items() if name in known)
    new = len(after.facts.keys() - known)
    kept = sum(len(overlaid_fact(fact, edits[fact.id]).kept) for fact in deck.facts if fact.id in edits)
    return Decision(
        write=DeckStates(facts=facts | gone, cards=cards | resting),
        new_facts=new,
        changed_facts=changed,
        unchanged_facts=len(after.facts) - new - changed,
        retired_facts=len(gone),
        kept_edits=kept,
    )


def fact_states(deck: Deck, own: Fact, shown: Fact, position: int) -> DeckStates:
    """The rows of one fact and its cards. ``deck`` has the person's edits, ``own`` is the fact without them."""
    cards = {
        card.id: card_state(card, rank * _MOST_FACTS + position) for rank, card in enumerate(cards_of_fact(deck, shown))
    }
    items = len(items_among(made_of_fact(deck, shown, _COUNTING_SEED)))
    return DeckStates(facts={own.id: fact_state(own, shown, position, items)}, cards=cards)


def retired(
    before: Mapping[CardId, CardState], after: Mapping[CardId, CardState]
) -> Iterator[tuple[CardId, CardState]]:
    """The cards that there were and are no more, as they are to rest."""
    for name, state in before.items():
        if name not in after and not state.retired:
            yield name, replace(state, retired=True)


def _states(deck: Deck, edits: Mapping[FactId, Texts]) -> DeckStates:
    shown = overlaid(deck, edits)
    facts: dict[FactId, FactState] = {}
    cards: dict[CardId, CardState] = {}
    for position, (own, edited) in enumerate(zip(deck.facts, shown.facts, strict=True)):
        states = fact_states(shown, own, edited, position)
        facts |= states.facts
        cards |= states.cards
    return DeckStates(facts=facts, cards=cards)
