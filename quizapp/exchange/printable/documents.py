"""Documents of running text: study sheets, quiz papers with their answer sheet, and the key of a deck's forms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.items import Item
from quizapp.exams.copies import DeckCopy
from quizapp.exchange.printable.answer_sheet import answer_sheet, name_and_date
from quizapp.exchange.printable.asking import asking_blocks
from quizapp.exchange.printable.blocks import Block, Document, heading, paragraph, table
from quizapp.exchange.printable.keys import key_document

_BESIDE = (36, 3, 61)
"""Percents: questions, air, and what is to be recalled."""


def study_sheet(deck: Deck, cards: Sequence[Card], *, scale: float = 1.0) -> Document:
    """The facts of a deck by topics, with the questions that ask for them beside them: to cover and recall."""
    asked: dict[FactId, list[Card]] = {}
    for card in cards:
        if card.view is View.RECALL:
            asked.setdefault(card.fact, []).append(card)
    return Document(
        title=f"{deck.title}: study sheet",
        blocks=tuple(_study_blocks(deck, asked)),
        foot=source_line(deck),
        scale=scale,
    )


def _study_blocks(deck: Deck, asked: Mapping[FactId, Sequence[Card]]) -> Iterator[Block]:
    yield Block(text=heading(deck.title, 1) + paragraph(deck.summary, "muted"), space_mm=0)
    for topic in deck.topics:
        facts = [fact for fact in deck.standing if fact.topic == topic.id]
        if not facts:
            continue
        yield Block(text=heading(topic.title), space_mm=7, with_next=True)
        for fact in facts:
            questions = "".join(paragraph(card.front, "ask") for card in asked.get(fact.id, ()))
            why = paragraph(fact.why, "muted") if fact.why else ""
            said = f"{paragraph(fact.statement)}{why}"
            yield Block(text=table([(questions, "", said)], _BESIDE), space_mm=1.5)


def quiz_paper(deck: Deck, items: Sequence[Item], *, form: str, scale: float = 1.0) -> Document:
    """A test on paper: its head with name and date, the items, and a sheet for the answers. It tells no answer."""
    return paper_test(
        items,
        {figure.name: figure.svg for figure in deck.figures},
        title=f"{deck.title}: form {form}",
        sheet=f"Answer sheet: {deck.title}, form {form}",
        foot=f"{source_line(deck)} · Form\N{NO-BREAK SPACE}{form}",
        scale=scale,
    )


def paper_test(
    items: Sequence[Item],
    figures: Mapping[str, str],
    *,
    title: str,
    sheet: str,
    foot: str,
    about: str = "",
    scale: float = 1.0,
) -> Document:
    """A test with its title, and ``sheet`` as that of its answer sheet, ``about`` (HTML) under both; ``figures`` are
    texts by name."""
    questions = "1 question" if len(items) == 1 else f"{len(items)} questions"
    head = (
        heading(title, 1)
        + about
        + name_and_date(scale)
        + paragraph(f"{questions}. Write your answers on the answer sheet at the end.", "muted")
    )
    blocks = [Block(text=head, space_mm=0)]
    blocks.extend(asking_blocks(items, figures, scale=scale))
    blocks.extend(answer_sheet(items, heading(sheet, 1) + about, scale))
    return Document(title=title, blocks=tuple(blocks), foot=foot, scale=scale)


def answer_key(
    deck: Deck, forms: Mapping[str, Sequence[Item]], *, scale: float = 1.0, reordered: Sequence[Item] = ()
) -> Document:
    """The key of several forms: what is right, and the reason for every option. ``reordered`` are the items of the
    first form in the order of form B."""

    def place(item: Item) -> str:
        fact = deck.fact_by_id.get(item.facts[0])
        return deck.source.place(fact.paragraph) if fact else ""

    return key_document(
        {f"Form {form}": items for form, items in forms.items()},
        place,
        title=f"{deck.title}: answer key",
        foot=source_line(deck),
        scale=scale,
        reordered=("Form B", reordered) if reordered else None,
    )


def source_line(deck: Deck) -> str:
    """Where the deck's facts come from, in a line."""
    reviewed = f", reviewed {deck.source.reviewed.isoformat()}" if deck.source.reviewed else ""
    parts = [part for part in (deck.source.title, deck.source.publisher) if part]
    return f"Source: {', '.join(parts)}{reviewed}" if parts else deck.title


def copied_source_line(copy: DeckCopy, items: Iterable[Item]) -> str:
    """Where the facts of some items come from, in a line, without their places; the deck's title when it is not
    known."""
    places = (copy.source(fact) for item in items for fact in item.facts)
    found = dict.fromkeys(place.rsplit(", paragraph", 1)[0] for place in places if place)
    return f"Source: {'; '.join(found)}" if found else copy.title
