"""Keys: what is right, and the reason for every option."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import ascii_uppercase

from quizapp.content.items import (
    DragDropCloze,
    FillIn,
    HighlightText,
    Item,
    Matching,
    Matrix,
    Option,
    OptionId,
    OrderedResponse,
    Place,
    PlaceId,
)
from quizapp.exchange.printable.blocks import RIGHT, WRONG, Block, Document, heading, paragraph, safe, table
from quizapp.exchange.printable.item_blocks import Slot, on_paper

_OTHER_FORM = (10, 26, 64)
_LONG = 9
"""Letters of a name that may be broken."""


def key_document(
    forms: Mapping[str, Sequence[Item]],
    place: Callable[[Item], str],
    *,
    title: str,
    foot: str,
    about: str = "",
    scale: float = 1.0,
    reordered: tuple[str, Sequence[Item]] | None = None,
) -> Document:
    """The key of tests by their names, each on new pages, with ``about`` (HTML) under its title; ``place`` tells where
    in the source an item's fact stands. ``reordered`` are the name and the items of another form of the first test,
    whose key is letters: the reasons stand with the first."""
    blocks = [Block(text=heading(title, 1) + about, space_mm=0)]
    for name, items in forms.items():
        blocks.append(Block(text=heading(name), space_mm=7, with_next=True, new_page=len(blocks) > 1))
        for number, item in enumerate(items, 1):
            blocks.append(_key_block(number, item, place(item)))
    if reordered:
        blocks.extend(_letters_alone(*reordered, next(iter(forms.values()))))
    return Document(title=title, blocks=tuple(blocks), foot=foot, scale=scale)


def _letters_alone(name: str, items: Sequence[Item], first: Sequence[Item]) -> Iterator[Block]:
    own = {item.id: number for number, item in enumerate(first, 1)}
    yield Block(text=heading(name), new_page=True, space_mm=0, with_next=True)
    head = ("<b>Form B</b>", "<b>Right</b>", "<b>The same question in form A</b>")
    yield Block(text=table([head], _OTHER_FORM), space_mm=0.5, with_next=True)
    for number, item in enumerate(items, 1):
        row = (f"{number}", f"<b>{safe(right_letters(item))}</b>", f"{own[item.id]}. {safe(item.stem)}")
        yield Block(text=table([row], _OTHER_FORM), space_mm=0.5)


def _key_block(number: int, item: Item, place: str) -> Block:
    text = (
        f"<p><b>{number}.</b> {safe(item.stem)} <b>{safe(right_letters(item))}</b></p>"
        + reasons_text(item)
        + paragraph(f"Fact {', '.join(item.facts)}. {place}", "muted")
    )
    return Block(text=text, space_mm=5)


def right_letters(item: Item) -> str:
    """What belongs on the answer sheet, each part with its name in one piece."""
    return "; ".join(_named(slot) for slot in on_paper(item).slots)


def _named(slot: Slot) -> str:
    if not slot.name:
        return _said(slot)
    return (
        f"{slot.name}: {_said(slot)}".replace(" ", "\N{NO-BREAK SPACE}")
        if len(slot.name) < _LONG
        else (f"{slot.name}:\N{NO-BREAK SPACE}{_said(slot)}")
    )


def _said(slot: Slot) -> str:
    if slot.letters and slot.right.isalpha():
        return ", ".join(slot.right)
    return slot.right or "none"


def reasons_text(item: Item) -> str:
    """The reason for every option, or of the item as a whole, as HTML. Of pairs (cells, matches, words in blanks) the
    right ones are told."""
    if isinstance(item, FillIn):
        return paragraph(item.rationale)
    return table(
        [(RIGHT if one.correct else WRONG, _reason(label, text, one)) for label, text, one in _told(item)], _MARK
    )


_MARK = (4, 96)


def _reason(label: str, text: str, option: Option) -> str:
    opened = f"{text.rstrip('.:')}: " if text and text[-1] not in "?!" else f"{text} "
    return f"<b>{safe(label)}</b> {safe(opened)}{safe(option.rationale)}"


_Told = Iterator[tuple[str, str, Option]]
"""Options with what each is called on paper, and its words."""


def _told(item: Item) -> _Told:
    match item:
        case Matrix():
            return _cells(item)
        case Matching():
            return _pairs(item, [(term.id, f"{term.text}: ") for term in item.terms], item.descriptions)
        case DragDropCloze():
            return _pairs(item, [(one.place, "") for one in item.passage if one.place], item.tokens)
        case OrderedResponse():
            return _steps(item)
        case HighlightText():
            return _phrases(item)
        case _:
            return _lettered(item)


def _cells(item: Matrix) -> _Told:
    for number, row in enumerate(item.rows, 1):
        for letter, column in zip(ascii_uppercase, item.columns, strict=False):
            if (cell := item.cell(row.id, column.id)).correct:
                yield f"{number} {letter}", f"{row.text}: {column.text}", cell


def _pairs(item: Item, places: Sequence[tuple[PlaceId, str]], seconds: Sequence[Place]) -> _Told:
    letters = dict(zip((one.id for one in seconds), ascii_uppercase, strict=False))
    for number, (place, said) in enumerate(places, 1):
        for key in item.keys_at(place):
            yield f"{number} {letters[PlaceId(key.id.split('/', 1)[1])]}", f"{said}{key.text}", key


def _steps(item: OrderedResponse) -> _Told:
    shown = {option.id: (letter, option) for letter, option in zip(ascii_uppercase, item.options, strict=False)}
    for letter, option in (shown[one] for one in item.order):
        yield letter, option.text, option


def _phrases(item: HighlightText) -> _Told:
    by_id = {option.id: option for option in item.options}
    phrases = [by_id[OptionId(one.place)] for one in item.passage if one.place]
    for letter, option in zip(ascii_uppercase, phrases, strict=False):
        yield letter, option.text, option


def _lettered(item: Item) -> _Told:
    """Options in lists: one, or one with a name for each place."""
    for slot in on_paper(item).slots:
        named = slot.name and (f"{slot.name} " if slot.name.isdigit() else f"{slot.name}: ")
        for letter, option in zip(ascii_uppercase, item.at(slot.place), strict=False):
            yield f"{named}{letter}", option.text, option
