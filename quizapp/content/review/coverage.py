"""Rules about facts: each is taught and asked, and what its author meant to be made is made."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from quizapp.content.cards import View
from quizapp.content.clozes import hidden_words, with_blank
from quizapp.content.facts import Fact, FactId, Level
from quizapp.content.generators.making import NotMade
from quizapp.content.generators.reverse import has_unique_reverse
from quizapp.content.items import Item, ItemKind
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.wording import folded


def fact_without_card(material: Material) -> Iterator[Finding]:
    """Check 15: every fact has a card."""
    taught = {card.fact for card in material.cards}
    for fact in material.facts:
        if fact.id not in taught:
            message = "No card teaches this fact: give it a question (an ask) or a sentence with gaps (a cloze)."
            yield material.about_fact("fact-without-card", Severity.WARNING, fact.id, message)


def fact_without_item(material: Material) -> Iterator[Finding]:
    """Check 15: every fact has an item."""
    asked = {fact for item in material.items for fact in item.facts}
    for fact in material.facts:
        if fact.id not in asked:
            message = "No quiz item asks this fact: give it a question (an ask) with two wrong answers or more."
            yield material.about_fact("fact-without-item", Severity.WARNING, fact.id, message)


def item_not_made(material: Material) -> Iterator[Finding]:
    """Check 16: an ask without enough good options makes no item rather than a padded one."""
    for one in material.not_made:
        if isinstance(one, NotMade):
            message = f"Ask {one.ask} of {one.fact} makes no quiz item: {one.reason}."
            yield material.about_fact("item-not-made", Severity.WARNING, one.fact, message, part=str(one.ask))
        else:
            message = f"The item '{one.item}' cannot be made: {one.reason}."
            yield material.about_written("item-not-made", Severity.ERROR, one.item, message)


ENOUGH_ABOVE_RECALL = 0.4
"""The share of items that ask for more than plain recall (check 15)."""

FEWEST_ITEMS = 40
"""In a smaller bank the share says little."""


def kinds_by_fact(material: Material) -> dict[FactId, set[ItemKind]]:
    """The kinds of item in which each fact is asked."""
    found: dict[FactId, set[ItemKind]] = defaultdict(set)
    for item in material.items:
        for fact in (*item.facts, *(option.fact for option in item.options if option.correct)):
            found[fact].add(item.kind)
    return found


def share_above_recall(items: tuple[Item, ...]) -> float:
    """The share (0 to 1) of items that ask for cause, sequence, contrast or application; 0 without items."""
    return sum(item.level is not Level.RECALL for item in items) / len(items) if items else 0.0


def fact_in_one_kind(material: Material) -> Iterator[Finding]:
    """Check 15: every fact is asked in two kinds at least, once a deck has items of more than one kind."""
    kinds = kinds_by_fact(material)
    if len(set().union(*kinds.values())) < 2:
        return
    for fact in material.facts:
        if len(kinds.get(fact.id, ())) == 1:
            (only,) = kinds[fact.id]
            message = f"The fact is asked in one kind of item only ({only.value.replace('_', ' ')}); two are better."
            yield material.about_fact("fact-in-one-kind", Severity.WARNING, fact.id, message)


def mostly_recall(material: Material) -> Iterator[Finding]:
    """Check 15: at least two of five items ask for more than plain recall."""
    share = share_above_recall(material.items)
    if len(material.items) >= FEWEST_ITEMS and share < ENOUGH_ABOVE_RECALL:
        message = f"Only {share:.0%} of the items ask for more than plain recall; {ENOUGH_ABOVE_RECALL:.0%} are wanted."
        yield material.about_deck("mostly-recall", Severity.NOTE, message)


def reverse_not_unique(material: Material) -> Iterator[Finding]:
    """A reverse question needs one answer; without it no reverse card is made."""
    for fact in material.facts:
        for ask in fact.asks:
            if ask.reverse and ask.makes_card and not has_unique_reverse(material.deck, fact, ask):
                message = f'"{ask.reverse}" has more than one right answer in this deck, so no reverse card is made.'
                yield material.about_fact("reverse-not-unique", Severity.WARNING, fact.id, message, part=str(ask.id))


def cloze_in_clear(material: Material) -> Iterator[Finding]:
    """The hidden words of a cloze do not stand elsewhere in its text."""
    for fact in material.facts:
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


def shared_names(material: Material) -> Iterator[Finding]:
    """Two concepts of one kind under one name count as one thing; usually one of them is a slip."""
    kinds = {concept.id: concept.kind for concept in material.deck.concepts}
    for name, ids in material.deck.concepts_by_folded_name.items():
        if len({kinds[one] for one in ids}) == len(ids):
            continue
        message = f'The concepts {", ".join(ids)} share the name "{name}" and count as one thing.'
        yield material.about_concept("shared-name", Severity.WARNING, ids[-1], message)


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    fact_without_card,
    fact_without_item,
    item_not_made,
    fact_in_one_kind,
    mostly_recall,
    reverse_not_unique,
    cloze_in_clear,
    answer_in_question,
    shared_names,
)
