"""Choice cards: the easiest form of a fact, one question with its options shown; the back is the right one.

The stem, the options and their reasons are those of the fact's first single best answer item. The distractors stay the
same from one review to the next (one seed for all); in which order they are shown is drawn when the card is asked.
"""

from collections.abc import Iterator

from quizapp.content.cards import Card, Choice, View, card_id
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact
from quizapp.content.generators import single_best_answer
from quizapp.content.generators.making import NotMade

_SEED = 0


def cards(deck: Deck, fact: Fact) -> Iterator[Card]:
    """One card, of the first ask that makes both a card and an item; none where no ask does."""
    for number, ask in enumerate(fact.asks, start=deck.asks_before[fact.id]):
        if not (ask.makes_item and ask.makes_card):
            continue
        item = single_best_answer.item(deck, fact, ask, _SEED, number)
        if isinstance(item, NotMade):
            continue
        yield Card(
            id=card_id(deck.id, fact.id, View.CHOICE, ask.id),
            deck=deck.id,
            fact=fact.id,
            topic=fact.topic,
            view=View.CHOICE,
            number=ask.id,
            front=item.stem,
            back=next(option.text for option in item.options if option.correct),
            choices=tuple(
                Choice(text=option.text, right=option.correct, because=option.rationale, fact=option.fact)
                for option in item.options
            ),
        )
        return
