"""Reverse cards: from the answer back to what was given, where the deck's claims leave one answer only."""

from collections.abc import Iterator

from quizapp.content.cards import Card, View, card_id
from quizapp.content.deck import Deck
from quizapp.content.facts import Ask, Fact
from quizapp.content.wording import capitalised


def cards(deck: Deck, fact: Fact) -> Iterator[Card]:
    """A card for each ask that words a reverse question with a unique answer."""
    for ask in fact.asks:
        if ask.makes_card and ask.reverse and has_unique_reverse(deck, fact, ask):
            yield Card(
                id=card_id(deck.id, fact.id, View.REVERSE, ask.id),
                deck=deck.id,
                fact=fact.id,
                topic=fact.topic,
                view=View.REVERSE,
                number=ask.id,
                front=ask.reverse,
                back=ask.reverse_answer or _given(deck, ask),
            )


def _given(deck: Deck, ask: Ask) -> str:
    return ask.question if ask.query is None else capitalised(deck.concept_by_id[ask.query.given].name)


def has_unique_reverse(deck: Deck, fact: Fact, ask: Ask) -> bool:
    """Whether every answer that this fact gives leads back to what was given, and to nothing else; of a plain ask its
    author says so."""
    query = ask.query
    if query is None:
        return True
    answers = {concept for concept, source in deck.answers(query) if source.id == fact.id}
    return all(deck.right_answers(query.turned(answer)) == (query.given,) for answer in answers)
