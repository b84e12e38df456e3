"""A fact that a note became, as the rows of the profile: exactly those that loading a deck would make of it."""

import json
from collections.abc import Iterator

from quizapp.content.cards import View
from quizapp.content.clozes import hidden_words, with_blank
from quizapp.content.facts import DeckId, Fact
from quizapp.content.generators.label import cards as label_cards
from quizapp.content.records import fact_to_brief
from quizapp.exchange.anki.reading.became import Became

RANK = 10_000_000
"""So far apart are the positions of a fact's first card and its second, as loading has it."""

CardFacts = tuple[View, int, str, str, str]
"""View, number, front, back, hint."""


def record_of(fact: Fact) -> str:
    """The record of any fact, brief where it can be."""
    record = fact_to_brief(fact)
    if isinstance(record, list):
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def cards_of(became: Became, deck: DeckId) -> list[CardFacts]:
    """The cards of a fact in the order in which they are met."""
    return sorted(_cards(became, deck), key=lambda one: (one[1], _ORDER[one[0]]))


def _cards(became: Became, deck: DeckId) -> Iterator[CardFacts]:
    fact = became.fact
    for ask in fact.asks:
        yield View.RECALL, ask.id, ask.question, ask.answer, ask.hint
        if ask.reverse:
            yield View.REVERSE, ask.id, ask.reverse, ask.reverse_answer, ""
    for cloze in fact.clozes:
        for blank in cloze.blanks:
            yield View.CLOZE, blank.number, with_blank(cloze, blank), hidden_words(cloze, blank), blank.hint
    if fact.labels:
        from quizapp.content.deck import Deck  # noqa: PLC0415 - few facts have labels
        from quizapp.content.facts import Source, Topic  # noqa: PLC0415

        source = Source(title="", publisher="")
        around = Deck(
            id=deck,
            title="",
            source=source,
            topics=(Topic(id=fact.topic, title=""),),
            facts=(fact,),
            figures=became.figures,
        )
        for card in label_cards(around, fact):
            yield card.view, card.number, card.front, card.back, card.hint


_ORDER = {View.CHOICE: 0, View.RECALL: 1, View.CLOZE: 2, View.REVERSE: 3, View.LABEL: 4}
"""The order of the generators: the easiest form first."""
