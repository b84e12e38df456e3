"""Rules about the options of an item: nothing but knowledge of the fact should help to find the key."""

import re
from collections.abc import Callable, Iterator

from quizapp.content.balance import WIDEST_RATIO
from quizapp.content.facts import ConceptId
from quizapp.content.items import Item
from quizapp.content.review.choices import ChoiceSet
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.words import content_words, words_by_stem


def length_ratio(material: Material) -> Iterator[Finding]:
    """Check 7: the longest option is at most two and a half times as long as the shortest."""
    for item, choices in material.sets:
        ratio = ratio_of(choices)
        if ratio > WIDEST_RATIO and _compares_lengths(choices):
            message = (
                f"The longest option is {ratio:.1f} times as long as the shortest; at most {WIDEST_RATIO} is fair."
            )
            yield material.about_item("length-ratio", Severity.ERROR, item, message)


def ratio_of(choices: ChoiceSet) -> float:
    """Length of the longest option to the shortest, in characters."""
    lengths = [len(text) for text in choices.texts]
    return max(lengths) / max(1, min(lengths))


def _compares_lengths(choices: ChoiceSet) -> bool:
    """Phrases are as long as their sentences make them; where every token is right somewhere, length tells nothing."""
    return not choices.in_passage and not (choices.shared and not choices.wrong)


def mixed_kinds(material: Material) -> Iterator[Finding]:
    """Check 8: all options are of one kind of thing."""
    concepts = material.deck.concept_by_id
    for item, choices in material.sets:
        kinds = sorted({concepts[name].kind for name in _concepts(choices) if name in concepts})
        if len(kinds) > 1 and not choices.shared and not choices.in_passage:
            message = f"The options are of different kinds: {', '.join(kinds)}."
            yield material.about_item("mixed-kinds", Severity.ERROR, item, message)


def lone_kind(material: Material) -> Iterator[Finding]:
    """Check 8, for tokens and descriptions that serve several places: each kind has two at least, or gives itself
    away."""
    concepts = material.deck.concept_by_id
    for item, choices in material.sets:
        kinds = [concepts[name].kind for name in _concepts(choices) if name in concepts]
        alone = sorted({kind for kind in kinds if kinds.count(kind) == 1})
        if choices.shared and alone and len(kinds) > 1:
            message = f"Only one choice is of the kind {alone[0]}: its place can be told without knowing it."
            yield material.about_item("lone-kind", Severity.WARNING, item, message)


def _concepts(choices: ChoiceSet) -> Iterator[ConceptId]:
    return (option.concept for option in choices.options if option.concept is not None)


_FORMS = (
    ("begins with an article", re.compile(r"^(a|an|the)\b", re.IGNORECASE)),
    ("holds a figure", re.compile(r"\d")),
    ("ends with a full stop", re.compile(r"\.$")),
)


def key_alone_in_form(material: Material) -> Iterator[Finding]:
    """Check 8: the key does not stand out by its form, such as being the only option without an article."""
    for item, choices in material.sets:
        if choices.in_passage or not choices.right or not choices.wrong:
            continue
        if any(points_at_options(text) for text in choices.texts):
            continue  # a rule of its own
        for what, form in _FORMS:
            right = {bool(form.search(option.text)) for option in choices.right}
            wrong = {bool(form.search(option.text)) for option in choices.wrong}
            if len(right) == len(wrong) == 1 and right != wrong:
                text = choices.right[0].text
                message = f'"{text}" stands out: whether an option {what} tells the right one from all the others.'
                yield material.about_item("key-alone-in-form", Severity.WARNING, item, message)


def key_echoes_stem(material: Material) -> Iterator[Finding]:
    """Check 9: no content word of the stem stands in the key alone."""
    for item, choices in material.sets:
        if choices.in_passage or choices.shared or not choices.right:
            continue
        stem = words_by_stem(choices.question)
        right = [content_words(option.text) for option in choices.right]
        wrong = [content_words(option.text) for option in choices.wrong]
        alone = right[0].intersection(*right[1:]) - frozenset().union(*wrong)
        echoed = [f'"{word}"' for stripped, word in stem.items() if stripped in alone]
        if echoed and choices.wrong:
            message = f"Of all the options the right one alone repeats the question's {', '.join(echoed)}."
            yield material.about_item("key-echoes-stem", Severity.WARNING, item, message)


_THESE = r"(?:the (?:\w+ )?(?:above|options|others|answers|choices|statements)|these|those|them|given \w+)"
_ALL_OF = re.compile(rf"^(?:all|any) (?:of )?{_THESE}\b|^all are\b", re.IGNORECASE)
_NONE_OF = re.compile(rf"^(?:none|neither) of {_THESE}\b|^none (?:\w+ )?(?:is|are)\b", re.IGNORECASE)
_LABEL = r"\(?(?:[A-Fa-f]|[ivxIVX]{1,4}|[1-6])[.)]?"
_COMBINED = re.compile(
    rf"^(?:(?:[Bb]oth|[Nn]either|[Ee]ither) )?{_LABEL}"
    rf"(?:(?:\s*,\s*{_LABEL})*\s*(?:,|and|&|\+|or|nor)\s*{_LABEL}\s*(?:only)?|\s+only)$"
    r"|^[Bb]oth (?:of )?(?:the above|them|these)\b"
)


def all_of_the_above(material: Material) -> Iterator[Finding]:
    """Check 10: no "all of the above" and its like."""
    yield from _worded(material, "all-of-the-above", _is_all_of, "can be guessed by who knows two of the others")


def none_of_the_above(material: Material) -> Iterator[Finding]:
    """Check 10: no "none of the above" and its like."""
    yield from _worded(material, "none-of-the-above", _is_none_of, "does not show that anyone knows the answer")


def combined_options(material: Material) -> Iterator[Finding]:
    """Check 10: no options that combine others ("A and C": K-type)."""
    yield from _worded(material, "combined-options", _is_combined, "combines other options; ask select all that apply")


def points_at_options(text: str) -> bool:
    """Whether an option speaks of the other options instead of the question."""
    return _is_all_of(text) or _is_none_of(text) or _is_combined(text)


def _is_all_of(text: str) -> bool:
    return bool(_ALL_OF.search(text))


def _is_none_of(text: str) -> bool:
    return bool(_NONE_OF.search(text))


def _is_combined(text: str) -> bool:
    return bool(_COMBINED.search(text))


def _worded(material: Material, rule: str, is_bad: Callable[[str], bool], why: str) -> Iterator[Finding]:
    for item, choices in material.sets:
        bad = next((text for text in choices.texts if is_bad(text)), "")
        if bad:
            yield _said(material, rule, item, f'"{bad}" {why}; write a real option.')


def _said(material: Material, rule: str, item: Item, message: str) -> Finding:
    return material.about_item(rule, Severity.ERROR, item, message)


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    length_ratio,
    mixed_kinds,
    lone_kind,
    key_alone_in_form,
    key_echoes_stem,
    all_of_the_above,
    none_of_the_above,
    combined_options,
)
