"""Figures of the decks in the profile, for cards and items that show them."""

from quizapp.content.cards import Card, View
from quizapp.content.labels import LabelFace
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import fact_content, figure_of
from quizapp.storage.edits import edits_of_fact


def label_face_of(profile: OpenProfile, card: Card) -> LabelFace | None:
    """What a label card shows beside its words; None for other cards, and where deck or figure have left."""
    if card.view is not View.LABEL:
        return None
    # Late: most cards need no reader of SVG.
    from quizapp.content.generators.label import label_face, why_not  # noqa: PLC0415
    from quizapp.services._library.edits import overlaid_fact  # noqa: PLC0415

    own = fact_content(profile.database, card.deck, card.fact)
    if own is None:
        return None
    fact = overlaid_fact(own, edits_of_fact(profile.database, card.deck, card.fact)).fact  # a person may add labels
    label = next((one for one in fact.labels if one.id == card.number), None)
    figure = None if label is None else figure_of(profile.database, card.deck, label.figure)
    if label is None or figure is None or why_not(figure, label) is not None:
        return None
    return label_face(figure, label)
