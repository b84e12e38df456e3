"""Loading a deck: gather what the profile has, decide what is to change, apply it in the caller's transaction."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.content.cards import CardId
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact, FactId, Topic
from quizapp.content.fitting import fitting
from quizapp.content.generators import cards_of_fact, counted_facts, items_among, made_of_fact
from quizapp.content.records import fact_from_record
from quizapp.services._library.edits import Texts, overlaid, overlaid_fact
from quizapp.storage.cards import RANK
from quizapp.storage.database import Database
from quizapp.storage.decks import (
    DeckHead,
    deck_content,
    deck_head,
    deck_heads,
    deleted_facts,
    own_facts,
    own_figures,
    topic_title,
)
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
from quizapp.storage.tags import merge_deck_tags

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
    """Brings a deck into the profile, by id; memories, the person's edits, tags and own facts stay, and what they
    deleted stays deleted. Call it inside ``writing``."""
    before = states_of(database, deck.id)
    edits = edits_of_deck(database, deck.id)
    head = deck_head(database, deck.id)
    deck = deck if head is None else with_own_facts(database, head, deck)
    decision = decide(before, deck, edits)
    counted = counted_facts(deck, _COUNTING_SEED)  # a person's texts change no claim, so they play no part in it
    nothing_new = not decision.write.facts and not decision.write.cards and counted == counted_for(database, deck.id)
    if nothing_new and head is not None and deck_content(database, head) == deck:
        return decision
    write_head(database, deck, at)
    write_items(database, deck, counted)
    write_states(database, deck.id, decision.write)
    merge_deck_tags(database, deck.id)
    tidy_topics(database, deck)
    return decision


def with_own_facts(database: Database, head: DeckHead, deck: Deck) -> Deck:
    """A deck as a file brings it, with what the person added to it in the profile (and its topics), as far as that
    still fits, and with what they deleted resting."""
    figures = (figure for figure in own_figures(database, deck.id) if figure.name not in deck.figure_by_name)
    deck = replace(deck, figures=(*deck.figures, *figures))
    own = own_facts(database, deck.id)
    added = tuple(fitting(fact, deck) for fact in own if fact.id not in deck.fact_by_id)
    used = {fact.topic for fact in added} - deck.topic_by_id.keys()
    topics = tuple(Topic(id=topic, title=topic_title(database, head.id, topic)) for topic in sorted(used))
    ids = {fact.id for fact in (*deck.facts, *added)}
    return replace(
        deck,
        facts=(*deck.facts, *added),
        topics=(*deck.topics, *topics),
        resting=deleted_facts(database, deck.id) & ids,
    )


def remake(database: Database, at: datetime) -> None:
    """Makes the cards of every deck anew from its stored facts. Call it inside ``writing``."""
    for head in deck_heads(database):
        load(database, deck_content(database, head), at)


def decide(before: DeckStates, deck: Deck, edits: Mapping[FactId, Texts]) -> Decision:
    """Compares the rows of a deck with its new content (the person's own facts included). Pure."""
    after = standing_as_before(before, _states(deck, edits), deck)
    facts = {name: state for name, state in after.facts.items() if before.facts.get(name) != state}
    cards = {name: state for name, state in after.cards.items() if before.cards.get(name) != state}
    left = {
        name: replace(state, gone=True, retired=True)
        for name, state in before.facts.items()
        if name not in after.facts and not state.gone
    }
    known = {name for name, state in before.facts.items() if not state.gone}
    own = {name for name in known if before.facts[name].own}
    changed = sum(before.facts[name].record != state.record for name, state in facts.items() if name in known - own)
    new = len(after.facts.keys() - known)
    kept = sum(len(overlaid_fact(fact, edits[fact.id]).kept) for fact in deck.facts if fact.id in edits)
    return Decision(
        write=DeckStates(facts=facts | left, cards=cards | dict(no_longer_made(before.cards, after.cards))),
        new_facts=new,
        changed_facts=changed,
        unchanged_facts=len(after.facts.keys() - own) - new - changed,
        retired_facts=len(left),
        kept_edits=kept,
    )


def standing_as_before(before: DeckStates, after: DeckStates, deck: Deck) -> DeckStates:
    """Rows as content makes them, with what the person decided: own facts stay theirs, deleted ones deleted.

    An own fact of which something no longer fits the deck keeps that in its record, for the day on which it does.
    """
    facts = dict(after.facts)
    for name, former in before.facts.items():
        if name in facts and (former.own or former.deleted):
            state = replace(facts[name], own=former.own, deleted=former.deleted, retired=former.deleted)
            if former.own and fact_from_record(json.loads(former.record)) != (made := deck.fact_by_id[name]):
                whole = fact_from_record(json.loads(former.record))
                state = replace(state, record=former.record) if fitting(whole, deck) == made else state
            facts[name] = state
    cards = {
        name: replace(state, retired=True) if facts[FactId(state.fact)].deleted else state
        for name, state in after.cards.items()
    }
    return DeckStates(facts=facts, cards=cards)


def fact_states(deck: Deck, own: Fact, shown: Fact, position: int) -> DeckStates:
    """The rows of one fact and its cards; ``own`` is the fact without the person's edits, ``shown`` with them.

    ``deck`` is without them: a person's texts change no concept and no claim, so that other facts' texts play no part.
    """
    cards = {card.id: card_state(card, rank * RANK + position) for rank, card in enumerate(cards_of_fact(deck, shown))}
    items = len(items_among(made_of_fact(deck, shown, _COUNTING_SEED)))
    return DeckStates(facts={own.id: fact_state(own, shown, position, items)}, cards=cards)


def no_longer_made(
    before: Mapping[CardId, CardState], after: Mapping[CardId, CardState]
) -> Iterator[tuple[CardId, CardState]]:
    """The cards that there were and are no more, as they are to rest."""
    for name, state in before.items():
        if name not in after and not state.gone:
            yield name, replace(state, gone=True, retired=True)


def _states(deck: Deck, edits: Mapping[FactId, Texts]) -> DeckStates:
    shown = overlaid(deck, edits)
    facts: dict[FactId, FactState] = {}
    cards: dict[CardId, CardState] = {}
    for position, (own, edited) in enumerate(zip(deck.facts, shown.facts, strict=True)):
        states = fact_states(deck, own, edited, position)
        facts |= states.facts
        cards |= states.cards
    return DeckStates(facts=facts, cards=cards)
