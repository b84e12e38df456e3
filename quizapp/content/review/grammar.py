"""Rules about grammar (check 8): every option goes on from the question equally well, and all are built alike.

There is no dictionary of parts of speech here: the first word of an option, its ending and a few small words tell
enough. What cannot be told counts as alike.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum

from quizapp.content.review.choices import ChoiceSet
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.review.form import points_at_options

_ARTICLES = "a an the"
_PREPOSITIONS = """
    in on at by to from with without for of after before during until within under over between through because
"""
_AFTER_A_DEED = f"{_ARTICLES} {_PREPOSITIONS} it its his her their your them"
_PRONOUNS = "it they he she you one their its his her"
_VERBS = """
    absorb absorbs breaks brings carries covers holds helps joins keeps leads lets lowers makes moves prevents protects
    pumps raises receives starts stops stores thinks
"""
_A_DEED_ASKED = re.compile(
    r"\bwhat (?:else )?(?:does|do|did|can|could|should|would|must|may|might)\b(?:(?!\b(?:need|contain|hold|mean|stand"
    r"|have|call|include|depend|consist|come|cause|take|eat|use|show|prevent|lead)\b).)*\bdo\b",
    re.IGNORECASE,
)
_MANY_ASKED = re.compile(r"\b(?:which|what) (?:(?:\w+[^su\W]s|cells|people) (?!\w+s\b)|are\b)", re.IGNORECASE)
_BEGINS_IN_ING = re.compile(r"\w+ing\b")
_AND = re.compile(r"\band\b")


class Form(StrEnum):
    """How an option begins, in the words of a message."""

    NAMED = "begins with an article"
    PLACED = "begins with a preposition"
    DOING = "begins with a word in -ing"
    SENTENCE = "is a sentence"
    DEED = "begins with a verb"
    OTHER = ""


def form_of(text: str) -> Form:
    """The form of an option, as far as its first words show it."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.casefold())
    first = words[0] if words else ""
    if first in _ARTICLES.split():
        return Form.NAMED
    if first in _PRONOUNS.split() and len(words) > 1:
        return Form.SENTENCE
    if first in _PREPOSITIONS.split():
        return Form.PLACED
    if first.endswith("ing") and (len(words) == 1 or words[1] in _AFTER_A_DEED.split()):
        return Form.DOING  # but not "luteinizing hormone"
    if first in _VERBS.split() and len(words) > 1:
        return Form.DEED
    return Form.OTHER


def article_fits(material: Material) -> Iterator[Finding]:
    """Check 8: a stem that ends in "a" or "an" does not rule options out."""
    for item, choices in material.sets:
        ends = re.search(r"\b(an?)\s*[:?….]*$", item.stem, re.IGNORECASE)
        if not ends:
            continue
        fits = [option for option in choices.options if _takes_an(option.text) == (ends[1].casefold() == "an")]
        if len(fits) < len(choices.options):
            message = f'"{ends[1]}" at the end of the stem rules options out by grammar alone; write "a or an", or ask.'
            yield material.about_item("grammatical-cue", Severity.WARNING, item, message)


def _takes_an(text: str) -> bool:
    return text.strip()[:1].casefold() in set("aeiou")


def number_fits(material: Material) -> Iterator[Finding]:
    """Check 8: where the question asks for several things, the key is not the only option that is several."""
    for item, choices in material.sets:
        if not choices.single or len(choices.right) != 1 or not _MANY_ASKED.search(item.stem):
            continue
        if points_at_options(choices.right[0].text):
            continue
        if _is_many(choices.right[0].text) and not any(_is_many(option.text) for option in choices.wrong):
            message = f'The question asks for several, and "{choices.right[0].text}" alone is several.'
            yield material.about_item("grammatical-cue", Severity.WARNING, item, message)


def _is_many(text: str) -> bool:
    last = (re.findall(r"[^\W_]+", text.casefold()) or [""])[-1]
    deed = form_of(text) not in {Form.NAMED, Form.OTHER} or bool(_BEGINS_IN_ING.match(text))
    together = bool(_AND.search(text)) and not deed
    return together or (last.endswith("s") and not last.endswith(("ss", "us", "is", "ies ")))


def built_alike(material: Material) -> Iterator[Finding]:
    """Check 8: the options are built alike: all nouns, all deeds, all places."""
    for item, choices in material.sets:
        reason = _why_unlike(item.stem, choices)
        if reason:
            yield material.about_item("mixed-forms", Severity.WARNING, item, reason)


def _why_unlike(stem: str, choices: ChoiceSet) -> str:
    if choices.in_passage or choices.shared or len(choices.right) != 1:
        return ""
    forms = Counter(form_of(text) for text in choices.texts)
    mine, told = form_of(choices.right[0].text), set(forms) - {Form.OTHER}
    if _A_DEED_ASKED.search(stem) and mine is not Form.NAMED and forms[Form.NAMED]:
        return f'The question asks for something done, and only some options, such as "{choices.right[0].text}", are.'
    if len(told) >= 3 or (len(told) == 2 and forms[mine] == 1 and mine is not Form.OTHER):
        return f"The options are built differently: one {', another '.join(form.value for form in sorted(told))}."
    return ""


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (article_fits, number_fits, built_alike)
