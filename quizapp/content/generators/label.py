"""Label cards: a figure with the label of one part hidden; the back is the whole figure."""

from collections.abc import Iterator

from quizapp.content.cards import Card, View, card_id
from quizapp.content.deck import Deck
from quizapp.content.facts import ConceptId, Fact
from quizapp.content.figures.drawing import hidden, uncovered
from quizapp.content.figures.figure import Figure, description, figure_title, labels, regions_of
from quizapp.content.labels import Hide, Label, LabelFace
from quizapp.content.wording import capitalised

_QUESTION = "What does the question mark stand for?"


def cards(deck: Deck, fact: Fact) -> Iterator[Card]:
    """A card for each label of the fact whose figure is there and has it."""
    for label in fact.labels:
        figure = deck.figure_by_name.get(label.figure)
        if figure is not None and why_not(figure, label) is None:
            yield Card(
                id=card_id(deck.id, fact.id, View.LABEL, label.id),
                deck=deck.id,
                fact=fact.id,
                topic=fact.topic,
                view=View.LABEL,
                number=label.id,
                front=label.question or _QUESTION,
                back=_name(deck, figure, label),
            )


def _name(deck: Deck, figure: Figure, label: Label) -> str:
    """What a region is called: the name of its concept, or the one that the figure gives it."""
    concept = deck.concept_by_id.get(ConceptId(label.region))
    return capitalised(regions_of(figure.svg)[label.region].title if concept is None else concept.name)


def why_not(figure: Figure | None, label: Label) -> str | None:
    """Why there is no card for a label, going on from "… makes no card: "; None where there is one."""
    if figure is None:
        return f"the deck's folder holds no figure called {label.figure}"
    if label.region not in regions_of(figure.svg):
        return f"{label.figure} has no region called '{label.region}'"
    if label.region not in labels(figure.svg):
        return f"{label.figure} has no label for '{label.region}'"
    return None


def label_face(figure: Figure, label: Label) -> LabelFace:
    """What a label card shows."""
    name = figure_title(figure.svg) or figure.name
    look = regions_of(figure.svg)[label.region].look
    blank = " All other labels are blank." if label.hide is Hide.ALL else ""
    points = f", which points to this: {look}" if look else ""
    return LabelFace(
        front=hidden(figure.svg, label.region, label.hide),
        back=uncovered(figure.svg, label.region),
        front_words=f"{name}. One label is a question mark{points}.{blank}",
        back_words=f"{name}. {description(figure.svg)}".strip(),
    )
