"""The note types as genanki wants them. Imports genanki: import this late."""

from typing import Any

import genanki

from quizapp.exchange.anki.item_templates import item_back, item_front
from quizapp.exchange.anki.notetypes import (
    FACT_FIELDS,
    FACT_SLOTS,
    FACT_TYPE_ID,
    FACT_TYPE_NAME,
    FIGURE_FIELDS,
    FIGURE_TEMPLATE,
    FIGURE_TYPE_ID,
    FIGURE_TYPE_NAME,
    ITEM_FIELDS,
    ITEM_TEMPLATE,
    ITEM_TYPE_ID,
    ITEM_TYPE_NAME,
    QUESTION_FIELDS,
    QUESTION_TEMPLATE,
    QUESTION_TYPE_ID,
    QUESTION_TYPE_NAME,
)
from quizapp.exchange.anki.style import CSS
from quizapp.exchange.anki.templates import (
    fact_back,
    fact_front,
    figure_back,
    figure_front,
    question_back,
    question_front,
)


class _Model(genanki.Model):  # type: ignore[misc] # genanki has no types
    """A note type that says itself which field makes which card: genanki finds out by rendering each template with each
    field left out, which takes half a second for ours."""

    def __init__(self, *, fronts: tuple[str, ...], fields: tuple[str, ...], **rest: Any) -> None:
        super().__init__(fields=[{"name": name} for name in fields], css=CSS, **rest)
        self._fronts = tuple(fields.index(name) for name in fronts)

    @property
    def _req(self) -> list[list[object]]:
        return [[place, "all", [field]] for place, field in enumerate(self._fronts)]


def fact_model() -> genanki.Model:
    """One template a view; Anki makes a card where its front field is filled."""
    return _Model(
        model_id=FACT_TYPE_ID,
        name=FACT_TYPE_NAME,
        fields=FACT_FIELDS,
        fronts=tuple(slot.front for slot in FACT_SLOTS),
        templates=[{"name": s.template, "qfmt": fact_front(s), "afmt": fact_back(s)} for s in FACT_SLOTS],
        sort_field_index=FACT_FIELDS.index("Statement"),
    )


def question_model() -> genanki.Model:
    """One card: stem and options, then every rationale."""
    return _Model(
        model_id=QUESTION_TYPE_ID,
        name=QUESTION_TYPE_NAME,
        fields=QUESTION_FIELDS,
        fronts=("Stem",),
        templates=[{"name": QUESTION_TEMPLATE, "qfmt": question_front(), "afmt": question_back()}],
        sort_field_index=QUESTION_FIELDS.index("Stem"),
    )


def figure_model() -> genanki.Model:
    """One card: a figure with a label hidden, then the whole figure."""
    return _Model(
        model_id=FIGURE_TYPE_ID,
        name=FIGURE_TYPE_NAME,
        fields=FIGURE_FIELDS,
        fronts=("Front picture",),
        templates=[{"name": FIGURE_TEMPLATE, "qfmt": figure_front(), "afmt": figure_back()}],
        sort_field_index=FIGURE_FIELDS.index("Question"),
    )


def item_model() -> genanki.Model:
    """One card: stem and task, then the answer."""
    return _Model(
        model_id=ITEM_TYPE_ID,
        name=ITEM_TYPE_NAME,
        fields=ITEM_FIELDS,
        fronts=("Task",),
        templates=[{"name": ITEM_TEMPLATE, "qfmt": item_front(), "afmt": item_back()}],
        sort_field_index=ITEM_FIELDS.index("Stem"),
    )


MODELS = {
    ITEM_TYPE_ID: item_model,
    FACT_TYPE_ID: fact_model,
    FIGURE_TYPE_ID: figure_model,
    QUESTION_TYPE_ID: question_model,
}
"""Our note types by their ids."""
