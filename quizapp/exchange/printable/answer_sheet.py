"""Answer sheets: a place for every answer, as many circles as there are options, and lines to write on."""

from collections.abc import Iterator, Sequence

from quizapp.content.items import Item
from quizapp.exchange.printable.blocks import Block, safe, table
from quizapp.exchange.printable.item_blocks import Slot, on_paper

_COLUMNS, _COLUMNS_IN_LARGE_PRINT = 3, 2
_NUMBER_SHARE = 5
"""Percent of the sheet's width for the number of a question."""
_ROOM, _ROOM_IN_LARGE_PRINT = 24, 23
"""Letters of a line beside the number of a question."""
_A_CIRCLE = 4
"""Letters that a circle with its own takes."""
_ANSWER, _STEP = "_" * 20, "_" * 4


def name_and_date(scale: float, *, points: bool = False) -> str:
    """Lines for name and date, and for ``points``, as HTML."""
    if points:
        return table([(_line("Name", 34, scale), _line("Date", 12, scale), _line("Points", 6, scale))], (56, 25, 19))
    return table([(_line("Name", 36, scale), _line("Date", 16, scale))], (64, 36))


def _line(name: str, length: int, scale: float) -> str:
    return f"{name} {'_' * int(length / scale)}"


def answer_sheet(items: Sequence[Item], head: str, scale: float = 1.0) -> Iterator[Block]:
    """The sheet, on a page of its own, under a head (HTML)."""
    columns = _COLUMNS_IN_LARGE_PRINT if scale > 1 else _COLUMNS
    yield Block(text=head + name_and_date(scale, points=True), space_mm=0, new_page=True)
    widths = (_NUMBER_SHARE, 100 // columns - _NUMBER_SHARE) * columns
    for first in range(0, len(items), columns):
        cells: list[str] = []
        for number, item in enumerate(items[first : first + columns], first + 1):
            cells += [f"<b>{number}</b>", answer_slots(item, _ROOM_IN_LARGE_PRINT if scale > 1 else _ROOM)]
        yield Block(text=table([[*cells, *[""] * (len(widths) - len(cells))]], widths), space_mm=0.5)


def answer_slots(item: Item, room: int = _ROOM) -> str:
    """Where the answer to an item is written or ticked, as HTML, in lines of so many letters: a circle at the end of a
    line would stand without its letter."""
    return "<br>".join(line for slot in on_paper(item).slots for line in _slot(slot, room))


def _slot(slot: Slot, room: int) -> Iterator[str]:
    name = f"{slot.name}: " if slot.name else ""
    if not slot.letters:
        yield f"{safe(name)}{_to_write_on(slot)}"
        return
    lines = _in_lines(slot.letters, (room - len(name)) // _A_CIRCLE)
    if slot.name and not slot.name.isdigit() and len(lines) > 1:
        yield safe(name)
        name, lines = "", _in_lines(slot.letters, room // _A_CIRCLE)
    for line in lines:
        yield safe(name) + " &nbsp;".join(f"{slot.mark}{letter}" for letter in line)
        name = ""


def _in_lines(letters: str, many: int) -> list[str]:
    many = max(1, many)
    return [letters[first : first + many] for first in range(0, len(letters), many)]


def _to_write_on(slot: Slot) -> str:
    if slot.lines == 1:
        return f"{_ANSWER} {safe(slot.unit)}".rstrip()
    return " ".join(f"{number}.&nbsp;{_STEP}" for number in range(1, slot.lines + 1))
