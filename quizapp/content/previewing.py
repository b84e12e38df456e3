"""What a draft would make: its cards and questions, and what the review says of them. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizapp.content.cards import Card, View
from quizapp.content.changing import ready, with_facts
from quizapp.content.deck import Deck
from quizapp.content.drafting import drafted, topic_of
from quizapp.content.drafts import Draft
from quizapp.content.facts import Fact, Topic
from quizapp.content.generators import cards_of_fact, items_among, made_of_fact
from quizapp.content.generators.label import label_face
from quizapp.content.generators.making import NotMade
from quizapp.content.items import Item
from quizapp.content.labels import LabelFace
from quizapp.content.review import Material, reviewed
from quizapp.content.review.findings import Finding

_BANK_ONLY = frozenset(("fact-in-one-kind", "unsourced"))
"""What is said of a bank of items or of a deck's sources is no help while one fact is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewCard:
    """A card as it would be; ``figure`` is what a label card shows, ``picture`` the fact's own with the question and
    ``answer_picture`` with the answer (SVG)."""

    card: Card
    figure: LabelFace | None = None
    picture: str = ""
    answer_picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a draft would make. ``problems`` are sentences by field (see ``Drafted``): while there are any, the draft
    cannot be saved, and what is shown is made of the rest."""

    cards: tuple[PreviewCard, ...]
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    problems: Mapping[str, str]


def preview(deck: Deck, draft: Draft, base: Fact | None, seed: int = 0) -> Preview:
    """What a draft would make in a deck; ``base`` is the fact as it is shown now, None for a new one."""
    made = drafted(draft, base, deck)
    topic, title = topic_of(draft, deck)
    fact = replace(made.fact, topic=topic)
    figures = (
        (*deck.figures, made.figure) if made.figure is not None and made.figure not in deck.figures else deck.figures
    )
    topics = (*deck.topics, Topic(id=topic, title=title)) if title else deck.topics
    whole = with_facts(ready(deck, reviewed=True), (fact,), figures=figures, topics=topics)
    cards = cards_of_fact(whole, fact)
    told = tuple(made_of_fact(whole, fact, seed))
    items = items_among(told)
    said: tuple[Finding, ...] = ()
    if not draft.is_empty:
        not_made = tuple(one for one in told if isinstance(one, NotMade))
        material = Material(deck=whole, cards=cards, items=items, not_made=not_made, where={}, seed=None, only=fact.id)
        said = reviewed(material)
    found = (whole.figure_by_name.get(name) for name in (fact.picture, fact.answer_picture))
    pictures = {one.name: one.svg for one in found if one is not None}
    return Preview(
        cards=tuple(
            PreviewCard(
                card=card,
                figure=_face(whole, fact, card),
                picture="" if card.view is View.LABEL else pictures.get(_sides(fact, card)[0], ""),
                answer_picture="" if card.view is View.LABEL else pictures.get(_sides(fact, card)[1], ""),
            )
            for card in cards
        ),
        items=items,
        findings=tuple(one for one in said if one.fact == fact.id and one.rule not in _BANK_ONLY),
        problems=made.problems,
    )


def _sides(fact: Fact, card: Card) -> tuple[str, str]:
    """The pictures with the question and with the answer. A reverse card asks with what else answers."""
    sides = fact.picture, fact.answer_picture
    return sides[::-1] if card.view is View.REVERSE and fact.answer_picture else sides


def _face(deck: Deck, fact: Fact, card: Card) -> LabelFace | None:
    if card.view is not View.LABEL:
        return None
    label = next(one for one in fact.labels if one.id == card.number)
    return label_face(deck.figure_by_name[label.figure], label)
