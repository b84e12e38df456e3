"""Rules about the items of a deck together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from math import ceil
from statistics import median

from quizapp.content.balance import GOOD_RATIO
from quizapp.content.generators import items_of
from quizapp.content.items import Item, OrderedResponse, Place, Segment, SingleBestAnswer
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.review.form import ratio_of
from quizapp.content.words import content_words

MARGIN = 0.05
"""How far the share of longest (or shortest) keys may lie above chance: 5 points (check 6)."""

POSITION_MARGIN = 0.1
"""A bank is no form: within a form positions are balanced exactly, over a bank about (check 5)."""

FEWEST_ITEMS = 40
"""Shares of fewer items than this say little: two keys more or less would make a finding."""

ALIKE = 0.8
"""Two stems that share at least this much of their content words (Jaccard) are near-duplicates."""


def key_length(material: Material) -> Iterator[Finding]:
    """Check 6: choosing the longest or the shortest option does not pay."""
    items = _single_best(material)
    if len(items) < FEWEST_ITEMS:
        return
    chance = sum(1 / len(item.options) for item in items) / len(items)
    for what, sign in (("longest", 1), ("shortest", -1)):
        share = sum(_key_leads(item, sign) for item in items) / len(items)
        if share > chance + MARGIN:
            message = f"The right option alone is the {what} in {share:.0%} of the items; chance is {chance:.0%}."
            yield material.about_deck("key-length", Severity.WARNING, message)


def _single_best(material: Material) -> list[SingleBestAnswer]:
    return [item for item in material.items if isinstance(item, SingleBestAnswer) and len(item.keys) == 1]


def key_position(material: Material) -> Iterator[Finding]:
    """Check 5: among items with the same number of options, every place holds the key about as often as any other."""
    by_number: dict[int, list[int]] = defaultdict(list)
    for item in _single_best(material):
        by_number[len(item.options)].append(next(at for at, option in enumerate(item.options) if option.correct))
    for number, places in by_number.items():
        counts = Counter(places)
        most = max(counts.values())
        if len(places) >= FEWEST_ITEMS and most / len(places) > 1 / number + POSITION_MARGIN:
            letter = "ABCDE"[max(counts, key=lambda at: counts[at])] if number <= 5 else "one place"
            message = f"The right option stands at {letter} in {most / len(places):.0%} of the items with {number}."
            yield material.about_deck("key-position", Severity.WARNING, message)


def _key_leads(item: Item, sign: int) -> bool:
    key = sign * len(item.keys[0].text)
    return all(key > sign * len(option.text) for option in item.options if not option.correct)


def typical_length_ratio(material: Material) -> Iterator[Finding]:
    """Check 7: in the typical item the longest option is at most one and a half times as long as the shortest."""
    ratios = [ratio_of(choices) for _, choices in material.sets if choices.wrong and not choices.in_passage]
    if not ratios:
        return
    typical = median(ratios)
    if typical > GOOD_RATIO:
        message = f"In the median set the options differ {typical:.1f} times in length; {GOOD_RATIO} times is fair."
        yield material.about_deck("typical-length-ratio", Severity.WARNING, message)


def near_duplicate_stems(material: Material) -> Iterator[Finding]:
    """Check 12: no two items ask nearly the same. A stem that only says what to do counts with its passage."""
    words = [_asked_in(item) for item in material.items]
    frequency = Counter(word for some in words for word in some)
    for later, earlier in _pairs_that_may_match(words, frequency):
        if len(words[later] & words[earlier]) >= ALIKE * len(words[later] | words[earlier]):
            item, other = material.items[later], material.items[earlier]
            message = f'"{item.stem}" asks nearly the same as "{other.stem}" ({other.id}).'
            yield material.about_item("near-duplicate-stem", Severity.WARNING, item, message)


def not_the_same_twice(material: Material) -> Iterator[Finding]:
    """Check 14: the same facts and the same seed give the same bank."""
    if material.seed is not None and items_of(material.deck, material.seed) != material.items:
        message = (
            f"Made twice from seed {material.seed}, the items differ. This is a mistake in QuizApp: please report it."
        )
        yield material.about_deck("not-the-same-twice", Severity.ERROR, message)


def _asked_in(item: Item) -> frozenset[str]:
    passage: tuple[Segment, ...] = getattr(item, "passage", ())
    rows: tuple[Place, ...] = getattr(item, "rows", ()) or getattr(item, "terms", ())
    told = [segment.text for segment in passage] + [row.text for row in rows]
    if isinstance(item, OrderedResponse):
        told = [option.text for option in item.options]
    return content_words(" ".join((item.stem, *told)))


def _pairs_that_may_match(words: list[frozenset[str]], frequency: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Pairs that share one of their rarest words, as every pair that is alike enough does (prefix filtering).

    Chaudhuri, Ganti, Kaushik 2006. It spares a bank of thousands of items the comparison of each with each.
    """
    by_rare_word: dict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(words):
        rarest_first = sorted(some, key=lambda word: (frequency[word], word))
        rare = rarest_first[: len(some) - ceil(ALIKE * len(some)) + 1]
        yield from ((number, other) for other in sorted({one for word in rare for one in by_rare_word[word]}))
        for word in rare:
            by_rare_word[word].append(number)


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    key_length,
    key_position,
    typical_length_ratio,
    near_duplicate_stems,
    not_the_same_twice,
)
