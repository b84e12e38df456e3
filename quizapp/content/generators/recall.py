"""Recall cards: the question of an ask in front, its right answers on the back."""

from collections.abc import Iterator

from quizapp.content.cards import Card, View, card_id
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact, Query
from quizapp.content.wording import capitalised, listed


def cards(deck: Deck, fact: Fact) -> Iterator[Card]:
    """A card for each ask of the fact that makes cards."""
    for ask in fact.asks:
        if ask.makes_card:
            yield Card(
                id=card_id(deck.id, fact.id, View.RECALL, ask.id),
                deck=deck.id,
                fact=fact.id,
                topic=fact.topic,
                view=View.RECALL,
                number=ask.id,
                front=ask.question,
                back=ask.answer or _every_right_answer(deck, ask.query),
                hint=ask.hint,
            )


def _every_right_answer(deck: Deck, query: Query | None) -> str:
    names = [deck.concept_by_id[concept].name for concept in deck.right_answers(query)] if query else []
    return capitalised(listed(names, deck.language))
