"""Check 11: nothing gives an answer away: no item its own, none that of another item of its case.

Items of a case always stand in one form. Others that tell each other's answers are kept apart when forms are assembled
(``quizapp.exams``), which goes by the same measure, ``quizapp.content.cueing``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import permutations

from quizapp.content.cueing import answers_of_itself, said
from quizapp.content.items import Item
from quizapp.content.review.findings import Finding, Material, Severity


def gives_itself_away(material: Material) -> Iterator[Finding]:
    """Check 11, within one item: the question does not hold its own answer."""
    for item in material.items:
        for name in answers_of_itself(item):
            message = f'The question holds its own answer, "{name}".'
            yield material.about_item("gives-itself-away", Severity.ERROR, item, message)


def gives_another_away(material: Material) -> Iterator[Finding]:
    """Check 11, within a case: no question tells the answer to another. The record that they share may."""
    cases: dict[str, list[Item]] = defaultdict(list)
    for item in material.items:
        if item.exhibit is not None and item.exhibit.case:
            cases[item.exhibit.case].append(item)
    for items in cases.values():
        words = {item.id: said(item, exhibit=False) for item in items}
        for one, other in permutations(items, 2):
            if words[one.id].gives_away(words[other.id]):
                message = f'The question tells the answer to another of its case: "{other.stem}"'
                yield material.about_item("gives-another-away", Severity.WARNING, one, message)


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (gives_itself_away, gives_another_away)
