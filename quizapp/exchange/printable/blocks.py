"""Blocks: pieces of a document that stay together on a page, as HTML of the few tags that Qt draws."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a document. ``text`` is HTML; ``figure`` an SVG drawn below it, ``height_mm`` high at most, with
    ``letters`` on some of its regions.

    ``new_page`` begins a page; ``with_next`` holds a heading to what follows it; ``space_mm`` is the air above.
    """

    text: str
    figure: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    height_mm: float = 80.0
    space_mm: float = 4.0
    new_page: bool = False
    with_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is printed on pages of running text. ``scale`` is 1 for ordinary print, ``LARGE_PRINT`` for large. ``foot``
    stands at the foot of every page, beside its number."""

    title: str
    blocks: tuple[Block, ...]
    foot: str
    scale: float = 1.0


ORDINARY_POINTS = 10.5
"""Points of running text in ordinary print."""

LARGE_POINTS = 18.0
"""The least that is set in large print (American Printing House for the Blind: large print is 18 points and more)."""

LARGE_PRINT = LARGE_POINTS / ORDINARY_POINTS
"""By how much large print is larger."""


ONE, MANY = '<img src="mark:one">', '<img src="mark:many">'
"""What is filled or ticked: where one can be right, and where several can."""

RIGHT, WRONG = '<img src="mark:right">', '<img src="mark:wrong">'
"""What stands before a reason. Marks are pictures that the press draws: no typeface has to have them."""


def safe(text: str) -> str:
    """Text as HTML."""
    return html.escape(text).replace("\n", "<br>")


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text; ``kind`` is a class of the press's own style."""
    return f'<p class="{kind}">{safe(text)}</p>' if kind else f"<p>{safe(text)}</p>"


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{safe(text)}</h{level}>"


def unbroken(html_: str) -> str:
    """HTML that stays in one line, however narrow its cell."""
    return f'<p style="white-space: nowrap; margin: 0">{html_}</p>'


def table(rows: Iterable[Sequence[str]], widths: Sequence[int] = (), *, lines: bool = False, wide: int = 100) -> str:
    """A table of HTML cells, ``wide`` percent of its room; ``widths`` are percents of that of a whole one."""
    border = '1" style="border-style: solid; border-color: #8B8577; border-collapse: collapse;' if lines else "0"
    made = []
    for row in rows:
        cells = []
        for place, cell in enumerate(row):
            width = f' width="{round(100 * widths[place] / wide)}%"' if place < len(widths) else ""
            cells.append(f'<td{width} valign="top">{cell}</td>')
        made.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table width="{wide}%" cellspacing="0" cellpadding="4" border="{border}">{"".join(made)}</table>'


_BAR, _TRACK = "#0F6B66", "#E3DCD2"


def bar(share: float) -> str:
    """A bar that is filled by a share (0 to 1)."""
    filled = round(100 * share)
    cells = f'<td width="{filled}%" bgcolor="{_BAR}"></td>' if filled else ""
    if filled < 100:
        cells += f'<td width="{100 - filled}%" bgcolor="{_TRACK}"></td>'
    return f'<table width="100%" cellspacing="0" cellpadding="3"><tr>{cells}</tr></table>'
