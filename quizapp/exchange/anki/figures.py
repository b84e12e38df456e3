"""Label cards as Anki notes: each with the pictures it shows, in light and in dark.

A picture is named after its content: a changed figure is another file, which Anki takes beside the old one, and notes
that show the same figure share it.
"""

import hashlib
from collections.abc import Mapping
from html import escape

from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.figures.drawing import coloured, follows_theme
from quizapp.content.figures.figure import description, figure_title
from quizapp.content.generators.label import label_face
from quizapp.exchange.anki.notes import (
    FLASHCARDS,
    SEPARATOR,
    Media,
    NoteRow,
    Picture,
    guid,
    html,
    rest_of_tags,
)
from quizapp.exchange.anki.notetypes import FIGURE_FIELDS, FIGURE_TYPE_ID
from quizapp.exchange.anki.rows import CardRow

Schemes = Mapping[str, Mapping[str, str]]
"""The colour tokens by scheme, ``light`` and ``dark``."""


def figure_note(deck: Deck, row: CardRow, schemes: Schemes) -> NoteRow:
    """A note for a label card."""
    fact = deck.fact_by_id[FactId(row.fact)]
    label = next(one for one in fact.labels if one.id == row.number)
    face = label_face(deck.figure_by_name[label.figure], label)
    front, front_files = picture(face.front, face.front_words, schemes)
    back, back_files = picture(face.back, face.back_words, schemes)
    card = f"{deck.id}/{row.fact}/label-{row.number}"
    values = {
        "Id": card,
        "Fact": row.fact,
        "Topic": html(deck.topic_by_id[fact.topic].title),
        "Question": html(row.front),
        "Answer": html(row.back),
        "Front picture": front,
        "Back picture": back,
        "Statement": html(row.statement),
        "Why": html(row.why),
        "Source": html(deck.source.place(row.paragraph)),
    }
    return NoteRow(
        guid=guid("label", card),
        type_id=FIGURE_TYPE_ID,
        home=(FLASHCARDS, row.topic),
        tags=f" topic::{row.topic} view::label {rest_of_tags(row)}",
        fields=SEPARATOR.join(values[name] for name in FIGURE_FIELDS),
        sort=values["Question"],
        cards=((0, row),),
        media=(*front_files, *back_files),
    )


def fact_pictures(deck: Deck, schemes: Schemes) -> dict[FactId, Picture]:
    """The pictures that facts show on all their cards, and with their answers."""
    found: dict[FactId, Picture] = {}
    for fact in deck.facts:
        sides = ["", ""]
        media: Media = ()
        for side, name in enumerate((fact.picture, fact.answer_picture)):
            figure = deck.figure_by_name.get(name)
            if figure is not None:
                words = f"{figure_title(figure.svg)}. {description(figure.svg)}"
                shown, files = picture(figure.svg, words, schemes)
                sides[side], media = f'<div class="figure">{shown}</div>', (*media, *files)
        if media:
            found[fact.id] = Picture(html=sides[0], answer=sides[1], media=media)
    return found


def picture(svg: str, words: str, schemes: Schemes) -> tuple[str, Media]:
    """The figure in each scheme (style shows the one that fits), or once, on white paper, where it has own colours."""
    shown = {"light": "light", "dark": "dark"} if follows_theme(svg) else {"on-paper": "light"}
    files = {style: coloured(svg, schemes[scheme]).encode() for style, scheme in shown.items()}
    named = {style: (f"quizapp-{hashlib.sha256(file).hexdigest()[:24]}.svg", file) for style, file in files.items()}
    pictures = (
        f'<img class="{style}" src="{name}" alt="{escape(words, quote=True)}">' for style, (name, _) in named.items()
    )
    return "".join(pictures), tuple(named.values())
