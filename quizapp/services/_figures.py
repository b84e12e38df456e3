"""Figures of the decks in the profile, for cards and items that show them."""

from quizapp.content.cards import Card, View
from quizapp.content.labels import LabelFace
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import fact_content, figure_of


def label_face_of(profile: OpenProfile, card: Card) -> LabelFace | None:
    """What a label card shows beside its words; None for other cards, and where deck or figure have left."""
    if card.view is not View.LABEL:
        return None
    # Late: most cards need no reader of SVG.
    from quizapp.content.generators.label import label_face, why_not  # noqa: PLC0415

    fact = fact_content(profile.database, card.deck, card.fact)
    label = next((one for one in fact.labels if one.id == card.number), None) if fact is not None else None
    figure = None if label is None else figure_of(profile.database, card.deck, label.figure)
    if label is None or figure is None or why_not(figure, label) is not None:
        return None
    return label_face(figure, label)
