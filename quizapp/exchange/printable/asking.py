"""Items as they are asked on paper, without their keys: what they are asked about, the stem, and where to answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from quizapp.content.figures.drawing import unlabelled
from quizapp.content.items import HotSpot, Item, Tab
from quizapp.exchange.printable.blocks import Block, paragraph, safe, table
from quizapp.exchange.printable.item_blocks import ROOMY, OnPaper, on_paper

_AIR = '<p style="font-size: 5pt">&nbsp;</p>'


def asking_blocks(
    items: Sequence[Item],
    figures: Mapping[str, str],
    answer: Callable[[Item], str] = lambda _item: "",
    *,
    scale: float = 1.0,
) -> Iterator[Block]:
    """Items in a row with their numbers. What several that follow each other are asked about stands once, before the
    first. ``answer`` (HTML) is where the answer goes, if it goes beneath; ``figures`` are texts by name."""
    for tabs, some in groupby(enumerate(items, 1), key=_asked_about):
        run = list(some)
        for place, (number, item) in enumerate(run):
            about = exhibit_text(item) if not place or isinstance(tabs, int) else ""
            if about and len(run) > 1:
                about = f"<p><b>Questions {number} to {number + len(run) - 1} are about this.</b></p>{about}"
            yield from _asking(number, item, figures, about, answer(item), round(ROOMY / scale))


def _asked_about(numbered: tuple[int, Item]) -> tuple[Tab, ...] | int:
    """What tells whether an item is asked about the same as its neighbour; its own number where it is about nothing."""
    number, item = numbered
    return item.exhibit.tabs if item.exhibit and item.exhibit.tabs else number


def _asking(number: int, item: Item, figures: Mapping[str, str], about: str, answer: str, room: int) -> Iterator[Block]:
    printed = on_paper(item, room)
    instruction = instruction_of(item, printed)
    said = f" <i>{safe(instruction)}</i>" if instruction else ""
    text = f"{about}<p><b>{number}.</b> {safe(item.stem)}{said}</p>{printed.body}"
    figure = spot_figure(item, figures)
    if not figure:
        yield Block(text=text + answer, space_mm=6)
        return
    yield Block(text=text, figure=figure, letters=printed.marked, space_mm=6, with_next=bool(answer))
    if answer:
        yield Block(text=answer, space_mm=1)


def instruction_of(item: Item, printed: OnPaper) -> str:
    """How an item is answered; empty where its stem says the same in its own words."""
    stem, said = item.stem.casefold(), printed.instruction
    repeated = "all that apply" in said and "all that apply" in stem
    return "" if repeated or said.rstrip(".").casefold() in stem else said


def exhibit_text(item: Item) -> str:
    """What an item is asked about, as HTML; empty for most."""
    exhibit = ""
    for tab in item.exhibit.tabs if item.exhibit else ():
        head, *rows = [[safe(cell) for cell in row] for row in tab.table] or [[]]
        measured = table([[f"<b>{cell}</b>" for cell in head], *rows], lines=True) if head else ""
        exhibit += f"<p><b>{safe(tab.title)}</b></p>{paragraph(tab.text) if tab.text else ''}{measured}{_AIR}"
    return exhibit


def spot_figure(item: Item, figures: Mapping[str, str]) -> str:
    """The figure on which an item asks for a place, without its labels; empty where it asks for none."""
    return unlabelled(figures[item.figure]) if isinstance(item, HotSpot) and figures.get(item.figure) else ""
