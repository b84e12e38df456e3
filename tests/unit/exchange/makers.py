"""Decks, cards and items with any text at all in them, and the shipped deck, for the tests of ``quizapp.exchange``."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

from quizapp.content.cards import BLANK, Card, View, card_id
from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import Concept, ConceptId, DeckId, Fact, FactId, Level, Source, Topic, TopicId
from quizapp.content.figures.figure import read_figure
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import Item, ItemKind, Option, OptionId, Origin, SingleBestAnswer, item_id
from quizapp.content.labels import Hide, Label
from quizapp.exchange.anki.notetypes import SLOTS
from quizapp.paths import shipped_decks

Content = tuple[Deck, tuple[Card, ...], tuple[Item, ...]]
"""What an export takes: a deck, its cards, its items."""

steady = settings(deadline=None)
"""A busy machine is no failure."""

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@cache
def lactation() -> Content:
    """The shipped deck, with the cards that go to Anki."""
    folder = shipped_decks() / "lactation"
    figures = {file.name: file.read_bytes() for file in sorted(folder.glob("*.svg"))}
    deck = parse_deck((folder / "deck.toml").read_bytes(), "deck.toml", figures)
    return deck, tuple(card for card in cards_of(deck) if card.view is not View.CHOICE), items_of(deck, 0)


def questions(items: tuple[Item, ...]) -> tuple[SingleBestAnswer, ...]:
    """The items that are notes of the older type: single best answers that are not about an exhibit."""
    return tuple(item for item in items if isinstance(item, SingleBestAnswer) and item.exhibit is None)


def make_deck(*facts: Fact, title: str = "Milk & <more>", topics: tuple[str, ...] = ("hormones",)) -> Deck:
    """A deck of these facts."""
    return Deck(
        id=DeckId("deck"),
        title=title,
        source=Source(title="Milk", publisher="A & B", reviewed=date(2021, 12, 16)),
        topics=tuple(Topic(id=TopicId(topic), title=topic.title()) for topic in topics),
        facts=facts,
        summary="About milk.",
    )


def make_fact(name: str = "F1", *, statement: str = "Oxytocin moves milk.", why: str = "It matters.") -> Fact:
    """A fact without asks: cards are made by ``make_card``."""
    return Fact(id=FactId(name), topic=TopicId("hormones"), statement=statement, paragraph=9, why=why)


def make_card(
    fact: str = "F1", view: View = View.RECALL, number: int = 1, front: str = "Which one?", back: str = "Oxytocin"
) -> Card:
    """A card; the front of a cloze gets its blank at the end."""
    return Card(
        id=card_id(DeckId("deck"), FactId(fact), view, number),
        deck=DeckId("deck"),
        fact=FactId(fact),
        topic=TopicId("hormones"),
        view=view,
        number=number,
        front=f"{front} {BLANK}." if view is View.CLOZE else front,
        back=back,
    )


FIGURE = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><title>Milk &amp; more</title>
  <rect class="region" id="alveoli" x="2" y="2" width="40" height="40" fill="{fill}"><desc>the "left" box</desc></rect>
  <g class="label" data-for="alveoli"><rect x="50" y="2" width="36" height="9"/><text y="12">sacs</text></g>
</svg>"""
"""A figure with one region and its label; ``{fill}`` is a colour."""


def figure_content(fill: str = "var(--gold)", hide: Hide = Hide.ONE) -> Content:
    """A deck with one label card, ``deck/F1/label-2``, and one recall card."""
    fact = replace(make_fact(), labels=(Label(id=2, figure="sacs.svg", region="alveoli", hide=hide),))
    concept = Concept(id=ConceptId("alveoli"), kind="part", name="alveoli")
    figure = read_figure("sacs.svg", FIGURE.format(fill=fill))
    deck = replace(make_deck(fact), concepts=(concept,), figures=(figure,))
    return deck, (make_card(), *cards_of(deck)), ()


def make_item(
    fact: str = "F1",
    number: int = 1,
    *,
    stem: str = "Which hormone moves milk?",
    texts: tuple[str, ...] = ("Prolactin", "Oxytocin", "Estrogen"),
    key: int = 1,
) -> Item:
    """An item; ``key`` is the index of the right option."""
    return SingleBestAnswer(
        id=item_id(DeckId("deck"), FactId(fact), ItemKind.SINGLE_BEST_ANSWER, number),
        deck=DeckId("deck"),
        facts=(FactId(fact),),
        topic=TopicId("hormones"),
        level=Level.CAUSE,
        stem=stem,
        options=tuple(
            Option(
                id=OptionId(f"o{place}"),
                text=text,
                correct=place == key,
                rationale=f"Because of {text}.",
                fact=FactId(fact),
                origin=Origin.KEY if place == key else Origin.WRITTEN,
            )
            for place, text in enumerate(texts)
        ),
    )


TEXTS = st.one_of(
    st.sampled_from(
        [
            "5 < 6 & 7 > 3",
            "<script>alert(1)</script>",
            "[sound:moo.mp3] and [latex]x[/latex] and [$]y[/$]",
            "{{Back}} and {{c1::cloze}} and }}",
            'She said "oh", and it\'s fine',
            "two\nlines",
            "&amp; stays",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=40),
).filter(lambda text: any(sign > " " and sign != "\x7f" and not sign.isspace() for sign in text) and BLANK not in text)
"""Any text an author could write, and some that Anki would misread."""


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """A small deck with cards and items in every slot and page, and any text."""
    names = [f"F{n}" for n in range(draw(st.integers(1, 3)))]
    deck = make_deck(
        *(make_fact(name, statement=draw(TEXTS), why=draw(st.just("") | TEXTS)) for name in names),
        title=draw(st.sampled_from(["Milk", "Milk::Part 1", "Milk  <b>&</b> more"])),
    )
    slots = st.sets(st.tuples(st.sampled_from(sorted(SLOTS)), st.integers(1, 9)), min_size=1, max_size=6)
    cards = tuple(
        make_card(name, view, number, draw(TEXTS), draw(TEXTS))
        for name in names
        for view, number in sorted(draw(slots))
    )
    items = tuple(
        make_item(
            name, stem=draw(TEXTS), texts=tuple(draw(st.lists(TEXTS, min_size=size, max_size=size))), key=size - 1
        )
        for name in names
        for size in [draw(st.integers(3, 5))]
    )
    return deck, cards, items
