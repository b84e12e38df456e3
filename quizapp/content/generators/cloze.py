"""Cloze cards: a sentence with one blank hidden and the others shown."""

from collections.abc import Iterator

from quizapp.content.cards import Card, View, card_id
from quizapp.content.clozes import hidden_words, with_blank
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact


def cards(deck: Deck, fact: Fact) -> Iterator[Card]:
    """A card for each numbered blank of the fact's cloze texts."""
    for cloze in fact.clozes:
        for blank in cloze.blanks:
            yield Card(
                id=card_id(deck.id, fact.id, View.CLOZE, blank.number),
                deck=deck.id,
                fact=fact.id,
                topic=fact.topic,
                view=View.CLOZE,
                number=blank.number,
                front=with_blank(cloze, blank),
                back=hidden_words(cloze, blank),
                hint=blank.hint,
            )
