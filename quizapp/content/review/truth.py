"""Rules about truth: everything traces to a fact, the key is right, the distractors are wrong, and no two are alike."""

from collections.abc import Iterator

from quizapp.content.distractors import true_names
from quizapp.content.facts import Deck
from quizapp.content.items import Item, Option
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.wording import folded


def untraceable(material: Material) -> Iterator[Finding]:
    """Check 1: every card, item and rationale traces to a fact, and every fact to its place in the source."""
    rule, facts = "untraceable", material.deck.fact_by_id
    for card in material.cards:
        if card.fact not in facts:
            message = f"The card {card.id} names the fact '{card.fact}', which the deck does not have."
            yield material.about_fact(rule, Severity.ERROR, card.fact, message)
    for item in material.items:
        if not item.facts or any(fact not in facts for fact in item.facts):
            yield material.about_item(rule, Severity.ERROR, item, "The item does not trace to a fact of the deck.")
        for option in item.options:
            if option.fact not in facts or not option.rationale:
                message = f'The option "{option.text}" has no reason that traces to a fact of the deck.'
                yield material.about_item(rule, Severity.ERROR, item, message)
    for fact in material.deck.facts:
        if fact.paragraph < 1:
            message = "The fact does not say in which paragraph of the source it stands."
            yield material.about_fact(rule, Severity.ERROR, fact.id, message)


def true_distractor(material: Material) -> Iterator[Finding]:
    """Check 2: no wrong option is true for its stem under any fact of the deck, synonyms included."""
    for item in material.items:
        origin = material.asks_by_item.get(item.id)
        if origin is None:
            continue
        truths = true_names(material.deck, origin[1].query)
        for option in item.options:
            if not option.correct and not truths.isdisjoint(_names(material.deck, option)):
                message = f'"{option.text}" is offered as a wrong answer, and the deck says that it is a right one.'
                yield material.about_item("true-distractor", Severity.ERROR, item, message)


def true_written_distractor(material: Material) -> Iterator[Finding]:
    """Check 2, for what the author wrote: it is left out of the item, and the author should know."""
    for fact in material.deck.facts:
        for ask in fact.asks:
            truths = true_names(material.deck, ask.query) if ask.wrong else frozenset()
            for wrong in ask.wrong:
                if folded(wrong.text) in truths:
                    message = f'"{wrong.text}" is written as a wrong answer, and the deck says that it is a right one.'
                    yield material.about_fact(
                        "true-written-distractor", Severity.ERROR, fact.id, message, part=str(ask.id)
                    )


def not_one_key(material: Material) -> Iterator[Finding]:
    """Check 3: exactly one key, and the deck makes it right."""
    for item in material.items:
        keys = [option for option in item.options if option.correct]
        if len(keys) != 1:
            message = f"The item has {len(keys)} right options; a single best answer has one."
            yield material.about_item("not-one-key", Severity.ERROR, item, message)
        origin = material.asks_by_item.get(item.id)
        truths = None if origin is None else true_names(material.deck, origin[1].query)
        for key in keys:
            if truths is not None and truths.isdisjoint(_names(material.deck, key)):
                message = f'"{key.text}" is marked as right, and no fact of the deck makes it so.'
                yield material.about_item("not-one-key", Severity.ERROR, item, message)


def alike_options(material: Material) -> Iterator[Finding]:
    """No two options of an item are the same thing under two names."""
    for item in material.items:
        message = _first_alike(material.deck, item)
        if message:
            yield material.about_item("alike-options", Severity.ERROR, item, message)


def _first_alike(deck: Deck, item: Item) -> str:
    met: dict[str, str] = {}
    for option in item.options:
        for name in _names(deck, option):
            if name in met:
                return f'"{met[name]}" and "{option.text}" are the same answer.'
        met.update(dict.fromkeys(_names(deck, option), option.text))
    return ""


def _names(deck: Deck, option: Option) -> frozenset[str]:
    known = deck.folded_names.get(option.concept, frozenset()) if option.concept is not None else frozenset()
    return known | {folded(option.text)}
