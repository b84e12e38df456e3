"""Documents of running text: study sheets, quiz papers with their answer sheet, and keys."""

from collections.abc import Iterator, Mapping, Sequence

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.figure_drawing import unlabelled
from quizapp.content.items import HotSpot, Item, Option
from quizapp.exchange.printable.blocks import ONE, RIGHT, WRONG, Block, Document, heading, paragraph, safe, table
from quizapp.exchange.printable.item_blocks import OnPaper, Slot, on_paper

_SLOTS_A_ROW = 2
_LETTERS_A_LINE = 5


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
            yield Block(text=table([(questions, said)], (38, 62)), space_mm=1.5)


def quiz_paper(deck: Deck, items: Sequence[Item], *, form: str, scale: float = 1.0) -> Document:
    """A test on paper: its head with name and date, the items, and a sheet for the answers. It tells no answer."""
    head = (
        heading(f"{deck.title}: form {form}", 1)
        + table([("Name " + "_" * 36, "Date " + "_" * 16)], (64, 36))
        + paragraph(f"{len(items)} questions. Write your answers on the answer sheet at the end.", "muted")
    )
    blocks = [Block(text=head, space_mm=0)]
    figures = {figure.name: figure.svg for figure in deck.figures}
    for number, item in enumerate(items, 1):
        blocks.append(_item_block(number, item, on_paper(item), figures))
    blocks.extend(_answer_sheet(deck, items, form))
    return Document(
        title=f"{deck.title}: form {form}", blocks=tuple(blocks), foot=f"{source_line(deck)} · Form {form}", scale=scale
    )


def _item_block(number: int, item: Item, printed: OnPaper, figures: Mapping[str, str]) -> Block:
    exhibit = ""
    for tab in item.exhibit.tabs if item.exhibit else ():
        rows = table([[safe(cell) for cell in row] for row in tab.table], lines=True) if tab.table else ""
        exhibit += f"<p><b>{safe(tab.title)}</b></p>{paragraph(tab.text) if tab.text else ''}{rows}"
    text = f"{exhibit}<p><b>{number}.</b> {safe(item.stem)} <i>{safe(printed.instruction)}</i></p>{printed.body}"
    figure = unlabelled(figures[item.figure]) if isinstance(item, HotSpot) and item.figure in figures else ""
    return Block(text=text, figure=figure, letters=printed.marked, space_mm=6)


def _answer_sheet(deck: Deck, items: Sequence[Item], form: str) -> Iterator[Block]:
    head = heading(f"Answer sheet: {deck.title}, form {form}", 1)
    named = table([("Name " + "_" * 36, "Date " + "_" * 16)], (64, 36))
    yield Block(text=head + named, space_mm=0, new_page=True)
    slots = ("<br>".join(map(_slot, on_paper(item).slots)) for item in items)
    cells = [table([(f"<b>{number}</b>", places)], (12, 88)) for number, places in enumerate(slots, 1)]
    for first in range(0, len(cells), _SLOTS_A_ROW):
        row = cells[first : first + _SLOTS_A_ROW]
        yield Block(text=table([[*row, *[""] * (_SLOTS_A_ROW - len(row))]], (50, 50)), space_mm=0.5)


def _slot(slot: Slot) -> str:
    name = f"{safe(slot.name)}: " if slot.name else ""
    if not slot.letters:
        return f"{name}{'_' * 22}"
    lines = (slot.letters[first : first + _LETTERS_A_LINE] for first in range(0, len(slot.letters), _LETTERS_A_LINE))
    return name + "<br>".join(" &nbsp;".join(f"{ONE}&nbsp;{letter}" for letter in line) for line in lines)


def answer_key(deck: Deck, forms: Mapping[str, Sequence[Item]], *, scale: float = 1.0) -> Document:
    """The key of several forms: what is right, and the reason for every option."""
    blocks = [Block(text=heading(f"{deck.title}: answer key", 1), space_mm=0)]
    for form, items in forms.items():
        blocks.append(Block(text=heading(f"Form {form}"), space_mm=7, with_next=True, new_page=len(blocks) > 1))
        for number, item in enumerate(items, 1):
            blocks.append(_key_block(deck, number, item))
    return Document(title=f"{deck.title}: answer key", blocks=tuple(blocks), foot=source_line(deck), scale=scale)


def _key_block(deck: Deck, number: int, item: Item) -> Block:
    slots = on_paper(item).slots
    right = "; ".join(f"{slot.name}: {slot.right}" if slot.name else slot.right for slot in slots)
    reasons = [(RIGHT if one.correct else WRONG, f"{safe(one.text)}: {safe(one.rationale)}") for one in _told(item)]
    fact = deck.fact_by_id.get(item.facts[0])
    place = deck.source.place(fact.paragraph) if fact else ""
    text = (
        f"<p><b>{number}.</b> {safe(item.stem)} <b>{safe(right)}</b></p>"
        + (table(reasons, (4, 96)) if reasons else paragraph(getattr(item, "rationale", "")))
        + paragraph(f"Fact {', '.join(item.facts)}. {place}", "muted")
    )
    return Block(text=text, space_mm=5)


def _told(item: Item) -> Sequence[Option]:
    """The options whose reasons are told: each reason once, right ones first where an item has one for every cell."""
    seen: set[tuple[str, str]] = set()
    told = []
    for option in item.options:
        if (option.text, option.rationale) not in seen and (option.correct or not option.place):
            seen.add((option.text, option.rationale))
            told.append(option)
    return told


def source_line(deck: Deck) -> str:
    """Where the deck's facts come from, in a line."""
    reviewed = f", reviewed {deck.source.reviewed.isoformat()}" if deck.source.reviewed else ""
    parts = [part for part in (deck.source.title, deck.source.publisher) if part]
    return f"Source: {', '.join(parts)}{reviewed}" if parts else deck.title
