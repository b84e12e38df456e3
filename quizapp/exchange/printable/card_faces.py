"""The two sides of a flashcard on paper, as HTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import Fact
from quizapp.content.generators.label import label_face
from quizapp.content.labels import LabelFace
from quizapp.content.wording import folded
from quizapp.exchange.printable.blocks import paragraph, safe
from quizapp.exchange.printable.paper import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: a line at its head, what stands in its middle (HTML), a figure with ``letters`` on some of its regions,
    and a line at its foot. ``points`` is the largest size of its text; one that is not ``centred`` begins at the left
    and at the top."""

    head: str
    text: str
    foot: str
    figure: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    points: float = 17.0
    centred: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCard:
    """A card; some have nothing on their back."""

    front: Side
    back: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    """Cards of one size. Where none has a back, their sheets have one side."""

    grid: Grid
    cards: tuple[PaperCard, ...]


def paper_cards(deck: Deck, cards: Sequence[Card]) -> Iterator[PaperCard]:
    """The cards as they are printed. Choice cards stay out: their options ask for a finger, not for memory."""
    for card in cards:
        if card.view is not View.CHOICE:
            fact = deck.fact_by_id[card.fact]
            face = _face(deck, fact, card) if card.view is View.LABEL else None
            yield PaperCard(front=_front(deck, card, face), back=_back(deck, fact, card, face))


def _face(deck: Deck, fact: Fact, card: Card) -> LabelFace:
    label = next(one for one in fact.labels if one.id == card.number)
    return label_face(deck.figure_by_name[label.figure], label)


def _front(deck: Deck, card: Card, face: LabelFace | None) -> Side:
    return Side(
        head=deck.topic_by_id[card.topic].title,
        text=paragraph(card.front),
        foot="",
        figure="" if face is None else face.front,
    )


def _back(deck: Deck, fact: Fact, card: Card, face: LabelFace | None) -> Side:
    said = "" if folded(fact.statement) == folded(card.back) else paragraph(fact.statement, "told")
    return Side(
        head="",
        text=f"<p><b>{safe(card.back)}</b></p>{said}",
        foot=f"{deck.title} · {fact.id}",
        figure="" if face is None else face.back,
    )
