"""Documents of running text: study sheets, quiz papers with their answer sheet, and keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.figures.drawing import unlabelled
from quizapp.content.items import HotSpot, Item, Option
from quizapp.exams.copies import DeckCopy
from quizapp.exchange.printable.blocks import ONE, RIGHT, WRONG, Block, Document, heading, paragraph, safe, table
from quizapp.exchange.printable.item_blocks import Slot, on_paper

_SLOTS_A_ROW = 2
_LETTERS_A_LINE = 5
_SHORT_NAME = 8


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
    return paper_test(
        items,
        {figure.name: figure.svg for figure in deck.figures},
        title=f"{deck.title}: form {form}",
        sheet=f"Answer sheet: {deck.title}, form {form}",
        foot=f"{source_line(deck)} · Form {form}",
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
        + table([("Name " + "_" * 36, "Date " + "_" * 16)], (64, 36))
        + paragraph(f"{questions}. Write your answers on the answer sheet at the end.", "muted")
    )
    blocks = [Block(text=head, space_mm=0)]
    blocks.extend(item_block(number, item, figures) for number, item in enumerate(items, 1))
    blocks.extend(_answer_sheet(items, heading(sheet, 1) + about))
    return Document(title=title, blocks=tuple(blocks), foot=foot, scale=scale)


def item_block(number: int, item: Item, figures: Mapping[str, str], answer: str = "") -> Block:
    """An item as it is asked, without its key; ``answer`` (HTML) is where the answer goes, if it goes beneath."""
    printed = on_paper(item)
    text = f"<p><b>{number}.</b> {safe(item.stem)} <i>{safe(printed.instruction)}</i></p>{printed.body}"
    return Block(
        text=exhibit_text(item) + text + answer,
        figure=spot_figure(item, figures),
        letters=printed.marked,
        space_mm=6,
    )


def exhibit_text(item: Item) -> str:
    """What an item is asked about, as HTML; empty for most."""
    exhibit = ""
    for tab in item.exhibit.tabs if item.exhibit else ():
        rows = table([[safe(cell) for cell in row] for row in tab.table], lines=True) if tab.table else ""
        exhibit += f"<p><b>{safe(tab.title)}</b></p>{paragraph(tab.text) if tab.text else ''}{rows}"
    return exhibit


def spot_figure(item: Item, figures: Mapping[str, str]) -> str:
    """The figure on which an item asks for a place, without its labels; empty where it asks for none."""
    return unlabelled(figures[item.figure]) if isinstance(item, HotSpot) and figures.get(item.figure) else ""


def _answer_sheet(items: Sequence[Item], head: str) -> Iterator[Block]:
    named = table([("Name " + "_" * 36, "Date " + "_" * 16)], (64, 36))
    yield Block(text=head + named, space_mm=0, new_page=True)
    slots = (answer_slots(item) for item in items)
    cells = [table([(f"<b>{number}</b>", places)], (12, 88)) for number, places in enumerate(slots, 1)]
    for first in range(0, len(cells), _SLOTS_A_ROW):
        row = cells[first : first + _SLOTS_A_ROW]
        yield Block(text=table([[*row, *[""] * (_SLOTS_A_ROW - len(row))]], (50, 50)), space_mm=0.5)


def answer_slots(item: Item) -> str:
    """Where the answer to an item is written or ticked, as HTML."""
    return "<br>".join(map(_slot, on_paper(item).slots))


def _slot(slot: Slot) -> str:
    name = f"{safe(slot.name)}: " if slot.name else ""
    if len(slot.name) > _SHORT_NAME:  # a circle at the end of its line would stand without its letter
        name = f"{name.rstrip()}<br>"
    if not slot.letters:
        return f"{name}{'_' * 22}"
    lines = (slot.letters[first : first + _LETTERS_A_LINE] for first in range(0, len(slot.letters), _LETTERS_A_LINE))
    return name + "<br>".join(" &nbsp;".join(f"{ONE}&nbsp;{letter}" for letter in line) for line in lines)


def answer_key(deck: Deck, forms: Mapping[str, Sequence[Item]], *, scale: float = 1.0) -> Document:
    """The key of several forms: what is right, and the reason for every option."""

    def place(item: Item) -> str:
        fact = deck.fact_by_id.get(item.facts[0])
        return deck.source.place(fact.paragraph) if fact else ""

    named = {f"Form {form}": items for form, items in forms.items()}
    return key_document(named, place, title=f"{deck.title}: answer key", foot=source_line(deck), scale=scale)


def key_document(
    forms: Mapping[str, Sequence[Item]],
    place: Callable[[Item], str],
    *,
    title: str,
    foot: str,
    about: str = "",
    scale: float = 1.0,
) -> Document:
    """The key of tests by their names, each on new pages, with ``about`` (HTML) under its title; ``place`` tells where
    in the source an item's fact stands."""
    blocks = [Block(text=heading(title, 1) + about, space_mm=0)]
    for name, items in forms.items():
        blocks.append(Block(text=heading(name), space_mm=7, with_next=True, new_page=len(blocks) > 1))
        for number, item in enumerate(items, 1):
            blocks.append(_key_block(number, item, place(item)))
    return Document(title=title, blocks=tuple(blocks), foot=foot, scale=scale)


def _key_block(number: int, item: Item, place: str) -> Block:
    text = (
        f"<p><b>{number}.</b> {safe(item.stem)} <b>{safe(right_letters(item))}</b></p>"
        + reasons_text(item)
        + paragraph(f"Fact {', '.join(item.facts)}. {place}", "muted")
    )
    return Block(text=text, space_mm=5)


def right_letters(item: Item) -> str:
    """What belongs on the answer sheet."""
    slots = on_paper(item).slots
    return "; ".join(f"{slot.name}: {slot.right}" if slot.name else slot.right for slot in slots)


def reasons_text(item: Item) -> str:
    """The reason for every option, or of the item as a whole, as HTML."""
    reasons = [(RIGHT if one.correct else WRONG, f"{safe(one.text)}: {safe(one.rationale)}") for one in _told(item)]
    return table(reasons, (4, 96)) if reasons else paragraph(getattr(item, "rationale", ""))


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


def copied_source_line(copy: DeckCopy, items: Iterable[Item]) -> str:
    """Where the facts of some items come from, in a line, without their places; the deck's title when it is not
    known."""
    places = (copy.source(fact) for item in items for fact in item.facts)
    found = dict.fromkeys(place.rsplit(", paragraph", 1)[0] for place in places if place)
    return f"Source: {'; '.join(found)}" if found else copy.title
