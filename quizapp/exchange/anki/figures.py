"""Label cards as Anki notes: each with the pictures it shows, in light and in dark.

A picture is named after its content: a changed figure is another file, which Anki takes beside the old one, and notes
that show the same figure share it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.figure_drawing import coloured, follows_theme
from quizapp.content.figures import description, figure_title
from quizapp.content.generators.label import label_face
from quizapp.exchange.anki.notes import NoteContent, Picture, guid, html
from quizapp.exchange.anki.notetypes import FIGURE_FIELDS

Schemes = Mapping[str, Mapping[str, str]]
"""The colour tokens by scheme, ``light`` and ``dark``."""


def figure_notes(deck: Deck, cards: Iterable[Card], schemes: Schemes) -> Iterator[NoteContent]:
    """A note for each label card, in the order of the cards."""
    for card in cards:
        if card.view is View.LABEL:
            yield _note(deck, card, schemes)


def fact_pictures(deck: Deck, schemes: Schemes) -> dict[FactId, Picture]:
    """The pictures that facts show on all their cards."""
    found: dict[FactId, Picture] = {}
    for fact in deck.facts:
        figure = deck.figure_by_name.get(fact.picture)
        if figure is not None:
            words = f"{figure_title(figure.svg)}. {description(figure.svg)}"
            shown, files = _picture(figure.svg, words, schemes)
            found[fact.id] = Picture(html=f'<div class="figure">{shown}</div>', media=files)
    return found


def _note(deck: Deck, card: Card, schemes: Schemes) -> NoteContent:
    fact = deck.fact_by_id[card.fact]
    label = next(one for one in fact.labels if one.id == card.number)
    face = label_face(deck.figure_by_name[label.figure], label)
    front, front_files = _picture(face.front, face.front_words, schemes)
    back, back_files = _picture(face.back, face.back_words, schemes)
    values = {
        "Id": str(card.id),
        "Fact": str(card.fact),
        "Topic": html(deck.topic_by_id[card.topic].title),
        "Question": html(card.front),
        "Answer": html(card.back),
        "Front picture": front,
        "Back picture": back,
        "Statement": html(fact.statement),
        "Why": html(fact.why),
        "Source": html(deck.source.place(fact.paragraph)),
    }
    return NoteContent(
        guid=guid("label", card.id),
        fields=tuple(values[name] for name in FIGURE_FIELDS),
        tags=(*card.tags, *fact.tags),
        media=(*front_files, *back_files),
    )


def _picture(svg: str, words: str, schemes: Schemes) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """The figure in each scheme (style shows the one that fits), or once, on white paper, where it has own colours."""
    shown = {"light": "light", "dark": "dark"} if follows_theme(svg) else {"on-paper": "light"}
    files = {style: coloured(svg, schemes[scheme]).encode() for style, scheme in shown.items()}
    named = {style: (f"quizapp-{hashlib.sha256(file).hexdigest()[:24]}.svg", file) for style, file in files.items()}
    pictures = (
        f'<img class="{style}" src="{name}" alt="{escape(words, quote=True)}">' for style, (name, _) in named.items()
    )
    return "".join(pictures), tuple(named.values())
