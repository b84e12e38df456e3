"""Check 11: nothing gives an answer away. What items of one form do to each other is seen to when forms are assembled
(``quizapp.exams``); here is what one item does to itself."""

from collections.abc import Callable, Iterator

from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.wording import folded


def gives_itself_away(material: Material) -> Iterator[Finding]:
    """Check 11, within one item: the question does not hold its own answer."""
    for item, choices in material.sets:
        question = f" {folded(choices.question)} "
        told = [one.text for one in choices.right if f" {folded(one.text)} " in question]
        if choices.single and told:
            message = f'The question holds its own answer, "{told[0]}".'
            yield material.about_item("gives-itself-away", Severity.ERROR, item, message)


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (gives_itself_away,)
