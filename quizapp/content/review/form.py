"""Rules about one item's form: nothing but knowledge of the fact should help to find the key."""

import re
from collections.abc import Iterator

from quizapp.content.distractors import WIDEST_RATIO
from quizapp.content.facts import ConceptId
from quizapp.content.items import Item
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.review.words import content_words, words_by_stem

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5


def option_count(material: Material) -> Iterator[Finding]:
    """Check 16: three to five options."""
    for item in material.items:
        if not FEWEST_OPTIONS <= len(item.options) <= MOST_OPTIONS:
            message = f"The item has {len(item.options)} options; three to five serve best."
            yield material.about_item("option-count", Severity.ERROR, item, message)


def length_ratio(material: Material) -> Iterator[Finding]:
    """Check 7: the longest option is at most two and a half times as long as the shortest."""
    for item in material.items:
        ratio = ratio_of(item)
        if ratio > WIDEST_RATIO:
            message = (
                f"The longest option is {ratio:.1f} times as long as the shortest; at most {WIDEST_RATIO} is fair."
            )
            yield material.about_item("length-ratio", Severity.ERROR, item, message)


def ratio_of(item: Item) -> float:
    """Length of the longest option to the shortest, in characters."""
    lengths = [len(option.text) for option in item.options]
    return max(lengths) / max(1, min(lengths))


def mixed_kinds(material: Material) -> Iterator[Finding]:
    """Check 8: all options are of one kind of thing."""
    concepts = material.deck.concept_by_id
    for item in material.items:
        kinds = sorted({concepts[name].kind for name in _concepts(item) if name in concepts})
        if len(kinds) > 1:
            message = f"The options are of different kinds: {', '.join(kinds)}."
            yield material.about_item("mixed-kinds", Severity.ERROR, item, message)


def _concepts(item: Item) -> Iterator[ConceptId]:
    return (option.concept for option in item.options if option.concept is not None)


_FORMS = (
    ("begins with an article", re.compile(r"^(a|an|the)\b", re.IGNORECASE)),
    ("holds a figure", re.compile(r"\d")),
    ("ends with a full stop", re.compile(r"\.$")),
)


def key_alone_in_form(material: Material) -> Iterator[Finding]:
    """Check 8: the key does not stand out by its form, such as being the only option without an article."""
    for item in material.items:
        right = [option.text for option in item.options if option.correct]
        wrong = [option.text for option in item.options if not option.correct]
        for what, form in _FORMS:
            matches = {bool(form.search(text)) for text in wrong}
            if len(matches) == 1 and any(bool(form.search(text)) not in matches for text in right):
                message = f'"{right[0]}" stands out: whether an option {what} tells the right one from all the others.'
                yield material.about_item("key-alone-in-form", Severity.WARNING, item, message)


def key_echoes_stem(material: Material) -> Iterator[Finding]:
    """Check 9: no content word of the stem stands in the key alone."""
    for item in material.items:
        stem = words_by_stem(item.stem)
        right = [content_words(option.text) for option in item.options if option.correct]
        wrong = [content_words(option.text) for option in item.options if not option.correct]
        alone = frozenset().union(*right) - frozenset().union(*wrong)
        echoed = [f'"{word}"' for stripped, word in stem.items() if stripped in alone]
        if echoed:
            message = f"Of all the options the right one alone repeats the question's {', '.join(echoed)}."
            yield material.about_item("key-echoes-stem", Severity.WARNING, item, message)


_ALL_OF_THE_ABOVE = re.compile(r"\b(all|none|both|neither|any) of (the above|these|them|the others)\b", re.IGNORECASE)
_UNFOCUSED = re.compile(
    r"\bwhich( one)?( of (the following|these)( \w+)?| \w+)? (is|are) (true|correct|right|false|wrong|incorrect)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b((?<!more )(?<!less )(?<!how )often|usually|sometimes|frequently|occasionally|rarely|seldom|generally)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\bexcept\b|\b[Ww]hich( of (the following|these))?( \w+)? (is|are|was|were|does|do|did|can|has|have|would|should)"
    r"( not\b|n[’']t\b)"
)


def all_of_the_above(material: Material) -> Iterator[Finding]:
    """Check 10: no "all of the above" and its like."""
    for item in material.items:
        for option in item.options:
            if _ALL_OF_THE_ABOVE.search(option.text):
                message = f'"{option.text}" can be guessed without knowing the answer; write a real option.'
                yield material.about_item("all-of-the-above", Severity.ERROR, item, message)


def unfocused_stem(material: Material) -> Iterator[Finding]:
    """Check 10: the stem is a question that can be answered with the options covered."""
    for item in material.items:
        if _UNFOCUSED.search(item.stem) or not item.stem.rstrip().endswith("?"):
            message = (
                f'"{item.stem}" cannot be answered with the options covered; ask for one thing, in a whole question.'
            )
            yield material.about_item("unfocused-stem", Severity.WARNING, item, message)


def vague_frequency(material: Material) -> Iterator[Finding]:
    """Check 10: no "often", "usually" and the like, which mean different things to different readers."""
    for item in material.items:
        for text in (item.stem, *(option.text for option in item.options)):
            found = _VAGUE.search(text)
            if found:
                message = f'"{found[0]}" means different things to different readers: "{text}".'
                yield material.about_item("vague-frequency", Severity.WARNING, item, message)


def unmarked_negative(material: Material) -> Iterator[Finding]:
    """Check 10: a question for what is not so is put the other way round, or says NOT in capitals."""
    for item in material.items:
        if _NEGATIVE.search(item.stem):
            message = (
                f'"{item.stem}" asks for what is not so: ask the other way round, or write NOT or EXCEPT in capitals.'
            )
            yield material.about_item("unmarked-negative", Severity.WARNING, item, message)
