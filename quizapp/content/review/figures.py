"""Rules about figures: what is asked of them is there, and people who do not see them are told what they show."""

from collections.abc import Iterator

from quizapp.content.figures.figure import description, figure_title, regions_of
from quizapp.content.generators.label import why_not
from quizapp.content.review.findings import Finding, Material, Rule, Severity


def label_not_made(material: Material) -> Iterator[Finding]:
    """Check 1: a label card shows a region that its figure has, and hides a label of it."""
    for fact in material.facts:
        for label in fact.labels:
            reason = why_not(material.deck.figure_by_name.get(label.figure), label)
            if reason is not None:
                message = f"Label {label.id} of {fact.id} makes no card: {reason}."
                part = f"label-{label.id}"
                yield material.about_fact("label-not-made", Severity.ERROR, fact.id, message, part=part)


def untold_figure(material: Material) -> Iterator[Finding]:
    """A figure says in words what it shows (``<title>``, ``<desc>``), and of each region what is seen there."""
    for figure in material.deck.figures:
        if not (figure_title(figure.svg) and description(figure.svg)):
            message = f"The figure {figure.name} needs a <title> and a <desc> for people who do not see it."
            yield material.about_deck("untold-figure", Severity.WARNING, message)
        untold = [region.id for region in regions_of(figure.svg).values() if not region.look]
        if untold:
            message = (
                f"In the figure {figure.name} a <desc> is missing that says what is seen without naming it: "
                f"{', '.join(untold)}."
            )
            yield material.about_deck("untold-figure", Severity.WARNING, message)


RULES: tuple[Rule, ...] = (label_not_made, untold_figure)
