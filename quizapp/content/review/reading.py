"""Check 13: abbreviations are spelled out, and stems read easily."""

import re
from collections.abc import Callable, Iterator
from statistics import median

from quizapp.content.items import Item
from quizapp.content.review.findings import Finding, Material, Severity

HARDEST_GRADE = 10.0
"""The median stem reads at this school grade at most."""

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b")
_MARKED = frozenset({"NOT", "EXCEPT", "LEAST", "FIRST", "BEST", "TWO", "THREE", "FOUR"})
"""Words that are written in capitals to be seen."""

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCES = re.compile(r"[.!?]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$")


def abbreviation(material: Material) -> Iterator[Finding]:
    """Check 13: an abbreviation is spelled out where it is first used, as in ``luteinizing hormone (LH)``."""
    deck = material.deck
    names = " ".join(name for concept in deck.concepts for name in concept.names)
    for fact in material.facts:
        texts = [fact.statement, *(text for ask in fact.asks for text in (ask.question, ask.stem, ask.reverse))]
        for short in sorted(set(_ABBREVIATION.findall(" ".join(texts))) - _MARKED):
            if not any(f"({short})" in text for text in (names, fact.statement)):
                message = f"{short} is spelled out nowhere: write it once as in “luteinizing hormone (LH)”."
                yield material.about_fact("abbreviation", Severity.WARNING, fact.id, message)


def abbreviation_in_item(material: Material) -> Iterator[Finding]:
    """Check 13, for each item: a learner meets it alone, so its question spells out what it abbreviates."""
    for item in material.items:
        if item.id in material.asks_by_item:
            continue
        known = " ".join((item.stem, *(name for one in material.deck.concepts for name in one.names)))
        for short in sorted(set(_ABBREVIATION.findall(item.stem)) - _MARKED):
            if f"({short})" not in known:
                message = f"{short} is spelled out nowhere: write it once as in “luteinizing hormone (LH)”."
                yield material.about_item("abbreviation", Severity.WARNING, item, message)


def reading_grade(material: Material) -> Iterator[Finding]:
    """Check 13: the median stem reads at the tenth grade at most (US school years, Flesch-Kincaid)."""
    grades = [grade_of(item.stem) for item in material.items]
    if grades and median(grades) > HARDEST_GRADE:
        message = f"The median question reads at school grade {median(grades):.1f}; {HARDEST_GRADE:.0f} is enough."
        yield material.about_deck("reading-grade", Severity.WARNING, message)


def typical_grade(items: tuple[Item, ...]) -> float:
    """The median Flesch-Kincaid grade of the stems; 0 without any."""
    return median(grade_of(item.stem) for item in items) if items else 0.0


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid 1975)."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCES.findall(text)))
    syllables = sum(syllables_in(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def syllables_in(word: str) -> int:
    """An estimate: groups of vowels, less a silent e at the end. Right for about nine of ten English words."""
    lower = word.casefold()
    groups = len(_VOWELS.findall(lower))
    return max(1, groups - bool(_SILENT.search(lower)))


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (abbreviation, abbreviation_in_item, reading_grade)
