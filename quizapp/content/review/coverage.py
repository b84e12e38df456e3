"""Rules about facts: each is taught and asked, and what its author meant to be made is made."""

import re
from collections.abc import Iterator

from quizapp.content.cards import View
from quizapp.content.clozes import hidden_words, with_blank
from quizapp.content.facts import Fact
from quizapp.content.generators.reverse import has_unique_reverse
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.wording import folded


def fact_without_card(material: Material) -> Iterator[Finding]:
    """Check 15: every fact has a card."""
    taught = {card.fact for card in material.cards}
    for fact in material.deck.facts:
        if fact.id not in taught:
            message = "No card teaches this fact: give it an ask or a cloze text."
            yield material.about_fact("fact-without-card", Severity.WARNING, fact.id, message)


def fact_without_item(material: Material) -> Iterator[Finding]:
    """Check 15: every fact has an item."""
    asked = {fact for item in material.items for fact in item.facts}
    for fact in material.deck.facts:
        if fact.id not in asked:
            message = "No quiz item asks this fact: give it an ask with two wrong options or more."
            yield material.about_fact("fact-without-item", Severity.WARNING, fact.id, message)


def item_not_made(material: Material) -> Iterator[Finding]:
    """Check 16: an ask without enough good options makes no item rather than a padded one."""
    for one in material.not_made:
        message = f"Ask {one.ask} of {one.fact} makes no quiz item: {one.reason}."
        yield material.about_fact("item-not-made", Severity.WARNING, one.fact, message, part=str(one.ask))


def reverse_not_unique(material: Material) -> Iterator[Finding]:
    """A reverse question needs one answer; without it no reverse card is made."""
    for fact in material.deck.facts:
        for ask in fact.asks:
            if ask.reverse and ask.makes_card and not has_unique_reverse(material.deck, fact, ask):
                message = f'"{ask.reverse}" has more than one right answer in this deck, so no reverse card is made.'
                yield material.about_fact("reverse-not-unique", Severity.WARNING, fact.id, message, part=str(ask.id))


def cloze_in_clear(material: Material) -> Iterator[Finding]:
    """The hidden words of a cloze do not stand elsewhere in its text."""
    for fact in material.deck.facts:
        for shown, hidden in _blanks(fact):
            if _holds(shown, hidden):
                message = f'The hidden words "{hidden}" stand in clear elsewhere in the text: "{shown}".'
                yield material.about_fact("cloze-in-clear", Severity.WARNING, fact.id, message, part="cloze")


def _blanks(fact: Fact) -> Iterator[tuple[str, str]]:
    for cloze in fact.clozes:
        for blank in cloze.blanks:
            yield with_blank(cloze, blank), hidden_words(cloze, blank)


def answer_in_question(material: Material) -> Iterator[Finding]:
    """A recall card's question does not hold its answer."""
    for card in material.cards:
        if card.view is View.RECALL and _holds(card.front, card.back):
            message = f'The question "{card.front}" holds its own answer.'
            yield material.about_fact("answer-in-question", Severity.WARNING, card.fact, message, part=str(card.number))


def _holds(text: str, words: str) -> bool:
    return f" {folded(words)} " in f" {folded(text)} "


_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b")


def abbreviation(material: Material) -> Iterator[Finding]:
    """Check 13, the simple part: an abbreviation is spelled out somewhere, as in ``luteinizing hormone (LH)``."""
    deck = material.deck
    names = " ".join(name for concept in deck.concepts for name in concept.names)
    for fact in deck.facts:
        texts = [fact.statement, *(text for ask in fact.asks for text in (ask.question, ask.stem, ask.reverse))]
        for short in sorted(set(_ABBREVIATION.findall(" ".join(texts))) - _MARKED):
            if not any(f"({short})" in text for text in (names, fact.statement)):
                message = f"{short} is spelled out nowhere: write it once as in “luteinizing hormone (LH)”."
                yield material.about_fact("abbreviation", Severity.WARNING, fact.id, message)


_MARKED = frozenset({"NOT", "EXCEPT", "LEAST"})


def shared_names(material: Material) -> Iterator[Finding]:
    """Two concepts of one kind under one name count as one thing; usually one of them is a slip."""
    kinds = {concept.id: concept.kind for concept in material.deck.concepts}
    for name, ids in material.deck.concepts_by_folded_name.items():
        if len({kinds[one] for one in ids}) == len(ids):
            continue
        message = f'The concepts {", ".join(ids)} share the name "{name}" and count as one thing.'
        yield material.about_concept("shared-name", Severity.WARNING, ids[-1], message)
